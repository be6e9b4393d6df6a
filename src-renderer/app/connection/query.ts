/** Server state: every read of the window goes through here, and events tell what has become stale. */
import { ORPCError } from '@orpc/client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import { client } from './link.ts';

/** Typed query and mutation options of every procedure: `api.invoices.get.queryOptions({ input })`. */
export const api = createTanstackQueryUtils(client);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The engine tells what changed; nothing is asked again for age alone.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      // The engine is on this machine: being offline does not keep it from answering.
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && !(error instanceof ORPCError),
    },
    mutations: { networkMode: 'always' },
  },
});
