/**
 * Which query gives a page of the list. Pure: from input to SQL.
 *
 * - Newest first with words or facts: the full-text index read backwards, nothing is sorted.
 * - Any order without them: the index of that order, from the cursor on or from an offset that is skipped in the
 *   index alone.
 * - Another order with words or facts: what the index finds, its narrow rows, and the best of them.
 *
 * Only then are the wide rows of the page read.
 */
import type { InvoiceFilter, InvoiceSort } from '#contract/invoices.ts';
import type { Query, SqlValue } from '#db/statements.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { decodeCursor } from '../../paging.ts';
import { LIST_SELECT } from '../repository.ts';
import { boundsOf, COMPANY, meantBy, searchOf, type Condition } from './conditions.ts';

export interface PageRequest extends InvoiceFilter {
  readonly sort?: InvoiceSort | undefined;
  readonly cursor?: string | undefined;
  readonly offset?: number | undefined;
  readonly limit: number;
}

export interface PagePlan {
  readonly query: Query;
  /** May pass through many rows: not for the engine's own thread. */
  readonly heavy: boolean;
}

/** Columns of `invoice_list` by which each order goes; `n` decides what they leave equal. */
const ORDERS = {
  created: [],
  fecha: ['moment'],
  total: ['total_minor'],
  receiver: ['receiver_name'],
  folio: ['serie', 'folio'],
} as const satisfies Record<InvoiceSort['by'], readonly string[]>;

export const NEWEST: InvoiceSort = { by: 'created', direction: 'desc' };

/** Skipping so many entries of an index takes about a millisecond. */
const LIGHT_OFFSET = 20_000;

/** One row of the list alone, or all but some. */
export interface Narrowing {
  readonly only?: number;
  readonly without?: readonly number[];
}

/** Reads `limit` rows and one more, which tells that there is another page. */
export function planPage(request: PageRequest, { only, without = [] }: Narrowing = {}): PagePlan {
  const sort = request.sort ?? NEWEST;
  const keys = [...ORDERS[sort.by], 'n'];
  const search = searchOf(meantBy(request));
  const bounds = boundsOf(request);
  const after = afterCursor(request.cursor, sort, keys);
  const offset = request.offset ?? 0;

  const streamed = search !== undefined && sort.by === 'created';
  const sorting = search !== undefined && !streamed;
  const column = streamed ? () => 's.rowid' : (key: string) => `l.${key}`;
  const conditions = [
    search === undefined
      ? { sql: `l.company = ${COMPANY}`, params: [request.companyId] }
      : { sql: 's.invoice_search MATCH ?', params: [search] },
    ...bounds,
    ...after(column),
    ...(only === undefined ? [] : [{ sql: `${column('n')} = CAST(? AS INTEGER)`, params: [only] }]),
    ...(without.length === 0
      ? []
      : [{ sql: `${column('n')} NOT IN (${without.map(() => '?').join(', ')})`, params: without }]),
  ];
  const found: Found = {
    from: search === undefined ? 'invoice_list l' : `invoice_search s ${WITH_ROW}`,
    where: conditions.map(({ sql }) => sql).join(' AND '),
    order: streamed ? `s.rowid ${sort.direction}` : keys.map((key) => `l.${key} ${sort.direction}`).join(', '),
  };
  // Narrow rows are not needed to skip what the full-text index found.
  const direct = offset === 0 && !sorting;
  const skipped = streamed && bounds.length === 0 ? { ...found, from: 'invoice_search s' } : found;
  return {
    query: {
      sql: direct ? inOnePass(found, keys) : numbersFirst(skipped, streamed, keys, sort),
      params: [...conditions.flatMap(({ params }) => params), request.limit + 1, ...(direct ? [] : [offset])],
    },
    heavy: bounds.length > 0 || sorting || offset > LIGHT_OFFSET,
  };
}

