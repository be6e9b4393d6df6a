/** All SQL of payouts and of the rows that moved a gateway's balance. */
import { and, desc, eq, getTableColumns, gte, inArray, isNull, max, min, ne, notInArray, sql } from 'drizzle-orm';
import { integer, primaryKey, sqliteTable, text, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { BalanceTransactionView, PayoutView } from '#connectors/gateway/types.ts';
import type { Db } from '#db/types.ts';
import { clientsTable as c } from '../clients/tables.ts';
import { gatewaysTable as g } from '../gateways/tables.ts';
import { invoicesTable as i } from '../invoices/tables.ts';
import { keyset } from '../records.ts';
import { transactionsTable as t } from './tables.ts';

export const payoutsTable = sqliteTable(
  'gateway_payouts',
  {
    gatewayId: text('gateway_id').notNull(),
    payoutId: text('payout_id').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    currency: text('currency').notNull(),
    status: text('status').$type<PayoutView['status']>().notNull(),
    trace: text('trace'),
    arrivesAtUtc: text('arrives_at_utc'),
    createdAtUtc: text('created_at_utc').notNull(),
    evidence: text('evidence').notNull(),
    /** The provider has said that it does not tell what it holds. */
    contents: text('contents', { enum: ['not-told'] }),
  },
  (table) => [primaryKey({ columns: [table.gatewayId, table.payoutId] })],
);
export type PayoutRow = typeof payoutsTable.$inferSelect;

export const balanceRowsTable = sqliteTable(
  'gateway_balance_rows',
  {
    gatewayId: text('gateway_id').notNull(),
    rowId: text('row_id').notNull(),
    type: text('type').$type<BalanceTransactionView['type']>().notNull(),
    providerType: text('provider_type').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    feeMinor: integer('fee_minor').notNull(),
    feeTaxMinor: integer('fee_tax_minor').notNull(),
    netMinor: integer('net_minor').notNull(),
    currency: text('currency').notNull(),
    transactionId: text('transaction_id'),
    payoutId: text('payout_id'),
    createdAtUtc: text('created_at_utc').notNull(),
    evidence: text('evidence').notNull(),
  },
  (table) => [primaryKey({ columns: [table.gatewayId, table.rowId] })],
);
export type BalanceRow = typeof balanceRowsTable.$inferSelect;

const p = payoutsTable;
const b = balanceRowsTable;
const ENDED = ['paid', 'failed', 'cancelled'] as const;

export function putPayout(db: Db, row: Omit<PayoutRow, 'contents'>): void {
  const { gatewayId: _gateway, payoutId: _id, ...columns } = row;
  db.insert(p)
    .values(row)
    .onConflictDoUpdate({ target: [p.gatewayId, p.payoutId], set: columns })
    .run();
}

/** What is known of a row stays known: a list that does not tell its payout takes nothing away. */
export function putBalanceRow(db: Db, row: BalanceRow): void {
  const { gatewayId: _gateway, rowId: _id, ...columns } = row;
  db.insert(b)
    .values(row)
    .onConflictDoUpdate({
      target: [b.gatewayId, b.rowId],
      set: {
        ...columns,
        payoutId: row.payoutId ?? sql`${b.payoutId}`,
        transactionId: row.transactionId ?? sql`${b.transactionId}`,
      },
    })
    .run();
}

/** From where payouts are read again: the oldest one that has not ended, or the newest one. */
export function payoutsReadTo(db: Db, gatewayId: string): string | undefined {
  const open = db
    .select({ at: min(p.createdAtUtc) })
    .from(p)
    .where(and(eq(p.gatewayId, gatewayId), notInArray(p.status, [...ENDED])))
    .get();
  const newest = db
    .select({ at: max(p.createdAtUtc) })
    .from(p)
    .where(eq(p.gatewayId, gatewayId))
    .get();
  return open?.at ?? newest?.at ?? undefined;
}

export function balanceReadTo(db: Db, gatewayId: string): string | undefined {
  const row = db
    .select({ at: max(b.createdAtUtc) })
    .from(b)
    .where(eq(b.gatewayId, gatewayId))
    .get();
  return row?.at ?? undefined;
}

/** Payouts since then that hold, and of which nobody has said yet what they hold. */
export function payoutsWithoutRows(db: Db, gatewayId: string, sinceUtc: string): PayoutRow[] {
  return db
    .select(getTableColumns(p))
    .from(p)
    .leftJoin(b, and(eq(b.gatewayId, p.gatewayId), eq(b.payoutId, p.payoutId)))
    .where(
      and(
        eq(p.gatewayId, gatewayId),
        gte(p.createdAtUtc, sinceUtc),
        isNull(b.rowId),
        isNull(p.contents),
        inArray(p.status, ['pending', 'in-transit', 'paid']),
      ),
    )
    .all();
}

export interface PayoutFilter {
  readonly companyId: string;
  readonly gatewayId?: string | undefined;
}

/** The provider does not tell what it holds. */
export function markNotTold(db: Db, gatewayId: string, payoutId: string): void {
  db.update(p)
    .set({ contents: 'not-told' })
    .where(and(eq(p.gatewayId, gatewayId), eq(p.payoutId, payoutId)))
    .run();
}

const listed = {
  ...getTableColumns(p),
  gatewayName: g.name,
  provider: g.provider,
  held: sql<number>`EXISTS (SELECT 1 FROM ${b} WHERE ${b.gatewayId} = ${p.gatewayId} AND ${b.payoutId} = ${p.payoutId})`,
};
export type ListedPayout = PayoutRow & {
  readonly gatewayName: string;
  readonly provider: string;
  readonly held: number;
};

const of = ({ companyId, gatewayId }: PayoutFilter) =>
  and(eq(g.companyId, companyId), gatewayId === undefined ? undefined : eq(p.gatewayId, gatewayId));

/** Newest first; `before` is the last one of the page before. */
export function listPayouts(
  db: Db,
  filter: PayoutFilter,
  limit: number,
  before?: { readonly createdAtUtc: string; readonly payoutId: string },
): ListedPayout[] {
  return db
    .select(listed)
    .from(p)
    .innerJoin(g, eq(g.id, p.gatewayId))
    .where(
      and(
        of(filter),
        before === undefined
          ? undefined
          : keyset([p.createdAtUtc, p.payoutId], '<', [before.createdAtUtc, before.payoutId]),
      ),
    )
    .orderBy(desc(p.createdAtUtc), desc(p.payoutId))
    .limit(limit)
    .all();
}

export function findPayout(db: Db, gatewayId: string, payoutId: string): ListedPayout | undefined {
  return db
    .select(listed)
    .from(p)
    .innerJoin(g, eq(g.id, p.gatewayId))
    .where(and(eq(p.gatewayId, gatewayId), eq(p.payoutId, payoutId)))
    .get();
}

export function sumPayouts(db: Db, filter: PayoutFilter) {
  const sum = (...statuses: PayoutView['status'][]) =>
    sql<number>`coalesce(sum(CASE WHEN ${inArray(p.status, statuses)} THEN ${p.amountMinor} ELSE 0 END), 0)`;
  return db
    .select({
      currency: p.currency,
      count: sql<number>`count(*)`,
      paidMinor: sum('paid'),
      comingMinor: sum('pending', 'in-transit'),
      failedMinor: sum('failed', 'cancelled'),
    })
    .from(p)
    .innerJoin(g, eq(g.id, p.gatewayId))
    .where(of(filter))
    .groupBy(p.currency)
    .orderBy(p.currency)
    .all();
}

/** What a payout's rows come to, by type. The row of the payout itself is none of what it holds. */
export function sumBalanceRows(db: Db, gatewayId: string, payoutId: string) {
  const sum = (column: SQLiteColumn) => sql<number>`sum(${column})`;
  return db
    .select({
      type: b.type,
      count: sql<number>`count(*)`,
      amountMinor: sum(b.amountMinor),
      feeMinor: sum(b.feeMinor),
      feeTaxMinor: sum(b.feeTaxMinor),
      netMinor: sum(b.netMinor),
    })
    .from(b)
    .where(and(eq(b.gatewayId, gatewayId), eq(b.payoutId, payoutId), ne(b.type, 'payout')))
    .groupBy(b.type)
    .orderBy(b.type)
    .all();
}

export type ListedBalanceRow = BalanceRow & {
  readonly reference: string | null;
  readonly clientName: string | null;
  readonly serie: string | null;
  readonly folio: number | null;
};

/** What moved the balance of an account, or one payout, and of whom it is; newest first. */
export function listBalanceRows(
  db: Db,
  { gatewayId, payoutId }: { readonly gatewayId: string; readonly payoutId?: string | undefined },
  limit: number,
  before?: { readonly createdAtUtc: string; readonly rowId: string },
): ListedBalanceRow[] {
  return db
    .select({
      ...getTableColumns(b),
      reference: t.reference,
      clientName: c.legalName,
      serie: i.serie,
      folio: i.folio,
    })
    .from(b)
    .leftJoin(t, eq(t.id, b.transactionId))
    .leftJoin(c, eq(c.id, t.clientId))
    .leftJoin(i, eq(i.id, t.invoiceId))
    .where(
      and(
        eq(b.gatewayId, gatewayId),
        payoutId === undefined ? undefined : eq(b.payoutId, payoutId),
        before === undefined ? undefined : keyset([b.createdAtUtc, b.rowId], '<', [before.createdAtUtc, before.rowId]),
      ),
    )
    .orderBy(desc(b.createdAtUtc), desc(b.rowId))
    .limit(limit)
    .all();
}
