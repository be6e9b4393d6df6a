import { decimal, eventOf, prefixed, refundsOf, signs, whenOf, wordIn, type Dialect } from './dialect.ts';

export const openpay: Dialect = {
  newId: prefixed(
    { payment: 'tr', link: 'tr', refund: 'tr', dispute: 'cb', payout: 'tp', event: 'ev', row: 'rw' },
    () => signs('abcdefghijklmnopqrstuvwxyz0123456789', 18),
  ),
  word: wordIn(
    {
      created: 'charge_pending',
      pending: 'charge_pending',
      authorised: 'in_progress',
      failed: 'failed',
      expired: 'expired',
      cancelled: 'cancelled',
      refunded: 'refunded',
      disputed: 'chargeback_pending',
      'dispute-lost': 'chargeback_accepted',
    },
    'completed',
  ),
  event: eventOf({
    created: 'charge.created',
    pending: 'charge.created',
    authorised: 'charge.created',
    paid: 'charge.succeeded',
    failed: 'charge.failed',
    expired: 'charge.cancelled',
    cancelled: 'charge.cancelled',
    refunded: 'charge.refunded',
    partiallyRefunded: 'charge.refunded',
    disputed: 'chargeback.created',
    disputeEnded: 'chargeback.accepted',
    payout: 'payout.succeeded',
  }),
  object: (told) => ({
    id: told.charge.objectId,
    status: openpay.word(told.state.status),
    order_id: told.charge.reference,
    description: told.charge.request.description,
    amount: decimal(told.charge.amountMinor, told.charge.currency),
    currency: told.charge.currency,
    method: told.charge.method ?? told.charge.request.methods[0],
    creation_date: told.charge.createdAtUtc,
    operation_date: whenOf(told, 'paid'),
    fee:
      told.fee === undefined
        ? null
        : {
            amount: decimal(told.fee.feeMinor, told.fee.currency),
            tax: decimal(told.fee.feeTaxMinor, told.fee.currency),
            currency: told.fee.currency,
          },
    refunds: refundsOf(told).map((each) => ({
      id: each.refundId,
      amount: decimal(each.amountMinor, told.charge.currency),
      status: 'completed',
      creation_date: each.atUtc,
    })),
  }),
};
