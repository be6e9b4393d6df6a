/**
 * `/transactions?invoice=…&number=A-12` shows what was charged of one invoice, `?status=disputed` what stands so: taken
 * once, then the address is plain.
 */
import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { STATUSES, type ListFilter } from './filter.ts';

const RECORD_ID = /^[0-9a-f-]{36}$/;

/** The filter that the address asks for; undefined when it asks for none. */
export function filterOfAddress(search: string): ListFilter | undefined {
  const params = new URLSearchParams(search);
  const status = STATUSES.find((one) => one === params.get('status'));
  if (status !== undefined) return { statuses: [status] };
  const id = params.get('invoice') ?? '';
  return RECORD_ID.test(id) ? { invoice: { id, name: params.get('number') ?? '' } } : undefined;
}

export function useAskedFilter(take: (filter: ListFilter) => void): void {
  const search = useSearch();
  const [path, go] = useLocation();
  useEffect(() => {
    const filter = filterOfAddress(search);
    if (filter === undefined) return;
    take(filter);
    go(`${path}?`, { replace: true });
    // oxlint-disable-next-line react/exhaustive-deps -- once for each address that asks, whatever the screen is doing
  }, [search]);
}
