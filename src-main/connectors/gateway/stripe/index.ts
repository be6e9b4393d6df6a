import type { GatewayProvider } from '../types.ts';
import { connectStripe } from './connector.ts';
import { stripeDeclaration } from './declaration.ts';
import { verifyStripeWebhook } from './events.ts';

/** Stripe: cards (with MSI), OXXO and SPEI. */
export const stripeGateway: GatewayProvider = {
  declaration: stripeDeclaration,
  connect: (context, credentials) => connectStripe(context, stripeDeclaration.credentials.parse(credentials)),
  verifyWebhook: verifyStripeWebhook,
};
