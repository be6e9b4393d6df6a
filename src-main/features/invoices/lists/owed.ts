/**
 * What the invoices of a filter still owe. Most owe all or nothing, which the sums by day know; what was paid is read
 * only of those that are paid in part, found by the full-text index. Pure.
 */
import type { InvoiceFilter, InvoiceTotals } from '#contract/invoices.ts';
import type { Query } from '#db/statements.ts';
import { boundsOf, meantBy, searchOf } from './conditions.ts';
import { planTotals, type SumRow } from './sums.ts';

const OWING = ['unpaid', 'partial'] as const;

/** Paid of the invoices that are paid in part. */
export interface PaidRow {
  readonly currency: string;
  readonly decimals: number;
  readonly paid: number;
}

/** Undefined where the filter does not ask how they are paid. */
export function planOwed(filter: InvoiceFilter): { readonly billed: Query; readonly paid: Query } | undefined {
  const { paymentStates } = filter;
  if (paymentStates === undefined) return undefined;
  const among = (states: readonly (typeof OWING)[number][]): InvoiceFilter => {
    const kept = states.filter((state) => paymentStates.includes(state));
    // Of a state that there is not, none is found.
    return { ...filter, paymentStates: kept.length === 0 ? (['none'] as never[]) : kept };
  };
  return { billed: planTotals(among(OWING)), paid: planPaid(among(['partial'])) };
}

function planPaid(filter: InvoiceFilter): Query {
  const found = { sql: 's.invoice_search MATCH ?', params: [searchOf(meantBy(filter)) ?? ''] };
  const conditions = [found, ...boundsOf(filter)];
  return {
    sql: `SELECT l.currency, l.currency_decimals AS decimals, sum(i.paid_minor) AS paid
      FROM invoice_search s CROSS JOIN invoice_list l ON l.n = s.rowid CROSS JOIN invoices i ON i.id = l.invoice_id
      WHERE ${conditions.map(({ sql }) => sql).join(' AND ')} GROUP BY l.currency, l.currency_decimals`,
    params: conditions.flatMap(({ params }) => params),
  };
}

export function withBalances(
  totals: InvoiceTotals,
  billed: readonly SumRow[],
  paid: readonly PaidRow[],
): InvoiceTotals {
  const byCurrency = totals.byCurrency.map((sums) => {
    const isOf = (row: { currency: string; decimals: number }): boolean =>
      row.currency === sums.currency && row.decimals === sums.currencyDecimals;
    const owed = billed.filter(isOf).reduce((sum, row) => sum + row.total, 0);
    return { ...sums, balanceMinor: paid.filter(isOf).reduce((left, row) => left - row.paid, owed) };
  });
  return { ...totals, byCurrency };
}
