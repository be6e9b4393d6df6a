/** All SQL of cancellations: requests, attempts, files, and what they read of invoices and their stamps. */
import { and, asc, desc, eq, inArray, lt, max, ne, notInArray, or, sql } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { invoiceEventsTable as e, invoiceFilesTable, invoicesTable as i, type InvoiceRow } from '../invoices/tables.ts';
import { updateAtVersion } from '../records.ts';
import { stampAttemptsTable } from '../stamping/tables.ts';
import {
  cancellationAttemptsTable as a,
  cancellationFilesTable as f,
  cancellationsTable as c,
  invoiceRelationsTable as r,
  type CancellationAttemptRow,
  type CancellationRow,
} from './tables.ts';

const OVER = ['cancelled', 'rejected', 'refused', 'withdrawn'] as const;

export function insertCancellation(db: Db, row: CancellationRow): void {
  db.insert(c).values(row).run();
}

export function findCancellation(db: Db, id: string): CancellationRow | undefined {
  return db.select().from(c).where(eq(c.id, id)).get();
}

export function updateCancellation(db: Db, row: CancellationRow, columns: Partial<CancellationRow>): boolean {
  return updateAtVersion(db, c, row.id, row.version, columns);
}

/** The request that is not over. */
export function findOpen(db: Db, invoiceId: string): CancellationRow | undefined {
  return db
    .select()
    .from(c)
    .where(and(eq(c.invoiceId, invoiceId), notInArray(c.state, [...OVER])))
    .get();
}

/** Newest first. */
export function listOfInvoice(db: Db, invoiceId: string): CancellationRow[] {
  return db.select().from(c).where(eq(c.invoiceId, invoiceId)).orderBy(desc(c.createdAtUtc), desc(c.id)).all();
}

/** State of the newest request of each that is not cancelled. */
export function latestStates(
  db: Db,
  invoiceIds: readonly string[],
): { readonly invoiceId: string; readonly state: CancellationRow['state'] }[] {
  return db.all(sql`
    SELECT asked.value AS invoiceId, (SELECT ${c.state} FROM ${c} WHERE ${c.invoiceId} = asked.value
      ORDER BY ${c.createdAtUtc} DESC, ${c.id} DESC LIMIT 1) AS state
    FROM json_each(${JSON.stringify(invoiceIds)}) AS asked WHERE state IS NOT NULL
      AND EXISTS (SELECT 1 FROM ${i} WHERE ${i.id} = asked.value AND ${i.status} <> 'cancelled')`);
}

/** The request in which a document of ours is named as what replaces another, the newest that was not taken back. */
export function findByReplacement(db: Db, replacementId: string): CancellationRow | undefined {
  return db
    .select()
    .from(c)
    .where(and(eq(c.replacementId, replacementId), ne(c.state, 'withdrawn')))
    .orderBy(desc(c.createdAtUtc), desc(c.id))
    .limit(1)
    .get();
}

export function listCancellations(
  db: Db,
  filter: { companyId: string; states?: readonly CancellationRow['state'][] | undefined },
  limit: number,
  after?: { createdAtUtc: string; id: string },
): CancellationRow[] {
  const states = filter.states === undefined ? undefined : inArray(c.state, [...filter.states]);
  const rest =
    after === undefined
      ? undefined
      : or(lt(c.createdAtUtc, after.createdAtUtc), and(eq(c.createdAtUtc, after.createdAtUtc), lt(c.id, after.id)));
  return db
    .select()
    .from(c)
    .where(and(eq(c.companyId, filter.companyId), states, rest))
    .orderBy(desc(c.createdAtUtc), desc(c.id))
    .limit(limit)
    .all();
}

export function insertAttempt(db: Db, row: CancellationAttemptRow): void {
  db.insert(a).values(row).run();
}

export function updateAttempt(
  db: Db,
  id: string,
  from: readonly CancellationAttemptRow['state'][],
  columns: Partial<CancellationAttemptRow>,
): boolean {
  return (
    db
      .update(a)
      .set(columns)
      .where(and(eq(a.id, id), inArray(a.state, [...from])))
      .run().changes === 1
  );
}

export function listAttempts(db: Db, cancellationId: string): CancellationAttemptRow[] {
  return db.select().from(a).where(eq(a.cancellationId, cancellationId)).orderBy(asc(a.attempt)).all();
}

export function lastAttemptNumber(db: Db, cancellationId: string): number {
  const row = db
    .select({ n: max(a.attempt) })
    .from(a)
    .where(eq(a.cancellationId, cancellationId))
    .get();
  return row?.n ?? 0;
}

