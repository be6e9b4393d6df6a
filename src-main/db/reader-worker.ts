/** The thread behind `reader.ts`: one query after the other over a read-only connection. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { statement, type Query, type ReaderReply, type ReaderRequest } from './statements.ts';

const { path } = workerData as { path: string };
const raw = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
raw.pragma('query_only = ON');
raw.pragma('trusted_schema = OFF');
// Sums pass through whole tables: what they read stays for the next ones.
raw.pragma('cache_size = -65536');
const prepared = new Map<string, Database.Statement>();

parentPort?.on('message', ({ sql, params }: ReaderRequest) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(answer(sql, params));
});

function answer(sql: string, params: Query['params']): ReaderReply {
  try {
    return { ok: true, rows: statement(raw, prepared, sql).all(...params) };
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : undefined;
    return { ok: false, message: error instanceof Error ? error.message : String(error), code };
  }
}
