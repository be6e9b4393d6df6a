/** Conditions that another section puts into the address: `#/invoices?status=rejected`, `?mail=failed`. */
import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { mailStateOptions, paymentStateOptions, satStateOptions, statusOptions } from './options.ts';
import type { ListFilter } from './filter.ts';

/** The filter that the address asks for; undefined when it asks for none that is known. */
export function filterOfAddress(search: string): ListFilter | undefined {
  const params = new URLSearchParams(search);
  const known = <T extends string>(name: string, options: readonly T[]): T[] =>
    options.filter((option) => params.getAll(name).includes(option));
  const statuses = known('status', statusOptions);
  const mailStates = known('mail', mailStateOptions);
  const paymentStates = known('payment', paymentStateOptions);
  const satStates = known('sat', satStateOptions);
  const filter: ListFilter = {
    ...(statuses.length === 0 ? {} : { statuses }),
    ...(mailStates.length === 0 ? {} : { mailStates }),
    ...(paymentStates.length === 0 ? {} : { paymentStates }),
    ...(satStates.length === 0 ? {} : { satStates }),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}

/** Takes them once; the address then says only where one is. */
export function useFilterOfAddress(take: (filter: ListFilter) => void): void {
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
