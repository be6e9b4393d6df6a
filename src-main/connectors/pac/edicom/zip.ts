/** The one XML file of a ZIP archive, as EDICOM answers with it. */
import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

/** A CFDI is kilobytes; with its addenda it is still far from this. */
const MAX_FILE_BYTES = 8 * 1024 * 1024;
const MAX_FILES = 16;

/** The archive's only file whose name ends in .xml; undefined where it is no archive, damaged, or has none or several. */
export async function xmlInZip(archive: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const zip = await fromBufferPromise(Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength));
    if (zip.entryCount > MAX_FILES) return undefined;
    const found: Entry[] = [];
    for await (const entry of zip.eachEntry()) if (/\.xml$/i.test(entry.fileName)) found.push(entry);
    const [only] = found;
    return found.length === 1 && only !== undefined ? await contentOf(zip, only) : undefined;
  } catch {
    // Whatever an archive is damaged in, there is no document in it that could be believed.
    return undefined;
  }
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array | undefined> {
  // The stream stops where this size ends: a small archive cannot become a large file.
  if (!entry.canDecodeFileData() || entry.uncompressedSize === 0 || entry.uncompressedSize > MAX_FILE_BYTES) {
    return undefined;
  }
  const parts: Buffer[] = [];
  for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
  const content = Buffer.concat(parts);
  return crc32(content) === entry.crc32 ? content : undefined;
}
