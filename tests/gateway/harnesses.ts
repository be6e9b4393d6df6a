/** Every gateway that is reached over a network, with its simulator: one line each. */
import { conektaGateway } from '#connectors/gateway/conekta/index.ts';
import { mercadopagoGateway } from '#connectors/gateway/mercadopago/index.ts';
import { stripeGateway } from '#connectors/gateway/stripe/index.ts';
import { startConekta } from '../simulators/conekta/index.ts';
import { startMercadoPago, TOKENS } from '../simulators/mercadopago/index.ts';
import { startStripe } from '../simulators/stripe/index.ts';
import type { GatewayHarness } from './conformance/harness.ts';

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
];
