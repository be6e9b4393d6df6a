import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

/**
 * A drizzle handle on the open database, or on a transaction of it: repositories take one as the
 * first argument of every function, so that a service decides what is one transaction.
 * Calls are synchronous (better-sqlite3); a network call is never made inside a transaction.
 */
export type Db = BetterSQLite3Database;

/** One numbered step of the schema. Never edited after release; a mistake is mended by the next one. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}
