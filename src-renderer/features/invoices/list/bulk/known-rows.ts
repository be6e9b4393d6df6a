/** Rows that were read, by their ids. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { InvoiceRowView } from '#contract/invoices.ts';
import { api } from '../../../../app/connection/query.ts';

/** The rows by their ids, as they were last read: also those that are no longer on the screen. */
export function useKnownRows(): (ids: Iterable<string>) => InvoiceRowView[] {
  const client = useQueryClient();
  const seen = useRef(new Map<string, InvoiceRowView>());
  return useCallback(
    (ids) => {
      const wanted = new Set(ids);
      if (wanted.size === 0) return [];
      const pages = client.getQueriesData<{ rows?: readonly InvoiceRowView[] }>({ queryKey: api.invoices.list.key() });
      const read = new Map<string, InvoiceRowView>();
      for (const [, page] of pages) {
        for (const row of page?.rows ?? []) {
          const before = read.get(row.id);
          if (wanted.has(row.id) && (before === undefined || before.version < row.version)) read.set(row.id, row);
        }
      }
      for (const [id, row] of read) seen.current.set(id, row);
      return [...wanted].flatMap((id) => seen.current.get(id) ?? []);
    },
    [client],
  );
}
