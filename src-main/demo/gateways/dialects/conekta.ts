import { disputesOf, eventOf, prefixed, refundsOf, seconds, signs, whenOf, wordIn, type Dialect } from './dialect.ts';

export const conekta: Dialect = {
  newId: prefixed(
    { payment: 'ord_2', link: 'ord_2', refund: '6', dispute: '6', payout: '6', event: '6', row: '6' },
    () => signs('0123456789abcdef', 17),
  ),
  word: wordIn(
    {
      created: 'pending_payment',
      pending: 'pending_payment',
      authorised: 'pre_authorized',
      failed: 'declined',
      expired: 'expired',
      cancelled: 'canceled',
      'partially-refunded': 'partially_refunded',
      refunded: 'refunded',
      disputed: 'charged_back',
      'dispute-lost': 'charged_back',
    },
    'paid',
  ),
  event: eventOf({
    created: 'order.created',
    pending: 'order.pending_payment',
    authorised: 'order.pre_authorized',
    paid: 'order.paid',
    failed: 'order.declined',
    expired: 'order.expired',
    cancelled: 'order.canceled',
    refunded: 'order.refunded',
    partiallyRefunded: 'order.partially_refunded',
    disputed: 'order.charged_back',
    disputeEnded: 'charge.chargeback.closed',
    payout: 'payout.paid',
  }),
  object: (told) => ({
    id: told.charge.objectId,
    object: 'order',
    livemode: false,
    amount: told.charge.amountMinor,
    amount_refunded: told.state.refundedMinor,
    currency: told.charge.currency,
    payment_status: conekta.word(told.state.status),
    created_at: seconds(told.charge.createdAtUtc),
    metadata: { cuadra_reference: told.charge.reference },
    line_items: { data: [{ name: told.charge.request.description, unit_price: told.charge.amountMinor, quantity: 1 }] },
    charges: {
      data: [
        {
          status: conekta.word(told.state.status),
          amount: told.charge.amountMinor,
          paid_at: whenOf(told, 'paid') === null ? null : seconds(whenOf(told, 'paid') ?? ''),
          payment_method: { type: told.charge.method ?? told.charge.request.methods[0] },
          fee: told.fee === undefined ? null : told.fee.feeMinor + told.fee.feeTaxMinor,
          refunds: { data: refundsOf(told).map((each) => ({ id: each.refundId, amount: -each.amountMinor })) },
          chargeback: disputesOf(told).map((each) => ({ id: each.disputeId, status: each.status })),
        },
      ],
    },
  }),
};
