/** A transaction of Openpay's → one charge as all gateways tell it. */
import type { DisputeStatus, RefundStatus, TransactionFact } from '#domain/transactions/facts.ts';
import { parseDecimal, rescale } from '#domain/money/decimal.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import {
  evidenceOf,
  type JsonObject,
  known,
  minorOf,
  objectOf,
  optionalText,
  requiredText,
  Unreadable,
} from '../transport/index.ts';
import type { ChargeView, GatewayFee, PaymentInstructions, PaymentMethod, RefundView, StatedFact } from '../types.ts';

const METHODS: Readonly<Record<string, PaymentMethod>> = { card: 'card', store: 'cash', bank_account: 'spei' };

/** @param asLink it was made as a page to pay on; undefined: as it looks */
export function toCharge(charge: JsonObject, asLink?: boolean): ChargeView {
  const objectId = requiredText(charge['id'], 'id');
  const currency = requiredText(charge['currency'], 'currency').toUpperCase();
  const amountMinor = minorOf(charge['amount'], currency, 'amount');
  const method = METHODS[optionalText(charge['method']) ?? ''];
  const payment = objectOf(charge['payment_method']);
  const card = objectOf(charge['card']);
  // Nobody gave a card yet: it was made as a page. 3-D Secure redirects with one.
  const link = asLink ?? (payment?.['type'] === 'redirect' && card === undefined);
  const message = optionalText(charge['error_message']);
  const code = optionalText(charge['error_code']);
  const status = requiredText(charge['status'], 'status');
  return {
    objectId,
    objectKind: link ? 'link' : 'payment',
    ids: [objectId],
    amountMinor,
    currency,
    providerStatus: status,
    // A chargeback that was rejected leaves no mark on its charge but that it is collected again.
    ...(status.toLowerCase() === 'completed' ? { undisputed: true } : {}),
    facts: factsOf(charge, { objectId, currency, amountMinor, method }),
    evidence: evidenceOf(charge, ['authorization']),
    ...known({
      reference: optionalText(charge['order_id']),
      method,
      instructions: instructionsOf(payment, method, link, instantOf(charge['due_date'])),
      failure: message === undefined ? undefined : known({ code, message }),
      card: card === undefined ? undefined : cardOf(card),
      fee: feeOf(charge, amountMinor, currency),
      createdAtUtc: instantOf(charge['creation_date']),
    }),
  };
}

interface Told {
  readonly objectId: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly method: PaymentMethod | undefined;
}

function factsOf(charge: JsonObject, told: Told): StatedFact[] {
  const at = (fact: TransactionFact, time?: unknown): StatedFact => ({
    fact,
    ...known({ occurredAtUtc: instantOf(time) }),
  });
  return [
    at({ type: 'created' }, charge['creation_date']),
    ...statusFacts(charge, told, at),
    ...refundsOf(charge, told).map(({ fact, time }) => at(fact, time)),
  ];
}

type At = (fact: TransactionFact, time?: unknown) => StatedFact;

/** The manual writes states in small letters in objects and in capitals in filters. */
function statusFacts(charge: JsonObject, { objectId, amountMinor, method }: Told, at: At): StatedFact[] {
  const status = requiredText(charge['status'], 'status').toLowerCase();
  const when = charge['operation_date'];
  switch (status) {
    case 'completed':
    case 'refunded':
      return [at({ type: 'paid', amountMinor }, when)];
    case 'chargeback_pending':
    case 'chargeback_adjustment':
    case 'chargeback_accepted': {
      const dispute: DisputeStatus = status === 'chargeback_accepted' ? 'lost' : 'open';
      const disputeId = `${objectId}:chargeback`;
      return [
        at({ type: 'paid', amountMinor }, when),
        at({ type: 'dispute', disputeId, amountMinor, status: dispute }),
      ];
    }
    case 'failed':
      return [at({ type: 'failed' }, when)];
    case 'expired':
      return [at({ type: 'expired' })];
    case 'cancelled':
    case 'canceled':
      // Only a card's hold can be withdrawn: a voucher or a transfer that is cancelled was not paid in time.
      return [at({ type: method === 'card' ? 'cancelled' : 'expired' })];
    case 'in_progress': {
      const held = method === 'card' && optionalText(charge['authorization']) !== undefined;
      return [at(held ? { type: 'authorised', amountMinor } : { type: 'pending' })];
    }
    // charge_pending, and every word that there is none for yet.
    default:
      return [at({ type: 'pending' })];
  }
}

