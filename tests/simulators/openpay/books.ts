/** What Openpay has in its books: transactions with their refunds, webhooks and what was told to them. */
import { randomInt } from 'node:crypto';
import type { Clock } from '#ports/clock.ts';

export type Json = Record<string, unknown>;

export interface Refund {
  id: string;
  created: Date;
  centavos: number;
  status: string;
  description: string | null;
}

export interface Transaction {
  id: string;
  created: Date;
  operated: Date;
  centavos: number;
  currency: string;
  method: 'card' | 'store' | 'bank_account';
  status: string;
  description: string;
  orderId: string | null;
  authorization: string | null;
  errorMessage: string | null;
  card: Json | null;
  paymentMethod: Json | null;
  due: string | null;
  refunds: Refund[];
  charged: boolean;
}

export interface Webhook {
  id: string;
  url: string;
  user: string;
  password: string;
  types: string[];
  code: string;
  status: string;
}

export interface Told {
  readonly type: string;
  readonly at: Date;
  readonly body: Json;
  /** The call that verifies an endpoint comes without the credentials. */
  readonly bare: boolean;
}

export type Books = ReturnType<typeof createBooks>;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Twenty characters, the first ones telling what it is. */
export function newId(prefix: string): string {
  return prefix + Array.from({ length: 20 - prefix.length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

export function createBooks(clock: Clock) {
  const transactions: Transaction[] = [];
  const webhooks: Webhook[] = [];
  const told: Told[] = [];

  function tell(type: string, body: Json, bare = false): void {
    told.push({ type, at: clock.now(), body: { type, event_date: central(clock.now()), ...body }, bare });
  }

  return { transactions, webhooks, told, tell, now: () => clock.now() };
}

/** Central time as Openpay writes it. */
export function central(at: Date): string {
  return new Date(at.getTime() - 6 * 3_600_000).toISOString().replace(/\.\d+Z$/, '-06:00');
}
