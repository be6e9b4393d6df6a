import type { GatewayProvider } from '../types.ts';
import { connectOpenpay } from './connector.ts';
import { openpayDeclaration } from './declaration.ts';
import { verifyOpenpayWebhook } from './events.ts';

/** Openpay, which belongs to BBVA: cards (with MSI), cash at stores and SPEI. */
export const openpayGateway: GatewayProvider = {
  declaration: openpayDeclaration,
  connect(context, credentials) {
    const { merchantId = '', privateKey = '' } = openpayDeclaration.credentials.parse(credentials);
    return connectOpenpay(context, { merchantId, privateKey });
  },
  verifyWebhook: verifyOpenpayWebhook,
};
