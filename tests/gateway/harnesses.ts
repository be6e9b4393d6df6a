/** Every gateway that is reached over a network, with its simulator: one line each. */
import { conektaGateway } from '#connectors/gateway/conekta/index.ts';
import { mercadopagoGateway } from '#connectors/gateway/mercadopago/index.ts';
import { openpayGateway } from '#connectors/gateway/openpay/index.ts';
import { makePayPalGateway } from '#connectors/gateway/paypal/index.ts';
import { stripeGateway } from '#connectors/gateway/stripe/index.ts';
import { startConekta } from '../simulators/conekta/index.ts';
import { startMercadoPago, TOKENS } from '../simulators/mercadopago/index.ts';
import { startOpenpay } from '../simulators/openpay/index.ts';
import { startPayPal } from '../simulators/paypal/index.ts';
import { startStripe } from '../simulators/stripe/index.ts';
import type { GatewayHarness } from './conformance/harness.ts';

/** Of the simulators that were started: what their signing certificates are trusted by. */
const payPalAuthorities: string[] = [];

export const gatewayHarnesses: readonly GatewayHarness[] = [
  {
    provider: stripeGateway,
    start: startStripe,
    waiting: { method: 'oxxo' },
    paid: { method: 'card', token: 'pm_card_visa' },
    declined: { method: 'card', token: 'pm_card_chargeDeclined' },
  },
  {
    provider: conektaGateway,
    start: startConekta,
    waiting: { method: 'cash' },
    paid: { method: 'card', token: 'tok_test_visa_4242' },
    declined: { method: 'card', token: 'tok_test_card_declined' },
    not: { 'rows-of-a-payout': 'Conekta does not tell what a transfer holds' },
  },
  {
    provider: mercadopagoGateway,
    start: startMercadoPago,
    waiting: { method: 'oxxo' },
    paid: { method: 'card', token: `${TOKENS.APRO}/visa` },
    declined: { method: 'card', token: `${TOKENS.FUND}/visa` },
    not: { 'signed-body': 'it signs an id and a time, which its body repeats' },
  },
  {
    provider: openpayGateway,
    start: startOpenpay,
    waiting: { method: 'spei' },
    paid: { method: 'card', token: 'kvisa4111111111111111:sesion-1' },
    declined: { method: 'card', token: 'kdeclined000000000002:sesion-1' },
    not: { 'capture-of-a-part': 'what Openpay tells of such a charge is not documented' },
  },
  {
    provider: makePayPalGateway(() => payPalAuthorities),
    async start(options) {
      const simulator = await startPayPal(options);
      payPalAuthorities.push(simulator.signingAuthority);
      return simulator;
    },
    waiting: { method: 'wallet' },
    not: {
      expire: 'an order that nobody approved is simply gone',
      'paid-by-payer': 'the payer approves; the money is taken when the order is read',
      'rows-of-a-payout': 'PayPal does not tell what a withdrawal holds',
    },
  },
];
