/**
 * Reading in threads of its own: a query that passes through a million rows must not keep the engine from
 * answering, nor sums a page that somebody waits for. Each thread has its own read-only connection and sees every
 * transaction that was committed before the query began. It starts with its first query and ends with
 * {@link Reader.close}.
 */
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { statement, type Query, type ReaderReply, type ReaderRequest } from './statements.ts';

export interface ReadOptions {
  /** A page that somebody waits for: it has a thread that no sums are computed in. */
  readonly urgent?: boolean;
  /** Takes the query out of the queue; one that runs ends, and its answer is dropped. */
  readonly signal?: AbortSignal | undefined;
}

export interface Reader {
  /** Runs the query in a thread. @throws whatever SQLite says; the signal's reason; Error once closed */
  all<T>(query: Query, options?: ReadOptions): Promise<T[]>;
  /** Runs it at once on the engine's own connection, for what takes a few milliseconds; sees its open transaction. */
  here<T>(query: Query): T[];
  /** Ends the threads. What still waits is refused. */
  close(): Promise<void>;
}

interface Waiting {
  readonly query: Query;
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (error: unknown) => void;
}

/** @param raw the engine's connection; one in memory is nobody else's, so everything runs on it */
export function createReader(raw: Database.Database): Reader {
  const prepared = new Map<string, Database.Statement>();
  const here = <T>({ sql, params }: Query): T[] => statement(raw, prepared, sql).all(...params) as T[];
  if (raw.memory) {
    // oxlint-disable-next-line typescript/require-await -- a refusal must be a rejection here too
    return { here, all: async (query) => here(query), close: async () => {} };
  }

  const pages = createLane(raw.name);
  const sums = createLane(raw.name);
  return {
    here,
    all: <T>(query: Query, { urgent = false, signal }: ReadOptions = {}) =>
      (urgent ? pages : sums).all(query, signal) as Promise<T[]>,
    async close() {
      await Promise.all([pages.close(), sums.close()]);
    },
  };
}

interface Lane {
  all(query: Query, signal: AbortSignal | undefined): Promise<unknown[]>;
  close(): Promise<void>;
}

/** One thread and what waits for it. */
function createLane(path: string): Lane {
  const queue: Waiting[] = [];
  let running: Waiting | undefined;
  let worker: Worker | undefined;
  let closed = false;

  function start(): Worker {
    const started = new Worker(new URL('./reader-worker.ts', import.meta.url), { workerData: { path } });
    started.on('message', (reply: ReaderReply) => {
      const done = running;
      running = undefined;
      if (reply.ok) done?.resolve(reply.rows);
      else done?.reject(Object.assign(new Error(reply.message), { code: reply.code }));
      next();
    });
    const lost = (error: unknown): void => {
      if (worker !== started) return;
      worker = undefined;
      running?.reject(error);
      running = undefined;
      next();
    };
    started.on('error', lost);
    started.on('exit', (code) => lost(new Error(`the reading thread ended (${code})`)));
    return started;
  }

  function next(): void {
    if (running !== undefined) return;
    running = queue.shift();
    if (running === undefined) {
      // A thread with nothing to do keeps no process alive.
      worker?.unref();
      return;
    }
    worker ??= start();
    worker.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(running.query satisfies ReaderRequest);
  }

  return {
    all: (query, signal) =>
      new Promise((resolve, reject) => {
        if (closed) throw new Error('the reader is closed');
        signal?.throwIfAborted();
        const waiting: Waiting = { query, resolve, reject };
        signal?.addEventListener(
          'abort',
          () => {
            const at = queue.indexOf(waiting);
            if (at >= 0) queue.splice(at, 1);
            reject(signal.reason as Error);
          },
          { once: true },
        );
        queue.push(waiting);
        next();
      }),
    async close() {
      closed = true;
      const ending = worker;
      worker = undefined;
      const refused = new Error('the reader is closed');
      for (const { reject } of queue.splice(0)) reject(refused);
      running?.reject(refused);
      running = undefined;
      await ending?.terminate();
    },
  };
}
