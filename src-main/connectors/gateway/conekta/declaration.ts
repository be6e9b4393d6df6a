/** What is known of Conekta without an account there. Sources and doubts: docs/providers/conekta.md. */
import { z } from 'zod';
import { credential, type GatewayDeclaration } from '../types.ts';

/** Conekta's names of the events that move a charge of ours. */
export const CONEKTA_EVENTS = [
  'order.created',
  'order.pending_payment',
  'order.pre_authorized',
  'order.paid',
  'order.declined',
  'order.expired',
  'order.canceled',
  'order.voided',
  'order.partially_refunded',
  'order.refunded',
  'order.charged_back',
  'charge.created',
  'charge.paid',
  'charge.declined',
  'charge.expired',
  'charge.canceled',
  'charge.refunded',
  'charge.reversed',
] as const;

const limits = { MXN: { minMinor: 100 } } as const;
const payer = ['name', 'email', 'phone'] as const;

export const conektaDeclaration: GatewayDeclaration = {
  id: 'conekta',
  displayName: 'Conekta',
  kind: 'gateway',
  website: 'https://www.conekta.com',
  environments: ['test', 'production'],
  currencies: ['MXN'],
  // The most of a charge is that of the merchant's contract: Conekta says so, and is not second-guessed.
  methods: [
    {
      method: 'card',
      currencies: ['MXN'],
      limits,
      by: ['charge', 'link'],
      refunds: 'partial',
      holds: true,
      payer,
      msi: [3, 6, 9, 12, 18, 24],
    },
    {
      method: 'cash',
      currencies: ['MXN'],
      limits,
      by: ['charge', 'link'],
      refunds: 'none',
      holds: false,
      payer,
      msi: [],
      expiry: { defaultDays: 30, minDays: 1, maxDays: 365 },
    },
    {
      method: 'spei',
      currencies: ['MXN'],
      limits,
      by: ['charge', 'link'],
      refunds: 'none',
      holds: false,
      payer,
      msi: [],
      expiry: { defaultDays: 30, minDays: 1, maxDays: 365 },
    },
  ],
  capabilities: {
    capture: true,
    cancel: 'any',
    refund: 'partial',
    paymentLink: true,
    linkPayer: payer,
    linkOffers: ['holds', 'msi', 'expiry'],
    payouts: true,
    balanceTransactions: true,
    listSince: true,
    events: true,
    webhookRegistration: true,
    // Its API has no keys of idempotency: what is sent twice is made twice.
    repeats: { safeForMs: 0 },
    findByReference: 'certain',
    confirmedBy: ['webhook', 'polling'],
  },
  // Signed, but without a time and for nobody in particular: an old delivery is as good as a new one.
  webhook: {
    verification: 'hint',
    secretKey: 'gateway.webhook.conekta-public-key',
    secretHasLines: true,
    events: CONEKTA_EVENTS,
  },
  maxParallel: 4,
  timeoutsMs: { write: 60_000, read: 30_000 },
  credentials: z.object({ privateKey: credential('gateway.credential.conekta-private-key', 'secret') }),
};
