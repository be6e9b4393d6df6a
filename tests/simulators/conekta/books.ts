/** What Conekta has in its books: orders with their charges and refunds, transactions, transfers and events. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '#ports/clock.ts';

export type Json = Record<string, unknown>;

export interface Refund {
  id: string;
  created: number;
  amount: number;
  status: string;
}

export interface Charge {
  id: string;
  created: number;
  paidAt: number | null;
  amount: number;
  status: string;
  method: Json;
  referenceId: string | null;
  failure: { code: string; message: string } | null;
  refunds: Refund[];
  chargeback: { id: string; status: string } | null;
}

export interface Order {
  id: string;
  created: number;
  amount: number;
  currency: string;
  status: string | null;
  customer: Json;
  lines: Json[];
  metadata: Json;
  preAuthorize: boolean;
  charges: Charge[];
  checkout: Json | null;
}

export interface Transaction {
  id: string;
  created: number;
  type: string;
  amount: number;
  fee: number;
  currency: string;
  charge: string;
}

export interface Transfer {
  id: string;
  created: number;
  amount: number;
  currency: string;
  status: string;
}

export interface ConektaEvent {
  readonly id: string;
  readonly type: string;
  readonly created: number;
  readonly object: Json;
}

export type Books = ReturnType<typeof createBooks>;

/** Twenty-four hexadecimal digits, as charges, events and keys have. */
export function hexId(): string {
  return randomBytes(12).toString('hex');
}

/** A prefix and letters, as orders have. */
export function longId(prefix: string): string {
  return `${prefix}_${randomBytes(13).toString('base64url').replaceAll(/[-_]/g, 'x').slice(0, 17)}`;
}

export function createBooks(clock: Clock) {
  const orders: Order[] = [];
  const transactions: Transaction[] = [];
  const transfers: Transfer[] = [];
  const events: ConektaEvent[] = [];
  const now = (): number => Math.floor(clock.now().getTime() / 1000);

  function tell(type: string, object: Json): void {
    events.push({ id: hexId(), type, created: now(), object });
  }

  /** Money is taken: the charge's row in the balance goes with it. */
  function take(charge: Charge, currency: string): void {
    charge.status = 'paid';
    charge.paidAt = now();
    transactions.push({
      id: hexId(),
      created: now(),
      type: 'capture',
      amount: charge.amount,
      fee: Math.round(charge.amount * 0.034) + 250,
      currency,
      charge: charge.id,
    });
  }

  return { orders, transactions, transfers, events, now, tell, take };
}
