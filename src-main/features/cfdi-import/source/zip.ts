/**
 * A ZIP read from the disk by its directory, one entry at a time: whatever its size, memory holds one entry and a
 * window of the directory. Own code because none of the project's packages reads a ZIP without taking all of it into
 * memory, and because every number in it comes from a stranger: each is checked against the file before it is used.
 *
 * What it does not read (encryption, other methods than deflate, parts on several disks) it names.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import type { MessageParams } from '#i18n/index.ts';
import type { ImportCode } from '../finding.ts';

/** Something of the archive that cannot be read: of one entry, or of all of it. */
export class ZipTrouble extends Error {
  readonly code: ImportCode;
  readonly params: MessageParams;
  constructor(code: ImportCode, params: MessageParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

export interface ZipEntry {
  /** As the archive says it, whatever it says: for people to read. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

export interface ZipFile {
  readonly count: number;
  /** Entries in the order of the directory. @throws ZipTrouble where the directory ends in nonsense */
  entries(): Generator<ZipEntry>;
  /** The bytes of an entry, never more than `most`. @throws ZipTrouble */
  read(entry: ZipEntry, most: number): Buffer;
  close(): void;
}

/** More than any archive of CFDIs has; a directory that promises more is not walked. */
export const MOST_ENTRIES = 1_000_000;

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const WINDOW = 256 * 1024;
/** Header of an entry with the longest name, extra field and comment. */
const LARGEST_HEADER = 46 + 3 * 65_535;
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;

/** @throws ZipTrouble when it is no ZIP; the system's own error when it cannot be opened */
export function openZip(path: string): ZipFile {
  const fd = openSync(path, 'r');
  try {
    const size = fstatSync(fd).size;
    const directory = findDirectory(fd, size);
    return {
      count: directory.count,
      entries: () => walkDirectory(fd, size, directory),
      read: (entry, most) => readEntry(fd, size, directory.shift, entry, most),
      close: () => closeSync(fd),
    };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

interface Directory {
  readonly count: number;
  readonly start: number;
  readonly end: number;
  /** Bytes before the archive itself (a self-extracting one): offsets count from behind them. */
  readonly shift: number;
}

function damaged(): ZipTrouble {
  return new ZipTrouble('ZIP_DAMAGED');
}

/** Exactly these bytes of the file. @throws ZipTrouble */
function bytesAt(fd: number, size: number, offset: number, length: number): Buffer {
  if (!Number.isSafeInteger(offset) || offset < 0 || length < 0 || offset + length > size) throw damaged();
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const read = readSync(fd, buffer, filled, length - filled, offset + filled);
    if (read === 0) throw damaged();
    filled += read;
  }
  return buffer;
}

function findDirectory(fd: number, size: number): Directory {
  const length = Math.min(size, 22 + FULL_16);
  const tail = bytesAt(fd, size, size - length, length);
  for (let at = length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END || at + 22 + tail.readUInt16LE(at + 20) > length) continue;
    return directoryOf(fd, size, size - length + at, tail.subarray(at, at + 22));
  }
  throw new ZipTrouble('ZIP_NOT');
}

function directoryOf(fd: number, size: number, endAt: number, end: Buffer): Directory {
  let count = end.readUInt16LE(10);
  let bytes = end.readUInt32LE(12);
  let start = end.readUInt32LE(16);
  let behind = endAt;
  if (end.readUInt16LE(4) !== end.readUInt16LE(6)) throw new ZipTrouble('ZIP_SEVERAL_DISKS');
  if (count === FULL_16 || bytes === FULL_32 || start === FULL_32) {
    const locator = endAt >= 20 ? bytesAt(fd, size, endAt - 20, 20) : undefined;
    if (locator !== undefined && locator.readUInt32LE(0) === LOCATOR_64) {
      behind = safe(locator.readBigUInt64LE(8));
      const end64 = bytesAt(fd, size, behind, 56);
      if (end64.readUInt32LE(0) !== END_64) throw damaged();
      count = safe(end64.readBigUInt64LE(32));
      bytes = safe(end64.readBigUInt64LE(40));
      start = safe(end64.readBigUInt64LE(48));
    }
  }
  if (count > MOST_ENTRIES) throw new ZipTrouble('ZIP_TOO_MANY', { most: MOST_ENTRIES });
  const shift = behind - bytes - start;
  if (shift < 0 || start + shift + bytes > size || count * 46 > bytes) throw damaged();
  return { count, start: start + shift, end: start + shift + bytes, shift };
}

function safe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged();
  return Number(value);
}

function* walkDirectory(fd: number, size: number, { count, start, end }: Directory): Generator<ZipEntry> {
  let window: Buffer = Buffer.alloc(0);
  let windowAt = start;
  let at = start;
  let packed = 0;
  for (let index = 0; index < count; index += 1) {
    // The next header is in the window, whole, unless the directory ends before.
    if (at - windowAt + LARGEST_HEADER > window.length && windowAt + window.length < end) {
      window = bytesAt(fd, size, at, Math.min(Math.max(WINDOW, LARGEST_HEADER), end - at));
      windowAt = at;
    }
    const { entry, length } = entryAt(window.subarray(at - windowAt));
    at += length;
    packed += entry.packedBytes;
    // Entries that share their bytes make a small file endless.
    if (packed > size) throw new ZipTrouble('ZIP_OVERLAPS');
    yield entry;
  }
}

function entryAt(header: Buffer): { entry: ZipEntry; length: number } {
  if (header.length < 46 || header.readUInt32LE(0) !== ENTRY) throw damaged();
  const flags = header.readUInt16LE(8);
  const nameEnd = 46 + header.readUInt16LE(28);
  const extraEnd = nameEnd + header.readUInt16LE(30);
  const length = extraEnd + header.readUInt16LE(32);
  if (length > header.length) throw damaged();
  const name = nameOf(header.subarray(46, nameEnd), (flags & 0x800) !== 0);
  const sizes = sizesOf(header, header.subarray(nameEnd, extraEnd));
  const encrypted = (flags & 1) !== 0;
  const entry = { name, isFolder: /[/\\]$/.test(name), encrypted, method: header.readUInt16LE(10), ...sizes };
  return { entry: { ...entry, crc: header.readUInt32LE(16) }, length };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 where it says so or is so; the bytes one by one otherwise, which keeps names apart. */
function nameOf(bytes: Buffer, saysUtf8: boolean): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return saysUtf8 ? bytes.toString('utf8') : bytes.toString('latin1');
  }
}

