/**
 * The one XML file of a ZIP archive, as EDICOM answers with it. It is read from the central directory,
 * because Java's writer leaves the sizes out of the file's own header; zlib inflates it and stops where
 * the size that the directory tells ends, so that a small archive cannot become a large file.
 */
import { crc32, inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** A CFDI is kilobytes; with its addenda it is still far from this. */
const MAX_FILE_BYTES = 8 * 1024 * 1024;
const MAX_FILES = 16;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/** The archive's only file whose name ends in .xml; undefined where it is no archive, damaged, or has none or several. */
export function xmlInZip(archive: Uint8Array): Uint8Array | undefined {
  const zip = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    const files = entriesOf(zip)?.filter((entry) => entry.name.toLowerCase().endsWith('.xml')) ?? [];
    return files.length === 1 && files[0] !== undefined ? contentOf(zip, files[0]) : undefined;
  } catch (error) {
    // Offsets that point outside (ERR_OUT_OF_RANGE), or what zlib cannot read or finds too long.
    if (error instanceof RangeError || isZlibError(error)) return undefined;
    throw error;
  }
}

function entriesOf(zip: Buffer): Entry[] | undefined {
  const end = endOfDirectory(zip);
  if (end === undefined) return undefined;
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (count > MAX_FILES) return undefined;
  const entries: Entry[] = [];
  for (let n = 0; n < count; n += 1) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
    const nameBytes = zip.readUInt16LE(at + 28);
    entries.push({
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packedBytes: zip.readUInt32LE(at + 20),
      bytes: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
      name: zip.toString('latin1', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
    });
    at += ENTRY_BYTES + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** Looked for from the end: only a comment may follow it. */
function endOfDirectory(zip: Buffer): number | undefined {
  const first = Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT);
  for (let at = zip.length - END_BYTES; at >= first; at -= 1) {
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

function contentOf(zip: Buffer, entry: Entry): Uint8Array | undefined {
  const { offset, bytes, packedBytes, method, flags, crc } = entry;
  if ((flags & ENCRYPTED) !== 0 || bytes === 0 || bytes > MAX_FILE_BYTES) return undefined;
  if (zip.readUInt32LE(offset) !== LOCAL_HEADER) return undefined;
  const from = offset + LOCAL_BYTES + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  const packed = zip.subarray(from, from + packedBytes);
  if (method !== STORED && method !== DEFLATED) return undefined;
  const content = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: bytes });
  return content.length === bytes && crc32(content) === crc ? content : undefined;
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(Z_|ERR_BUFFER_TOO_LARGE)/.test(String(error.code));
}
