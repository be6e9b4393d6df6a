/**
 * Copies of the whole database, made with VACUUM INTO (one consistent snapshot, compact, while the
 * database stays open), checked, and only then given their name. Secrets inside stay sealed with
 * the vault's key; a copy opens with that key or with the recovery key of its time.
 */
import { chmodSync, copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { CuadraError } from '#errors/cuadra-error.ts';
import { databaseFiles, fileSize, moveDurably, removeDatabase, stemOf, type DatabaseFiles } from './files.ts';
import { APPLICATION_ID, findFault, isCorruption } from './integrity.ts';
import { takeLock } from './lock.ts';
import { makePrivateFile, makePrivateFolder } from './private.ts';

/** Why a copy was made; each kind is rotated by itself. */
export type BackupReason = 'migration' | 'daily' | 'manual';

export interface Backup {
  readonly path: string;
  /** ISO instant of the copy. */
  readonly takenAtUtc: string;
  readonly schemaVersion: number;
  readonly reason: BackupReason;
  readonly bytes: number;
}

const NAME = /^(.+)\.(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)\.v(\d+)\.(migration|daily|manual)\.bak$/;

/**
 * Copies the open database into its `backups` folder and removes the oldest copies of that kind.
 * @param keep how many copies of this reason remain, the new one included
 * @throws CuadraError DATABASE_BACKUP_FAILED (no space, no permission, or the copy does not check out)
 */
export function takeBackup(
  raw: Database.Database,
  files: DatabaseFiles,
  options: { readonly now: Date; readonly reason: BackupReason; readonly keep: number },
): Backup {
  const takenAtUtc = options.now.toISOString();
  const schemaVersion = raw.pragma('user_version', { simple: true }) as number;
  const stamp = takenAtUtc.replaceAll(/[:.]/g, '-');
  const path = join(files.backups, `${stemOf(files.database)}.${stamp}.v${schemaVersion}.${options.reason}.bak`);
  const draft = `${path}.part`;
  try {
    makePrivateFolder(files.backups);
    rmSync(draft, { force: true });
    // VACUUM INTO takes an empty file; one that it makes itself would be readable by all while it grows.
    makePrivateFile(draft);
    raw.prepare('VACUUM INTO ?').run(draft);
    const fault = inspectBackup(draft).fault;
    if (fault !== undefined) throw new Error(fault);
    moveDurably(draft, path);
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    throw new CuadraError('DATABASE_BACKUP_FAILED', {
      params: { path: files.backups, detail: (error as Error).message },
      cause: error,
      retriable: true,
    });
  }
  // Where the clock went back, older copies look newer: the one just made stays all the same.
  const others = listBackups(files).filter((backup) => backup.reason === options.reason && backup.path !== path);
  for (const old of others.slice(Math.max(0, options.keep - 1))) rmSync(old.path, { force: true });
  return { path, takenAtUtc, schemaVersion, reason: options.reason, bytes: fileSize(path) };
}

/** Deletes what copies left that a crash cut short. Only under the lock: none is being made then. */
export function removeUnfinishedBackups(files: DatabaseFiles): void {
  if (!existsSync(files.backups)) return;
  for (const name of readdirSync(files.backups)) {
    if (name.startsWith(`${stemOf(files.database)}.`) && /\.bak\.part(?:-journal|-wal|-shm)?$/.test(name)) {
      rmSync(join(files.backups, name), { force: true });
    }
  }
}

/** Copies of this database, newest first. */
export function listBackups(files: DatabaseFiles): Backup[] {
  if (!existsSync(files.backups)) return [];
  const stem = stemOf(files.database);
  const found: Backup[] = [];
  for (const name of readdirSync(files.backups)) {
    const [, owner, stamp, version, reason] = NAME.exec(name) ?? [];
    if (owner !== stem || stamp === undefined) continue;
    found.push({
      path: join(files.backups, name),
      takenAtUtc: stamp.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, 'T$1:$2:$3.$4Z'),
      schemaVersion: Number(version),
      reason: reason as BackupReason,
      bytes: fileSize(join(files.backups, name)),
    });
  }
  return found.toSorted((a, b) => (a.takenAtUtc < b.takenAtUtc ? 1 : -1));
}

/** The newest copy of this database, of whatever kind. */
export function newestBackup(files: DatabaseFiles): Backup | undefined {
  return listBackups(files)[0];
}

/** DATABASE_CORRUPT that names the newest backup and the command that goes back to it. */
export function corruptError(files: DatabaseFiles, detail: string, cause?: unknown): CuadraError {
  return new CuadraError('DATABASE_CORRUPT', {
    params: { path: files.database, detail, ...wayBack(files) },
    cause,
  });
}

/** The newest backup's path, or the key of the words for none. */
export function backupName(files: DatabaseFiles): string {
  return newestBackup(files)?.path ?? 'database.noBackup';
}

/** For an error text: the newest copy, and what to type to go back to it (where there is none, to look for one). */
export function wayBack(files: DatabaseFiles): { readonly backup: string; readonly command: string } {
  const newest = newestBackup(files);
  const verb = newest === undefined ? 'list' : `restore ${basename(newest.path)}`;
  return { backup: backupName(files), command: `npm run cli -- --data "${dirname(files.database)}" backups ${verb}` };
}

/**
 * Puts a copy in the place of a damaged or missing database. What stood there is kept beside it
 * under `damaged-…`, never deleted; the copy is checked before anything moves. The engine must not be running.
 * @throws CuadraError DATABASE_LOCKED, DATABASE_BACKUP_INVALID
 */
export function restoreBackup(options: { readonly path: string; readonly backup: string; readonly now: Date }): {
  /** Folder with the former files; undefined when there were none. */
  readonly former: string | undefined;
} {
  const files = databaseFiles(options.path);
  const release = takeLock(files);
  try {
    removeDatabase(files.draft);
    const fault = existsSync(options.backup) ? copyAndInspect(options.backup, files.draft) : 'ENOENT';
    if (fault !== undefined) {
      removeDatabase(files.draft);
      throw new CuadraError('DATABASE_BACKUP_INVALID', { params: { path: options.backup, detail: fault } });
    }
    const former = setAside(files, options.now);
    rmSync(files.running, { force: true });
    moveDurably(files.draft, files.database);
    return { former };
  } finally {
    release();
  }
}

/** Copies, and looks at what was written: it takes the place, and a disk that damaged one file may damage another. */
function copyAndInspect(from: string, to: string): string | undefined {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  return inspectBackup(to).fault;
}

/** Moves the database and its WAL into a folder of their own: a WAL must never meet another database. */
function setAside(files: DatabaseFiles, now: Date): string | undefined {
  const present = ['', '-wal', '-shm'].filter((suffix) => existsSync(files.database + suffix));
  if (present.length === 0) return undefined;
  const folder = join(dirname(files.database), `damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}`);
  makePrivateFolder(folder);
  for (const suffix of present) {
    renameSync(files.database + suffix, join(folder, stemOf(files.database) + '.db' + suffix));
  }
  return folder;
}

/** Opens a copy read-only and says what is wrong with it, if anything. */
function inspectBackup(path: string): { readonly fault: string | undefined } {
  const copy = new Database(path, { readonly: true, fileMustExist: true });
  try {
    if (copy.pragma('application_id', { simple: true }) !== APPLICATION_ID) return { fault: 'application_id' };
    return { fault: findFault(copy) };
  } catch (error) {
    if (isCorruption(error)) return { fault: (error as Error).message };
    throw error;
  } finally {
    copy.close();
  }
}
