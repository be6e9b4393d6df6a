/** From a source on disk to a finished, checked pack: what the worker thread runs. */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { CatalogProgress } from '#contract/catalogs.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { decompressBzip2 } from './decompress.ts';
import type { PackCatalog, SourceEntries } from './rows.ts';
import { PACK_TABLES, type PackMeta } from './schema.ts';
import { detectFormat, readSource } from './sources.ts';
import { writePack } from './write-pack.ts';

/** Fewest entries that a whole catalog has: SAT's had 52,514, 2,418 and some 95,800 in 2026. */
export type Minimums = Readonly<Record<PackCatalog, number>>;
export const WHOLE_CATALOG: Minimums = { c_ClaveProdServ: 50_000, c_ClaveUnidad: 2_000, c_CodigoPostal: 90_000 };

export interface BuildRequest {
  readonly source: string;
  /** File to create; the directory exists and the file does not. */
  readonly target: string;
  /** Local date, `AAAA-MM-DD`. */
  readonly today: string;
  /** Name of the source in messages; default its file name. */
  readonly name?: string;
  /** Day of the data as its publisher states it (a download's Last-Modified); before what the source says. */
  readonly date?: string;
  readonly minimums?: Minimums;
}

export interface BuildResult {
  readonly meta: PackMeta;
  /** SHA-256 of the source file in hex; absent for a folder. */
  readonly sourceSha256?: string;
  /** SHA-256 and size of the pack. */
  readonly packSha256: string;
  readonly packBytes: number;
}

/**
 * Builds the pack. Whatever fails, `target` does not exist afterwards.
 * @throws CuadraError CATALOG_SOURCE_…, CATALOG_ROWS_INVALID, CATALOG_BUILD_FAILED
 */
export async function buildPack(
  request: BuildRequest,
  onProgress: (progress: CatalogProgress) => void,
): Promise<BuildResult> {
  const { source, target, today, name = basename(source), minimums = WHOLE_CATALOG } = request;
  const unpacked = `${target}.source`;
  try {
    const format = detectFormat(source, name);
    let readable = source;
    let readableFormat = format;
    if (format === 'bzip2') {
      const total = statSync(source).size;
      await decompressBzip2(source, unpacked, name, (done) => onProgress({ phase: 'unpacking', done, total }));
      readable = unpacked;
      readableFormat = detectFormat(unpacked, name);
    }
    if (readableFormat === 'bzip2') throw new CuadraError('CATALOG_SOURCE_UNKNOWN', { params: { name } });
    onProgress({ phase: 'reading', done: 0 });
    const found = readSource(readable, readableFormat, name);
    const entries = request.date === undefined ? found : { ...found, date: request.date };
    checkCounts(entries, minimums, name);
    const meta = writePack(target, entries, today, (done, total) => onProgress({ phase: 'building', done, total }));
    checkPack(target, meta);
    flushToDisk(target);
    return {
      meta,
      ...(format === 'folder' ? {} : { sourceSha256: await sha256Of(source) }),
      packSha256: await sha256Of(target),
      packBytes: statSync(target).size,
    };
  } catch (error) {
    rmSync(target, { force: true });
    if (error instanceof CuadraError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new CuadraError('CATALOG_BUILD_FAILED', { params: { detail }, cause: error });
  } finally {
    rmSync(unpacked, { force: true });
  }
}

function checkCounts(entries: SourceEntries, minimums: Minimums, name: string): void {
  const counted: [PackCatalog, number][] = [
    ['c_ClaveProdServ', entries.prodServ.length],
    ['c_ClaveUnidad', entries.claveUnidad.length],
  ];
  // Codes that are only suggestions may be as few as they like.
  if (entries.postalCodesAreSat) counted.push(['c_CodigoPostal', entries.codigoPostal.length]);
  for (const [catalog, found] of counted) {
    const expected = minimums[catalog];
    if (found < expected) {
      throw new CuadraError('CATALOG_SOURCE_TOO_SMALL', { params: { name, catalog, found, expected } });
    }
  }
}

/** Reads the finished file back as a stranger would. */
function checkPack(path: string, meta: PackMeta): void {
  const db = new Database(path, { readonly: true });
  try {
    const verdict: unknown = db.pragma('integrity_check(1)', { simple: true });
    if (verdict !== 'ok') throw new Error(String(verdict));
    const expected = {
      c_ClaveProdServ: meta.prodServ,
      c_ClaveUnidad: meta.claveUnidad,
      c_CodigoPostal: meta.codigoPostal,
    };
    for (const [catalog, { rows }] of Object.entries(PACK_TABLES) as [PackCatalog, { rows: string }][]) {
      const found: unknown = db.prepare(`SELECT count(*) FROM ${rows}`).pluck().get();
      if (found !== expected[catalog]) throw new Error(`${catalog}: ${String(found)} ≠ ${expected[catalog]}`);
    }
  } finally {
    db.close();
  }
}

/** Waits until the file is on the disk: it was written without syncing. */
function flushToDisk(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** SHA-256 of a file in hex. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}
