/** Finds out by its content what kind of source a path is, and reads it. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { CuadraError } from '#errors/cuadra-error.ts';
import { readCsvFolder } from './read-csv.ts';
import { readPhpcfdi } from './read-phpcfdi.ts';
import { readWorkbook } from './read-workbook.ts';
import type { SourceEntries } from './rows.ts';

export type SourceFormat = 'folder' | 'workbook' | 'sqlite' | 'bzip2';

const SIGNATURES: readonly (readonly [SourceFormat, Buffer])[] = [
  ['sqlite', Buffer.from('SQLite format 3\0', 'latin1')],
  ['bzip2', Buffer.from('BZh', 'latin1')],
  // .xlsx is a zip, .xls an OLE compound file.
  ['workbook', Buffer.from([0x50, 0x4b, 0x03, 0x04])],
  ['workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
];

/**
 * What a path holds, by its first bytes and never by its name.
 * @param name what to call it in messages
 * @throws CuadraError CATALOG_SOURCE_NOT_FOUND, CATALOG_SOURCE_UNKNOWN, CATALOG_SOURCE_DAMAGED (empty)
 */
export function detectFormat(path: string, name: string = basename(path)): SourceFormat {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new CuadraError('CATALOG_SOURCE_NOT_FOUND', { params: { name } });
  if (stat.isDirectory()) return 'folder';
  if (stat.size === 0) throw new CuadraError('CATALOG_SOURCE_DAMAGED', { params: { name, detail: '0 bytes' } });
  const head = readHead(path, 16);
  const found = SIGNATURES.find(([, signature]) => head.subarray(0, signature.length).equals(signature));
  if (found === undefined) throw new CuadraError('CATALOG_SOURCE_UNKNOWN', { params: { name } });
  return found[0];
}

const READERS = { folder: readCsvFolder, sqlite: readPhpcfdi, workbook: readWorkbook } as const;

/**
 * Reads a folder, workbook or database (not compressed).
 * @param name what to call it in messages
 * @throws CuadraError CATALOG_SOURCE_DAMAGED, CATALOG_SOURCE_LAYOUT, CATALOG_SOURCE_UNKNOWN, CATALOG_ROWS_INVALID
 */
export function readSource(path: string, format: Exclude<SourceFormat, 'bzip2'>, name: string): SourceEntries {
  return READERS[format](path, name);
}

function readHead(path: string, bytes: number): Buffer {
  const head = Buffer.alloc(bytes);
  const file = openSync(path, 'r');
  try {
    return head.subarray(0, readSync(file, head, 0, bytes, 0));
  } finally {
    closeSync(file);
  }
}
