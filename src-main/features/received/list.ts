/** The list of received documents: which query gives a page, and what the whole filter adds up to. Pure. */
import type { ReceivedFilter, ReceivedSort, ReceivedTotals } from '#contract/received.ts';
import type { Query, SqlValue } from '#db/statements.ts';
import { queryWords } from '#domain/catalogs/search/fold.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { decodeCursor } from '../paging.ts';

export interface ReceivedPage extends ReceivedFilter {
  readonly sort?: ReceivedSort | undefined;
  readonly cursor?: string | undefined;
  readonly offset?: number | undefined;
  readonly limit: number;
}

export const NEWEST: ReceivedSort = { by: 'fecha', direction: 'desc' };

/** Column of each order; `id`, which grows in the order of the import, decides what it leaves equal. */
const ORDERS = {
  imported: 'id',
  fecha: 'fecha',
  total: 'total_minor',
  issuer: 'issuer_name',
} as const satisfies Record<ReceivedSort['by'], string>;

export const AMOUNTS = [
  ['subtotalMinor', 'subtotal_minor'],
  ['discountMinor', 'discount_minor'],
  ['transferredMinor', 'transferred_minor'],
  ['withheldMinor', 'withheld_minor'],
  ['localMinor', 'local_minor'],
  ['totalMinor', 'total_minor'],
  ['ivaTransferredMinor', 'iva_transferred_minor'],
  ['iepsTransferredMinor', 'ieps_transferred_minor'],
  ['ivaWithheldMinor', 'iva_withheld_minor'],
  ['isrWithheldMinor', 'isr_withheld_minor'],
  ['iepsWithheldMinor', 'ieps_withheld_minor'],
] as const;

const SHOWN = `id, company_id AS companyId, role, type, status, uuid, serie, folio, fecha, issuer_rfc AS issuerRfc,
  issuer_name AS issuerName, receiver_rfc AS receiverRfc, receiver_name AS receiverName, uso_cfdi AS usoCfdi,
  forma_pago AS formaPago, metodo_pago AS metodoPago, currency, currency_decimals AS currencyDecimals,
  exchange_rate AS exchangeRate, ${AMOUNTS.map(([name, column]) => `${column} AS ${name}`).join(', ')},
  findings <> '[]' AS doubtful, demo, import_run_id AS importRunId, sat_state AS satState,
  sat_checked_at_utc AS satCheckedAtUtc, created_at_utc AS createdAtUtc, updated_at_utc AS updatedAtUtc, version`;

interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** Reads `limit` rows and one more; undefined when the words to search are none. */
export function planPage(page: ReceivedPage): Query | undefined {
  const filter = conditionsOf(page);
  if (filter === undefined) return undefined;
  const { by, direction } = page.sort ?? NEWEST;
  const key = ORDERS[by];
  const conditions = [...filter, ...afterCursor(page, key)];
  const order = key === 'id' ? `id ${direction}` : `${key} ${direction}, id ${direction}`;
  return {
    sql: `SELECT ${SHOWN} FROM received_documents WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}
      ORDER BY ${order} LIMIT ? OFFSET ?`,
    params: [...conditions.flatMap(({ params }) => params), page.limit + 1, page.offset ?? 0],
  };
}

const orderName = ({ by, direction }: ReceivedSort): string => `${by} ${direction}`;

/** What a cursor says of the last row that was shown. */
export function cursorKey(row: Readonly<Record<string, unknown>>, sort: ReceivedSort): Record<string, string> {
  const name = { imported: 'id', fecha: 'fecha', total: 'totalMinor', issuer: 'issuerName' }[sort.by];
  return { order: orderName(sort), key: String(row[name]), id: String(row['id']) };
}

/** @throws CuadraError INPUT_INVALID */
function afterCursor({ cursor, sort = NEWEST }: ReceivedPage, key: string): Condition[] {
  if (cursor === undefined) return [];
  const said = decodeCursor(cursor, ['order', 'key', 'id']);
  const value = key === 'total_minor' ? Number(said.key) : said.key;
  if (said.order !== orderName(sort) || (typeof value === 'number' && !Number.isSafeInteger(value))) {
    throw new CuadraError('INPUT_INVALID', { params: { detail: 'cursor' }, field: 'cursor' });
  }
  const sign = sort.direction === 'asc' ? '>' : '<';
  return [{ sql: `(${key}, id) ${sign} (?, ?)`, params: [value, said.id] }];
}

