/**
 * How a transaction stands, from all that is known of it. The result depends on the *set* of facts: their
 * order and repetition change nothing, so a webhook that comes late, twice or first needs no special case.
 *
 * | from strongest          | what                                                                         |
 * |-------------------------|-------------------------------------------------------------------------------|
 * | money was collected     | `disputed`, `dispute-lost`, `refunded`, `partially-refunded`, `paid`, by what became of it |
 * | it was withdrawn        | `cancelled`, then `expired`                                                   |
 * | money is held           | `authorised`: after a refused card another one may have been good             |
 * | an attempt was refused  | `failed`                                                                      |
 * | nothing yet             | `pending`, `created`                                                          |
 *
 * A refund that failed outweighs that it had succeeded: gateways take a success back, never a failure. A
 * dispute that ended outweighs that it was open, and one that was lost outweighs that it was won. A payment that a
 * person confirmed counts until a person takes that confirmation back.
 */
import type { DisputeStatus, RefundStatus, TransactionFact, TransactionStatus } from './facts.ts';

export interface TransactionState {
  readonly status: TransactionStatus;
  readonly authorisedMinor: number;
  /** All that was collected, whatever became of it. */
  readonly paidMinor: number;
  /** Given back for good. */
  readonly refundedMinor: number;
  /** Under way back. */
  readonly refundPendingMinor: number;
  /** In open disputes. */
  readonly disputedMinor: number;
  /** In disputes that were lost. */
  readonly lostMinor: number;
  /** What counts for the invoice: collected, less what was given back or lost; never below zero. */
  readonly keptMinor: number;
}

const REFUND_STRENGTH: Readonly<Record<RefundStatus, number>> = { pending: 0, succeeded: 1, failed: 2 };
const DISPUTE_STRENGTH: Readonly<Record<DisputeStatus, number>> = { open: 0, won: 1, lost: 2 };

interface Part<S> {
  readonly status: S;
  readonly amountMinor: number;
}

export function stateOf(facts: Iterable<TransactionFact>): TransactionState {
  const told = standing(facts);
  const seen = new Set<TransactionFact['type']>();
  const refunds = new Map<string, Part<RefundStatus>>();
  const disputes = new Map<string, Part<DisputeStatus>>();
  let authorisedMinor = 0;
  let paidMinor = 0;
  for (const fact of told) {
    seen.add(fact.type);
    switch (fact.type) {
      case 'authorised':
        authorisedMinor = Math.max(authorisedMinor, fact.amountMinor);
        break;
      case 'paid':
        paidMinor = Math.max(paidMinor, fact.amountMinor);
        break;
      case 'refund':
        strengthen(refunds, fact.refundId, fact, REFUND_STRENGTH);
        break;
      case 'dispute':
        strengthen(disputes, fact.disputeId, fact, DISPUTE_STRENGTH);
        break;
      case 'created':
      case 'pending':
      case 'failed':
      case 'expired':
      case 'cancelled':
      case 'payout':
      case 'unconfirmed':
      default:
    }
  }
  const refundedMinor = sumOf(refunds, 'succeeded');
  const disputedMinor = sumOf(disputes, 'open');
  const lostMinor = sumOf(disputes, 'lost');
  const amounts = {
    authorisedMinor,
    paidMinor,
    refundedMinor,
    refundPendingMinor: sumOf(refunds, 'pending'),
    disputedMinor,
    lostMinor,
    keptMinor: Math.max(0, paidMinor - refundedMinor - lostMinor),
  };
  return { status: statusOf(seen, amounts), ...amounts };
}

/** All but the payments that were confirmed by hand and taken back, and their taking back. */
export function standing(facts: Iterable<TransactionFact>): TransactionFact[] {
  const all = [...facts];
  const taken = new Set(all.flatMap((fact) => (fact.type === 'unconfirmed' ? [fact.confirmation] : [])));
  return all.filter(
    (fact) =>
      fact.type !== 'unconfirmed' &&
      !(fact.type === 'paid' && fact.confirmation !== undefined && taken.has(fact.confirmation)),
  );
}

/** What may still be refunded: neither given back, nor on its way back, nor lost. */
export function refundableMinor(state: TransactionState): number {
  const { paidMinor, refundedMinor, refundPendingMinor, disputedMinor, lostMinor } = state;
  return Math.max(0, paidMinor - refundedMinor - refundPendingMinor - disputedMinor - lostMinor);
}

/** Nothing is expected any more unless a person or a dispute moves it. */
export function isFinal(status: TransactionStatus): boolean {
  return !['created', 'pending', 'authorised', 'disputed'].includes(status);
}

/** The same for every telling of one fact: a repeated one is stored once. */
export function factKey(fact: TransactionFact): string {
  switch (fact.type) {
    case 'authorised':
      return `authorised:${fact.amountMinor}`;
    case 'paid':
      return `paid:${fact.amountMinor}${fact.confirmation === undefined ? '' : `:${fact.confirmation}`}`;
    case 'unconfirmed':
      return `unconfirmed:${fact.confirmation}`;
    case 'refund':
      return `refund:${fact.refundId}:${fact.status}:${fact.amountMinor}`;
    case 'dispute':
      return `dispute:${fact.disputeId}:${fact.status}:${fact.amountMinor}`;
    case 'payout':
      return `payout:${fact.payoutId}`;
    case 'created':
    case 'pending':
    case 'failed':
    case 'expired':
    case 'cancelled':
    default:
      return fact.type;
  }
}

function statusOf(
  seen: ReadonlySet<TransactionFact['type']>,
  amounts: Omit<TransactionState, 'status'>,
): TransactionStatus {
  const { paidMinor, refundedMinor, disputedMinor, lostMinor } = amounts;
  if (seen.has('paid')) {
    if (disputedMinor > 0) return 'disputed';
    if (lostMinor > 0) return 'dispute-lost';
    if (refundedMinor > 0) return refundedMinor >= paidMinor ? 'refunded' : 'partially-refunded';
    return 'paid';
  }
  for (const status of ['cancelled', 'expired', 'authorised', 'failed', 'pending'] as const) {
    if (seen.has(status)) return status;
  }
  // A refund or a dispute of what nobody told us was paid: it is looked up, and nothing is concluded.
  return seen.has('refund') || seen.has('dispute') ? 'pending' : 'created';
}

function strengthen<S extends string>(
  parts: Map<string, Part<S>>,
  id: string,
  told: Part<S>,
  strength: Readonly<Record<S, number>>,
): void {
  const known = parts.get(id);
  const amountMinor = Math.max(known?.amountMinor ?? 0, told.amountMinor);
  const status = known !== undefined && strength[known.status] >= strength[told.status] ? known.status : told.status;
  parts.set(id, { status, amountMinor });
}

function sumOf<S>(parts: ReadonlyMap<string, Part<S>>, status: S): number {
  let sum = 0;
  for (const part of parts.values()) if (part.status === status) sum += part.amountMinor;
  return sum;
}