interface TimedRefund {
  readonly fact: Extract<TransactionFact, { type: 'refund' }>;
  readonly time: unknown;
}

/** The manual shows one refund in a charge; several come in a list of the same name. */
export function refundRows(charge: JsonObject): readonly JsonObject[] {
  const list = Array.isArray(charge['refunds']) ? charge['refunds'].map(objectOf) : [];
  const one = objectOf(charge['refund']);
  const rows = [...list, one].filter((row) => row !== undefined);
  return rows.filter((row, index) => rows.findIndex((each) => each['id'] === row['id']) === index);
}

function refundsOf(charge: JsonObject, { objectId, currency, amountMinor }: Told): TimedRefund[] {
  const rows = refundRows(charge);
  if (rows.length === 0 && String(charge['status']).toLowerCase() === 'refunded') {
    const refundId = `${objectId}:refunded`;
    return [{ fact: { type: 'refund', refundId, amountMinor, status: 'succeeded' }, time: undefined }];
  }
  return rows.map((row) => ({
    fact: {
      type: 'refund',
      refundId: requiredText(row['id'], 'refund'),
      amountMinor: minorOf(row['amount'], currency, 'refund amount'),
      status: refundStatus(row),
    },
    time: row['creation_date'],
  }));
}

function refundStatus(row: JsonObject): RefundStatus {
  const word = optionalText(row['status'])?.toLowerCase();
  if (word === 'completed') return 'succeeded';
  return word === 'failed' || word === 'cancelled' ? 'failed' : 'pending';
}

export function toRefund(row: JsonObject, currency: string): RefundView {
  return {
    refundId: requiredText(row['id'], 'refund'),
    amountMinor: minorOf(row['amount'], currency, 'refund amount'),
    status: refundStatus(row),
    evidence: evidenceOf(row),
  };
}

/** Fees have four decimals there; they are rounded as SAT rounds. */
function feeOf(charge: JsonObject, amountMinor: number, currency: string): GatewayFee | undefined {
  const fee = objectOf(charge['fee']);
  if (fee === undefined) return undefined;
  const feeMinor = rounded(fee['amount'], currency);
  const feeTaxMinor = fee['tax'] === undefined || fee['tax'] === null ? 0 : rounded(fee['tax'], currency);
  return { feeMinor, feeTaxMinor, netMinor: amountMinor - feeMinor - feeTaxMinor, currency };
}

function rounded(value: unknown, currency: string): number {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\d+(?:\.\d+)?$/.test(text)) throw new Unreadable('fee');
  const { units, scale } = parseDecimal(text);
  const minor = rescale(units, scale, decimalsOf(currency), 'half-up');
  if (typeof minor !== 'number') throw new Unreadable('fee');
  return minor;
}

function cardOf(card: JsonObject): ChargeView['card'] {
  const last4 = /\d{4}$/.exec(optionalText(card['card_number']) ?? '')?.[0];
  return known({ brand: optionalText(card['brand']), last4 });
}

function instructionsOf(
  payment: JsonObject | undefined,
  method: PaymentMethod | undefined,
  link: boolean,
  expiresAtUtc: string | undefined,
): PaymentInstructions | undefined {
  const text = (name: string): string | undefined => optionalText(payment?.[name]);
  const url = text('url');
  if (payment?.['type'] === 'redirect' && url !== undefined) {
    return { kind: link ? 'link' : 'redirect', url, ...known({ expiresAtUtc: link ? expiresAtUtc : undefined }) };
  }
  const [clabe, reference, name] = [text('clabe'), text('reference'), text('name')];
  if (method === 'spei' && clabe !== undefined) {
    // Payers of other banks write the name as the concept; those of BBVA pay to the agreement with it as reference.
    const more = { bank: text('bank'), agreement: text('agreement'), concept: name, reference: name, expiresAtUtc };
    return { kind: 'spei', clabe, ...known(more) };
  }
  if (method === 'cash' && reference !== undefined) {
    return { kind: 'voucher', reference, store: 'Paynet', ...known({ barcodeUrl: text('barcode_url'), expiresAtUtc }) };
  }
  return undefined;
}

/** ISO 8601 with a zone as an instant. */
export function instantOf(value: unknown): string | undefined {
  const text = optionalText(value);
  // Without a zone it would be read in that of this machine.
  if (text === undefined || !/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
