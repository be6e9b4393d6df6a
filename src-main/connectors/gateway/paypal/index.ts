import { getCACertificates } from 'node:tls';
import type { GatewayProvider } from '../types.ts';
import { createCertificates } from './certificates.ts';
import { connectPayPal } from './connector.ts';
import { paypalDeclaration } from './declaration.ts';
import { verifyPayPalWebhook } from './webhook.ts';

/** @param authorities PEM of those whose certificates for webhooks are taken */
export function makePayPalGateway(authorities: () => readonly string[]): GatewayProvider {
  const find = createCertificates(authorities);
  return {
    declaration: paypalDeclaration,
    connect(context, credentials) {
      const { clientId = '', clientSecret = '' } = paypalDeclaration.credentials.parse(credentials);
      return connectPayPal(context, { clientId, clientSecret });
    },
    verifyWebhook: (input, context) => verifyPayPalWebhook(input, context, find),
  };
}

/** PayPal: its wallet, by orders that the payer approves. The authorities are those of every TLS connection. */
export const paypalGateway = makePayPalGateway(() => getCACertificates('default'));
