/** Transactions: charges through gateways, their state, and what may be done with them. */
import { z } from 'zod';
import { amountMinor, instant, pageInput, pageOf, procedure, recordColumns, recordId } from './common.ts';
import { paymentMethod } from './gateways.ts';
import { job } from './jobs.ts';
import { mailMessageRow } from './mail.ts';

export const transactionStatus = z.enum([
  'created',
  'pending',
  'failed',
  'authorised',
  'expired',
  'cancelled',
  'paid',
  'partially-refunded',
  'refunded',
  'disputed',
  'dispute-lost',
]);
export type TransactionStatusView = z.infer<typeof transactionStatus>;

const currency = z.string().regex(/^[A-Z]{3}$/);
const positive = amountMinor.min(1);
/** The caller's own id of what is asked for: asked again with it, the first answer is given. */
const requestId = z.uuid();
const words = z.object({ provider: z.string(), code: z.string().optional(), message: z.string().optional() });

const payer = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  email: z.email().max(200).optional(),
  phone: z.string().trim().min(7).max(20).optional(),
});

/** What the payer is shown or sent. */
export const paymentInstructions = z.union([
  z.object({
    kind: z.literal('voucher'),
    reference: z.string(),
    voucherUrl: z.string().optional(),
    barcodeUrl: z.string().optional(),
    store: z.string().optional(),
    expiresAtUtc: instant.optional(),
  }),
  z.object({
    kind: z.literal('spei'),
    clabe: z.string(),
    bank: z.string().optional(),
    beneficiary: z.string().optional(),
    reference: z.string().optional(),
    concept: z.string().optional(),
    agreement: z.string().optional(),
    instructionsUrl: z.string().optional(),
    expiresAtUtc: instant.optional(),
  }),
  z.object({ kind: z.enum(['link', 'redirect']), url: z.string(), expiresAtUtc: instant.optional() }),
]);
export type PaymentInstructionsView = z.infer<typeof paymentInstructions>;

/** A row of the list. */
export const transaction = z.object({
  ...recordColumns,
  companyId: recordId,
  gatewayId: recordId,
  gatewayName: z.string(),
  provider: z.string(),
  environment: z.enum(['test', 'production']),
  invoiceId: recordId.optional(),
  /** Series and folio, `A-12`. */
  invoiceNumber: z.string().optional(),
  clientId: recordId.optional(),
  clientName: z.string().optional(),
  kind: z.enum(['charge', 'link']),
  reference: z.string(),
  description: z.string(),
  method: paymentMethod.optional(),
  currency: z.string(),
  currencyDecimals: z.int(),
  amountMinor,
  status: transactionStatus,
  authorisedMinor: amountMinor,
  paidMinor: amountMinor,
  refundedMinor: amountMinor,
  refundPendingMinor: amountMinor,
  disputedMinor: amountMinor,
  lostMinor: amountMinor,
  /** Collected, less what was given back or lost. */
  keptMinor: amountMinor,
  /** What the gateway kept, IVA apart; absent until it tells. */
  feeMinor: amountMinor.optional(),
  feeTaxMinor: amountMinor.optional(),
  netMinor: amountMinor.optional(),
  paidAtUtc: instant.optional(),
});
export type Transaction = z.infer<typeof transaction>;

const refundReason = z.enum(['requested', 'duplicate', 'fraud']);

export const transactionOperation = z.object({
  id: recordId,
  kind: z.enum(['create', 'capture', 'cancel', 'refund']),
  amountMinor: amountMinor.optional(),
  /** Of a refund. */
  reason: refundReason.optional(),
  /** `sent`: it left, and no answer is known yet. */
  state: z.enum(['intent', 'sent', 'done', 'rejected']),
  refundId: z.string().optional(),
  /** Why the gateway refused, in its words. */
  words: words.optional(),
  actor: z.string(),
  createdAtUtc: instant,
  answeredAtUtc: instant.optional(),
  job: job.optional(),
});

