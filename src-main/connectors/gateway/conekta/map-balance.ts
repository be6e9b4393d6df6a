/** Conekta's transactions and transfers → what moved the balance, and what reached the bank. */
import {
  evidenceOf,
  instantOfSeconds,
  known,
  minorUnits,
  optionalText,
  requiredText,
  Unreadable,
  type JsonObject,
} from '../transport/index.ts';
import type { BalanceTransactionView, GatewayFee, PayoutView } from '../types.ts';

/** Only `capture` is documented; the others are understood by what they are called. */
const TYPES: readonly (readonly [RegExp, BalanceTransactionView['type']])[] = [
  [/capture|charge$|payment/, 'charge'],
  [/refund|revers/, 'refund'],
  [/chargeback|dispute/, 'dispute'],
  [/transfer|payout/, 'payout'],
  [/fee|commission/, 'fee'],
];
const TAKES = new Set<BalanceTransactionView['type']>(['refund', 'dispute', 'payout', 'fee']);

export function toBalanceTransaction(row: JsonObject): BalanceTransactionView {
  const providerType = requiredText(row['type'], 'type');
  const type = TYPES.find(([pattern]) => pattern.test(providerType))?.[1] ?? 'adjustment';
  const charge = optionalText(row['charge']);
  const told = { amount: minorUnits(row['amount'], 'amount'), net: minorUnits(row['net'], 'net') };
  // What leaves the balance may be told without a sign.
  const sign = TAKES.has(type) && told.amount > 0 ? -1 : 1;
  const [amountMinor, netMinor] = [told.amount * sign, told.net * sign];
  return {
    id: requiredText(row['id'], 'id'),
    type,
    providerType,
    amountMinor,
    // IVA is not told apart from the fee.
    feeMinor: amountMinor - netMinor,
    feeTaxMinor: 0,
    netMinor,
    currency: requiredText(row['currency'], 'currency').toUpperCase(),
    ...(charge === undefined ? {} : { sourceId: charge, paymentId: charge }),
    createdAtUtc: created(row),
    evidence: evidenceOf(row),
  };
}

/** What was kept of a charge, by its rows; undefined while it has none. */
export function feeOf(rows: readonly JsonObject[]): GatewayFee | undefined {
  const charge = rows.map(toBalanceTransaction).find(({ type }) => type === 'charge');
  if (charge === undefined) return undefined;
  const { feeMinor, feeTaxMinor, netMinor, currency } = charge;
  return { feeMinor, feeTaxMinor, netMinor, currency };
}

const PAYOUTS: Readonly<Record<string, PayoutView['status']>> = {
  paid: 'paid',
  completed: 'paid',
  pending: 'pending',
  in_transit: 'in-transit',
  sent: 'in-transit',
  failed: 'failed',
  rejected: 'failed',
  canceled: 'cancelled',
};

export function toPayout(row: JsonObject): PayoutView {
  return {
    payoutId: requiredText(row['id'], 'id'),
    amountMinor: minorUnits(row['amount'], 'amount'),
    currency: requiredText(row['currency'], 'currency').toUpperCase(),
    // A word that nobody knows is not money at the bank.
    status: PAYOUTS[optionalText(row['status']) ?? ''] ?? 'pending',
    createdAtUtc: created(row),
    ...known({ trace: optionalText(row['statement_reference']) }),
    evidence: evidenceOf(row),
  };
}

function created(row: JsonObject): string {
  const instant = instantOfSeconds(row['created_at']);
  if (instant === undefined) throw new Unreadable('created_at');
  return instant;
}
