/** What Gastos shows (which documents, filter, words, order), kept for each company. */
import type { ReceivedSort } from '#contract/received.ts';
import { useArranged as useKept, type Arrangement } from '../filters/use-arranged.ts';
import type { ListFilter, Role } from './filter.ts';

export type Sorted = { readonly by: ReceivedSort['by']; readonly direction: ReceivedSort['direction'] };
export type Arranged = {
  readonly role: Role;
  readonly filter: ListFilter;
  readonly query: string;
  readonly sort: Sorted;
};

export const FIRST: Arranged = { role: 'received', filter: {}, query: '', sort: { by: 'fecha', direction: 'desc' } };

export function useArranged(companyId: string): Arrangement<Arranged> {
  return useKept(`received.list.${companyId}`, FIRST);
}
