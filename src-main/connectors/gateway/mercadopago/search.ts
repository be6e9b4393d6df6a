/** Pages of the search for payments: by offset, and by date again before an offset gets too deep. */
import { Unreadable, type JsonObject } from '../transport/index.ts';
import type { ListRequest } from '../types.ts';
import { instantOf, toTime } from './read.ts';

const PAGE = 50;
/** Deep offsets are refused; before that the search begins anew at the last date. */
const DEEPEST = 950;
const CURSOR = /^(\d{4}-[^|]+Z)\|(\d{1,5})$/;

export interface SearchAt {
  readonly since: string;
  readonly offset: number;
}

export function firstPage({ sinceUtc, cursor }: ListRequest): SearchAt {
  const [, since, offset] = CURSOR.exec(cursor ?? '') ?? [];
  return { since: since ?? sinceUtc, offset: Number(offset ?? 0) };
}

export function pagePath({ since, offset }: SearchAt): string {
  const query = new URLSearchParams({
    sort: 'date_created',
    criteria: 'asc',
    range: 'date_created',
    begin_date: toTime(since),
    end_date: 'NOW',
    limit: String(PAGE),
    offset: String(offset),
  });
  return `/v1/payments/search?${query.toString()}`;
}

/** Undefined after the last page. A few rows may come twice where the search begins anew; none is left out. */
export function nextCursor(
  { since, offset }: SearchAt,
  rows: readonly JsonObject[],
  total: unknown,
): string | undefined {
  if (typeof total !== 'number') throw new Unreadable('paging');
  const next = offset + rows.length;
  if (rows.length === 0 || next >= total) return undefined;
  const last = instantOf(rows.at(-1)?.['date_created']);
  return next > DEEPEST && last !== undefined && last > since ? `${last}|0` : `${since}|${next}`;
}