function conditionsOf(filter: ReceivedFilter): Condition[] | undefined {
  const { companyId, role, query = '', from, to, doubtful } = filter;
  const words = query.trim() === '' ? [] : queryWords(query);
  if (query.trim() !== '' && words.length === 0) return undefined;
  return [
    { sql: 'company_id = ? AND role = ?', params: [companyId, role] },
    ...(words.length === 0 ? [] : [found(words, query)]),
    ...among('type', filter.types),
    ...among('status', filter.statuses),
    ...among('metodo_pago', filter.metodosPago),
    ...among('forma_pago', filter.formasPago),
    ...among('uso_cfdi', filter.usos),
    ...than('issuer_rfc = ?', filter.issuerRfc),
    ...than('currency = ?', filter.currency),
    ...than('import_run_id = ?', filter.importRunId),
    ...than('fecha >= ?', from),
    // After every time of that day.
    ...than('fecha < ?', to === undefined ? undefined : `${to}U`),
    ...than('total_minor >= ?', filter.minTotalMinor),
    ...than('total_minor <= ?', filter.maxTotalMinor),
    ...(doubtful === undefined ? [] : [{ sql: `findings ${doubtful ? '<>' : '='} '[]'`, params: [] }]),
  ];
}

/** Every word as a beginning; a folio typed with its series (`A-12`) or a UUID with its hyphens as one word too. */
function found(words: readonly string[], query: string): Condition {
  const all = words.map((word) => `"${word}"*`).join(' AND ');
  const joined = words.join('');
  const whole = words.length > 1 && !/\s/.test(query.trim()) ? ` OR "${joined}"*` : '';
  return {
    sql: 'search_key IN (SELECT rowid FROM received_words WHERE received_words MATCH ?)',
    params: [`(${all})${whole}`],
  };
}

function among(column: string, values: readonly string[] | undefined): Condition[] {
  return values === undefined
    ? []
    : [{ sql: `${column} IN (${values.map(() => '?').join(', ')})`, params: [...values] }];
}

function than(sql: string, value: SqlValue | undefined): Condition[] {
  return value === undefined ? [] : [{ sql, params: [value] }];
}

export type SumRow = { readonly [K in (typeof AMOUNTS)[number][0]]: number } & {
  readonly status: string;
  readonly type: string;
  readonly currency: string;
  readonly decimals: number;
  readonly count: number;
};

export function planTotals(filter: ReceivedFilter): Query | undefined {
  const conditions = conditionsOf(filter);
  if (conditions === undefined) return undefined;
  return {
    sql: `SELECT status, type, currency, currency_decimals AS decimals, count(*) AS count,
        ${AMOUNTS.map(([name, column]) => `sum(${column}) AS ${name}`).join(', ')}
      FROM received_documents WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}
      GROUP BY status, type, currency, currency_decimals ORDER BY currency, currency_decimals`,
    params: conditions.flatMap(({ params }) => params),
  };
}

type CurrencyTotals = ReceivedTotals['byCurrency'][number];

export function toTotals(rows: readonly SumRow[]): ReceivedTotals {
  const byCurrency = new Map<string, CurrencyTotals>();
  for (const row of rows) {
    const key = `${row.currency} ${row.decimals}`;
    byCurrency.set(key, added(byCurrency.get(key) ?? noTotals(row), row));
  }
  return { count: rows.reduce((sum, { count }) => sum + count, 0), byCurrency: [...byCurrency.values()] };
}

function noTotals({ currency, decimals }: SumRow): CurrencyTotals {
  const none = { count: 0, totalMinor: 0 };
  const amounts = Object.fromEntries(AMOUNTS.map(([name]) => [name, 0])) as Record<(typeof AMOUNTS)[number][0], number>;
  return {
    ...amounts,
    currency,
    currencyDecimals: decimals,
    count: 0,
    creditNotes: none,
    netTotalMinor: 0,
    cancelled: none,
  };
}

function added(sums: CurrencyTotals, row: SumRow): CurrencyTotals {
  const plus = ({ count, totalMinor }: { count: number; totalMinor: number }) => ({
    count: count + row.count,
    totalMinor: totalMinor + row.totalMinor,
  });
  if (row.status === 'cancelled') return { ...sums, cancelled: plus(sums.cancelled) };
  const next = { ...sums, count: sums.count + row.count };
  for (const [name] of AMOUNTS) next[name] += row[name];
  const credit = row.type === 'E';
  return {
    ...next,
    creditNotes: credit ? plus(sums.creditNotes) : sums.creditNotes,
    netTotalMinor: sums.netTotalMinor + (credit ? -row.totalMinor : row.totalMinor),
  };
}
