/** Queries as text and parameters, and their statements kept ready: what both sides of `reader.ts` share. */
import type Database from 'better-sqlite3';

export type SqlValue = string | number | null;

/** A query and its positional parameters. */
export interface Query {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

export type ReaderRequest = Query;
export type ReaderReply =
  | { readonly ok: true; readonly rows: unknown[] }
  | { readonly ok: false; readonly message: string; readonly code: string | undefined };

/** Statements that are kept ready; filters make many, so the oldest goes. */
const PREPARED = 100;

/** The statement of a text, prepared once. */
export function statement(
  raw: Database.Database,
  prepared: Map<string, Database.Statement>,
  sql: string,
): Database.Statement {
  const known = prepared.get(sql);
  if (known !== undefined) return known;
  const made = raw.prepare(sql);
  const [oldest] = prepared.keys();
  if (prepared.size >= PREPARED && oldest !== undefined) prepared.delete(oldest);
  prepared.set(sql, made);
  return made;
}
