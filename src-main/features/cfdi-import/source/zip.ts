/**
 * A ZIP read from the disk one entry at a time (yauzl): whatever its size, memory holds one entry. What an archive
 * says of itself comes from a stranger: nothing is inflated beyond what was promised and looked at before, and what is
 * not read (encryption, other methods than deflate) is named.
 */
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile as Yauzl } from 'yauzl';
import type { MessageParams } from '#i18n/index.ts';
import type { ImportCode } from '../finding.ts';

/** Something of the archive that cannot be read: of one entry, or of all of it. */
export class ZipTrouble extends Error {
  readonly code: ImportCode;
  readonly params: MessageParams;
  constructor(code: ImportCode, params: MessageParams = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.params = params;
  }
}

export interface ZipEntry {
  /** As the archive says it, whatever it says: for people to read, never a path. */
  readonly name: string;
  readonly isFolder: boolean;
  /** Its bytes, never more than `most`. Only while the archive is open. @throws ZipTrouble */
  readonly read: (most: number) => Promise<Buffer>;
}

export interface ZipFile {
  /** Entries in the order of the directory. @throws ZipTrouble where the directory ends in nonsense */
  entries(): AsyncGenerator<ZipEntry>;
  close(): void;
}

/** More than any archive of CFDIs has; a directory that promises more is not walked. */
const MOST_ENTRIES = 1_000_000;
/** A thousand to one is the most that deflate can; an XML has nothing to do near it. */
const MOST_RATIO = 200;
const SMALL = 1024 * 1024;

/** @throws ZipTrouble when it is no ZIP; the system's own error when it cannot be opened */
export async function openZip(path: string): Promise<ZipFile> {
  const zip = await openPromise(path, { autoClose: false, decodeStrings: false }).catch((error: unknown) => {
    throw isSystemError(error) ? error : notAZip(error);
  });
  return {
    entries: () => walk(zip),
    close: () => zip.close(),
  };
}

async function* walk(zip: Yauzl): AsyncGenerator<ZipEntry> {
  if (zip.entryCount > MOST_ENTRIES) throw new ZipTrouble('ZIP_TOO_MANY', { most: MOST_ENTRIES });
  let packed = 0;
  const entries = zip.eachEntry();
  for (;;) {
    const next = await entries.next().catch((error: unknown) => {
      throw new ZipTrouble('ZIP_DAMAGED', {}, error);
    });
    if (next.done === true) return;
    const entry = next.value;
    packed += entry.compressedSize;
    // Entries that share their bytes make a small file endless.
    if (packed > zip.fileSize) throw new ZipTrouble('ZIP_OVERLAPS');
    const name = nameOf(entry);
    yield { name, isFolder: /[/\\]$/.test(name), read: (most) => readEntry(zip, entry, most) };
  }
}

async function readEntry(zip: Yauzl, entry: Entry, most: number): Promise<Buffer> {
  const { uncompressedSize: bytes, compressedSize: packedBytes, compressionMethod: method } = entry;
  if (entry.isEncrypted()) throw new ZipTrouble('ZIP_ENCRYPTED');
  if (!entry.canDecodeFileData()) throw new ZipTrouble('ZIP_METHOD', { method });
  if (bytes > most) throw new ZipTrouble('FILE_TOO_LARGE', { most });
  if (bytes > SMALL && bytes > packedBytes * MOST_RATIO) throw new ZipTrouble('ZIP_BOMB');
  const parts: Buffer[] = [];
  try {
    // The stream fails as soon as it has another length than was promised.
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
  } catch (error) {
    throw new ZipTrouble('ZIP_DAMAGED', {}, error);
  }
  const content = Buffer.concat(parts);
  if (crc32(content) !== entry.crc32) throw new ZipTrouble('ZIP_DAMAGED');
  return content;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 where it says so or is so; the bytes one by one otherwise, which keeps names apart. */
function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  try {
    return utf8.decode(fileNameRaw);
  } catch {
    return fileNameRaw.toString((generalPurposeBitFlag & 0x800) === 0 ? 'latin1' : 'utf8');
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function notAZip(error: unknown): ZipTrouble {
  const said = error instanceof Error ? error.message : '';
  if (/multi-disk/i.test(said)) return new ZipTrouble('ZIP_SEVERAL_DISKS', {}, error);
  return new ZipTrouble(/end of central directory/i.test(said) ? 'ZIP_NOT' : 'ZIP_DAMAGED', {}, error);
}
