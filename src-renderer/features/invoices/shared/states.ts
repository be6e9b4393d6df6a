/** What an invoice's state lets be done with it. */
import type { InvoiceStatus } from '#contract/invoice-list.ts';
import type { InvoiceRowView } from '#contract/invoices.ts';

type Stated = { readonly status: InvoiceStatus };

/** A draft, or a refused one that keeps its folio: what it says may still change. */
export const isEditable = ({ status }: Stated): boolean => status === 'draft' || status === 'rejected';
/** It has been sealed at least once, so there is an XML. */
export const hasDocument = ({ status }: Stated): boolean => status !== 'draft';
/** It may go to the client. */
export const isMailable = ({ status }: Stated): boolean =>
  status === 'stamped' || status === 'cancel_requested' || status === 'cancelled';
type Ending = Stated & Pick<InvoiceRowView, 'satStatus' | 'cancellationState'>;

/** Why nobody owes it, or may not soon: it is cancelled (SAT's word counts too), or that is planned or under way. */
export function endOf({ status, satStatus, cancellationState }: Ending): 'cancelled' | 'cancelling' | undefined {
  if (status === 'cancelled' || satStatus?.state === 'cancelado') return 'cancelled';
  // After a no of the receiver or of SAT it stands as before.
  const asked = cancellationState !== undefined && cancellationState !== 'rejected' && cancellationState !== 'refused';
  return status === 'cancel_requested' || asked ? 'cancelling' : undefined;
}

/** Income that stands and is not paid in full: it can be charged. */
export const isOwed = (row: Ending & Pick<InvoiceRowView, 'type' | 'totalMinor' | 'paidMinor'>): boolean =>
  row.type === 'I' && row.status === 'stamped' && endOf(row) === undefined && (row.paidMinor ?? 0) < row.totalMinor;
/** Neither cancelled nor refused: it is in the sums, as the engine counts them. */
export const counts = ({ status }: Stated): boolean => status !== 'cancelled' && status !== 'rejected';
