/** A payment of Mercado Pago's → one charge as all gateways tell it. */
import type { RefundStatus, TransactionFact } from '#domain/transactions/facts.ts';
import { evidenceOf, minorOf, objectOf, textOf, Unreadable, type JsonObject } from '../transport/index.ts';
import type { ChargeView, GatewayFee, PaymentInstructions, PaymentMethod, RefundView, StatedFact } from '../types.ts';
import { instantOf, rowsOf, text } from './read.ts';

export function toCharge(payment: JsonObject): ChargeView {
  const objectId = text(payment['id'], 'id');
  const currency = text(payment['currency_id'], 'currency_id');
  const status = text(payment['status'], 'status');
  const reference = textOf(payment['external_reference']);
  const method = methodOf(payment);
  const instructions = instructionsOf(payment);
  const fee = feeOf(payment);
  const card = objectOf(payment['card']);
  const last4 = textOf(card?.['last_four_digits']);
  const brand = method === 'card' ? textOf(payment['payment_method_id']) : undefined;
  const createdAtUtc = instantOf(payment['date_created']);
  return {
    objectId,
    objectKind: 'payment',
    ids: [objectId],
    ...(reference === undefined ? {} : { reference }),
    amountMinor: minorOf(payment['transaction_amount'], currency, 'transaction_amount'),
    currency,
    ...(method === undefined ? {} : { method }),
    providerStatus: status,
    facts: factsOf(payment, currency),
    ...(instructions === undefined ? {} : { instructions }),
    ...(status === 'rejected' ? { failure: failureOf(payment) } : {}),
    ...(last4 === undefined && brand === undefined
      ? {}
      : { card: { ...(brand === undefined ? {} : { brand }), ...(last4 === undefined ? {} : { last4 }) } }),
    ...(fee === undefined ? {} : { fee }),
    ...(createdAtUtc === undefined ? {} : { createdAtUtc }),
    evidence: evidenceOf(payment),
  };
}

/** `status_detail` says why: it is the only word that there is. */
export function failureOf(payment: JsonObject): { code: string; message: string } {
  const code = textOf(payment['status_detail']) ?? 'rejected';
  return { code, message: code.replaceAll('_', ' ') };
}

function factsOf(payment: JsonObject, currency: string): StatedFact[] {
  const at = (fact: TransactionFact, time?: unknown): StatedFact => {
    const occurredAtUtc = instantOf(time);
    return { fact, ...(occurredAtUtc === undefined ? {} : { occurredAtUtc }) };
  };
  const facts = [at({ type: 'created' }, payment['date_created']), ...statusFacts(payment, currency, at)];
  const refunds = payment['refunds'];
  if (refunds !== undefined && refunds !== null) {
    for (const refund of rowsOf(refunds, 'refunds')) {
      facts.push(at({ type: 'refund', ...refundPart(refund, currency) }, refund['date_created']));
    }
  }
  return facts;
}

function statusFacts(
  payment: JsonObject,
  currency: string,
  at: (fact: TransactionFact, time?: unknown) => StatedFact,
): StatedFact[] {
  const amountMinor = minorOf(payment['transaction_amount'], currency, 'transaction_amount');
  const detail = payment['status_detail'];
  const paid = at({ type: 'paid', amountMinor }, payment['date_approved']);
  switch (payment['status']) {
    case 'approved':
    case 'refunded':
    // A mediation holds money that was collected; how it ended is told by the refund or the chargeback alone.
    case 'in_mediation':
      return [paid];
    case 'charged_back': {
      const status = detail === 'settled' ? 'lost' : detail === 'reimbursed' ? 'won' : 'open';
      const disputeId = `chargeback-${text(payment['id'], 'id')}`;
      return [paid, at({ type: 'dispute', disputeId, amountMinor, status }, payment['date_last_updated'])];
    }
    case 'authorized':
      return [at({ type: 'authorised', amountMinor })];
    case 'rejected':
      return [at({ type: 'failed' }, payment['date_last_updated'])];
    case 'cancelled':
      return [at({ type: detail === 'expired' ? 'expired' : 'cancelled' }, payment['date_last_updated'])];
    // pending, in_process, and every word that there is none for yet.
    default:
      return [at({ type: 'pending' })];
  }
}

