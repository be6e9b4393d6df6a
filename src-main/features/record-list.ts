/**
 * Long lists of records: found by words, in one of several orders, a page at a time, and counted.
 *
 * Two ways lead from words to a page, and which is short depends on how many rows have them. Few: take those
 * rows by their key and sort them. Many: walk the index of the order and keep what has the words, which fills
 * a page soon. SQLite cannot know how many there are; a count that stops early tells.
 */
import { and, asc, desc, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { RecordFilter } from '#contract/lists.ts';
import type { Db } from '#db/types.ts';
import { fold, queryWords } from '#domain/catalogs/search/fold.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { decodeCursor, encodeCursor } from './paging.ts';
import type { Filter } from './records.ts';

/** Rows that are sorted rather than walked past. */
const FEW = 1000;

export type ListTable = SQLiteTable & {
  readonly id: SQLiteColumn;
  readonly companyId: SQLiteColumn;
  readonly archivedAtUtc: SQLiteColumn;
  readonly searchKey: SQLiteColumn;
};

/** One kind of record, as its list needs it. */
export interface ListKind<K extends string> {
  readonly table: ListTable;
  /** The index of words over the table, by `search_key`. */
  readonly words: SQL;
  /** What each order sorts by, written exactly as in its index. */
  readonly orders: Readonly<Record<K, SQL>>;
}

export interface Sort<K extends string> {
  readonly by: K;
  readonly direction: 'asc' | 'desc';
}

export interface ListPage<K extends string> extends RecordFilter {
  readonly sort: Sort<K>;
  readonly cursor?: string | undefined;
  readonly offset?: number | undefined;
  readonly limit: number;
}

/** What a repository adds to its `select().from(table)`. */
export interface ListParts {
  readonly where: SQL | undefined;
  readonly orderBy: SQL[];
  readonly offset: number;
  /** Selected beside the row, for the next cursor. */
  readonly sortKey: SQL<string>;
}

/** Where, order and start of a page; undefined when the query has nothing to find. */
export function listParts<K extends string>(db: Db, kind: ListKind<K>, page: ListPage<K>): ListParts | undefined {
  const filter = filterOf(db, kind, page);
  if (filter === undefined) return undefined;
  const { by, direction } = page.sort;
  const key = kind.orders[by];
  const { id } = kind.table;
  const after = page.cursor === undefined ? undefined : decodeCursor(page.cursor, ['sort', 'key', 'id']);
  if (after !== undefined && after.sort !== `${by}:${direction}`) {
    throw new CuadraError('INPUT_INVALID', { params: { detail: 'cursor' }, field: 'cursor' });
  }
  const start: Filter =
    after === undefined
      ? undefined
      : direction === 'asc'
        ? sql`(${key}, ${id}) > (${after.key}, ${after.id})`
        : sql`(${key}, ${id}) < (${after.key}, ${after.id})`;
  const order = direction === 'asc' ? asc : desc;
  return {
    where: and(filter, start),
    orderBy: [order(key), order(id)],
    offset: after === undefined ? (page.offset ?? 0) : 0,
    sortKey: sql<string>`${key}`,
  };
}

/** Cuts the one row too many that was read; the last one shown becomes the cursor. */
export function toListPage<K extends string, R extends { id: string }, T>(
  rows: readonly { readonly row: R; readonly sortKey: string }[],
  { sort, limit }: ListPage<K>,
  map: (row: R) => T,
): { rows: T[]; nextCursor?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const mapped = shown.map(({ row }) => map(row));
  if (rows.length <= limit || last === undefined) return { rows: mapped };
  const cursor = { sort: `${sort.by}:${sort.direction}`, key: last.sortKey, id: last.row.id };
  return { rows: mapped, nextCursor: encodeCursor(cursor) };
}

/** How many rows the list has. */
export function countRecords<K extends string>(db: Db, kind: ListKind<K>, filter: RecordFilter): number {
  const where = filterOf(db, kind, filter);
  if (where === undefined) return 0;
  const { total } = db.get<{ total: number }>(sql`SELECT count(*) AS total FROM ${kind.table} WHERE ${where}`);
  return total;
}

/** The rows of the filter; undefined when none can be (the query has no word in it). */
function filterOf<K extends string>(db: Db, kind: ListKind<K>, filter: RecordFilter): SQL | undefined {
  const { companyId, archivedAtUtc, searchKey } = kind.table;
  const { archived } = filter;
  const state: Filter =
    archived === 'all' ? undefined : archived === 'only' ? isNotNull(archivedAtUtc) : isNull(archivedAtUtc);
  const query = filter.query?.trim() ?? '';
  if (query === '') return and(sql`${companyId} = ${filter.companyId}`, state);
  const match = matchExpression(query);
  if (match === undefined) return undefined;
  const found = sql`SELECT rowid FROM ${kind.words} WHERE ${kind.words} MATCH ${match}`;
  const { found: many } = db.get<{ found: number }>(
    sql`SELECT count(*) AS found FROM (${found} LIMIT ${sql.raw(String(FEW + 1))})`,
  );
  if (many === 0) return undefined;
  // A plus sign keeps SQLite from using that column's index: the other way is the short one.
  return many <= FEW
    ? and(sql`${searchKey} IN (${found})`, sql`+${companyId} = ${filter.companyId}`, state)
    : and(sql`${companyId} = ${filter.companyId}`, state, sql`+${searchKey} IN (${found})`);
}

/** An RFC begun: letters, digits of the date, homoclave. */
const RFC_BEGINNING = /^[a-z]{3,4}\d{1,6}[a-z\d]{0,3}$/;

/** FTS5's language: every word as a beginning; an RFC typed with hyphens or spaces as one word too. */
function matchExpression(query: string): string | undefined {
  const words = queryWords(query);
  if (words.length === 0) return undefined;
  const all = words.map((word) => `"${word}"*`).join(' AND ');
  const joined = fold(query).replaceAll(/[\s.-]/g, '');
  return words.length > 1 && RFC_BEGINNING.test(joined) ? `(${all}) OR "${joined}"*` : all;
}
