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
/** Income that stands and is not paid in full: it can be charged. */
export const isOwed = ({
  status,
  type,
  totalMinor,
  paidMinor = 0,
}: Pick<InvoiceRowView, 'status' | 'type' | 'totalMinor' | 'paidMinor'>): boolean =>
  type === 'I' && status === 'stamped' && paidMinor < totalMinor;
/** Neither cancelled nor refused: it is in the sums, as the engine counts them. */
export const counts = ({ status }: Stated): boolean => status !== 'cancelled' && status !== 'rejected';
