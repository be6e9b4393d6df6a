/** The gateways that Cuadra knows: one line each. */
import { bankGateways } from './banks/index.ts';
import { conektaGateway } from './conekta/index.ts';
import { mercadopagoGateway } from './mercadopago/index.ts';
import { openpayGateway } from './openpay/index.ts';
import { paypalGateway } from './paypal/index.ts';
import { stripeGateway } from './stripe/index.ts';
import type { GatewayProvider } from './types.ts';

export const gatewayProviders: readonly GatewayProvider[] = [
  stripeGateway,
  conektaGateway,
  mercadopagoGateway,
  paypalGateway,
  openpayGateway,
  ...bankGateways,
];

/** The gateway with this id among `providers`, or undefined. */
export function findGateway(
  id: string,
  providers: readonly GatewayProvider[] = gatewayProviders,
): GatewayProvider | undefined {
  return providers.find((provider) => provider.declaration.id === id);
}
