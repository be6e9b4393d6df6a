/** A client that another section puts into the address: `#/invoices/new?client=<id>`. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Client } from '#contract/clients.ts';
import { api } from '../../../app/connection/query.ts';

/** Taken once; the address then says only where one is. */
export function useAskedClient(): { readonly isReady: boolean; readonly client: Client | undefined } {
  const search = useSearch();
  const [path, go] = useLocation();
  const [id] = useState(() => new URLSearchParams(search).get('client'));
  useEffect(() => {
    if (id !== null) go(`${path}?`, { replace: true });
    // oxlint-disable-next-line react/exhaustive-deps -- once, with the address that it came with
  }, [id]);
  const { data, isError } = useQuery({
    ...api.clients.get.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== null,
  });
  return { isReady: id === null || data !== undefined || isError, client: data };
}
