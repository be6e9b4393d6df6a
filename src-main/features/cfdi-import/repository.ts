/** All SQL of imports: runs, what was handed over for them, and what came of every file. */
import { and, asc, desc, eq, gt, inArray, isNull, lt, max, sql } from 'drizzle-orm';
import type { ImportOutcome } from '#contract/cfdi-imports.ts';
import { prepared, slots } from '#db/prepared.ts';
import type { Db } from '#db/types.ts';
import {
  cfdiImportItemsTable as items,
  cfdiImportRunsTable as runs,
  cfdiImportUploadsTable as uploads,
  type ImportItem,
  type ImportRun,
  type ImportUpload,
} from './tables.ts';

export function insertRun(db: Db, run: ImportRun): void {
  db.insert(runs).values(run).run();
}

export function findRun(db: Db, id: string): ImportRun | undefined {
  return db.select().from(runs).where(eq(runs.id, id)).get();
}

export function updateRun(db: Db, id: string, columns: Partial<ImportRun>): void {
  db.update(runs).set(columns).where(eq(runs.id, id)).run();
}

/** Newest first; ids grow with time. */
export function listRuns(db: Db, limit: number, before: string | undefined): ImportRun[] {
  return db
    .select()
    .from(runs)
    .where(before === undefined ? undefined : lt(runs.id, before))
    .orderBy(desc(runs.id))
    .limit(limit)
    .all();
}

export type Counts = Pick<
  ImportRun,
  'issued' | 'received' | 'duplicate' | 'conflict' | 'ignored' | 'refused' | 'doubtful'
>;

export function addCounts(db: Db, id: string, counts: Counts): void {
  const plus = (name: keyof Counts) => sql`${runs[name]} + ${counts[name]}`;
  db.update(runs)
    .set({
      issued: plus('issued'),
      received: plus('received'),
      duplicate: plus('duplicate'),
      conflict: plus('conflict'),
      ignored: plus('ignored'),
      refused: plus('refused'),
      doubtful: plus('doubtful'),
    })
    .where(eq(runs.id, id))
    .run();
}

/** Runs that wait for files since before an instant. */
export function listAbandoned(db: Db, beforeUtc: string): string[] {
  return db
    .select({ id: runs.id })
    .from(runs)
    .where(and(isNull(runs.jobId), lt(runs.createdAtUtc, beforeUtc)))
    .all()
    .map(({ id }) => id);
}

/** Removes a run that never began. */
export function deleteRun(db: Db, id: string): void {
  deleteUploads(db, id);
  db.delete(runs)
    .where(and(eq(runs.id, id), isNull(runs.jobId)))
    .run();
}

export function insertItem(db: Db, { uuid, issuedId, receivedId, ...item }: ImportItem): void {
  const said = Object.fromEntries(
    Object.entries({ ...item, uuid, issuedId, receivedId }).filter(([, value]) => value !== null),
  );
  const names = Object.keys(said);
  prepared(db, `cfdiImport.item ${names.join()}`, (base) => base.insert(items).values(slots(names)).prepare()).run(
    said,
  );
}

/** The place behind the last file that was dealt with. */
export function nextPosition(db: Db, runId: string): number {
  const row = db
    .select({ last: max(items.position) })
    .from(items)
    .where(eq(items.runId, runId))
    .get();
  return (row?.last ?? 0) + 1;
}

export interface ItemFilter {
  readonly id: string;
  readonly only: 'all' | 'problems';
  readonly outcomes?: readonly ImportOutcome[] | undefined;
}

export function listItems(db: Db, { id, only, outcomes }: ItemFilter, after: number, limit: number): ImportItem[] {
  return db
    .select()
    .from(items)
    .where(
      and(
        eq(items.runId, id),
        gt(items.position, after),
        only === 'problems' ? sql`${items.problem} = 1` : undefined,
        outcomes === undefined ? undefined : inArray(items.outcome, [...outcomes]),
      ),
    )
    .orderBy(asc(items.position))
    .limit(limit)
    .all();
}

export function insertUpload(db: Db, upload: ImportUpload): void {
  db.insert(uploads).values(upload).run();
}

export function findUpload(db: Db, runId: string, path: string): ImportUpload | undefined {
  return db
    .select()
    .from(uploads)
    .where(and(eq(uploads.runId, runId), eq(uploads.path, path)))
    .get();
}

export function setBytes(
  db: Db,
  runId: string,
  number: number,
  columns: Pick<ImportUpload, 'bytes' | 'receivedBytes'>,
): void {
  db.update(uploads)
    .set(columns)
    .where(and(eq(uploads.runId, runId), eq(uploads.number, number)))
    .run();
}

export function listUploads(db: Db, runId: string): ImportUpload[] {
  return db.select().from(uploads).where(eq(uploads.runId, runId)).orderBy(asc(uploads.number)).all();
}

/** How many files were handed over, what they promise to weigh, and how many are not all there. */
export function uploadSums(db: Db, runId: string): { files: number; bytes: number; unfinished: number } {
  const row = db
    .select({
      files: sql<number>`count(*)`,
      bytes: sql<number>`coalesce(sum(${uploads.bytes}), 0)`,
      unfinished: sql<number>`coalesce(sum(${uploads.receivedBytes} < ${uploads.bytes}), 0)`,
    })
    .from(uploads)
    .where(eq(uploads.runId, runId))
    .get();
  return row ?? { files: 0, bytes: 0, unfinished: 0 };
}

export function deleteUploads(db: Db, runId: string): void {
  db.delete(uploads).where(eq(uploads.runId, runId)).run();
}
