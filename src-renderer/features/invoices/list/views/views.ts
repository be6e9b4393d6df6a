/** Views: a filter and an order under a name. Some are always there, others a person saved. */
import type { InvoiceSort } from '#contract/invoice-list.ts';
import { sameFilter, type ListFilter } from '../filters/filter.ts';

export type View = {
  readonly id: string;
  readonly name: string;
  readonly filter: ListFilter;
  readonly sort: Sorted;
};
export type Sorted = { readonly by: InvoiceSort['by']; readonly direction: InvoiceSort['direction'] };

/** What the list shows now, as it is kept for the next time. */
export type Arranged = {
  /** The view that it began with. */
  readonly view: string;
  readonly filter: ListFilter;
  readonly query: string;
  readonly sort: Sorted;
};

export const NEWEST: Sorted = { by: 'created', direction: 'desc' };

/** Their names are words of the catalog: `invoices.view.<id>`. */
export const BUILT_IN = [
  { id: 'all', filter: {} },
  { id: 'drafts', filter: { statuses: ['draft'] } },
  { id: 'attention', filter: { statuses: ['rejected', 'unknown'] } },
  { id: 'unpaid', filter: { statuses: ['stamped'], paymentStates: ['unpaid', 'partial'] } },
  { id: 'mail', filter: { mailStates: ['bounced', 'failed'] } },
  { id: 'cancelled', filter: { statuses: ['cancelled', 'cancel_requested'] } },
] as const satisfies readonly { id: string; filter: ListFilter }[];
export type BuiltInId = (typeof BUILT_IN)[number]['id'];

export const FIRST: Arranged = { view: 'all', filter: {}, query: '', sort: NEWEST };

/** Whether the list was changed since the view was chosen. */
export function isChanged(now: Arranged, view: Pick<View, 'filter' | 'sort'>): boolean {
  return (
    !sameFilter(now.filter, view.filter) ||
    now.sort.by !== view.sort.by ||
    now.sort.direction !== view.sort.direction ||
    now.query.trim() !== ''
  );
}