export type CancellationFile = typeof f.$inferSelect;

/** Keeps bytes as they are; the same bytes twice are one file. */
export function insertFile(db: Db, file: CancellationFile): void {
  db.insert(f).values(file).onConflictDoNothing().run();
}

/** The newest of a kind, or the one with this hash. */
export function findFile(
  db: Db,
  cancellationId: string,
  kind: CancellationFile['kind'],
  sha256?: string,
): CancellationFile | undefined {
  return db
    .select()
    .from(f)
    .where(
      and(
        eq(f.cancellationId, cancellationId),
        eq(f.kind, kind),
        sha256 === undefined ? undefined : eq(f.sha256, sha256),
      ),
    )
    .orderBy(desc(f.createdAtUtc))
    .limit(1)
    .get();
}

/** Columns of an invoice that decide about its cancellation. */
const invoiceColumns = {
  id: i.id,
  companyId: i.companyId,
  type: i.type,
  status: i.status,
  serie: i.serie,
  folio: i.folio,
  receiverName: i.receiverName,
  totalMinor: i.totalMinor,
  currency: i.currency,
  currencyDecimals: i.currencyDecimals,
  zone: i.zone,
  uuid: i.uuid,
  stampedAtUtc: i.stampedAtUtc,
  demo: i.demo,
  version: i.version,
};
export type CancelledInvoice = Pick<InvoiceRow, keyof typeof invoiceColumns>;

export function findInvoice(db: Db, id: string): CancelledInvoice | undefined {
  return db.select(invoiceColumns).from(i).where(eq(i.id, id)).get();
}

/** Moves an invoice from one of these statuses; tells whether it did. */
export function moveInvoice(
  db: Db,
  id: string,
  from: readonly InvoiceRow['status'][],
  to: InvoiceRow['status'],
  nowUtc: string,
): boolean {
  return (
    db
      .update(i)
      .set({ status: to, updatedAtUtc: nowUtc, version: sql`${i.version} + 1` })
      .where(and(eq(i.id, id), inArray(i.status, [...from])))
      .run().changes === 1
  );
}

/** The event of a document that was cancelled elsewhere, when SAT's word was taken for it. */
export const CANCELLED_AT_SAT = 'cancelled_at_sat';

/** When SAT was first seen saying that it is cancelled, of a document of which its word was taken. */
export function findSeenAtSat(db: Db, invoiceId: string): string | undefined {
  const found = db
    .select({ seenAtUtc: sql<string>`${e.detail} ->> 'seenAtUtc'` })
    .from(e)
    .where(and(eq(e.invoiceId, invoiceId), eq(e.event, CANCELLED_AT_SAT)))
    .get();
  return found?.seenAtUtc;
}

export function findStampedXml(db: Db, invoiceId: string): Buffer | undefined {
  return db
    .select({ content: invoiceFilesTable.content })
    .from(invoiceFilesTable)
    .where(and(eq(invoiceFilesTable.invoiceId, invoiceId), eq(invoiceFilesTable.kind, 'stamped')))
    .get()?.content;
}

/** Where an invoice was stamped. */
export function findStamp(
  db: Db,
  invoiceId: string,
): { pacConfigId: string; environment: CancellationRow['environment'] } | undefined {
  const s = stampAttemptsTable;
  return db
    .select({ pacConfigId: s.pacConfigId, environment: s.environment })
    .from(s)
    .where(and(eq(s.invoiceId, invoiceId), eq(s.state, 'stamped')))
    .get();
}

/** Stamped documents that relate to a UUID and are not cancelled, oldest first. */
export function listRelated(db: Db, uuid: string): (CancelledInvoice & { tipoRelacion: string })[] {
  return db
    .select({ ...invoiceColumns, tipoRelacion: r.tipoRelacion })
    .from(r)
    .innerJoin(i, eq(i.id, r.invoiceId))
    .where(and(eq(r.uuid, uuid.toUpperCase()), inArray(i.status, ['stamped', 'cancel_requested'])))
    .orderBy(asc(i.stampedAtUtc), asc(i.id))
    .all();
}

/** Whether a stamped document relates to a UUID in this way. */
export function relates(db: Db, invoiceId: string, uuid: string, tipoRelacion: string): boolean {
  const found = db
    .select({ uuid: r.uuid })
    .from(r)
    .where(and(eq(r.uuid, uuid.toUpperCase()), eq(r.invoiceId, invoiceId), eq(r.tipoRelacion, tipoRelacion)))
    .get();
  return found !== undefined;
}
