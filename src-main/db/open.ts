/**
 * Opens the one database of a data folder, and nothing else by mistake: not a second time, not a
 * damaged one, not a newer one, and never an empty one in the place of one that went missing.
 */
import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { CuadraError } from '#errors/cuadra-error.ts';
import {
  backupName,
  corruptError,
  listBackups,
  removeUnfinishedBackups,
  takeBackup,
  wayBack,
  type Backup,
} from './backup.ts';
import { takeBackupInBackground } from './background.ts';
import { databaseFiles, fileSize, hasTraces, moveDurably, removeDatabase, writeDurably } from './files.ts';
import type { DatabaseFiles } from './files.ts';
import { APPLICATION_ID, findFault, isCorruption } from './integrity.ts';
import { takeLock, type Running } from './lock.ts';
import { databaseIdOf, initialise, pendingMigrations, runMigrations, schemaVersionOf } from './migrate.ts';
import { migrations as allMigrations } from './migrations/index.ts';
import { makePrivateFile, makePrivateFolder } from './private.ts';
import type { Db, Migration } from './types.ts';

export interface OpenOptions {
  /** The database file, or ':memory:' for one that lives in this process only (tests). */
  readonly path: string;
  readonly now: () => Date;
  /** All of them, in order; the program's own unless said otherwise. */
  readonly migrations?: readonly Migration[];
  /** `never`: an absent file is an error even where nothing says that there was one. Default `if-absent`. */
  readonly create?: 'if-absent' | 'never';
  /** Copies kept from before migrations. Default 5. */
  readonly backupsToKeep?: number;
}

export interface OpenedDatabase {
  readonly db: Db;
  readonly raw: Database.Database;
  /** Random id made with the database; names its entry in the keychain. */
  readonly id: string;
  readonly schemaVersion: number;
  readonly opening: {
    readonly created: boolean;
    /** The last engine did not close it; the file was checked and is sound. */
    readonly afterCrash: boolean;
    /** Taken because migrations were about to run on existing data. */
    readonly backup?: Backup;
    /** Numbers of the migrations that ran now. */
    readonly migrated: readonly number[];
  };
  /** Copies of this database, newest first. */
  backups(): Backup[];
  /** Copies the database now; nothing else runs meanwhile. */
  backup(reason: 'daily' | 'manual', keep?: number): Backup;
  /**
   * The same in a thread of its own, for the daily backup and on request. To be awaited before `close`.
   * @throws CuadraError DATABASE_BACKUP_FAILED
   */
  backupInBackground(reason: 'daily' | 'manual', keep?: number): Promise<Backup>;
  /** Closes it cleanly; may be called more than once. */
  close(): void;
}

/**
 * Opens (or, on a first start, creates) the database.
 *
 * Fast when the last engine closed it; after a crash every page is checked first. WAL with
 * `synchronous=FULL`: a committed stamp survives a power cut.
 * @throws CuadraError DATABASE_LOCKED | DATABASE_MISSING | DATABASE_CORRUPT | DATABASE_FOREIGN |
 *   DATABASE_TOO_NEW | DATABASE_SCHEMA_CHANGED | DATABASE_BACKUP_FAILED | DATABASE_MIGRATION_FAILED |
 *   DATABASE_UNUSABLE
 */
export function openDatabase(options: OpenOptions): OpenedDatabase {
  const known = options.migrations ?? allMigrations;
  assertOrder(known);
  if (options.path === ':memory:') return openInMemory(known, options.now);

  const files = databaseFiles(options.path);
  const release = withFolder(files, () => {
    makePrivateFolder(dirname(files.database));
    return takeLock(files);
  });
  try {
    return openLocked(files, known, options, release);
  } catch (error) {
    release();
    throw error;
  }
}

