/** What Stripe has in its books: intents, charges, refunds, disputes, links, payouts, balance and events. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '#ports/clock.ts';

export type Json = Record<string, unknown>;

export interface Intent {
  id: string;
  created: number;
  amount: number;
  amountReceived: number;
  amountCapturable: number;
  currency: string;
  status: string;
  captureMethod: string;
  description: string | null;
  metadata: Record<string, string>;
  types: string[];
  customer: string | null;
  cancellationReason: string | null;
  canceledAt: number | null;
  lastError: Json | null;
  nextAction: Json | null;
  method: Json | null;
  chargeId: string | null;
  link: string | null;
}

export interface Charge {
  id: string;
  created: number;
  intent: Intent;
  amount: number;
  captured: boolean;
  refunds: Refund[];
  disputes: Dispute[];
  feeMinor: number;
  taxMinor: number;
  payout: string | null;
  balanceId: string;
}

export interface Refund {
  id: string;
  created: number;
  amount: number;
  status: string;
  metadata: Record<string, string>;
  balanceId: string;
}

export interface Dispute {
  id: string;
  created: number;
  amount: number;
  status: string;
}

export interface Link {
  id: string;
  created: number;
  active: boolean;
  amount: number;
  currency: string;
  name: string;
  metadata: Record<string, string>;
  intentMetadata: Record<string, string>;
  captureMethod: string;
  sessions: { id: string; intent: Intent | null; status: string }[];
}

export interface Payout {
  id: string;
  created: number;
  amount: number;
  currency: string;
  status: string;
}

export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  readonly created: number;
  readonly object: Json;
}

export type Books = ReturnType<typeof createBooks>;

export function createBooks(clock: Clock) {
  const intents: Intent[] = [];
  const charges: Charge[] = [];
  const links: Link[] = [];
  const payouts: Payout[] = [];
  const events: StripeEvent[] = [];
  const now = (): number => Math.floor(clock.now().getTime() / 1000);
  const newId = (prefix: string): string =>
    `${prefix}_${randomBytes(12).toString('base64url').replaceAll(/[-_]/g, 'x')}`;

  function tell(type: string, object: Json): void {
    events.push({ id: newId('evt'), type, created: now(), object });
  }

  /** Money was taken, or held. */
  function charge(intent: Intent, captured: boolean): Charge {
    // Mexico: 3.6 % and 3 pesos, IVA 16 % on it.
    const feeMinor = Math.round(intent.amount * 0.036) + 300;
    const made: Charge = {
      id: newId(intent.types[0] === 'card' ? 'ch' : 'py'),
      created: now(),
      intent,
      amount: intent.amount,
      captured,
      refunds: [],
      disputes: [],
      feeMinor,
      taxMinor: Math.round(feeMinor * 0.16),
      payout: null,
      balanceId: newId('txn'),
    };
    charges.push(made);
    intent.chargeId = made.id;
    return made;
  }

  function succeed(intent: Intent, amount = intent.amount): void {
    const known = charges.find((each) => each.id === intent.chargeId);
    const made = known ?? charge(intent, true);
    made.captured = true;
    made.amount = amount;
    intent.status = 'succeeded';
    intent.amountReceived = amount;
    intent.amountCapturable = 0;
    intent.nextAction = null;
    intent.lastError = null;
    const link = links.find((each) => each.id === intent.link);
    for (const session of link?.sessions ?? []) if (session.intent === intent) session.status = 'complete';
    if (link !== undefined) link.active = false;
  }

  return { intents, charges, links, payouts, events, now, newId, tell, charge, succeed };
}