export const transactionDetail = transaction.extend({
  /** The gateway's own id and word for its state. */
  objectId: z.string().optional(),
  providerStatus: z.string().optional(),
  instructions: paymentInstructions.optional(),
  failure: z.object({ code: z.string().optional(), message: z.string().optional() }).optional(),
  card: z.object({ brand: z.string().optional(), last4: z.string().optional() }).optional(),
  /** What may be done now. */
  can: z.object({
    capture: z.boolean(),
    cancel: z.boolean(),
    /** What is left, less what is under way. */
    refundableMinor: amountMinor,
    /** Whether less than all may be refunded. */
    refundPart: z.boolean(),
    /** Whether its gateway can be asked. */
    refresh: z.boolean(),
    confirm: z.boolean(),
    /** Whether what was confirmed by hand may be taken back. */
    undoConfirm: z.boolean(),
  }),
  readAtUtc: instant.optional(),
  /** Oldest first; `evidence` is what the gateway said, JSON, secrets masked. */
  events: z.array(
    z.object({
      type: z.string(),
      fact: z.record(z.string(), z.unknown()),
      source: z.enum(['api', 'webhook', 'polling', 'statement', 'hand']),
      actor: z.string(),
      occurredAtUtc: z.string().optional(),
      recordedAtUtc: instant,
      note: z.string().optional(),
      evidence: z.string().optional(),
    }),
  ),
  operations: z.array(transactionOperation),
  refunds: z.array(z.object({ refundId: z.string(), amountMinor, status: z.enum(['pending', 'succeeded', 'failed']) })),
  disputes: z.array(
    z.object({
      disputeId: z.string(),
      amountMinor,
      status: z.enum(['open', 'won', 'lost']),
      /** Until when it can be answered, where the gateway tells. */
      dueAtUtc: instant.optional(),
    }),
  ),
  payoutIds: z.array(z.string()),
});
export type TransactionDetail = z.infer<typeof transactionDetail>;

/** Of an invoice (its balance unless an amount is given), or of a free amount. */
const asked = {
  gatewayId: recordId,
  invoiceId: recordId.optional(),
  amountMinor: positive.optional(),
  currency: currency.optional(),
  clientId: recordId.optional(),
  description: z.string().trim().min(1).max(200).optional(),
  payer: payer.optional(),
  capture: z.enum(['automatic', 'manual']).optional(),
  msiMonths: z.int().min(2).max(48).optional(),
  expiresAtUtc: instant.optional(),
  returnUrl: z.url().max(500).optional(),
  requestId: requestId.optional(),
};

const filter = {
  companyId: recordId,
  gatewayId: recordId.optional(),
  invoiceId: recordId.optional(),
  clientId: recordId.optional(),
  statuses: z.array(transactionStatus).min(1).max(transactionStatus.options.length).optional(),
  methods: z.array(paymentMethod).min(1).max(paymentMethod.options.length).optional(),
  /** In reference, description and the gateway's id, the client's name, the invoice's series and folio. */
  query: z.string().trim().min(1).max(100).optional(),
  sinceUtc: instant.optional(),
  untilUtc: instant.optional(),
};

/** What a gateway paid out to the company's bank. */
export const payout = z.object({
  gatewayId: recordId,
  gatewayName: z.string(),
  provider: z.string(),
  payoutId: z.string(),
  amountMinor,
  currency: z.string(),
  currencyDecimals: z.int(),
  status: z.enum(['pending', 'in-transit', 'paid', 'failed', 'cancelled']),
  /** What the bank's statement may show. */
  trace: z.string().optional(),
  arrivesAtUtc: z.string().optional(),
  createdAtUtc: z.string(),
  /** `unread`: it was not asked yet what it holds. `not-told`: the provider does not say. */
  contents: z.enum(['told', 'not-told', 'unread']),
});
export type Payout = z.infer<typeof payout>;

/** One payout, and what its rows come to by type. */
export const payoutDetail = payout.extend({
  sums: z.array(
    z.object({
      type: z.enum(['charge', 'refund', 'dispute', 'fee', 'payout', 'adjustment']),
      count: z.int(),
      amountMinor,
      feeMinor: amountMinor,
      feeTaxMinor: amountMinor,
      netMinor: amountMinor,
    }),
  ),
});
export type PayoutDetail = z.infer<typeof payoutDetail>;

/** What moved a gateway's balance; signed: `netMinor` = amount − fee − its tax. */
export const balanceRow = z.object({
  gatewayId: recordId,
  rowId: z.string(),
  type: z.enum(['charge', 'refund', 'dispute', 'fee', 'payout', 'adjustment']),
  providerType: z.string(),
  amountMinor,
  feeMinor: amountMinor,
  feeTaxMinor: amountMinor,
  netMinor: amountMinor,
  currency: z.string(),
  currencyDecimals: z.int(),
  transactionId: recordId.optional(),
  /** The charge's reference, where it is one of ours. */
  reference: z.string().optional(),
  clientName: z.string().optional(),
  /** Series and folio, `A-12`. */
  invoiceNumber: z.string().optional(),
  payoutId: z.string().optional(),
  createdAtUtc: z.string(),
});
export type BalanceRowView = z.infer<typeof balanceRow>;

