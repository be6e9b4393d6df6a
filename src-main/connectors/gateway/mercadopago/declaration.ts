/** What is known of Mercado Pago without an account there. Sources and doubts: docs/providers/mercadopago.md. */
import { z } from 'zod';
import { credential, type GatewayDeclaration } from '../types.ts';

/** Topics that are ticked in the application's panel. */
export const MERCADOPAGO_TOPICS = ['payment', 'topic_chargebacks_wh'] as const;

const MXN = { MXN: { minMinor: 500, maxMinor: 99_999_999 } };

export const mercadopagoDeclaration: GatewayDeclaration = {
  id: 'mercadopago',
  displayName: 'Mercado Pago',
  kind: 'gateway',
  website: 'https://www.mercadopago.com.mx',
  environments: ['test', 'production'],
  currencies: ['MXN'],
  methods: [
    {
      method: 'card',
      currencies: ['MXN'],
      limits: MXN,
      by: ['charge', 'link'],
      refunds: 'partial',
      holds: true,
      payer: ['email'],
      msi: [3, 6, 9, 12, 18],
    },
    {
      method: 'oxxo',
      currencies: ['MXN'],
      limits: { MXN: { minMinor: 500, maxMinor: 1_000_000 } },
      by: ['charge', 'link'],
      refunds: 'partial',
      holds: false,
      payer: ['name', 'email'],
      msi: [],
      expiry: { defaultDays: 3, minDays: 1, maxDays: 30 },
    },
    {
      method: 'cash',
      currencies: ['MXN'],
      limits: { MXN: { minMinor: 500, maxMinor: 1_000_000 } },
      by: ['charge', 'link'],
      refunds: 'partial',
      holds: false,
      payer: ['name', 'email'],
      msi: [],
      expiry: { defaultDays: 3, minDays: 1, maxDays: 30 },
    },
    {
      method: 'spei',
      currencies: ['MXN'],
      limits: MXN,
      by: ['charge', 'link'],
      refunds: 'partial',
      holds: false,
      payer: ['email'],
      msi: [],
    },
    {
      method: 'wallet',
      currencies: ['MXN'],
      limits: MXN,
      by: ['link'],
      refunds: 'partial',
      holds: false,
      payer: [],
      msi: [],
    },
  ],
  capabilities: {
    capture: true,
    cancel: 'any',
    refund: 'partial',
    paymentLink: true,
    linkOffers: ['msi', 'expiry'],
    // It has no object for a payout, only reports that are ordered and fetched later as files.
    payouts: false,
    balanceTransactions: true,
    listSince: true,
    events: false,
    webhookRegistration: false,
    // How long a key lives is not documented; an hour is what one attempt's repeats need.
    repeats: { safeForMs: 60 * 60 * 1000 },
    // A search index: what was made a moment ago may not be in it yet.
    findByReference: 'eventual',
    confirmedBy: ['webhook', 'polling'],
  },
  webhook: {
    verification: 'signed',
    secretKey: 'gateway.webhook.mercadopago-secret',
    events: MERCADOPAGO_TOPICS,
    deliveryHeader: 'x-request-id',
  },
  maxParallel: 4,
  timeoutsMs: { write: 60_000, read: 30_000 },
  credentials: z.object({ accessToken: credential('gateway.credential.access-token', 'secret') }),
};
