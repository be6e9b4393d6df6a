/** Looking at many invoices: what a list may be filtered and sorted by, what it adds up to, what waits for somebody. */
import { z } from 'zod';
import { amountMinor, recordId, rfc } from './common.ts';

export const invoiceStatus = z.enum([
  'draft',
  'ready',
  'stamping',
  'unknown',
  'stamped',
  'rejected',
  'cancel_requested',
  'cancelled',
]);
export type InvoiceStatus = z.infer<typeof invoiceStatus>;
/** Every type that a list shows; payment receipts are not made from a draft of ours. */
export const listedType = z.enum(['I', 'E', 'T', 'P']);
export const mailState = z.enum(['unsent', 'queued', 'sent', 'bounced', 'failed', 'unknown']);
export type MailState = z.infer<typeof mailState>;
export const paymentState = z.enum(['unpaid', 'partial', 'paid', 'overpaid']);
export type PaymentState = z.infer<typeof paymentState>;
/** SAT's states but for Vigente, see `satState`. */
export const rareSatState = z.enum(['cancelado', 'no-encontrado', 'no-coincide']);

const some = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(20).optional();
const day = z.iso.date().optional();

/** Which invoices of a company. What is left out lets everything through; everything said must hold. */
export const invoiceFilter = z.strictObject({
  companyId: recordId,
  /**
   * As a person types it: beginnings of words of the receiver's name (accents and case do not count), RFC,
   * series and folio (`A-123`, `A123`, `123`), beginning of the UUID. Every word must be found.
   */
  query: z.string().max(100).optional(),
  statuses: some(invoiceStatus),
  types: some(listedType),
  clientId: recordId.optional(),
  receiverRfc: rfc.optional(),
  /**
   * First and last fiscal day (of `fecha`, local to the place of issue). A draft has none: it counts on the day
   * on which it was made, in the time of central Mexico.
   */
  from: day,
  to: day,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Bounds of the total, in minor units of the invoice's own currency. */
  minTotalMinor: amountMinor.optional(),
  maxTotalMinor: amountMinor.optional(),
  mailStates: some(mailState),
  /** Only of income that is stamped and stands: nothing else is owed, whatever `statuses` and `types` say. */
  paymentStates: some(paymentState),
  /** What SAT said last, where it is not Vigente: those are few, and found by an index of their own. */
  satStates: some(rareSatState),
});
export type InvoiceFilter = z.infer<typeof invoiceFilter>;

/** `created`: in the order in which they were made. `folio`: by series, then number; drafts have neither, which is the lowest. */
export const invoiceSort = z.strictObject({
  by: z.enum(['created', 'fecha', 'total', 'receiver', 'folio']),
  direction: z.enum(['asc', 'desc']),
});
export type InvoiceSort = z.infer<typeof invoiceSort>;

export const invoiceListInput = z
  .strictObject({
    ...invoiceFilter.shape,
    /** Default: newest first, but for invoices that `query` names by their whole folio (`A-12`, `12`): those lead. */
    sort: invoiceSort.optional(),
    /** `nextCursor` of the page before, with the same filter and sort. */
    cursor: z.string().max(1000).optional(),
    /** Rows to skip from the beginning, for a jump of the scroll bar; instead of a cursor. */
    offset: z.int().min(0).max(100_000_000).optional(),
    limit: z.int().min(1).max(500).default(100),
  })
  .refine(({ cursor, offset }) => cursor === undefined || offset === undefined, {
    path: ['offset'],
    error: 'cursor u offset, no los dos',
  });

const countAndTotal = z.object({ count: z.int(), totalMinor: amountMinor });

const currencyTotals = z.object({
  currency: z.string(),
  currencyDecimals: z.int(),
  /** Documents in the sums below: neither cancelled nor rejected ones. */
  count: z.int(),
  subtotalMinor: amountMinor,
  discountMinor: amountMinor,
  transferredMinor: amountMinor,
  withheldMinor: amountMinor,
  /** As the column shows it: credit notes (E) are in it as they stand, with their own positive total. */
  totalMinor: amountMinor,
  /** Credit notes among them; what was invoiced in the end is `netTotalMinor`. */
  creditNotes: countAndTotal,
  /** `totalMinor` with credit notes taken off instead of added. */
  netTotalMinor: amountMinor,
  /** What is still owed of them; absent unless the filter has `paymentStates`. */
  balanceMinor: amountMinor.optional(),
  /** In the list but in none of the sums. */
  cancelled: countAndTotal,
  rejected: countAndTotal,
});

/** What the whole filter adds up to, however many pages it has. */
export const invoiceTotals = z.object({
  /** Rows of the list. */
  count: z.int(),
  /** One entry a currency, by its code; amounts of different currencies are never added. */
  byCurrency: z.array(currencyTotals),
});
export type InvoiceTotals = z.infer<typeof invoiceTotals>;

/** How many invoices of a company wait for somebody or something; each count is that of a filter of the list. */
export const invoiceAttention = z.object({
  draft: z.int(),
  /** Sealed, in the queue. */
  ready: z.int(),
  stamping: z.int(),
  /** Sent, and the PAC has not said what became of it. */
  unknown: z.int(),
  rejected: z.int(),
  cancelRequested: z.int(),
  mailFailed: z.int(),
  mailBounced: z.int(),
});
export type InvoiceAttention = z.infer<typeof invoiceAttention>;