export const transactionsContract = {
  /** Makes a charge and tells the gateway as a job; the answer comes with `get`. */
  charge: procedure
    .input(
      z.strictObject({
        ...asked,
        method: paymentMethod,
        /** Of a card that the payer gave to the gateway itself. */
        token: z.string().min(1).max(500).optional(),
      }),
    )
    .output(transactionDetail),
  /** A page of the gateway's on which the payer chooses how to pay. */
  createLink: procedure
    .input(z.strictObject({ ...asked, methods: z.array(paymentMethod).min(1).max(6).optional() }))
    .output(transactionDetail),
  capture: procedure
    .input(z.strictObject({ id: recordId, amountMinor: positive.optional(), requestId: requestId.optional() }))
    .output(transactionDetail),
  cancel: procedure.input(z.strictObject({ id: recordId, requestId: requestId.optional() })).output(transactionDetail),
  /** All that is left, unless an amount is given. */
  refund: procedure
    .input(
      z.strictObject({
        id: recordId,
        amountMinor: positive.optional(),
        reason: refundReason.optional(),
        requestId: requestId.optional(),
      }),
    )
    .output(transactionDetail),
  /** Asks the gateway now. */
  refresh: procedure.input(z.strictObject({ id: recordId })).output(transactionDetail),
  /**
   * Records by hand that it was paid, for what no gateway tells (a bank's statement, a CEP). Another amount than was
   * expected is refused unless `acceptDifference` says that it is meant.
   */
  confirm: procedure
    .input(
      z.strictObject({
        id: recordId,
        amountMinor: positive,
        paidAtUtc: instant,
        note: z.string().trim().min(1).max(500),
        acceptDifference: z.boolean().optional(),
      }),
    )
    .output(transactionDetail),
  /** Takes back what was confirmed by hand, while nothing followed on it. */
  undoConfirm: procedure.input(z.strictObject({ id: recordId })).output(transactionDetail),
  get: procedure.input(z.strictObject({ id: recordId })).output(transactionDetail),
  /** Newest first. `offset` jumps to a row (virtual scrolling); a cursor wins over it. */
  list: procedure
    .input(pageInput.extend({ ...filter, offset: z.int().min(0).max(10_000_000).optional() }))
    .output(pageOf(transaction)),
  /** Of all that {@link list} would show, by currency. */
  totals: procedure.input(z.strictObject(filter)).output(
    z.array(
      z.object({
        currency: z.string(),
        currencyDecimals: z.int(),
        count: z.int(),
        amountMinor,
        paidMinor: amountMinor,
        refundedMinor: amountMinor,
        /** In disputes that were lost. */
        lostMinor: amountMinor,
        keptMinor: amountMinor,
        feeMinor: amountMinor,
        feeTaxMinor: amountMinor,
        /** Kept, less fee and its IVA as far as they are known. */
        netMinor: amountMinor,
        /** Collected ones of which the gateway has not told its fee. */
        withoutFee: z.int(),
      }),
    ),
  ),
  /** Newest first, as they were read last. */
  payouts: procedure
    .input(pageInput.extend({ companyId: recordId, gatewayId: recordId.optional() }))
    .output(pageOf(payout)),
  payout: procedure
    .input(z.strictObject({ gatewayId: recordId, payoutId: z.string().min(1).max(200) }))
    .output(payoutDetail),
  /** Of all of them, by currency: what arrived, what is on its way, what failed or was cancelled. */
  payoutTotals: procedure.input(z.strictObject({ companyId: recordId, gatewayId: recordId.optional() })).output(
    z.array(
      z.object({
        currency: z.string(),
        currencyDecimals: z.int(),
        count: z.int(),
        paidMinor: amountMinor,
        comingMinor: amountMinor,
        failedMinor: amountMinor,
      }),
    ),
  ),
  /** Of one payout, or all that moved the account's balance; newest first. */
  balanceRows: procedure
    .input(pageInput.extend({ gatewayId: recordId, payoutId: z.string().min(1).max(200).optional() }))
    .output(pageOf(balanceRow)),
  /** Reads payouts and balances from the gateways now, as jobs; it is done every hour by itself. */
  syncPayouts: procedure
    .input(z.strictObject({ companyId: recordId, gatewayId: recordId.optional() }))
    .output(z.object({ jobIds: z.array(recordId) })),
  /** What its payer would be mailed, and to whom; in the caller's language unless another one is said. */
  instructionsMail: procedure
    .input(z.strictObject({ id: recordId, locale: z.enum(['es-MX', 'en']).optional() }))
    .output(
      z.object({ to: z.array(z.string()), subject: z.string(), text: z.string(), attachments: z.array(z.string()) }),
    ),
  /** Mails it through the outbox, once for each `requestId`; what is left out is as `instructionsMail` says. */
  sendInstructions: procedure
    .input(
      z.strictObject({
        id: recordId,
        to: z.array(z.string().trim().min(3).max(320)).min(1).max(20),
        subject: z.string().trim().min(1).max(250).optional(),
        text: z.string().trim().min(1).max(10_000).optional(),
        locale: z.enum(['es-MX', 'en']).optional(),
        requestId,
      }),
    )
    .output(mailMessageRow),
  /** The QR of its link, as SVG. */
  qr: procedure.input(z.strictObject({ id: recordId })).output(z.object({ url: z.string(), svg: z.string() })),
};
