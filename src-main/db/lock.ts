/**
 * One engine per data folder. The lock is an exclusive SQLite transaction on a file of its own,
 * never committed: the operating system lets go of it when the process ends in whatever way, so a
 * crash leaves no stale lock, and it works the same on every system SQLite runs on.
 */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { DatabaseFiles } from './files.ts';
import { makePrivateFile } from './private.ts';

/**
 * Takes the lock of a data folder.
 * @returns releases it; may be called more than once
 * @throws CuadraError DATABASE_LOCKED when another engine (in this process or another) holds it
 */
export function takeLock(files: DatabaseFiles): () => void {
  makePrivateFile(files.lock);
  const holder = new Database(files.lock, { timeout: 0 });
  try {
    holder.pragma('journal_mode = MEMORY');
    holder.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      const running = readRunning(files);
      throw new CuadraError('DATABASE_LOCKED', {
        params: { path: files.database, pid: running?.pid ?? '?' },
        cause: error,
        retriable: true,
      });
    }
    throw error;
  }
  return () => {
    if (holder.open) holder.close();
  };
}

/** Who runs, as {@link DatabaseFiles.running} says. */
export interface Running {
  readonly pid: number;
  readonly startedAtUtc: string;
}

/** The engine that holds the folder, or that left it without closing; undefined when there is no (readable) note. */
export function readRunning(files: DatabaseFiles): Running | undefined {
  try {
    return JSON.parse(readFileSync(files.running, 'utf8')) as Running;
  } catch {
    // Missing or half written: it only adds a number to a message.
    return undefined;
  }
}
