/** The list of charges: which query gives a page, and what the whole filter adds up to. Pure. */
import type { Transaction } from '#contract/transactions.ts';
import type { PaymentMethod } from '#connectors/gateway/types.ts';
import type { Query, SqlValue } from '#db/statements.ts';
import { queryWords } from '#domain/catalogs/search/fold.ts';
import type { TransactionStatus } from '#domain/transactions/facts.ts';
import { decodeCursor } from '../paging.ts';
import { likePattern } from '../records.ts';

export interface TransactionFilter {
  readonly companyId: string;
  readonly gatewayId?: string | undefined;
  readonly invoiceId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly statuses?: readonly TransactionStatus[] | undefined;
  readonly methods?: readonly PaymentMethod[] | undefined;
  readonly query?: string | undefined;
  readonly sinceUtc?: string | undefined;
  readonly untilUtc?: string | undefined;
}

export interface TransactionPage extends TransactionFilter {
  readonly cursor?: string | undefined;
  readonly offset?: number | undefined;
  readonly limit: number;
}

/** A row of the list as SQLite gives it. */
export type ListedTransaction = {
  [K in keyof Omit<Transaction, 'currencyDecimals' | 'invoiceNumber'>]-?: undefined extends Transaction[K]
    ? Exclude<Transaction[K], undefined> | null
    : Transaction[K];
} & { readonly serie: string | null; readonly folio: number | null };

const COLUMNS = `t.id, t.company_id AS companyId, t.gateway_id AS gatewayId, g.name AS gatewayName, t.provider,
  t.environment, t.invoice_id AS invoiceId, i.serie, i.folio, t.client_id AS clientId, c.legal_name AS clientName,
  t.kind, t.reference, t.description, t.method, t.currency, t.amount_minor AS amountMinor, t.status,
  t.authorised_minor AS authorisedMinor, t.paid_minor AS paidMinor, t.refunded_minor AS refundedMinor,
  t.refund_pending_minor AS refundPendingMinor, t.disputed_minor AS disputedMinor, t.lost_minor AS lostMinor,
  t.kept_minor AS keptMinor, t.fee_minor AS feeMinor, t.fee_tax_minor AS feeTaxMinor, t.net_minor AS netMinor,
  t.paid_at_utc AS paidAtUtc, t.created_at_utc AS createdAtUtc, t.updated_at_utc AS updatedAtUtc, t.version`;
const NAMED = `JOIN transactions t ON t.id = p.id JOIN gateways g ON g.id = t.gateway_id
  LEFT JOIN clients c ON c.id = t.client_id LEFT JOIN invoices i ON i.id = t.invoice_id`;

interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** Reads `limit` rows and one more. Rows are found in the index alone; only those that are shown are read. */
export function planPage(page: TransactionPage): Query {
  const conditions = [...conditionsOf(page), ...afterCursor(page)];
  return {
    sql: `SELECT ${COLUMNS} FROM (SELECT id FROM transactions WHERE ${all(conditions)}
      ORDER BY created_at_utc DESC, id DESC LIMIT ? OFFSET ?) p ${NAMED} ORDER BY t.created_at_utc DESC, t.id DESC`,
    params: [...paramsOf(conditions), page.limit + 1, page.cursor === undefined ? (page.offset ?? 0) : 0],
  };
}

/** One row, as the list has it. */
export function planOne(id: string): Query {
  return { sql: `SELECT ${COLUMNS} FROM (SELECT ? AS id) p ${NAMED}`, params: [id] };
}

export interface SumRow {
  readonly currency: string;
  readonly count: number;
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly refundedMinor: number;
  readonly lostMinor: number;
  readonly keptMinor: number;
  readonly feeMinor: number;
  readonly feeTaxMinor: number;
  /** Collected ones of which the gateway has not told its fee. */
  readonly withoutFee: number;
}

/** What is missing between what was collected and what was kept, besides what was given back; all in the index. */
const LOST = 'max(0, paid_minor - refunded_minor - kept_minor)';

