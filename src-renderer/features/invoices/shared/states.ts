/** What each state of an invoice, its mail and its payment means for the person who looks. */
import type { InvoiceStatus, MailState, PaymentState } from '#contract/invoice-list.ts';
import type { Tone } from '../../../ui/state/state-badge.tsx';

export const STATUS_TONES: Readonly<Record<InvoiceStatus, Tone>> = {
  draft: 'neutral',
  ready: 'progress',
  stamping: 'progress',
  unknown: 'unknown',
  stamped: 'settled',
  rejected: 'person',
  cancel_requested: 'waiting',
  cancelled: 'ended',
};

export const MAIL_TONES: Readonly<Record<MailState, Tone>> = {
  unsent: 'neutral',
  queued: 'progress',
  sent: 'settled',
  bounced: 'person',
  failed: 'person',
  unknown: 'unknown',
};

export const PAYMENT_TONES: Readonly<Record<PaymentState, Tone>> = {
  unpaid: 'waiting',
  partial: 'waiting',
  paid: 'settled',
  overpaid: 'person',
};

type Stated = { readonly status: InvoiceStatus };

/** A draft, or a refused one that keeps its folio: what it says may still change. */
export const isEditable = ({ status }: Stated): boolean => status === 'draft' || status === 'rejected';
/** It has been sealed at least once, so there is an XML. */
export const hasDocument = ({ status }: Stated): boolean => status !== 'draft';
/** It may go to the client. */
export const isMailable = ({ status }: Stated): boolean =>
  status === 'stamped' || status === 'cancel_requested' || status === 'cancelled';
/** Neither cancelled nor refused: it is in the sums, as the engine counts them. */
export const counts = ({ status }: Stated): boolean => status !== 'cancelled' && status !== 'rejected';