function sizesOf(header: Buffer, extra: Buffer): Pick<ZipEntry, 'packedBytes' | 'bytes' | 'offset'> {
  const said = [header.readUInt32LE(24), header.readUInt32LE(20), header.readUInt32LE(42)];
  if (said.includes(FULL_32)) {
    const large = extraField(extra, 1);
    let at = 0;
    for (const [index, value] of said.entries()) {
      if (value !== FULL_32 || large === undefined) continue;
      if (at + 8 > large.length) throw damaged();
      said[index] = safe(large.readBigUInt64LE(at));
      at += 8;
    }
  }
  const [bytes = 0, packedBytes = 0, offset = 0] = said;
  return { bytes, packedBytes, offset };
}

function extraField(extra: Buffer, id: number): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}

/** A thousand to one is the most that deflate can; an XML has nothing to do near it. */
const MOST_RATIO = 200;
const SMALL = 1024 * 1024;

function readEntry(fd: number, size: number, shift: number, entry: ZipEntry, most: number): Buffer {
  const { bytes, packedBytes, method, encrypted, crc } = entry;
  if (encrypted) throw new ZipTrouble('ZIP_ENCRYPTED');
  if (method !== 0 && method !== 8) throw new ZipTrouble('ZIP_METHOD', { method });
  if (bytes > most) throw new ZipTrouble('FILE_TOO_LARGE', { most });
  if (bytes > SMALL && bytes > packedBytes * MOST_RATIO) throw new ZipTrouble('ZIP_BOMB');
  // Deflate never takes much more than what it packs.
  if (packedBytes > bytes + (bytes >> 3) + 1024) throw damaged();
  const local = bytesAt(fd, size, entry.offset + shift, 30);
  if (local.readUInt32LE(0) !== LOCAL) throw damaged();
  const dataAt = entry.offset + shift + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const content = unpacked(bytesAt(fd, size, dataAt, packedBytes), method, bytes);
  if (content.length !== bytes || crc32(content) !== crc) throw damaged();
  return content;
}

function unpacked(packed: Buffer, method: number, bytes: number): Buffer {
  if (method === 0) return packed;
  try {
    // Whatever it says of itself: never more than was promised, and looked at, before.
    return inflateRawSync(packed, { maxOutputLength: Math.max(bytes, 1) });
  } catch {
    throw damaged();
  }
}
