/** Every gateway that is reached over a network, with its simulator: one line each. */
import { stripeGateway } from '#connectors/gateway/stripe/index.ts';
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
];
