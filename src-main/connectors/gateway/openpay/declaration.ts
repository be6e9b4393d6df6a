/** What is known of Openpay (BBVA) without an account there. Sources and doubts: docs/providers/openpay.md. */
import { z } from 'zod';
import { credential, type GatewayDeclaration } from '../types.ts';

/** Openpay's names of the events that move a charge of ours. */
export const OPENPAY_EVENTS = [
  'charge.created',
  'charge.succeeded',
  'charge.failed',
  'charge.cancelled',
  'charge.refunded',
  'charge.rescored.to.decline',
  'chargeback.created',
  'chargeback.accepted',
  'chargeback.rejected',
] as const;

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const limits = { MXN: { minMinor: 100 } } as const;
const payer = ['name', 'email'] as const;

export const openpayDeclaration: GatewayDeclaration = {
  id: 'openpay',
  displayName: 'Openpay (BBVA)',
  kind: 'gateway',
  website: 'https://www.openpay.mx',
  environments: ['test', 'production'],
  currencies: ['MXN'],
  methods: [
    {
      method: 'card',
      currencies: ['MXN'],
      limits,
      by: ['charge', 'link'],
      refunds: 'partial',
      holds: true,
      payer,
      msi: [3, 6, 9, 12, 18],
    },
    {
      method: 'cash',
      currencies: ['MXN'],
      limits,
      by: ['charge'],
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
      by: ['charge'],
      refunds: 'none',
      holds: false,
      payer,
      msi: [],
      expiry: { defaultDays: 30, minDays: 1, maxDays: 365 },
    },
  ],
  capabilities: {
    capture: true,
    // Only a hold can be let go; what waits for its payer runs out by itself.
    cancel: 'holds',
    refund: 'partial',
    paymentLink: true,
    linkOffers: ['msi', 'expiry'],
    payouts: false,
    balanceTransactions: false,
    listSince: true,
    events: false,
    webhookRegistration: true,
    // A charge by its `order_id`, which is unique for ever; a refund by our key in its description.
    repeats: { safeForMs: YEAR_MS },
    findByReference: 'certain',
    confirmedBy: ['webhook', 'polling'],
  },
  // A user and a password in a header: they prove who knows them, not what is in the body.
  webhook: { verification: 'hint', secretKey: 'gateway.webhook.openpay-user-password', events: OPENPAY_EVENTS },
  maxParallel: 4,
  timeoutsMs: { write: 60_000, read: 30_000 },
  credentials: z.object({
    merchantId: credential('gateway.credential.openpay-merchant-id', 'plain', 45),
    privateKey: credential('gateway.credential.openpay-private-key', 'secret'),
  }),
};
