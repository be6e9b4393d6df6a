import type { GatewayProvider } from '../types.ts';
import { connectConekta } from './connector.ts';
import { conektaDeclaration } from './declaration.ts';
import { verifyConektaWebhook } from './events.ts';

/** Conekta: cards (with MSI), cash at stores and SPEI. */
export const conektaGateway: GatewayProvider = {
  declaration: conektaDeclaration,
  connect: (context, credentials) => connectConekta(context, conektaDeclaration.credentials.parse(credentials)),
  verifyWebhook: verifyConektaWebhook,
};
