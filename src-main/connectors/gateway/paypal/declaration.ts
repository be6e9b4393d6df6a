/** What is known of PayPal without an account there. Sources and doubts: docs/providers/paypal.md. */
import { z } from 'zod';
import { credential, type GatewayDeclaration } from '../types.ts';

/** PayPal's names of the events that move a charge of ours. */
export const PAYPAL_EVENTS = [
  'CHECKOUT.ORDER.APPROVED',
  'CHECKOUT.ORDER.COMPLETED',
  'CHECKOUT.PAYMENT-APPROVAL.REVERSED',
  'PAYMENT.AUTHORIZATION.CREATED',
  'PAYMENT.AUTHORIZATION.VOIDED',
  'PAYMENT.CAPTURE.COMPLETED',
  'PAYMENT.CAPTURE.PENDING',
  'PAYMENT.CAPTURE.DENIED',
  'PAYMENT.CAPTURE.REFUNDED',
  'PAYMENT.CAPTURE.REVERSED',
  'CUSTOMER.DISPUTE.CREATED',
  'CUSTOMER.DISPUTE.UPDATED',
  'CUSTOMER.DISPUTE.RESOLVED',
] as const;

export const paypalDeclaration: GatewayDeclaration = {
  id: 'paypal',
  displayName: 'PayPal',
  kind: 'gateway',
  website: 'https://www.paypal.com/mx',
  environments: ['test', 'production'],
  currencies: ['MXN', 'USD', 'EUR'],
  methods: [
    {
      method: 'wallet',
      currencies: ['MXN', 'USD', 'EUR'],
      limits: { MXN: { minMinor: 1 }, USD: { minMinor: 1 }, EUR: { minMinor: 1 } },
      by: ['charge', 'link'],
      refunds: 'partial',
      holds: true,
      payer: [],
      msi: [],
    },
  ],
  capabilities: {
    capture: true,
    // Holds can be let go. An order that nobody approved cannot be withdrawn: PayPal forgets it after some hours.
    cancel: 'holds',
    refund: 'partial',
    paymentLink: true,
    linkOffers: ['holds'],
    payouts: true,
    balanceTransactions: true,
    // Orders have no list; what was paid is in the rows of the balance.
    listSince: false,
    events: true,
    webhookRegistration: true,
    // Keys of orders live six hours; an hour is left for clocks and calls under way.
    repeats: { safeForMs: 5 * 60 * 60 * 1000 },
    // Only what was paid can be found, and up to three hours late.
    findByReference: 'eventual',
    confirmedBy: ['webhook', 'polling'],
  },
  webhook: {
    verification: 'signed',
    secretKey: 'gateway.webhook.paypal-webhook-id',
    events: PAYPAL_EVENTS,
    deliveryHeader: 'paypal-transmission-id',
  },
  maxParallel: 4,
  timeoutsMs: { write: 60_000, read: 30_000 },
  credentials: z.object({
    clientId: credential('gateway.credential.client-id'),
    clientSecret: credential('gateway.credential.client-secret', 'secret'),
  }),
};
