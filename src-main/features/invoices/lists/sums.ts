/** What a filter adds up to, and what waits for somebody: queries and the making of their answers. Pure. */
import type { InvoiceAttention, InvoiceFilter, InvoiceTotals } from '#contract/invoices.ts';
import type { Query } from '#db/statements.ts';
import { boundsOf, COMPANY, inList, meantBy, searchOf, type Condition } from './conditions.ts';

/** Sums of the invoices that share status, type and currency. */
export interface SumRow {
  readonly status: string;
  readonly type: string;
  readonly currency: string;
  readonly decimals: number;
  readonly count: number;
  readonly subtotal: number;
  readonly discount: number;
  readonly transferred: number;
  readonly withheld: number;
  readonly total: number;
}

const SUMS = `sum(subtotal_minor) AS subtotal, sum(discount_minor) AS discount, sum(transferred_minor) AS transferred,
  sum(withheld_minor) AS withheld, sum(total_minor) AS total`;
const GROUP = 'status, type, currency, currency_decimals';

/** From the sums by day where the filter has only what they are kept by, otherwise from the rows. */
export function planTotals(asked: InvoiceFilter): Query {
  const filter = meantBy(asked);
  return isKeptByDay(filter) ? fromDays(filter) : fromRows(filter);
}

function isKeptByDay(filter: InvoiceFilter): boolean {
  const { query, clientId, receiverRfc, minTotalMinor, maxTotalMinor, satStates } = filter;
  return [query, clientId, receiverRfc, minTotalMinor, maxTotalMinor, satStates].every((said) => said === undefined);
}

function fromDays(filter: InvoiceFilter): Query {
  const { from, to, currency } = filter;
  const conditions: Condition[] = [
    { sql: `company = ${COMPANY}`, params: [filter.companyId] },
    ...inList('status', filter.statuses),
    ...inList('type', filter.types),
    ...inList('mail_state', filter.mailStates),
    ...inList('payment_state', filter.paymentStates),
    ...inList('currency', currency === undefined ? undefined : [currency]),
    ...(from === undefined ? [] : [{ sql: 'day >= ?', params: [from] }]),
    ...(to === undefined ? [] : [{ sql: 'day <= ?', params: [to] }]),
  ];
  return grouped('invoice_totals', conditions, 'sum(count)');
}

function fromRows(filter: InvoiceFilter): Query {
  const search = searchOf(filter);
  const found: Condition =
    search === undefined
      ? { sql: `l.company = ${COMPANY}`, params: [filter.companyId] }
      : { sql: 's.invoice_search MATCH ?', params: [search] };
  const source =
    search === undefined ? 'invoice_list l' : 'invoice_search s CROSS JOIN invoice_list l ON l.n = s.rowid';
  return grouped(source, [found, ...boundsOf(filter)], 'count(*)');
}

function grouped(source: string, conditions: readonly Condition[], count: string): Query {
  return {
    sql: `SELECT status, type, currency, currency_decimals AS decimals, ${count} AS count, ${SUMS} FROM ${source}
      WHERE ${conditions.map(({ sql }) => sql).join(' AND ')} GROUP BY ${GROUP} ORDER BY currency, currency_decimals`,
    params: conditions.flatMap(({ params }) => params),
  };
}

type CurrencyTotals = InvoiceTotals['byCurrency'][number];

/** What no tax authority counts: neither is a document that stands. */
const APART = ['cancelled', 'rejected'] as const;

export function toTotals(rows: readonly SumRow[]): InvoiceTotals {
  const byCurrency = new Map<string, CurrencyTotals>();
  for (const row of rows) {
    const key = `${row.currency} ${row.decimals}`;
    const sums = byCurrency.get(key) ?? noTotals(row);
    byCurrency.set(key, added(sums, row));
  }
  return { count: rows.reduce((sum, { count }) => sum + count, 0), byCurrency: [...byCurrency.values()] };
}

function noTotals({ currency, decimals }: SumRow): CurrencyTotals {
  const none = { count: 0, totalMinor: 0 };
  return {
    currency,
    currencyDecimals: decimals,
    count: 0,
    subtotalMinor: 0,
    discountMinor: 0,
    transferredMinor: 0,
    withheldMinor: 0,
    totalMinor: 0,
    creditNotes: none,
    netTotalMinor: 0,
    cancelled: none,
    rejected: none,
  };
}

function added(sums: CurrencyTotals, row: SumRow): CurrencyTotals {
  const plus = ({ count, totalMinor }: { count: number; totalMinor: number }) => ({
    count: count + row.count,
    totalMinor: totalMinor + row.total,
  });
  const apart = APART.find((status) => status === row.status);
  if (apart !== undefined) return { ...sums, [apart]: plus(sums[apart]) };
  const credit = row.type === 'E';
  return {
    ...sums,
    count: sums.count + row.count,
    subtotalMinor: sums.subtotalMinor + row.subtotal,
    discountMinor: sums.discountMinor + row.discount,
    transferredMinor: sums.transferredMinor + row.transferred,
    withheldMinor: sums.withheldMinor + row.withheld,
    totalMinor: sums.totalMinor + row.total,
    creditNotes: credit ? plus(sums.creditNotes) : sums.creditNotes,
    netTotalMinor: sums.netTotalMinor + (credit ? -row.total : row.total),
  };
}

export interface StateCount {
  readonly status: string;
  readonly mail: string;
  readonly count: number;
}

export function planAttention(companyId: string): Query {
  return {
    sql: `SELECT status, mail_state AS mail, sum(count) AS count FROM invoice_totals WHERE company = ${COMPANY}
      GROUP BY status, mail_state`,
    params: [companyId],
  };
}

export function toAttention(rows: readonly StateCount[]): InvoiceAttention {
  const sumOf = (which: (row: StateCount) => boolean): number =>
    rows.filter(which).reduce((sum, { count }) => sum + count, 0);
  const inStatus = (status: string): number => sumOf((row) => row.status === status);
  return {
    draft: inStatus('draft'),
    ready: inStatus('ready'),
    stamping: inStatus('stamping'),
    unknown: inStatus('unknown'),
    rejected: inStatus('rejected'),
    cancelRequested: inStatus('cancel_requested'),
    mailFailed: sumOf((row) => row.mail === 'failed'),
    mailBounced: sumOf((row) => row.mail === 'bounced'),
  };
}
