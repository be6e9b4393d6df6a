/** An order, its captures, authorizations, refunds and disputes → one charge as all gateways tell it. */
import type { DisputeStatus, RefundStatus, TransactionFact } from '#domain/transactions/facts.ts';
import { evidenceOf, objectOf, textOf, Unreadable, type JsonObject } from '../transport/index.ts';
import type { ChargeView, GatewayFee, PaymentMethod, RefundView, StatedFact } from '../types.ts';
import { amountOf, instantOf, linkOf, rowsOf, text } from './read.ts';

export interface Beside {
  readonly objectKind: 'payment' | 'link';
  readonly disputes: readonly JsonObject[];
  /** Why taking the money of an approved order failed. */
  readonly refused?: { readonly code?: string; readonly message?: string };
}

export function unitOf(order: JsonObject): JsonObject {
  const [unit, ...others] = rowsOf(order['purchase_units'], 'purchase_units');
  if (unit === undefined || others.length > 0) throw new Unreadable('purchase_units');
  return unit;
}

export function paymentsOf(order: JsonObject, kind: 'captures' | 'authorizations' | 'refunds'): JsonObject[] {
  return rowsOf(objectOf(unitOf(order)['payments'])?.[kind], kind);
}

const COLLECTED = new Set(['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED']);
export const isCollected = (capture: JsonObject): boolean => COLLECTED.has(textOf(capture['status']) ?? '');

export function toCharge(order: JsonObject, beside: Beside): ChargeView {
  const objectId = text(order['id'], 'id');
  const unit = unitOf(order);
  const reference = textOf(unit['custom_id']) ?? textOf(unit['invoice_id']);
  const method = methodOf(order);
  const captures = paymentsOf(order, 'captures');
  const fee = feeOf(captures);
  const url = waits(order) ? linkOf(order['links'], 'payer-action', 'approve') : undefined;
  const createdAtUtc = instantOf(order['create_time']);
  const ids = [...captures, ...paymentsOf(order, 'authorizations')].map((each) => text(each['id'], 'id'));
  return {
    objectId,
    objectKind: beside.objectKind,
    ids: [objectId, ...ids],
    ...(reference === undefined ? {} : { reference }),
    ...amountOf(unit['amount'], 'amount'),
    ...(method === undefined ? {} : { method }),
    providerStatus: text(order['status'], 'status'),
    facts: factsOf(order, beside),
    ...(url === undefined
      ? {}
      : { instructions: { kind: beside.objectKind === 'link' ? ('link' as const) : ('redirect' as const), url } }),
    ...(beside.refused === undefined ? {} : { failure: beside.refused }),
    ...(fee === undefined ? {} : { fee }),
    ...(createdAtUtc === undefined ? {} : { createdAtUtc }),
    evidence: evidenceOf(beside.disputes.length === 0 ? order : { order, disputes: beside.disputes }),
  };
}

function waits({ status }: JsonObject): boolean {
  return status === 'CREATED' || status === 'SAVED' || status === 'PAYER_ACTION_REQUIRED';
}

type At = (fact: TransactionFact, time?: unknown) => StatedFact;

function factsOf(order: JsonObject, { disputes, refused }: Beside): StatedFact[] {
  const at: At = (fact, time) => {
    const occurredAtUtc = instantOf(time);
    return { fact, ...(occurredAtUtc === undefined ? {} : { occurredAtUtc }) };
  };
  // CREATED, SAVED, PAYER_ACTION_REQUIRED, APPROVED, and every word that there is none for yet: nothing is collected.
  const facts = [at({ type: 'created' }, order['create_time']), at({ type: 'pending' })];
  if (order['status'] === 'VOIDED') facts.push(at({ type: 'cancelled' }, order['update_time']));
  if (refused !== undefined) facts.push(at({ type: 'failed' }, order['update_time']));
  for (const each of paymentsOf(order, 'authorizations')) facts.push(...authorisationFacts(each, at));
  facts.push(...captureFacts(paymentsOf(order, 'captures'), at));
  for (const refund of paymentsOf(order, 'refunds')) {
    facts.push(at({ type: 'refund', ...refundPart(refund) }, refund['create_time']));
  }
  for (const dispute of disputes) {
    const { amountMinor } = amountOf(dispute['dispute_amount'], 'dispute_amount');
    const disputeId = text(dispute['dispute_id'], 'dispute_id');
    facts.push(at({ type: 'dispute', disputeId, amountMinor, status: disputeStatus(dispute) }, dispute['create_time']));
  }
  return facts;
}

