import { randomInt } from 'node:crypto';
import { decimal, disputesOf, eventOf, refundsOf, whenOf, wordIn, type Dialect } from './dialect.ts';

export const mercadopago: Dialect = {
  newId: () => String(10_000_000_000 + randomInt(2 ** 40)),
  word: wordIn(
    {
      created: 'pending',
      pending: 'pending',
      authorised: 'authorized',
      failed: 'rejected',
      expired: 'cancelled',
      cancelled: 'cancelled',
      refunded: 'refunded',
      disputed: 'in_mediation',
      'dispute-lost': 'charged_back',
    },
    'approved',
  ),
  event: eventOf({
    created: 'payment.created',
    pending: 'payment.updated',
    authorised: 'payment.updated',
    paid: 'payment.updated',
    failed: 'payment.updated',
    expired: 'payment.updated',
    cancelled: 'payment.updated',
    refunded: 'payment.updated',
    partiallyRefunded: 'payment.updated',
    disputed: 'topic_chargebacks_wh',
    disputeEnded: 'topic_chargebacks_wh',
    payout: 'payment.updated',
  }),
  object: (told) => ({
    id: told.charge.objectId,
    live_mode: false,
    status: mercadopago.word(told.state.status),
    external_reference: told.charge.reference,
    description: told.charge.request.description,
    transaction_amount: decimal(told.charge.amountMinor, told.charge.currency),
    transaction_amount_refunded: decimal(told.state.refundedMinor, told.charge.currency),
    currency_id: told.charge.currency,
    payment_type_id: told.charge.method ?? told.charge.request.methods[0],
    date_created: told.charge.createdAtUtc,
    date_approved: whenOf(told, 'paid'),
    fee_details:
      told.fee === undefined
        ? []
        : [
            { type: 'mercadopago_fee', amount: decimal(told.fee.feeMinor, told.fee.currency) },
            { type: 'tax', amount: decimal(told.fee.feeTaxMinor, told.fee.currency) },
          ],
    refunds: refundsOf(told).map((each) => ({
      id: each.refundId,
      amount: decimal(each.amountMinor, told.charge.currency),
      status: 'approved',
      date_created: each.atUtc,
    })),
    chargebacks: disputesOf(told).map((each) => ({ id: each.disputeId, status: each.status })),
  }),
};
