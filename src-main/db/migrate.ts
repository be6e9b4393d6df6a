/**
 * Numbered migrations: all that are missing run in one transaction, in order, or none does.
 * Which ones have run, and a hash of each, is kept in `schema_migrations`; `user_version` is the
 * highest number, for tools that look from outside.
 */
import { createHash, randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { CuadraError } from '#errors/cuadra-error.ts';
import { APPLICATION_ID } from './integrity.ts';
import type { Migration } from './types.ts';

const BOOKKEEPING = `
CREATE TABLE schema_migrations (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  applied_at_utc TEXT NOT NULL
) STRICT;
CREATE TABLE database_identity (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  created_at_utc TEXT NOT NULL
) STRICT;
`;

/** Hash of a migration's SQL; white space does not count, so that a formatter cannot lock a user out. */
export function migrationHash(migration: Migration): string {
  return createHash('sha256').update(migration.sql.replaceAll(/\s+/g, ' ').trim()).digest('hex');
}

/** Prepares an empty file as a Cuadra database: our mark in the header, the bookkeeping, an id of its own. */
export function initialise(raw: Database.Database, now: Date): void {
  raw.transaction(() => {
    raw.pragma(`application_id = ${APPLICATION_ID}`);
    raw.exec(BOOKKEEPING);
    raw
      .prepare('INSERT INTO database_identity (one, id, created_at_utc) VALUES (1, ?, ?)')
      .run(randomUUID(), now.toISOString());
  })();
}

/** Id of this database: random, made with it, the same in its copies. */
export function databaseIdOf(raw: Database.Database): string {
  return raw.prepare('SELECT id FROM database_identity').pluck().get() as string;
}

/** Highest migration number that has run; 0 in a new database. */
export function schemaVersionOf(raw: Database.Database): number {
  return raw.pragma('user_version', { simple: true }) as number;
}

/**
 * The migrations that have not run here yet, in order.
 * @throws CuadraError DATABASE_TOO_NEW when one has run that this program does not know;
 *   DATABASE_SCHEMA_CHANGED when one has run with another text
 */
export function pendingMigrations(raw: Database.Database, known: readonly Migration[]): Migration[] {
  const applied = new Map(
    (raw.prepare('SELECT number, name, sha256 FROM schema_migrations').all() as AppliedRow[]).map((row) => [
      row.number,
      row,
    ]),
  );
  const knownNumbers = new Set(known.map((migration) => migration.number));
  const unknown = [...applied.keys()].filter((number) => !knownNumbers.has(number));
  if (unknown.length > 0) {
    throw new CuadraError('DATABASE_TOO_NEW', {
      params: { found: Math.max(...unknown), known: Math.max(0, ...knownNumbers) },
    });
  }
  return known
    .filter((migration) => {
      const row = applied.get(migration.number);
      if (row !== undefined && row.sha256 !== migrationHash(migration)) {
        throw new CuadraError('DATABASE_SCHEMA_CHANGED', { params: { number: row.number, name: row.name } });
      }
      return row === undefined;
    })
    .toSorted((a, b) => a.number - b.number);
}

interface AppliedRow {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

/**
 * Runs `pending` in one transaction. Foreign keys are off meanwhile (a table that is rebuilt may be
 * referred to) and checked as a whole before the commit.
 * @throws the first error of SQLite, or one that names the broken reference; nothing is changed then
 */
export function runMigrations(raw: Database.Database, pending: readonly Migration[], now: Date): void {
  // Has no effect inside a transaction, hence around it.
  raw.pragma('foreign_keys = OFF');
  try {
    raw
      .transaction(() => {
        const note = raw.prepare(
          'INSERT INTO schema_migrations (number, name, sha256, applied_at_utc) VALUES (?, ?, ?, ?)',
        );
        for (const migration of pending) {
          raw.exec(migration.sql);
          note.run(migration.number, migration.name, migrationHash(migration), now.toISOString());
        }
        const broken = raw.pragma('foreign_key_check') as { table: string; parent: string }[];
        if (broken[0] !== undefined) {
          throw new Error(`foreign key: ${broken[0].table} → ${broken[0].parent} (${broken.length})`);
        }
        const highest = raw.prepare('SELECT max(number) FROM schema_migrations').pluck().get() as number | null;
        raw.pragma(`user_version = ${highest ?? 0}`);
      })
      .immediate();
  } finally {
    raw.pragma('foreign_keys = ON');
  }
}
