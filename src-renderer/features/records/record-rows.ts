/** The rows of a list of records, counted with the same filter. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { usePagedRows } from '../../ui/table/paged-rows.ts';
import type { Rows } from '../../ui/table/types.ts';
import type { RecordKind, StoredRecord } from './kind.ts';
import type { ListState } from './list-state.ts';

export function useRecordRows<Row extends StoredRecord, S extends string>(
  kind: RecordKind<Row, S>,
  companyId: string,
  { query, archived, sort }: ListState<S>,
): { readonly rows: Rows<Row>; readonly isBusy: boolean } {
  const filter = { companyId, archived, ...(query.trim() === '' ? {} : { query: query.trim() }) };
  const total = useQuery({
    queryKey: [...kind.key(), 'total', filter],
    queryFn: ({ signal }) => kind.count(filter, { signal }),
    placeholderData: keepPreviousData,
  });
  const rows = usePagedRows<Row>({
    queryKey: [...kind.key(), 'rows', filter, sort],
    // While the new filter is counted, what is read of it is what there is.
    count: total.isPlaceholderData ? undefined : total.data?.total,
    fetchPage: (offset, limit, signal) => kind.list({ ...filter, sort, offset, limit }, { signal }),
  });
  return { rows, isBusy: total.isPlaceholderData };
}
