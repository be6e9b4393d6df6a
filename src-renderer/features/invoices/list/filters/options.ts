/** What can be chosen of each state, in the order in which an invoice goes through them. */
import type { InvoiceFilter, InvoiceStatus, MailState, PaymentState } from '#contract/invoice-list.ts';

export const statusOptions = [
  'draft',
  'ready',
  'stamping',
  'unknown',
  'stamped',
  'rejected',
  'cancel_requested',
  'cancelled',
] as const satisfies readonly InvoiceStatus[];

export const typeOptions = ['I', 'E', 'T', 'P'] as const satisfies readonly NonNullable<
  InvoiceFilter['types']
>[number][];

export const paymentStateOptions = ['unpaid', 'partial', 'paid', 'overpaid'] as const satisfies readonly PaymentState[];

export const mailStateOptions = [
  'unsent',
  'queued',
  'sent',
  'bounced',
  'failed',
  'unknown',
] as const satisfies readonly MailState[];

/** Vigente is nearly all of them, and no filter. */
export const satStateOptions = ['cancelado', 'no-encontrado', 'no-coincide'] as const satisfies readonly NonNullable<
  InvoiceFilter['satStates']
>[number][];
