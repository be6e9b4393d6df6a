/** Until when a dispute can be answered, where what the gateway said tells it. */
import type { TransactionEventRow } from './tables.ts';

/** As Stripe, PayPal and Mercado Pago call it. */
const NAMES: ReadonlySet<string> = new Set(['due_by', 'seller_response_due_date', 'date_documentation_deadline']);

/** Undefined: nothing that was read of it tells. */
export function disputeDueUtc(
  events: readonly Pick<TransactionEventRow, 'fact' | 'evidence'>[],
  disputeId: string,
): string | undefined {
  const read = events.flatMap(({ fact, evidence }) =>
    fact.type === 'dispute' && fact.disputeId === disputeId && evidence !== null ? [parsed(evidence)] : [],
  );
  // The newest first: a term may have been extended.
  for (const said of read.toReversed()) {
    const due = dueIn(said, disputeId);
    if (due !== undefined) return due;
  }
  return undefined;
}

function parsed(evidence: string): unknown {
  try {
    return JSON.parse(evidence);
  } catch {
    return undefined;
  }
}

/** Within the dispute of that id where others stand beside it. */
function dueIn(said: unknown, disputeId: string): string | undefined {
  if (typeof said !== 'object' || said === null) return undefined;
  const entries = Object.entries(said);
  const isOther =
    !Array.isArray(said) &&
    ('object' in said
      ? said.object === 'dispute' && 'id' in said && said.id !== disputeId
      : 'dispute_id' in said && said.dispute_id !== disputeId);
  if (isOther) return undefined;
  for (const [name, value] of entries) {
    const due = NAMES.has(name) ? instantOf(value) : dueIn(value, disputeId);
    if (due !== undefined) return due;
  }
  return undefined;
}

/** Seconds since 1970, or a date. */
function instantOf(value: unknown): string | undefined {
  const ms = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) || Math.abs(ms) > 8.64e15 ? undefined : new Date(ms).toISOString();
}
