/**
 * Rows by pages as the table asks for them: each page is a query of its own, so that what was read stays at
 * hand for a while and what changed in the engine is read anew where it is shown.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueries, useQuery, useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import type { Rows } from './types.ts';

export const PAGE_SIZE = 100;
/** A scroll bar of Chromium has room for this many rows of 32 px; older ones are found by filtering. */
export const MOST_ROWS = 1_000_000;
/** While the thumb is dragged, the pages that fly by are not worth a call. */
const SETTLE_MS = 30;
const KEPT_MS = 60_000;

export interface PageOf<Row> {
  readonly rows: readonly Row[];
}

export interface PagedSource<Row> {
  /** Begins with the router's key, so that events make it stale. Changes with filter and order. */
  readonly queryKey: readonly unknown[];
  readonly fetchPage: (offset: number, limit: number, signal: AbortSignal) => Promise<PageOf<Row>>;
}

interface PagedRows<Row> extends PagedSource<Row> {
  /** Absent while it is being counted: what is at hand is shown meanwhile. */
  readonly count: number | undefined;
}

const FIRST_PAGE: readonly number[] = [0];

export function usePagedRows<Row>({ queryKey, count, fetchPage }: PagedRows<Row>): Rows<Row> {
  const client = useQueryClient();
  const [pages, setPages] = useState(FIRST_PAGE);
  const asked = useRef(FIRST_PAGE);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const queries = useQueries({
    queries: pages.map((page) => ({
      ...pageQuery({ queryKey, fetchPage }, page),
      // Another filter: the same page of the old one stands until the new one is here.
      placeholderData: (before: PageOf<Row> | undefined, query: Query<PageOf<Row>> | undefined) =>
        pageOf(query?.queryKey) === page ? before : undefined,
    })),
  });

  const shownPages = new Map(pages.map((page, i) => [page, queries[i]?.data]));
  const at = (index: number): Row | undefined => {
    const page = Math.floor(index / PAGE_SIZE);
    const rows = shownPages.get(page) ?? client.getQueryData<PageOf<Row>>([...queryKey, { page }]);
    return rows?.rows[index % PAGE_SIZE];
  };

  const show = useCallback((first: number, last: number) => {
    const from = Math.floor(first / PAGE_SIZE);
    const to = Math.floor(Math.max(first, last) / PAGE_SIZE);
    const next = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    if (next.join() === asked.current.join()) return;
    asked.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setPages(next), SETTLE_MS);
  }, []);

  const firstPage = shownPages.get(0);
  const known = count ?? firstPage?.rows.length;
  return {
    count: known === undefined ? undefined : Math.min(known, MOST_ROWS),
    at,
    show,
    async read(first, last) {
      const from = Math.floor(first / PAGE_SIZE);
      const wanted = Array.from({ length: Math.floor(last / PAGE_SIZE) - from + 1 }, (_, i) => from + i);
      const read: (readonly Row[])[] = [];
      for (const page of wanted) {
        const { rows } = await client.fetchQuery(pageQuery({ queryKey, fetchPage }, page));
        read.push(rows);
      }
      const skipped = from * PAGE_SIZE;
      return Array.from({ length: last - first + 1 }, (_, i) => {
        const place = first + i - skipped;
        return read[Math.floor(place / PAGE_SIZE)]?.[place % PAGE_SIZE];
      });
    },
    error: queries.find((query) => query.error !== null)?.error,
    retry: () => void client.invalidateQueries({ queryKey }),
  };
}

function pageQuery<Row>({ queryKey, fetchPage }: PagedSource<Row>, page: number) {
  return {
    queryKey: [...queryKey, { page }],
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchPage(page * PAGE_SIZE, PAGE_SIZE, signal),
    gcTime: KEPT_MS,
  };
}

/** Asks for the first rows of what will be shown in a moment. */
export function fetchFirstPage<Row>(client: QueryClient, source: PagedSource<Row>): void {
  void client.prefetchQuery(pageQuery(source, 0));
}

/** Whether a list has its first rows: what may wait until a person sees them asks this. */
export function useFirstPageRead<Row>(source: PagedSource<Row>): boolean {
  // Only looks at what `usePagedRows` fetches.
  return useQuery({ ...pageQuery(source, 0), enabled: false }).data !== undefined;
}

function pageOf(queryKey: readonly unknown[] | undefined): number | undefined {
  const last = queryKey?.at(-1);
  return typeof last === 'object' && last !== null && 'page' in last ? Number(last.page) : undefined;
}
