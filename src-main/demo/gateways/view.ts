/** What the demo's gateways answer: charges, payouts, balance rows and events in the words of all gateways. */
import { createHash } from 'node:crypto';
import type {
  BalanceTransactionView,
  ChargeView,
  GatewayEvent,
  GatewayEventType,
  PaymentInstructions,
  PayoutView,
} from '#connectors/gateway/types.ts';
import type { GatewayFact } from '#domain/transactions/facts.ts';
import { clabeCheckDigit } from '#domain/spei/clabe.ts';
import { dialectOf, type Told } from './dialects/index.ts';
import { providerOf } from './ledger.ts';
import type { BookedPayout, BookedRow, Move } from './rows.ts';

export function chargeView(told: Told): ChargeView {
  const { charge, moves, state, fee } = told;
  const dialect = dialectOf(providerOf(charge.account));
  const { objectId, kind, reference, amountMinor, currency, method, createdAtUtc } = charge;
  const waits = state.status === 'created' || state.status === 'pending';
  const used = method === 'card' && !waits;
  return {
    objectId,
    objectKind: kind,
    ids: [objectId],
    reference,
    amountMinor,
    currency,
    ...(method === null ? {} : { method }),
    providerStatus: dialect.word(state.status),
    facts: moves.map(({ fact, atUtc }) => ({ fact, occurredAtUtc: atUtc })),
    ...(waits ? { instructions: instructionsOf(told) } : {}),
    ...(state.status === 'failed'
      ? { failure: { code: 'insufficient_funds', message: 'La tarjeta no tiene fondos suficientes (demostración).' } }
      : {}),
    ...(used ? { card: { brand: 'visa', last4: '4242' } } : {}),
    ...(fee === undefined
      ? {}
      : { fee: { feeMinor: fee.feeMinor, feeTaxMinor: fee.feeTaxMinor, netMinor: fee.netMinor, currency } }),
    createdAtUtc,
    evidence: JSON.stringify(dialect.object(told)),
  };
}

/** Nobody is there: `.example` leads nowhere. */
const PAGES = 'https://pagos-demo.example';

function instructionsOf({ charge }: Told): PaymentInstructions {
  const { account, objectId, kind, method, request } = charge;
  const expires = request.expiresAtUtc === undefined ? {} : { expiresAtUtc: request.expiresAtUtc };
  const url = `${PAGES}/${providerOf(account)}/${objectId}`;
  if (kind === 'link') return { kind: 'link', url, ...expires };
  if (method === 'oxxo' || method === 'cash') {
    const store = method === 'oxxo' ? 'OXXO' : 'OXXO, 7-Eleven, Farmacias del Ahorro';
    return { kind: 'voucher', reference: `98${digitsOf(objectId, 12)}`, store, voucherUrl: url, ...expires };
  }
  if (method === 'spei') {
    const clabe = `646180${digitsOf(objectId, 11)}`;
    const beneficiary = 'CUENTA DE DEMOSTRACION';
    return { kind: 'spei', clabe: `${clabe}${clabeCheckDigit(clabe)}`, bank: 'STP', beneficiary, ...expires };
  }
  return { kind: 'redirect', url, ...expires };
}

/** The same digits for the same charge. */
function digitsOf(seed: string, count: number): string {
  const hash = createHash('sha256').update(seed).digest();
  return Array.from(hash.subarray(0, count), (byte) => byte % 10).join('');
}

export function payoutView(payout: BookedPayout, now: Date): PayoutView {
  const { payoutId, amountMinor, currency, createdAtUtc, arrivesAtUtc } = payout;
  return {
    payoutId,
    amountMinor,
    currency,
    status: arrivesAtUtc <= now.toISOString() ? 'paid' : 'in-transit',
    createdAtUtc,
    arrivesAtUtc,
    trace: digitsOf(payoutId, 20),
    evidence: JSON.stringify({ id: payoutId, amount: amountMinor, currency, created: createdAtUtc, livemode: false }),
  };
}

export function balanceView({
  rowId,
  account: _account,
  objectId,
  payoutId: _payout,
  ...row
}: BookedRow): BalanceTransactionView {
  return {
    ...row,
    id: rowId,
    providerType: row.type,
    ...(objectId === null ? {} : { paymentId: objectId }),
    evidence: JSON.stringify({ id: rowId, type: row.type, source: row.sourceId, net: row.netMinor, livemode: false }),
  };
}

const TYPES: Readonly<Record<Exclude<GatewayFact['type'], 'refund' | 'dispute'>, GatewayEventType>> = {
  created: 'created',
  pending: 'pending',
  authorised: 'authorised',
  paid: 'paid',
  failed: 'failed',
  expired: 'expired',
  cancelled: 'cancelled',
  payout: 'payout',
};

/** @param told the charge as it stands, where the move is about one */
export function eventView({ eventId, account, objectId, fact, atUtc }: Move, told: Told | undefined): GatewayEvent {
  return {
    providerEventId: eventId,
    type: typeOf(fact, told),
    providerType: dialectOf(providerOf(account)).event(fact, told?.state),
    objectId,
    objectKind: fact.type === 'payout' ? 'payout' : (told?.charge.kind ?? 'payment'),
    occurredAt: atUtc,
  };
}

function typeOf(fact: GatewayFact, told: Told | undefined): GatewayEventType {
  if (fact.type === 'refund') return told?.state.status === 'refunded' ? 'refunded' : 'partially_refunded';
  if (fact.type !== 'dispute') return TYPES[fact.type];
  return fact.status === 'open' ? 'disputed' : fact.status === 'won' ? 'dispute_won' : 'dispute_lost';
}

/** What is posted about a move: the event, and the object as the gateway's API shows it. */
export function bodyOf(move: Move, told: Told | undefined): string {
  const event = eventView(move, told);
  return JSON.stringify({
    id: event.providerEventId,
    type: event.providerType,
    created: event.occurredAt,
    livemode: false,
    data: {
      object:
        told === undefined ? { id: move.objectId, object: 'payout' } : dialectOf(providerOf(move.account)).object(told),
    },
    demo: event,
  });
}
