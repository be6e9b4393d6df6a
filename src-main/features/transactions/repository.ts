/** All SQL of transactions, their events, operations, refunds and disputes; that of the list is in `list.ts`. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { updateAtVersion } from '../records.ts';
import {
  disputesTable,
  operationsTable as o,
  refundsTable,
  transactionEventsTable as e,
  transactionIdsTable as ids,
  transactionsTable as t,
  type OperationRow,
  type TransactionEventRow,
  type TransactionRow,
} from './tables.ts';

export const insertTransaction = (db: Db, row: TransactionRow): void => void db.insert(t).values(row).run();

export function findTransaction(db: Db, id: string): TransactionRow | undefined {
  return db.select().from(t).where(eq(t.id, id)).get();
}

export function findByRequest(db: Db, companyId: string, requestId: string): TransactionRow | undefined {
  return db
    .select()
    .from(t)
    .where(and(eq(t.companyId, companyId), eq(t.requestId, requestId)))
    .get();
}

export function findByReference(db: Db, gatewayId: string, reference: string): TransactionRow | undefined {
  return db
    .select()
    .from(t)
    .where(and(eq(t.reference, reference), eq(t.gatewayId, gatewayId)))
    .get();
}

export function findByObject(db: Db, gatewayId: string, objectId: string): TransactionRow | undefined {
  const found = db
    .select({ id: ids.transactionId })
    .from(ids)
    .where(and(eq(ids.gatewayId, gatewayId), eq(ids.objectId, objectId)))
    .get();
  return found === undefined ? undefined : findTransaction(db, found.id);
}

export function updateTransaction(db: Db, id: string, version: number, columns: Partial<TransactionRow>): boolean {
  return updateAtVersion(db, t, id, version, columns);
}

/** A gateway's id names one transaction; who had it first keeps it. */
export function insertIds(db: Db, gatewayId: string, transactionId: string, objectIds: readonly string[]): void {
  for (const objectId of objectIds) {
    db.insert(ids).values({ gatewayId, objectId, transactionId }).onConflictDoNothing().run();
  }
}

/** Tells whether the fact is new. */
export function insertEvent(db: Db, row: Omit<TransactionEventRow, 'id'>): boolean {
  return db.insert(e).values(row).onConflictDoNothing().run().changes === 1;
}

export function listEvents(db: Db, transactionId: string): TransactionEventRow[] {
  return db.select().from(e).where(eq(e.transactionId, transactionId)).orderBy(asc(e.id)).all();
}

export const insertOperation = (db: Db, row: OperationRow): void => void db.insert(o).values(row).run();

export function findOperation(db: Db, id: string): OperationRow | undefined {
  return db.select().from(o).where(eq(o.id, id)).get();
}

export function findOperationByRequest(db: Db, transactionId: string, requestId: string): OperationRow | undefined {
  return db
    .select()
    .from(o)
    .where(and(eq(o.transactionId, transactionId), eq(o.requestId, requestId)))
    .get();
}

export function listOperations(db: Db, transactionId: string): OperationRow[] {
  return db.select().from(o).where(eq(o.transactionId, transactionId)).orderBy(asc(o.createdAtUtc), asc(o.id)).all();
}

export function updateOperation(db: Db, id: string, columns: Partial<OperationRow>): void {
  db.update(o).set(columns).where(eq(o.id, id)).run();
}

type RefundRow = typeof refundsTable.$inferSelect;
type DisputeRow = typeof disputesTable.$inferSelect;

/** Rows of their own, as all facts together tell them. */
export function replaceParts(
  db: Db,
  transactionId: string,
  parts: { readonly refunds: readonly RefundRow[]; readonly disputes: readonly DisputeRow[] },
): void {
  db.delete(refundsTable).where(eq(refundsTable.transactionId, transactionId)).run();
  db.delete(disputesTable).where(eq(disputesTable.transactionId, transactionId)).run();
  if (parts.refunds.length > 0)
    db.insert(refundsTable)
      .values([...parts.refunds])
      .run();
  if (parts.disputes.length > 0)
    db.insert(disputesTable)
      .values([...parts.disputes])
      .run();
}

export function listRefunds(db: Db, transactionId: string): RefundRow[] {
  return db.select().from(refundsTable).where(eq(refundsTable.transactionId, transactionId)).all();
}

export function listDisputes(db: Db, transactionId: string): DisputeRow[] {
  return db.select().from(disputesTable).where(eq(disputesTable.transactionId, transactionId)).all();
}

/** What was collected of an invoice, in its currency. */
export function keptOfInvoice(db: Db, invoiceId: string, currency: string): number {
  const row = db
    .select({ kept: sql<number>`coalesce(sum(${t.keptMinor}), 0)` })
    .from(t)
    .where(and(eq(t.invoiceId, invoiceId), eq(t.currency, currency)))
    .get();
  return row?.kept ?? 0;
}
