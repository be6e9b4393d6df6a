/**
 * Queries that are built once for a connection. Building one and preparing its statement costs many times what
 * running it does, which is nothing for one record and everything for ten thousand.
 */
import { sql, type Placeholder } from 'drizzle-orm';
import type { Db } from './types.ts';

const byConnection = new WeakMap<object, Map<string, unknown>>();

/**
 * The query of this name, built the first time.
 * @param name stands for exactly one query of the program
 * @param build ends in `.prepare()`, with {@link slot} where values go
 */
export function prepared<T>(db: Db, name: string, build: (db: Db) => T): T {
  const connection = connectionOf(db);
  let queries = byConnection.get(connection);
  if (queries === undefined) {
    queries = new Map();
    byConnection.set(connection, queries);
  }
  const known = queries.get(name) as T | undefined;
  if (known !== undefined) return known;
  const built = build(db);
  queries.set(name, built);
  return built;
}

/** A place for a value of a prepared query. */
export function slot(name: string): Placeholder {
  return sql.placeholder(name);
}

/**
 * Places for the columns of an insert or update, by their names. Drizzle's types know them in an insert alone.
 * A column of JSON must not get null through one: it would be written as the text «null».
 */
export function slots(columns: readonly string[]): never {
  return Object.fromEntries(columns.map((column) => [column, slot(column)])) as never;
}

/** A transaction is another object over the same session; a statement belongs to the session. */
function connectionOf(db: Db): object {
  const { session } = db as unknown as { readonly session?: unknown };
  return typeof session === 'object' && session !== null ? session : db;
}
