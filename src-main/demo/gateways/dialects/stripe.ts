import { disputesOf, eventOf, prefixed, refundsOf, seconds, signs, wordIn, type Dialect } from './dialect.ts';

/** So long a payer's bank waits for the proof. */
const TERM_SECONDS = 9 * 24 * 3600;
const ALPHANUMERIC = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789';

export const stripe: Dialect = {
  newId: prefixed(
    { payment: 'pi_3', link: 'plink_1', refund: 're_3', dispute: 'dp_1', payout: 'po_1', event: 'evt_1', row: 'txn_1' },
    () => signs(ALPHANUMERIC, 23),
  ),
  word: wordIn(
    {
      created: 'requires_action',
      pending: 'requires_action',
      authorised: 'requires_capture',
      failed: 'requires_payment_method',
      expired: 'canceled',
      cancelled: 'canceled',
    },
    'succeeded',
  ),
  event: eventOf({
    created: 'payment_intent.created',
    pending: 'payment_intent.requires_action',
    authorised: 'payment_intent.amount_capturable_updated',
    paid: 'payment_intent.succeeded',
    failed: 'payment_intent.payment_failed',
    expired: 'payment_intent.canceled',
    cancelled: 'payment_intent.canceled',
    refunded: 'charge.refunded',
    partiallyRefunded: 'charge.refunded',
    disputed: 'charge.dispute.created',
    disputeEnded: 'charge.dispute.closed',
    payout: 'payout.paid',
  }),
  object: (told) => ({
    id: told.charge.objectId,
    object: told.charge.kind === 'link' ? 'payment_link' : 'payment_intent',
    amount: told.charge.amountMinor,
    amount_received: told.state.paidMinor,
    amount_capturable: told.state.status === 'authorised' ? told.state.authorisedMinor : 0,
    currency: told.charge.currency.toLowerCase(),
    created: seconds(told.charge.createdAtUtc),
    description: told.charge.request.description,
    livemode: false,
    metadata: { cuadra_reference: told.charge.reference },
    payment_method_types: told.charge.request.methods.map((each) => (each === 'spei' ? 'customer_balance' : each)),
    status: stripe.word(told.state.status),
    balance_transaction:
      told.fee === undefined
        ? null
        : {
            id: told.fee.rowId,
            fee: told.fee.feeMinor + told.fee.feeTaxMinor,
            fee_details: [
              { type: 'stripe_fee', amount: told.fee.feeMinor, currency: told.fee.currency.toLowerCase() },
              { type: 'tax', amount: told.fee.feeTaxMinor, currency: told.fee.currency.toLowerCase() },
            ],
            net: told.fee.netMinor,
          },
    refunds: refundsOf(told).map((each) => ({
      id: each.refundId,
      object: 'refund',
      amount: each.amountMinor,
      status: each.status,
      created: seconds(each.atUtc),
    })),
    disputes: disputesOf(told).map((each) => ({
      id: each.disputeId,
      object: 'dispute',
      amount: each.amountMinor,
      reason: 'fraudulent',
      status: each.status === 'open' ? 'needs_response' : each.status,
      evidence_details: { due_by: seconds(each.atUtc) + TERM_SECONDS, has_evidence: false },
    })),
  }),
};