function authorisationFacts(authorisation: JsonObject, at: At): StatedFact[] {
  const { amountMinor } = amountOf(authorisation['amount'], 'authorization');
  switch (authorisation['status']) {
    case 'CREATED':
    case 'CAPTURED':
    case 'PARTIALLY_CAPTURED':
      return [at({ type: 'authorised', amountMinor }, authorisation['create_time'])];
    case 'VOIDED':
      return [at({ type: 'cancelled' }, authorisation['update_time'])];
    case 'DENIED':
      return [at({ type: 'failed' }, authorisation['update_time'])];
    default:
      return [];
  }
}

function captureFacts(captures: readonly JsonObject[], at: At): StatedFact[] {
  const facts: StatedFact[] = [];
  let collected = 0;
  for (const capture of captures) {
    if (isCollected(capture)) collected += amountOf(capture['amount'], 'capture').amountMinor;
    else if (capture['status'] === 'DECLINED' || capture['status'] === 'FAILED') {
      facts.push(at({ type: 'failed' }, capture['update_time']));
    }
  }
  const first = captures.find(isCollected);
  if (first !== undefined) facts.push(at({ type: 'paid', amountMinor: collected }, first['create_time']));
  return facts;
}

const REFUNDS: Readonly<Record<string, RefundStatus>> = {
  COMPLETED: 'succeeded',
  FAILED: 'failed',
  CANCELLED: 'failed',
};

function refundPart(refund: JsonObject): { refundId: string; amountMinor: number; status: RefundStatus } {
  return {
    refundId: text(refund['id'], 'refund'),
    amountMinor: amountOf(refund['amount'], 'refund amount').amountMinor,
    status: REFUNDS[textOf(refund['status']) ?? ''] ?? 'pending',
  };
}

export function toRefund(refund: JsonObject): RefundView {
  return { ...refundPart(refund), evidence: evidenceOf(refund) };
}

/** The buyer's side or an accepted claim costs us the money; every other end leaves it. */
function disputeStatus(dispute: JsonObject): DisputeStatus {
  if (dispute['status'] !== 'RESOLVED') return 'open';
  const outcome = objectOf(dispute['dispute_outcome'])?.['outcome_code'];
  if (outcome === 'RESOLVED_BUYER_FAVOUR' || outcome === 'ACCEPTED') return 'lost';
  const ours = ['RESOLVED_SELLER_FAVOUR', 'RESOLVED_WITH_PAYOUT', 'CANCELED_BY_BUYER', 'DENIED'];
  return typeof outcome === 'string' && ours.includes(outcome) ? 'won' : 'open';
}

/** Its fee comes as one sum: PayPal does not tell the IVA in it apart. */
function feeOf(captures: readonly JsonObject[]): GatewayFee | undefined {
  let fee: GatewayFee | undefined;
  for (const capture of captures.filter(isCollected)) {
    const parts = objectOf(capture['seller_receivable_breakdown']);
    if (parts?.['paypal_fee'] === undefined || parts['net_amount'] === undefined) return undefined;
    const { amountMinor: feeMinor, currency } = amountOf(parts['paypal_fee'], 'paypal_fee');
    const { amountMinor: netMinor } = amountOf(parts['net_amount'], 'net_amount');
    fee = {
      feeMinor: (fee?.feeMinor ?? 0) + feeMinor,
      feeTaxMinor: 0,
      netMinor: (fee?.netMinor ?? 0) + netMinor,
      currency,
    };
  }
  return fee;
}

function methodOf(order: JsonObject): PaymentMethod | undefined {
  const source = objectOf(order['payment_source']);
  if (source === undefined || Object.hasOwn(source, 'paypal')) return 'wallet';
  return Object.hasOwn(source, 'card') ? 'card' : undefined;
}
