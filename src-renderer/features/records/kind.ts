/** What the lists of clients and of products ask of the engine, each of its own router. */
import type { RecordFilter } from '#contract/lists.ts';

export interface StoredRecord {
  readonly id: string;
  readonly version: number;
  readonly archivedAtUtc?: string | undefined;
}

export interface Order<S extends string> {
  readonly by: S;
  readonly direction: 'asc' | 'desc';
}

interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface RecordKind<Row extends StoredRecord, S extends string> {
  /** Begins the keys of its queries, so that events make them stale. */
  readonly key: () => readonly unknown[];
  readonly list: (
    input: RecordFilter & { sort: Order<S>; offset: number; limit: number },
    options?: CallOptions,
  ) => Promise<{ readonly rows: readonly Row[] }>;
  readonly count: (input: RecordFilter, options?: CallOptions) => Promise<{ readonly total: number }>;
  readonly get: (input: { id: string }) => Promise<Row>;
  readonly archive: (input: { id: string; version: number }) => Promise<Row>;
  readonly restore: (input: { id: string; version: number }) => Promise<Row>;
}
