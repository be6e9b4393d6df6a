import { decimalsOf } from '#domain/money/currency.ts';
import { fromMinor } from '#domain/money/money.ts';
import { disputesOf, eventOf, prefixed, refundsOf, signs, whenOf, wordIn, type Dialect } from './dialect.ts';

const CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

export const paypal: Dialect = {
  newId: prefixed({ payment: '', link: '', refund: '', dispute: 'PP-D-', payout: '', event: 'WH-', row: '' }, () =>
    signs(CAPITALS, 17),
  ),
  word: wordIn(
    {
      created: 'CREATED',
      pending: 'PAYER_ACTION_REQUIRED',
      authorised: 'APPROVED',
      failed: 'DECLINED',
      expired: 'VOIDED',
      cancelled: 'VOIDED',
    },
    'COMPLETED',
  ),
  event: eventOf({
    created: 'CHECKOUT.ORDER.APPROVED',
    pending: 'CHECKOUT.ORDER.APPROVED',
    authorised: 'PAYMENT.AUTHORIZATION.CREATED',
    paid: 'PAYMENT.CAPTURE.COMPLETED',
    failed: 'PAYMENT.CAPTURE.DENIED',
    expired: 'CHECKOUT.PAYMENT-APPROVAL.REVERSED',
    cancelled: 'PAYMENT.AUTHORIZATION.VOIDED',
    refunded: 'PAYMENT.CAPTURE.REFUNDED',
    partiallyRefunded: 'PAYMENT.CAPTURE.REFUNDED',
    disputed: 'CUSTOMER.DISPUTE.CREATED',
    disputeEnded: 'CUSTOMER.DISPUTE.RESOLVED',
    payout: 'PAYMENT.PAYOUTSBATCH.SUCCESS',
  }),
  object: (told) => ({
    id: told.charge.objectId,
    status: paypal.word(told.state.status),
    intent: told.charge.request.capture === 'manual' ? 'AUTHORIZE' : 'CAPTURE',
    create_time: told.charge.createdAtUtc,
    purchase_units: [
      {
        custom_id: told.charge.reference,
        description: told.charge.request.description,
        amount: {
          currency_code: told.charge.currency,
          value: fromMinor(told.charge.amountMinor, decimalsOf(told.charge.currency)),
        },
        payments: {
          captures: whenOf(told, 'paid') === null ? [] : [{ status: 'COMPLETED', create_time: whenOf(told, 'paid') }],
          refunds: refundsOf(told).map((each) => ({
            id: each.refundId,
            status: 'COMPLETED',
            amount: { value: fromMinor(each.amountMinor, decimalsOf(told.charge.currency)) },
          })),
        },
      },
    ],
    disputes: disputesOf(told).map((each) => ({ dispute_id: each.disputeId, status: each.status })),
  }),
};
