/** What a payment did to the balance, from the payment itself: the account has rows only in report files. */
import { evidenceOf, type JsonObject } from '../transport/index.ts';
import type { BalanceTransactionView } from '../types.ts';
import { toCharge } from './map-payment.ts';
import { instantOf, text } from './read.ts';

/** Rows of one payment: the charge, what was withheld of it, and its refunds; none before it is approved. */
export function toBalanceRows(payment: JsonObject): BalanceTransactionView[] {
  const { objectId: paymentId, fee, currency, amountMinor, facts } = toCharge(payment);
  const createdAtUtc = instantOf(payment['date_approved']);
  if (createdAtUtc === undefined || fee === undefined) return [];
  const availableAtUtc = instantOf(payment['money_release_date']);
  const common = {
    currency,
    paymentId,
    createdAtUtc,
    ...(availableAtUtc === undefined ? {} : { availableAtUtc }),
    feeMinor: 0,
    feeTaxMinor: 0,
  };
  const rows: BalanceTransactionView[] = [
    {
      ...common,
      id: paymentId,
      type: 'charge',
      providerType: text(payment['payment_type_id'], 'payment_type_id'),
      amountMinor,
      feeMinor: fee.feeMinor,
      netMinor: amountMinor - fee.feeMinor,
      sourceId: paymentId,
      evidence: evidenceOf({
        fee_details: payment['fee_details'],
        charges_details: payment['charges_details'],
        transaction_details: payment['transaction_details'],
      }),
    },
  ];
  // ISR and IVA that it keeps for SAT are no fee.
  const withheld = amountMinor - fee.feeMinor - fee.netMinor;
  if (withheld !== 0) {
    rows.push({
      ...common,
      id: `${paymentId}-withheld`,
      type: 'adjustment',
      providerType: 'taxes',
      amountMinor: -withheld,
      netMinor: -withheld,
      sourceId: paymentId,
      evidence: evidenceOf({ charges_details: payment['charges_details'], taxes_amount: payment['taxes_amount'] }),
    });
  }
  for (const { fact, occurredAtUtc = createdAtUtc } of facts) {
    if (fact.type !== 'refund' || fact.status !== 'succeeded') continue;
    rows.push({
      ...common,
      id: `${paymentId}-refund-${fact.refundId}`,
      type: 'refund',
      providerType: 'refund',
      amountMinor: -fact.amountMinor,
      netMinor: -fact.amountMinor,
      sourceId: fact.refundId,
      createdAtUtc: occurredAtUtc,
      evidence: evidenceOf({ refunds: payment['refunds'] }),
    });
  }
  return rows;
}