const REFUNDS: Readonly<Record<string, RefundStatus>> = {
  approved: 'succeeded',
  rejected: 'failed',
  cancelled: 'failed',
};

function refundPart(
  refund: JsonObject,
  currency: string,
): { refundId: string; amountMinor: number; status: RefundStatus } {
  return {
    refundId: text(refund['id'], 'refund'),
    amountMinor: minorOf(refund['amount'], currency, 'refund amount'),
    status: REFUNDS[textOf(refund['status']) ?? ''] ?? 'pending',
  };
}

export function toRefund(refund: JsonObject, currency: string): RefundView {
  return { ...refundPart(refund, currency), evidence: evidenceOf(refund) };
}

/** What the collector pays of the fees; the IVA is within it, for Mercado Pago does not tell it apart. */
function feeOf(payment: JsonObject): GatewayFee | undefined {
  const net = objectOf(payment['transaction_details'])?.['net_received_amount'];
  const details = payment['fee_details'];
  const currency = textOf(payment['currency_id']) ?? '';
  if (instantOf(payment['date_approved']) === undefined || !Array.isArray(details)) return undefined;
  try {
    let feeMinor = 0;
    for (const each of rowsOf(details, 'fee_details')) {
      if (each['fee_payer'] === 'collector') feeMinor += minorOf(each['amount'], currency, 'fee amount');
    }
    return { feeMinor, feeTaxMinor: 0, netMinor: minorOf(net, currency, 'net_received_amount'), currency };
  } catch (error) {
    // Here it has written sums with the dust of floats; a charge is worth more than the look of its fee.
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

const TYPES: Readonly<Record<string, PaymentMethod>> = {
  credit_card: 'card',
  debit_card: 'card',
  prepaid_card: 'card',
  account_money: 'wallet',
  digital_wallet: 'wallet',
  bank_transfer: 'spei',
  ticket: 'cash',
  atm: 'cash',
};

function methodOf(payment: JsonObject): PaymentMethod | undefined {
  if (payment['payment_method_id'] === 'oxxo') return 'oxxo';
  return TYPES[textOf(payment['payment_type_id']) ?? ''];
}

const CLABE = /^\d{18}$/;

function instructionsOf(payment: JsonObject): PaymentInstructions | undefined {
  if (payment['status'] !== 'pending') return undefined;
  const details = objectOf(payment['transaction_details']);
  const url = textOf(details?.['external_resource_url']);
  const expiresAtUtc = instantOf(payment['date_of_expiration']);
  const expires = expiresAtUtc === undefined ? {} : { expiresAtUtc };
  const method = methodOf(payment);
  if (method === 'oxxo' || method === 'cash') {
    const reference =
      textOf(objectOf(details?.['barcode'])?.['content']) ?? textOf(details?.['payment_method_reference_id']);
    if (reference === undefined) return url === undefined ? undefined : { kind: 'link', url, ...expires };
    return {
      kind: 'voucher',
      reference,
      ...(method === 'oxxo' ? { store: 'OXXO' } : {}),
      ...(url === undefined ? {} : { voucherUrl: url }),
      ...expires,
    };
  }
  const clabe = objectOf(objectOf(payment['payment_method'])?.['data'])?.['reference_id'];
  if (method === 'spei' && typeof clabe === 'string' && CLABE.test(clabe)) {
    return { kind: 'spei', clabe, ...(url === undefined ? {} : { instructionsUrl: url }), ...expires };
  }
  return url === undefined ? undefined : { kind: method === 'card' ? 'redirect' : 'link', url, ...expires };
}
