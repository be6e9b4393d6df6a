/** An order of Conekta's, with its charges and refunds → one charge as all gateways tell it. */
import type { DisputeStatus, RefundStatus, TransactionFact } from '#domain/transactions/facts.ts';
import {
  evidenceOf,
  instantOfSeconds,
  known,
  minorUnits,
  objectOf,
  optionalText,
  requiredText,
  Unreadable,
  type JsonObject,
} from '../transport/index.ts';
import type { ChargeView, PaymentInstructions, PaymentMethod, RefundView, StatedFact } from '../types.ts';
import { REFERENCE_KEY } from './request.ts';

/** A list within an answer: `{ data: [...] }`. */
export function rowsOf(value: unknown): readonly JsonObject[] {
  const data = objectOf(value)?.['data'];
  return Array.isArray(data) ? data.map(objectOf).filter((row) => row !== undefined) : [];
}

export function toCharge(order: JsonObject): ChargeView {
  const objectId = requiredText(order['id'], 'id');
  const charges = rowsOf(order['charges']);
  const checkout = objectOf(order['checkout']);
  const charge = tellingOf(charges);
  const payment = objectOf(charge?.['payment_method']);
  const method = methodOf(payment);
  const amountMinor = askedOf(order);
  const code = optionalText(charge?.['failure_code']);
  const message = optionalText(charge?.['failure_message']);
  return {
    objectId,
    objectKind: checkout === undefined ? 'payment' : 'link',
    ids: [...new Set([objectId, checkout?.['id'], ...charges.map((each) => each['id'])])].filter(
      (each) => typeof each === 'string',
    ),
    amountMinor,
    currency: requiredText(order['currency'], 'currency').toUpperCase(),
    providerStatus: optionalText(order['payment_status']) ?? 'created',
    facts: factsOf(order, objectId, amountMinor, charges),
    evidence: evidenceOf(order),
    ...known({
      reference: optionalText(objectOf(order['metadata'])?.[REFERENCE_KEY]),
      method,
      instructions: instructionsOf(order, checkout, payment, method),
      failure: code === undefined && message === undefined ? undefined : known({ code, message }),
      card: method === 'card' ? cardOf(payment) : undefined,
      createdAtUtc: instantOfSeconds(order['created_at']),
    }),
  };
}

/** What the order asked for, whatever was taken of it since. */
function askedOf(order: JsonObject): number {
  const lines = rowsOf(order['line_items']);
  if (lines.length === 0) return minorUnits(order['amount'], 'amount');
  return lines.reduce(
    (sum, line) => sum + minorUnits(line['unit_price'], 'unit_price') * minorUnits(line['quantity'], 'quantity'),
    0,
  );
}

/** Of several attempts the one that was paid, or the last. */
function tellingOf(charges: readonly JsonObject[]): JsonObject | undefined {
  const last = charges.toSorted((a, b) => Number(b['created_at'] ?? 0) - Number(a['created_at'] ?? 0))[0];
  return charges.find((each) => each['status'] === 'paid') ?? last;
}

function factsOf(
  order: JsonObject,
  orderId: string,
  amountMinor: number,
  charges: readonly JsonObject[],
): StatedFact[] {
  const at = (fact: TransactionFact, time?: unknown): StatedFact => ({
    fact,
    ...known({ occurredAtUtc: instantOfSeconds(time) }),
  });
  const paid = charges.find((each) => instantOfSeconds(each['paid_at']) !== undefined);
  // What is captured may be less than the order.
  const paidMinor = paid === undefined ? amountMinor : minorUnits(paid['amount'], 'charge amount');
  const paidAt = paid?.['paid_at'];
  return [
    at({ type: 'created' }, order['created_at']),
    statusFact(order['payment_status'], { amountMinor, paidMinor }, (fact) =>
      at(fact, fact.type === 'paid' ? paidAt : undefined),
    ),
    ...refundsOf(order, orderId, charges).map(({ created, ...refund }) => at({ type: 'refund', ...refund }, created)),
    ...charges.flatMap((charge) => {
      const dispute = disputeOf(charge);
      return dispute === undefined ? [] : [at(dispute, objectOf(charge['chargeback'])?.['created_at'])];
    }),
  ];
}

/** Words that are not documented are looked at again, and never taken for money. */
function statusFact(
  status: unknown,
  { amountMinor, paidMinor }: { readonly amountMinor: number; readonly paidMinor: number },
  at: (fact: TransactionFact) => StatedFact,
): StatedFact {
  switch (status) {
    case 'paid':
    case 'partially_refunded':
    case 'refunded':
    case 'charged_back':
      return at({ type: 'paid', amountMinor: paidMinor });
    case 'pre_authorized':
      return at({ type: 'authorised', amountMinor });
    case 'declined':
      return at({ type: 'failed' });
    case 'expired':
      return at({ type: 'expired' });
    case 'canceled':
    case 'voided':
      return at({ type: 'cancelled' });
    default:
      return at({ type: 'pending' });
  }
}

