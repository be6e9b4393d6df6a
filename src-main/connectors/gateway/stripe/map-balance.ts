/** Payouts and the rows of Stripe's balance. */
import type Stripe from 'stripe';
import { evidenceOf } from '../transport/index.ts';
import type { BalanceTransactionView, PayoutView } from '../types.ts';
import { feeParts } from './map-charge.ts';
import { currencyOf, expanded, idOf, instantOf, minor, text } from './read.ts';

const PAYOUT_STATUS: Readonly<Record<string, PayoutView['status']>> = {
  paid: 'paid',
  in_transit: 'in-transit',
  failed: 'failed',
  canceled: 'cancelled',
};

export function toPayout(payout: Stripe.Payout): PayoutView {
  const arrivesAtUtc = instantOf(payout.arrival_date);
  const trace = payout.trace_id?.value;
  return {
    payoutId: text(payout.id, 'id'),
    amountMinor: minor(payout.amount, 'amount'),
    currency: currencyOf(payout.currency),
    status: PAYOUT_STATUS[payout.status] ?? 'pending',
    createdAtUtc: instantOf(payout.created) ?? text(undefined, 'created'),
    ...(arrivesAtUtc === undefined ? {} : { arrivesAtUtc }),
    ...(typeof trace === 'string' ? { trace } : {}),
    evidence: evidenceOf(payout),
  };
}

/** Stripe advises to group by `reporting_category` and not by `type`, which knows `charge` and `payment` apart. */
const TYPES: Readonly<Record<string, BalanceTransactionView['type']>> = {
  charge: 'charge',
  refund: 'refund',
  partial_capture_reversal: 'refund',
  dispute: 'dispute',
  dispute_reversal: 'dispute',
  fee: 'fee',
  tax: 'fee',
  payout: 'payout',
  payout_reversal: 'payout',
};

export function toBalanceTransaction(row: Stripe.BalanceTransaction): BalanceTransactionView {
  const sourceId = idOf(row.source);
  const source = expanded(row.source) as { payment_intent?: unknown } | undefined;
  const paymentId = idOf(source?.payment_intent);
  const availableAtUtc = instantOf(row.available_on);
  return {
    id: text(row.id, 'id'),
    type: TYPES[row.reporting_category] ?? 'adjustment',
    providerType: text(row.type, 'type'),
    amountMinor: minor(row.amount, 'amount'),
    ...feeParts(row),
    netMinor: minor(row.net, 'net'),
    currency: currencyOf(row.currency),
    ...(sourceId === undefined ? {} : { sourceId }),
    ...(paymentId === undefined ? {} : { paymentId }),
    createdAtUtc: instantOf(row.created) ?? text(undefined, 'created'),
    ...(availableAtUtc === undefined ? {} : { availableAtUtc }),
    evidence: evidenceOf(row),
  };
}