/** Parts of a query that finds rows of the list in their order. */
interface Found {
  readonly from: string;
  readonly where: string;
  readonly order: string;
}

const WITH_ROW = 'CROSS JOIN invoice_list l ON l.n = s.rowid';
const WITH_INVOICE = 'CROSS JOIN invoices i ON i.id = l.invoice_id';

const selected = (keys: readonly string[]): string =>
  `${LIST_SELECT}, ${keys.map((key) => `l.${key} AS "key_${key}"`).join(', ')}`;

/** The order is the index's own, and nothing is skipped: each row is read as it comes. */
function inOnePass({ from, where, order }: Found, keys: readonly string[]): string {
  return `SELECT ${selected(keys)} FROM ${from} ${WITH_INVOICE} WHERE ${where} ORDER BY ${order} LIMIT ?`;
}

/** What is skipped or sorted away is never read beyond its number and keys. */
function numbersFirst(
  { from, where, order }: Found,
  streamed: boolean,
  keys: readonly string[],
  sort: InvoiceSort,
): string {
  const columns = streamed ? 's.rowid AS n' : keys.map((key) => `l.${key} AS ${key}`).join(', ');
  return `SELECT ${selected(keys)}
    FROM (SELECT ${columns} FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?) AS page
      CROSS JOIN invoice_list l ON l.n = page.n ${WITH_INVOICE}
    ORDER BY ${keys.map((key) => `page.${key} ${sort.direction}`).join(', ')}`;
}

/** Sort and direction are in the cursor: under another order its keys would skip rows or show them twice. */
const orderName = ({ by, direction }: InvoiceSort): string => `${by} ${direction}`;

/** What a cursor says of the last row shown; `without`: rows that were shown out of their order. */
export function cursorKey(
  row: Readonly<Record<string, unknown>>,
  sort: InvoiceSort,
  without: readonly number[],
): Record<string, string> {
  const keys = [...ORDERS[sort.by], 'n'].map((key) => [key, String(row[`key_${key}`])] as const);
  return { order: orderName(sort), without: without.join(','), ...Object.fromEntries(keys) };
}

/** Rows that the pages before have shown out of their order. @throws CuadraError INPUT_INVALID */
export function shownBefore(cursor: string | undefined): number[] {
  if (cursor === undefined) return [];
  const { without } = decodeCursor(cursor, ['without']);
  return without === '' ? [] : without.split(',', 20).map((said) => Number(keyValue('n', said)));
}

/** The condition that begins after the cursor's row; none without a cursor. @throws CuadraError INPUT_INVALID */
function afterCursor(
  cursor: string | undefined,
  sort: InvoiceSort,
  keys: readonly string[],
): (column: (key: string) => string) => Condition[] {
  if (cursor === undefined) return () => [];
  const said = decodeCursor(cursor, ['order', ...keys]);
  if (said['order'] !== orderName(sort)) {
    throw new CuadraError('INPUT_INVALID', { params: { detail: 'cursor' }, field: 'cursor' });
  }
  const params = keys.map((key) => keyValue(key, said[key] ?? ''));
  const than = sort.direction === 'asc' ? '>' : '<';
  // The driver binds large numbers as floating ones, which the full-text index takes for no bound at all.
  const places = keys.map((key) => (TEXT_KEYS.has(key) ? '?' : 'CAST(? AS INTEGER)')).join(', ');
  return (column) => [{ sql: `(${keys.map(column).join(', ')}) ${than} (${places})`, params }];
}

const TEXT_KEYS = new Set(['moment', 'receiver_name', 'serie']);

/** @throws CuadraError INPUT_INVALID */
function keyValue(key: string, said: string): SqlValue {
  if (TEXT_KEYS.has(key)) return said;
  const number = Number(said);
  if (Number.isSafeInteger(number)) return number;
  throw new CuadraError('INPUT_INVALID', { params: { detail: 'cursor' }, field: 'cursor' });
}
