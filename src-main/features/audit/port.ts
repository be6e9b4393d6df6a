import type { Db } from '#db/types.ts';

/** One fact for the audit log; hash, sequence and time are the log's own. */
export interface AuditEntry {
  /** Who: the request's actor, or `system`. */
  readonly actor: string;
  /** What, as `<feature>.<past tense>`: `company.created`, `invoice.stamped`. */
  readonly action: string;
  /** Which record, as `<kind>:<id>`. */
  readonly record: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Appends inside the caller's transaction, so that a fact and its entry are stored together or not at all. */
export type AuditAppend = (tx: Db, entry: AuditEntry) => void;