/** Of all that the filter shows, by currency. */
export function planTotals(filter: TransactionFilter): Query {
  const conditions = conditionsOf(filter);
  const sum = (column: string, name: string): string => `coalesce(sum(${column}), 0) AS ${name}`;
  return {
    sql: `SELECT currency, count(*) AS count, ${sum('amount_minor', 'amountMinor')}, ${sum('paid_minor', 'paidMinor')},
        ${sum('refunded_minor', 'refundedMinor')}, ${sum(LOST, 'lostMinor')},
        ${sum('kept_minor', 'keptMinor')}, ${sum('fee_minor', 'feeMinor')},
        ${sum('fee_tax_minor', 'feeTaxMinor')}, ${sum('paid_minor > 0 AND fee_minor IS NULL', 'withoutFee')}
      FROM transactions WHERE ${all(conditions)} GROUP BY currency ORDER BY currency`,
    params: paramsOf(conditions),
  };
}

const all = (conditions: readonly Condition[]): string => conditions.map(({ sql }) => sql).join(' AND ');
const paramsOf = (conditions: readonly Condition[]): SqlValue[] => conditions.flatMap(({ params }) => params);

/** @throws CuadraError INPUT_INVALID */
function afterCursor({ cursor }: TransactionPage): Condition[] {
  if (cursor === undefined) return [];
  const { createdAtUtc, id } = decodeCursor(cursor, ['createdAtUtc', 'id']);
  return [{ sql: '(created_at_utc, id) < (?, ?)', params: [createdAtUtc, id] }];
}

function conditionsOf(filter: TransactionFilter): Condition[] {
  const { companyId, invoiceId, query } = filter;
  return [
    // An invoice has a handful: its own index finds them, not the company's whole list.
    { sql: `${invoiceId === undefined ? '' : '+'}company_id = ?`, params: [companyId] },
    ...than('invoice_id = ?', invoiceId),
    ...than('gateway_id = ?', filter.gatewayId),
    ...than('client_id = ?', filter.clientId),
    ...among('status', filter.statuses),
    ...among('method', filter.methods),
    ...than('created_at_utc >= ?', filter.sinceUtc),
    ...than('created_at_utc < ?', filter.untilUtc),
    ...(query === undefined ? [] : [found(companyId, query)]),
  ];
}

/** In reference, description and the gateway's id; by the words of the client's name; by the invoice's series and folio. */
function found(companyId: string, query: string): Condition {
  const pattern = likePattern(query, 'contains');
  const words = queryWords(query);
  const number = words.join('');
  const folio = /\d{1,12}$/.exec(number)?.[0];
  const like = (column: string): string => `${column} LIKE ? ESCAPE '\\'`;
  const parts: Condition[] = [
    { sql: like('reference'), params: [pattern] },
    { sql: like('description'), params: [pattern] },
    { sql: like('object_id'), params: [pattern] },
  ];
  if (words.length > 0) {
    parts.push({
      sql: `client_id IN (SELECT id FROM clients WHERE company_id = ?
        AND search_key IN (SELECT rowid FROM client_words WHERE client_words MATCH ?))`,
      params: [companyId, words.map((word) => `"${word}"*`).join(' AND ')],
    });
  }
  if (folio !== undefined) {
    parts.push({
      sql: `invoice_id IN (SELECT id FROM invoices WHERE company_id = ? AND type = 'I' AND folio IS NOT NULL
        AND (folio = ? OR lower(replace(serie, '-', '')) || folio = ?))`,
      params: [companyId, number === folio ? Number(folio) : -1, number],
    });
  }
  return { sql: `(${parts.map(({ sql }) => sql).join(' OR ')})`, params: paramsOf(parts) };
}

function among(column: string, values: readonly string[] | undefined): Condition[] {
  return values === undefined
    ? []
    : [{ sql: `${column} IN (${values.map(() => '?').join(', ')})`, params: [...values] }];
}

function than(sql: string, value: SqlValue | undefined): Condition[] {
  return value === undefined ? [] : [{ sql, params: [value] }];
}
