/** What the list shows (view, filter, words, order), kept for each company so that coming back finds it as it was. */
import { useArranged as useKept, type Arrangement } from '../../filters/use-arranged.ts';
import { FIRST, type Arranged } from './views/views.ts';

export function useArranged(companyId: string): Arrangement<Arranged> {
  return useKept(`invoices.list.${companyId}`, FIRST);
}
