import type { GatewayProvider } from '../types.ts';
import { connectMercadoPago } from './connector.ts';
import { mercadopagoDeclaration } from './declaration.ts';
import { verifyMercadoPagoWebhook } from './webhook.ts';

/** Mercado Pago: cards (with MSI), OXXO and other cash, SPEI, its own wallet through a link. */
export const mercadopagoGateway: GatewayProvider = {
  declaration: mercadopagoDeclaration,
  connect: (context, credentials) => connectMercadoPago(context, mercadopagoDeclaration.credentials.parse(credentials)),
  verifyWebhook: verifyMercadoPagoWebhook,
};
