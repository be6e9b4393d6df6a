/**
 * What a run reads: a folder, a file, or what a window handed over; ZIPs in it are looked into, one level deep. In the
 * same order every time, so that a run that was cut off finds its place again. Files are never written to, links never
 * followed, and no name out of an archive is ever used as a path.
 */
import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { finding, type ImportFinding } from '../finding.ts';
import { openZip, ZipTrouble, type ZipEntry, type ZipFile } from './zip.ts';

/** A file of which the disk's place and the person's name are known. */
export interface GivenFile {
  readonly place: string;
  readonly path: string;
}

export type Source =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'files'; readonly files: readonly GivenFile[] };

/** One file of the source: how to read it, or why it is not read. */
export interface SourceFile {
  /** As the person knows it; unique within the source. */
  readonly path: string;
  /** @throws {@link Unreadable} */
  readonly read: () => Buffer | Promise<Buffer>;
}

/** Why a file stays unread. */
export class Unreadable extends Error {
  readonly outcome: 'ignored' | 'refused';
  readonly finding: ImportFinding;
  constructor(outcome: Unreadable['outcome'], why: ImportFinding) {
    super(why.code);
    this.outcome = outcome;
    this.finding = why;
  }
}

/** Largest XML that is read: more than one of ten thousand lines needs. */
export const MOST_XML_BYTES = 16 * 1024 * 1024;
/** Folders within folders: a person's tree is never so deep, a loop would be. */
const MOST_DEPTH = 40;
const SHOWN_PATH = 500;

/** @throws CuadraError never; the system's own error when the source itself is gone */
export async function* walkSource(source: Source): AsyncGenerator<SourceFile> {
  const taken = new Map<string, number>();
  for await (const file of rawFiles(source)) {
    const path = freePath(shown(file.path), taken);
    yield { ...file, path };
  }
}

function rawFiles(source: Source): AsyncGenerator<SourceFile> {
  return source.kind === 'path' ? fromPath(source.path) : fromGiven(source.files);
}

async function* fromPath(path: string): AsyncGenerator<SourceFile> {
  if (lstatSync(path).isDirectory()) yield* fromFolder(path, '', 0);
  else yield* fromFile({ place: path, path: path.split(/[/\\]/).at(-1) ?? path });
}

async function* fromGiven(files: readonly GivenFile[]): AsyncGenerator<SourceFile> {
  for (const file of files) yield* fromFile(file);
}

async function* fromFolder(folder: string, prefix: string, depth: number): AsyncGenerator<SourceFile> {
  let names: string[];
  try {
    names = readdirSync(folder).toSorted();
  } catch {
    yield unread(prefix === '' ? folder : prefix, 'refused', finding('FILE_UNREADABLE', 'error'));
    return;
  }
  for (const name of names) {
    const place = join(folder, name);
    const path = prefix === '' ? name : `${prefix}/${name}`;
    const stats = statsOf(place);
    if (stats === undefined) yield unread(path, 'refused', finding('FILE_UNREADABLE', 'error'));
    else if (stats.isDirectory()) {
      if (depth >= MOST_DEPTH) yield unread(path, 'ignored', finding('FOLDER_TOO_DEEP', 'warning'));
      else yield* fromFolder(place, path, depth + 1);
    } else if (stats.isSymbolicLink()) yield unread(path, 'ignored', finding('FILE_LINK', 'warning'));
    else if (stats.isFile()) yield* fromFile({ place, path });
    else yield unread(path, 'ignored', finding('NOT_XML', 'warning'));
  }
}

function statsOf(place: string): Stats | undefined {
  return lstatSync(place, { throwIfNoEntry: false });
}

async function* fromFile({ place, path }: GivenFile): AsyncGenerator<SourceFile> {
  if (isZip(path)) yield* fromZip(place, path);
  else if (isXml(path)) yield { path, read: () => readXml(place) };
  else yield unread(path, 'ignored', finding('NOT_XML', 'warning'));
}

function readXml(place: string): Buffer {
  const stats = statsOf(place);
  if (stats === undefined) throw new Unreadable('refused', finding('FILE_UNREADABLE', 'error'));
  if (stats.size > MOST_XML_BYTES) {
    throw new Unreadable('refused', finding('FILE_TOO_LARGE', 'error', { most: MOST_XML_BYTES }));
  }
  try {
    return readFileSync(place);
  } catch {
    throw new Unreadable('refused', finding('FILE_UNREADABLE', 'error'));
  }
}

async function* fromZip(place: string, path: string): AsyncGenerator<SourceFile> {
  let zip: ZipFile;
  try {
    zip = await openZip(place);
  } catch (error) {
    yield unread(path, 'refused', whyNot(error));
    return;
  }
  try {
    for await (const entry of zip.entries()) {
      if (!entry.isFolder) yield fromEntry(entry, `${path}/${entry.name}`);
    }
  } catch (error) {
    if (!(error instanceof ZipTrouble)) throw error;
    yield unread(path, 'refused', whyNot(error));
  } finally {
    zip.close();
  }
}

function fromEntry(entry: ZipEntry, path: string): SourceFile {
  if (isZip(entry.name)) return unread(path, 'ignored', finding('ZIP_IN_ZIP', 'warning'));
  if (!isXml(entry.name)) return unread(path, 'ignored', finding('NOT_XML', 'warning'));
  return {
    path,
    async read() {
      try {
        return await entry.read(MOST_XML_BYTES);
      } catch (error) {
        throw new Unreadable('refused', whyNot(error));
      }
    },
  };
}

function whyNot(error: unknown): ImportFinding {
  return error instanceof ZipTrouble ? finding(error.code, 'error', error.params) : finding('FILE_UNREADABLE', 'error');
}

function unread(path: string, outcome: Unreadable['outcome'], why: ImportFinding): SourceFile {
  return {
    path,
    read() {
      throw new Unreadable(outcome, why);
    },
  };
}

const isXml = (path: string): boolean => /\.xml$/i.test(path) && !isHidden(path);
const isZip = (path: string): boolean => /\.zip$/i.test(path) && !isHidden(path);
/** What systems leave beside files: `._a.xml`, `__MACOSX/`. */
const isHidden = (path: string): boolean => /(?:^|[/\\])(?:\.[^/\\]*|__MACOSX[/\\].*)$/.test(path);

/** One line that a screen can show: no control characters, and of a long path its end. */
function shown(path: string): string {
  const plain = path.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{FFFD}').toWellFormed();
  return plain.length <= SHOWN_PATH ? plain : `…${plain.slice(1 - SHOWN_PATH).toWellFormed()}`;
}

/** An archive may have two files of one name, or thousands. */
function freePath(path: string, taken: Map<string, number>): string {
  let number = taken.get(path) ?? 0;
  let free = number === 0 ? path : `${path} (${number + 1})`;
  while (number > 0 && taken.has(free)) {
    number += 1;
    free = `${path} (${number + 1})`;
  }
  taken.set(path, number + 1);
  if (free !== path) taken.set(free, 1);
  return free;
}
