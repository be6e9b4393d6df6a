/**
 * Rows of a list that is read from its newest end and seldom to its other one (jobs, log, mails): the next
 * page comes when the end of what was read is near.
 */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLatest } from '../use-latest.ts';
import type { Rows } from './types.ts';

/** Rows before the end at which the next page is fetched. */
const NEAR_END = 40;

interface CursorPage<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor?: string | undefined;
}

export interface CursorSource<Row> {
  /** Begins with the router's key, so that events make it stale. */
  readonly queryKey: readonly unknown[];
  readonly fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<CursorPage<Row>>;
}

export function useCursorRows<Row>({ queryKey, fetchPage }: CursorSource<Row>): Rows<Row> {
  const query = useInfiniteQuery({
    queryKey: [...queryKey, 'by-cursor'],
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: CursorPage<Row>) => last.nextCursor,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows);
  const latest = useLatest({ query, read: rows?.length ?? 0 });
  const show = useCallback(
    (_first: number, last: number) => {
      const { query: now, read } = latest.current;
      if (last >= read - NEAR_END && now.hasNextPage && !now.isFetching) void now.fetchNextPage();
    },
    [latest],
  );
  return {
    count: rows?.length,
    at: (index) => rows?.[index],
    show,
    error: query.error,
    retry: () => void query.refetch(),
  };
}