function openLocked(
  files: DatabaseFiles,
  known: readonly Migration[],
  options: OpenOptions,
  release: () => void,
): OpenedDatabase {
  const created = !existsSync(files.database);
  if (created) {
    if (options.create === 'never' || hasTraces(files) || listBackups(files).length > 0) {
      throw new CuadraError('DATABASE_MISSING', { params: { path: files.database, ...wayBack(files) } });
    }
    withFolder(files, () => createAt(files, options.now()));
  } else if (fileSize(files.database) === 0) {
    // SQLite would take an empty file for a new database. Ours get their name only when they have content.
    throw corruptError(files, '0 bytes');
  }
  const afterCrash = existsSync(files.running) || fileSize(`${files.database}-wal`) > 0;

  // Stays until a clean close: an opening that is refused below must not make the next one skip the check.
  if (afterCrash && !existsSync(files.running)) noteRunning(files, options.now());

  const raw = new Database(files.database, { fileMustExist: true, timeout: 5000 });
  try {
    configure(raw, files);
    if (afterCrash) {
      const fault = findFault(raw);
      if (fault !== undefined) throw corruptError(files, fault);
    }
    const pending = pendingMigrations(raw, known);
    const backup =
      pending.length > 0 && !created
        ? takeBackup(raw, files, { now: options.now(), reason: 'migration', keep: options.backupsToKeep ?? 5 })
        : undefined;
    migrateOrExplain(raw, pending, options.now(), backup?.path ?? backupName(files));

    const id = databaseIdOf(raw);
    if (!existsSync(files.identity)) writeDurably(files.identity, `${id}\n`);
    noteRunning(files, options.now());
    removeUnfinishedBackups(files);
    return {
      db: drizzle({ client: raw }),
      raw,
      id,
      schemaVersion: schemaVersionOf(raw),
      opening: {
        created,
        afterCrash,
        migrated: pending.map((migration) => migration.number),
        ...(backup === undefined ? {} : { backup }),
      },
      backups: () => listBackups(files),
      backup: (reason, keep = 7) => takeBackup(raw, files, { now: options.now(), reason, keep }),
      backupInBackground: (reason, keep = 7) => takeBackupInBackground({ files, now: options.now(), reason, keep }),
      close() {
        if (!raw.open) return;
        try {
          raw.pragma('optimize');
          raw.close();
          rmSync(files.running, { force: true });
        } finally {
          release();
        }
      },
    };
  } catch (error) {
    raw.close();
    if (isCorruption(error)) throw corruptError(files, (error as Error).message, error);
    throw error;
  }
}

function noteRunning(files: DatabaseFiles, now: Date): void {
  const running: Running = { pid: process.pid, startedAtUtc: now.toISOString() };
  writeDurably(files.running, JSON.stringify(running));
}

/** Builds the new file under another name, so that the final name never stands for half a database. */
function createAt(files: DatabaseFiles, now: Date): void {
  removeDatabase(files.draft);
  makePrivateFile(files.draft);
  const raw = new Database(files.draft);
  try {
    initialise(raw, now);
  } finally {
    raw.close();
  }
  moveDurably(files.draft, files.database);
}

function openInMemory(known: readonly Migration[], now: () => Date): OpenedDatabase {
  const raw = new Database(':memory:');
  raw.pragma('foreign_keys = ON');
  initialise(raw, now());
  const pending = pendingMigrations(raw, known);
  runMigrations(raw, pending, now());
  return {
    db: drizzle({ client: raw }),
    raw,
    id: databaseIdOf(raw),
    schemaVersion: schemaVersionOf(raw),
    opening: { created: true, afterCrash: false, migrated: pending.map((migration) => migration.number) },
    backups: () => [],
    backupInBackground: () => Promise.reject(new Error('a database in memory has no backups')),
    backup() {
      throw new Error('a database in memory has no backups');
    },
    close: () => {
      raw.close();
    },
  };
}

function configure(raw: Database.Database, files: DatabaseFiles): void {
  if (raw.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new CuadraError('DATABASE_FOREIGN', { params: { path: files.database } });
  }
  const mode: unknown = raw.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') {
    throw new CuadraError('DATABASE_UNUSABLE', {
      params: { path: files.database, detail: `journal_mode ${String(mode)}` },
    });
  }
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  // Views and triggers of a tampered file may not call functions with side effects.
  raw.pragma('trusted_schema = OFF');
  // Overwrite what is deleted where that costs no extra I/O: rotated envelopes do not linger in free pages.
  raw.pragma('secure_delete = FAST');
}

function migrateOrExplain(raw: Database.Database, pending: readonly Migration[], now: Date, backup: string): void {
  if (pending.length === 0) return;
  try {
    runMigrations(raw, pending, now);
  } catch (error) {
    if (isCorruption(error)) throw error;
    throw new CuadraError('DATABASE_MIGRATION_FAILED', {
      params: { detail: (error as Error).message, backup },
      cause: error,
    });
  }
}

/** Errors of the file system and of SQLite about the folder itself, explained. */
function withFolder<T>(files: DatabaseFiles, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CuadraError) throw error;
    throw new CuadraError('DATABASE_UNUSABLE', {
      params: { path: dirname(files.database), detail: (error as Error).message },
      cause: error,
    });
  }
}

function assertOrder(known: readonly Migration[]): void {
  for (const [index, migration] of known.entries()) {
    const before = known[index - 1];
    if (before !== undefined && before.number >= migration.number) {
      throw new Error(`migration ${migration.number} (${migration.name}) is out of order`);
    }
  }
}
