/** All SQL of bulk runs and their items. */
import { and, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { invoicesTable } from '../invoices/tables.ts';
import type { StoredError } from '../jobs/tables.ts';
import { bulkItemsTable as items, bulkRunsTable as runs, type BulkItem, type BulkRun } from './tables.ts';

export function insertRun(db: Db, run: BulkRun): void {
  db.insert(runs).values(run).run();
}

export function findRun(db: Db, jobId: string): BulkRun | undefined {
  return db.select().from(runs).where(eq(runs.jobId, jobId)).get();
}

export function updateRun(db: Db, jobId: string, columns: Partial<BulkRun>): void {
  db.update(runs).set(columns).where(eq(runs.jobId, jobId)).run();
}

/** Adds to what a run counts. */
export function addCounts(db: Db, jobId: string, added: Pick<BulkRun, 'done' | 'failed' | 'skipped'>): void {
  db.update(runs)
    .set({
      done: sql`${runs.done} + ${added.done}`,
      failed: sql`${runs.failed} + ${added.failed}`,
      skipped: sql`${runs.skipped} + ${added.skipped}`,
    })
    .where(eq(runs.jobId, jobId))
    .run();
}

/** An invoice as a selection sees it. */
export interface Selected {
  readonly id: string;
  readonly version: number;
  readonly label: string;
  /** Where it has to be; absent: after what is there. */
  readonly position?: number;
}

/** Appends invoices after the `after` items that the run has; one statement, however many. */
export function insertItems(db: Db, jobId: string, after: number, selected: readonly Selected[]): void {
  db.run(sql`
    INSERT INTO ${items} (job_id, position, invoice_id, version, label, state)
    SELECT ${jobId}, coalesce(value ->> 'position', ${after} + 1 + key), value ->> 'id', value ->> 'version', value ->> 'label', 'pending'
    FROM json_each(${JSON.stringify(selected)})`);
}

/**
 * Appends the invoices of a company among `ids`, each once, in the order in which they were made.
 * @returns how many there were
 */
export function insertItemsOfIds(
  db: Db,
  run: Pick<BulkRun, 'jobId' | 'companyId'>,
  ids: readonly string[],
  direction: 'asc' | 'desc',
): number {
  const order = sql.raw(direction);
  return db.run(sql`
    INSERT INTO ${items} (job_id, position, invoice_id, version, label, state)
    SELECT ${run.jobId}, row_number() OVER (ORDER BY i.created_at_utc ${order}, i.id ${order}), i.id, i.version,
      ${labelOf}, 'pending'
    FROM (SELECT DISTINCT value AS id FROM json_each(${JSON.stringify(ids)})) AS s
    JOIN ${invoicesTable} AS i ON i.id = s.id
    WHERE i.company_id = ${run.companyId}`).changes;
}

const labelOf = sql.raw(
  `CASE WHEN i.folio IS NULL THEN i.receiver_name WHEN i.serie = '' THEN i.folio ELSE i.serie || '-' || i.folio END`,
);

/** Those of `ids` that a run has no item for. */
export function idsWithoutItem(db: Db, jobId: string, ids: readonly string[]): string[] {
  const rows = db.all<{ id: string }>(sql`
    SELECT DISTINCT value AS id FROM json_each(${JSON.stringify(ids)})
    WHERE value NOT IN (SELECT invoice_id FROM ${items} WHERE job_id = ${jobId})`);
  return rows.map(({ id }) => id);
}

/** What a job removed and has not brought back, as a selection for its undoing. */
export function listUndoable(
  db: Db,
  jobId: string,
  after: number,
  limit: number,
): (Selected & { readonly position: number })[] {
  return db.all(sql`
    SELECT position, invoice_id AS id, version, label FROM ${items} INDEXED BY bulk_items_undoable
    WHERE job_id = ${jobId} AND before IS NOT NULL AND position > ${after} ORDER BY position LIMIT ${limit}`);
}

export function findItem(db: Db, jobId: string, position: number): BulkItem | undefined {
  return db
    .select()
    .from(items)
    .where(and(eq(items.jobId, jobId), eq(items.position, position)))
    .get();
}

/** Forgets what a removal kept of a draft that is back. */
export function undoItem(db: Db, jobId: string, position: number): void {
  deleteItem(db, jobId, position);
  db.update(runs)
    .set({ undone: sql`${runs.undone} + 1` })
    .where(eq(runs.jobId, jobId))
    .run();
}

/** The next items that wait, in their order. */
export function listPending(db: Db, jobId: string, after: number, limit: number): BulkItem[] {
  return listIn(db, jobId, 'pending', after, limit);
}

export function listFailed(db: Db, jobId: string, after: number, limit: number): BulkItem[] {
  return listIn(db, jobId, 'failed', after, limit);
}

/**
 * By the index of that state alone: left to itself SQLite passes through everything that is done, and what a removed
 * draft left there is large.
 */
function listIn(db: Db, jobId: string, state: 'pending' | 'failed', after: number, limit: number): BulkItem[] {
  const rows = db.all<{
    position: number;
    invoiceId: string;
    version: number;
    label: string;
    error: string | null;
  }>(sql`
    SELECT position, invoice_id AS "invoiceId", version, label, error
    FROM ${items} INDEXED BY ${sql.raw(`bulk_items_${state}`)}
    WHERE job_id = ${jobId} AND state = ${sql.raw(`'${state}'`)} AND position > ${after}
    ORDER BY position LIMIT ${limit}`);
  return rows.map(({ position, invoiceId, version, label, error }) => ({
    jobId,
    position,
    invoiceId,
    version,
    label,
    state,
    error: error === null ? null : (JSON.parse(error) as StoredError),
    before: null,
  }));
}

/** What is done or was not to be done needs no item. */
export function deleteItem(db: Db, jobId: string, position: number): void {
  db.delete(items)
    .where(and(eq(items.jobId, jobId), eq(items.position, position)))
    .run();
}

export function keepBefore(db: Db, jobId: string, position: number, before: unknown): void {
  setItem(db, jobId, position, { state: 'done', before });
}

export function keepFailure(db: Db, jobId: string, position: number, error: StoredError): void {
  setItem(db, jobId, position, { state: 'failed', error });
}

function setItem(db: Db, jobId: string, position: number, columns: Partial<BulkItem>): void {
  db.update(items)
    .set(columns)
    .where(and(eq(items.jobId, jobId), eq(items.position, position)))
    .run();
}

/** Every item waits again, and nothing is counted: for work whose one file is made from the beginning. */
export function startOver(db: Db, jobId: string): void {
  db.update(items)
    .set({ state: 'pending', error: null })
    .where(and(eq(items.jobId, jobId), eq(items.state, 'failed')))
    .run();
  updateRun(db, jobId, { done: 0, failed: 0, skipped: 0 });
}

/** Deletes some of the items that wait; tells how many. */
export function deletePending(db: Db, jobId: string, limit: number): number {
  const some = listPending(db, jobId, 0, limit).map(({ position }) => position);
  if (some.length === 0) return 0;
  const last = some.at(-1) ?? 0;
  return db
    .delete(items)
    .where(and(eq(items.jobId, jobId), eq(items.state, 'pending'), lte(items.position, last)))
    .run().changes;
}

/** Runs whose file's time is over. */
export function listExpired(db: Db, nowUtc: string): string[] {
  return db
    .select({ jobId: runs.jobId })
    .from(runs)
    .where(and(isNotNull(runs.fileExpiresAtUtc), lte(runs.fileExpiresAtUtc, nowUtc)))
    .all()
    .map(({ jobId }) => jobId);
}

/** Forgets the file of a run. */
export const NO_FILE = {
  fileName: null,
  fileBytes: null,
  fileSha256: null,
  fileContentType: null,
  fileExpiresAtUtc: null,
} as const;
