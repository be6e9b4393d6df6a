/** All SQL of SAT's answers and of the runs that ask for them. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import type { StoredError } from '../jobs/tables.ts';
import {
  satItemsTable as items,
  satRunsTable as runs,
  satStatesTable as s,
  type SatItem,
  type SatRun,
  type SatStateRow,
} from './tables.ts';

export function findState(db: Db, source: string, documentId: string): SatStateRow | undefined {
  return db
    .select()
    .from(s)
    .where(and(eq(s.source, source), eq(s.documentId, documentId)))
    .get();
}

export function putState(db: Db, row: SatStateRow): void {
  db.insert(s)
    .values(row)
    .onConflictDoUpdate({ target: [s.source, s.documentId], set: row })
    .run();
}

/** Documents of a source whose cancellation SAT had in process. */
export function listInProcess(db: Db, source: string): string[] {
  return db
    .select({ id: s.documentId })
    .from(s)
    .where(and(eq(s.source, source), eq(s.cancelacion, 'en-proceso')))
    .all()
    .map(({ id }) => id);
}

export function insertRun(db: Db, row: SatRun): void {
  db.insert(runs).values(row).run();
}

export function findRun(db: Db, jobId: string): SatRun | undefined {
  return db.select().from(runs).where(eq(runs.jobId, jobId)).get();
}

export function updateRun(db: Db, jobId: string, columns: Partial<SatRun>): void {
  db.update(runs).set(columns).where(eq(runs.jobId, jobId)).run();
}

export function addCounts(
  db: Db,
  jobId: string,
  counts: Readonly<Record<'done' | 'failed' | 'skipped' | 'different', number>>,
): void {
  db.update(runs)
    .set({
      done: sql`${runs.done} + ${counts.done}`,
      failed: sql`${runs.failed} + ${counts.failed}`,
      skipped: sql`${runs.skipped} + ${counts.skipped}`,
      different: sql`${runs.different} + ${counts.different}`,
    })
    .where(eq(runs.jobId, jobId))
    .run();
}

/** Appends documents after the `after` items that the run has; a document that is there is not asked about twice. */
export function appendItems(db: Db, jobId: string, after: number, source: string, ids: readonly string[]): number {
  return db.run(sql`
    INSERT INTO ${items} (job_id, position, source, document_id, state)
    SELECT ${jobId}, ${after} + row_number() OVER (ORDER BY min(key)), ${source}, value, 'pending'
    FROM json_each(${JSON.stringify(ids)}) GROUP BY value`).changes;
}

/** The next to ask about: those that SAT left unanswered come after the others. */
export function listPending(db: Db, jobId: string, limit: number): SatItem[] {
  return db
    .select()
    .from(items)
    .where(and(eq(items.jobId, jobId), eq(items.state, 'pending')))
    .orderBy(asc(items.tries), asc(items.position))
    .limit(limit)
    .all();
}

export function listTold(db: Db, jobId: string, state: 'failed' | 'different', limit: number): SatItem[] {
  return db
    .select()
    .from(items)
    .where(and(eq(items.jobId, jobId), eq(items.state, state)))
    .orderBy(asc(items.position))
    .limit(limit)
    .all();
}

export function updateItem(
  db: Db,
  { jobId, position }: Pick<SatItem, 'jobId' | 'position'>,
  columns: { readonly state?: SatItem['state']; readonly tries?: number; readonly error?: StoredError },
): void {
  db.update(items)
    .set(columns)
    .where(and(eq(items.jobId, jobId), eq(items.position, position)))
    .run();
}

export function deleteItem(db: Db, { jobId, position }: Pick<SatItem, 'jobId' | 'position'>): void {
  db.delete(items)
    .where(and(eq(items.jobId, jobId), eq(items.position, position)))
    .run();
}