interface Refund {
  readonly refundId: string;
  readonly amountMinor: number;
  readonly status: RefundStatus;
  readonly created: unknown;
}

const REFUND_FAILED = new Set(['failed', 'declined', 'canceled', 'rejected', 'expired']);
const REFUND_PENDING = new Set(['pending', 'pending_refund', 'in_progress', 'processing']);

/** All refunds that an order tells. */
export function refundsOf(order: JsonObject, orderId: string, charges = rowsOf(order['charges'])): Refund[] {
  const rows = charges.flatMap((charge) => rowsOf(charge['refunds']));
  const refunds = rows.map((row): Refund => {
    const word = optionalText(row['status'])?.toLowerCase() ?? '';
    return {
      refundId: requiredText(row['id'], 'refund'),
      // A refund is told as what it does to the balance: below zero.
      amountMinor: Math.abs(minorUnits(row['amount'], 'refund amount')),
      status: REFUND_FAILED.has(word) ? 'failed' : REFUND_PENDING.has(word) ? 'pending' : 'succeeded',
      created: row['created_at'],
    };
  });
  const told = order['amount_refunded'];
  // Where only the sum is told: one refund that is always the same.
  if (refunds.length > 0 || typeof told !== 'number' || told <= 0) return refunds;
  const amountMinor = minorUnits(told, 'amount_refunded');
  return [{ refundId: `${orderId}:refunded`, amountMinor, status: 'succeeded', created: undefined }];
}

/** The refund that was just made: the one that was not there before. */
export function newRefund(
  order: JsonObject,
  orderId: string,
  before: ReadonlySet<string>,
  amountMinor: number,
): RefundView {
  const made = refundsOf(order, orderId).filter(
    (refund) => !before.has(refund.refundId) && refund.amountMinor === amountMinor,
  );
  const [refund] = made;
  if (refund === undefined || made.length > 1) throw new Unreadable('the refund is not in the answer');
  return { refundId: refund.refundId, amountMinor, status: refund.status, evidence: evidenceOf(order) };
}

function disputeOf(charge: JsonObject): Extract<TransactionFact, { type: 'dispute' }> | undefined {
  const chargeback = objectOf(charge['chargeback']);
  const disputeId = optionalText(chargeback?.['id']);
  if (disputeId === undefined) return undefined;
  const statuses: Readonly<Record<string, DisputeStatus>> = { won: 'won', covered: 'won', lost: 'lost' };
  return {
    type: 'dispute',
    disputeId,
    amountMinor: minorUnits(charge['amount'], 'charge amount'),
    status: statuses[optionalText(chargeback?.['status']) ?? ''] ?? 'open',
  };
}

const METHODS: Readonly<Record<string, PaymentMethod>> = {
  card_payment: 'card',
  card: 'card',
  cash_payment: 'cash',
  cash: 'cash',
  oxxo: 'cash',
  bank_transfer_payment: 'spei',
  bank_transfer: 'spei',
  spei: 'spei',
};

function methodOf(payment: JsonObject | undefined): PaymentMethod | undefined {
  return METHODS[optionalText(payment?.['object']) ?? ''] ?? METHODS[optionalText(payment?.['type']) ?? ''];
}

function cardOf(payment: JsonObject | undefined): ChargeView['card'] {
  return known({ brand: optionalText(payment?.['brand']), last4: optionalText(payment?.['last4']) });
}

function instructionsOf(
  order: JsonObject,
  checkout: JsonObject | undefined,
  payment: JsonObject | undefined,
  method: PaymentMethod | undefined,
): PaymentInstructions | undefined {
  const expiresAtUtc = instantOfSeconds(payment?.['expires_at']);
  const clabe = optionalText(payment?.['clabe']);
  if (method === 'spei' && clabe !== undefined) {
    const bank = optionalText(payment?.['bank']);
    const beneficiary = optionalText(payment?.['receiving_account_holder_name']);
    return { kind: 'spei', clabe, ...known({ bank, beneficiary, expiresAtUtc }) };
  }
  const reference = optionalText(payment?.['reference']);
  if (method === 'cash' && reference !== undefined) {
    const barcodeUrl = optionalText(payment?.['barcode_url']);
    const store = optionalText(payment?.['store_name']) ?? optionalText(payment?.['service_name']);
    return { kind: 'voucher', reference, ...known({ barcodeUrl, store, expiresAtUtc }) };
  }
  const redirect = optionalText(objectOf(objectOf(order['next_action'])?.['redirect_to_url'])?.['url']);
  if (redirect !== undefined) return { kind: 'redirect', url: redirect };
  const url = optionalText(checkout?.['url']);
  if (url === undefined) return undefined;
  return { kind: 'link', url, ...known({ expiresAtUtc: instantOfSeconds(checkout?.['expires_at']) }) };
}
