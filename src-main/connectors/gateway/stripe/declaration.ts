/** What is known of Stripe without an account there. Sources and doubts: docs/providers/stripe.md. */
import { z } from 'zod';
import { credential, type GatewayDeclaration } from '../types.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Stripe's names of the events that move a charge of ours. */
export const STRIPE_EVENTS = [
  'payment_intent.created',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.amount_capturable_updated',
  'payment_intent.partially_funded',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'charge.refunded',
  'charge.refund.updated',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payout.created',
  'payout.paid',
  'payout.failed',
  'payout.canceled',
] as const;

export const stripeDeclaration: GatewayDeclaration = {
  id: 'stripe',
  displayName: 'Stripe',
  kind: 'gateway',
  website: 'https://stripe.com/mx',
  environments: ['test', 'production'],
  currencies: ['MXN', 'USD', 'EUR'],
  methods: [
    {
      method: 'card',
      currencies: ['MXN', 'USD', 'EUR'],
      limits: {
        MXN: { minMinor: 1000, maxMinor: 99_999_999 },
        USD: { minMinor: 50, maxMinor: 99_999_999 },
        EUR: { minMinor: 50, maxMinor: 99_999_999 },
      },
      by: ['charge', 'link'],
      refunds: 'partial',
      holds: true,
      payer: [],
      msi: [3, 6, 9, 12, 18, 24],
    },
    {
      method: 'oxxo',
      currencies: ['MXN'],
      limits: { MXN: { minMinor: 1000, maxMinor: 1_000_000 } },
      by: ['charge', 'link'],
      refunds: 'none',
      holds: false,
      payer: ['name', 'email'],
      msi: [],
      expiry: { defaultDays: 5, minDays: 1, maxDays: 7 },
    },
    {
      method: 'spei',
      currencies: ['MXN'],
      limits: { MXN: { minMinor: 1000, maxMinor: 99_999_999 } },
      by: ['charge'],
      refunds: 'partial',
      holds: false,
      payer: ['name', 'email'],
      msi: [],
    },
  ],
  capabilities: {
    capture: true,
    cancel: 'any',
    refund: 'partial',
    paymentLink: true,
    linkOffers: ['holds'],
    payouts: true,
    balanceTransactions: true,
    listSince: true,
    events: true,
    webhookRegistration: true,
    // Keys live 24 hours; an hour is left for clocks and calls under way.
    repeats: { safeForMs: DAY_MS - 60 * 60 * 1000 },
    // Lists are read, not the search index, which lags behind.
    findByReference: 'certain',
    confirmedBy: ['webhook', 'polling'],
  },
  webhook: { verification: 'signed', secretKey: 'gateway.webhook.signing-secret', events: STRIPE_EVENTS },
  maxParallel: 8,
  timeoutsMs: { write: 80_000, read: 30_000 },
  credentials: z.object({ secretKey: credential('gateway.credential.secret-key', 'secret') }),
};
