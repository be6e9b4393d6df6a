/**
 * Files that live beside the database and what each is for. All names derive from the database's path.
 *
 * Never open the database file itself, or the lock file, with node:fs while SQLite has it open: on
 * POSIX systems closing any descriptor of a file drops every lock that the process holds on it.
 */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface DatabaseFiles {
  /** The SQLite file itself. */
  readonly database: string;
  /** Held for as long as an engine runs. */
  readonly lock: string;
  /** There while an engine runs; found at the next start, the last one did not end cleanly. */
  readonly running: string;
  /** Written when the database was created: tells a missing file from a first start. */
  readonly identity: string;
  /** Where a new database is built before it gets its name. */
  readonly draft: string;
  readonly backups: string;
}

/** Names of all files of the database at `path`. */
export function databaseFiles(path: string): DatabaseFiles {
  return {
    database: path,
    lock: `${path}.lock`,
    running: `${path}.running`,
    identity: `${path}.id`,
    draft: `${path}.new`,
    backups: join(dirname(path), 'backups'),
  };
}

/** Size in bytes, 0 when there is no such file. */
export function fileSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Forces a file (or, where the system allows it, a folder) onto the disk. */
export function syncPath(path: string, kind: 'file' | 'folder'): void {
  // Windows cannot open a folder; its renames are journalled by the file system.
  if (kind === 'folder' && process.platform === 'win32') return;
  const descriptor = openSync(path, kind === 'file' ? 'r+' : 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes a small file so that, after a power cut, it is there whole or not at all. Readable by its owner only. */
export function writeDurably(path: string, text: string): void {
  const draft = `${path}.tmp`;
  writeFileSync(draft, text, { mode: 0o600 });
  moveDurably(draft, path);
}

/** Gives a finished file its final name, durably. */
export function moveDurably(from: string, to: string): void {
  syncPath(from, 'file');
  renameSync(from, to);
  syncPath(dirname(to), 'folder');
}

/** Removes a database file with its WAL companions. */
export function removeDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

/** The database's file name without folder and extension, as backups are named after it. */
export function stemOf(path: string): string {
  return basename(path).replace(/\.[^.]+$/, '');
}

/** Whether anything beside the missing database says that there was one. */
export function hasTraces(files: DatabaseFiles): boolean {
  return existsSync(files.identity) || existsSync(files.running) || fileSize(`${files.database}-wal`) > 0;
}
