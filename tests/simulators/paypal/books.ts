/** What PayPal has in its books: orders, authorizations, captures, refunds, disputes, report rows and events. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '#ports/clock.ts';

export type Json = Record<string, unknown>;

export interface Refund {
  id: string;
  amount: number;
  status: string;
  at: Date;
}

export interface Capture {
  id: string;
  amount: number;
  status: string;
  at: Date;
  refunds: Refund[];
  dispute: { id: string; status: string; outcome: string | null } | null;
}

export interface Order {
  id: string;
  at: Date;
  intent: string;
  status: string;
  amount: number;
  currency: string;
  customId: string | null;
  invoiceId: string | null;
  description: string;
  returnUrl: string | null;
  authorisation: { id: string; status: string; at: Date } | null;
  captures: Capture[];
  /** What the payer's bank will say when the money is asked for. */
  declines: boolean;
}

export interface Row {
  readonly id: string;
  readonly code: string;
  readonly about: string | null;
  readonly amount: number;
  readonly fee: number | null;
  readonly currency: string;
  readonly at: Date;
  status: string;
  readonly reference: string | null;
  readonly bank: string | null;
}

export interface Told {
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly resourceType: string;
  readonly resource: Json;
}

export type Books = ReturnType<typeof createBooks>;

export function createBooks(clock: Clock) {
  const orders: Order[] = [];
  const rows: Row[] = [];
  const events: Told[] = [];
  const newId = (): string =>
    randomBytes(17)
      .toString('base64')
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '0')
      .slice(0, 17);

  return {
    orders,
    rows,
    events,
    clock,
    newId,
    tell(type: string, resourceType: string, resource: Json): void {
      events.push({ id: `WH-${newId()}-${newId()}`, type, at: clock.now(), resourceType, resource });
    },
    book(row: Omit<Row, 'at' | 'status' | 'bank'> & { readonly bank?: string }): void {
      rows.push({ bank: null, ...row, at: clock.now(), status: 'S' });
    },
    captureOf: (id: string): { order: Order; capture: Capture } | undefined => {
      for (const order of orders)
        for (const capture of order.captures) if (capture.id === id) return { order, capture };
      return undefined;
    },
  };
}

/** 3.95 % and four pesos. */
export const feeOf = (amount: number): number => Math.round(amount * 0.0395) + 400;
