/** What Mercado Pago has in its books: payments, preferences, chargebacks and notifications. Amounts are centavos. */
import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '#ports/clock.ts';

export type Json = Record<string, unknown>;

export interface Refund {
  id: number;
  amount: number;
  status: string;
  at: Date;
}

export interface Payment {
  id: number;
  createdAt: Date;
  approvedAt: Date | null;
  updatedAt: Date;
  expiresAt: Date | null;
  amount: number;
  description: string;
  reference: string | null;
  methodId: string;
  typeId: string;
  status: string;
  detail: string;
  captured: boolean;
  installments: number;
  email: string | null;
  refunds: Refund[];
  /** Kept for SAT, besides the fee. */
  withheld: number;
  preference: string | null;
}

export interface Preference {
  id: string;
  createdAt: Date;
  amount: number;
  title: string;
  reference: string | null;
  expires: boolean;
  expiresAt: string | null;
  metadata: Json;
  methods: Json;
}

export interface Notification {
  readonly id: number;
  readonly topic: string;
  readonly action: string;
  readonly dataId: string;
  readonly at: Date;
}

export type Books = ReturnType<typeof createBooks>;

export function createBooks(clock: Clock) {
  const payments: Payment[] = [];
  const preferences: Preference[] = [];
  const chargebacks: { id: string; payment: Payment }[] = [];
  const notifications: Notification[] = [];
  let lastId = 1_320_000_000 + randomInt(10_000) * 100;
  const newNumber = (): number => (lastId += 1);

  function tell(topic: string, action: string, dataId: string): void {
    notifications.push({ id: newNumber(), topic, action, dataId, at: clock.now() });
  }

  function touch(payment: Payment, status: string, detail: string): void {
    payment.status = status;
    payment.detail = detail;
    payment.updatedAt = clock.now();
    if (status === 'approved') payment.approvedAt ??= clock.now();
    tell('payment', 'payment.updated', String(payment.id));
  }

  function open(changes: Partial<Payment>): Payment {
    const now = clock.now();
    const payment: Payment = {
      id: newNumber(),
      createdAt: now,
      approvedAt: null,
      updatedAt: now,
      expiresAt: null,
      amount: 0,
      description: '',
      reference: null,
      methodId: 'visa',
      typeId: 'credit_card',
      status: 'pending',
      detail: 'pending_waiting_payment',
      captured: true,
      installments: 1,
      email: null,
      refunds: [],
      withheld: 0,
      preference: null,
      ...changes,
    };
    if (payment.status === 'approved') payment.approvedAt = now;
    payments.push(payment);
    tell('payment', 'payment.created', String(payment.id));
    return payment;
  }

  const refundedOf = (payment: Payment): number =>
    payment.refunds.filter(({ status }) => status === 'approved').reduce((sum, { amount }) => sum + amount, 0);

  return {
    payments,
    preferences,
    chargebacks,
    notifications,
    clock,
    newNumber,
    newId: (): string => `724484980-${randomBytes(4).toString('hex')}-${randomBytes(6).toString('hex')}`,
    tell,
    touch,
    open,
    refundedOf,
  };
}
