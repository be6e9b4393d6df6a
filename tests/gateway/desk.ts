/** A whole engine with one gateway at its simulator, and a stamped invoice to be paid. */
import type { GatewayProvider } from '#connectors/gateway/types.ts';
import { createHttp } from '#platform/http.ts';
import { systemClock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { GatewaySimulator } from '../simulators/gateway-core/simulator.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';
import type { GatewayHarness } from './conformance/harness.ts';

export interface MoneyDesk extends TestDesk {
  readonly simulator: GatewaySimulator;
  readonly gatewayId: string;
  readonly invoiceId: string;
}

/** The provider at an address; nobody but a test can have it there. */
export function reached(provider: GatewayProvider, baseUrl: string): GatewayProvider {
  const verify = provider.verifyWebhook?.bind(provider);
  return {
    ...provider,
    connect: (context, credentials) => provider.connect({ ...context, baseUrl }, credentials),
    // Certificates of deliveries are fetched from it, too.
    ...(verify === undefined ? {} : { verifyWebhook: (input, context) => verify(input, { ...context, baseUrl }) }),
  };
}

export async function openMoneyDesk(
  harness: GatewayHarness,
  ports: { faultPoints?: FaultPoints } = {},
): Promise<MoneyDesk> {
  const simulator = await harness.start({ clock: systemClock });
  const http = createHttp({ authorities: [simulator.authority] });
  const provider = reached(harness.provider, simulator.address);
  const desk = await openTestDesk({ http, ...ports }, { gatewayProviders: [provider] });
  const { client, companyId, clientId, productId, engine } = desk;
  const { declaration } = provider;
  const gateway = await client.gateways.create({
    companyId,
    provider: declaration.id,
    environment: 'test',
    name: declaration.displayName,
    currencies: ['MXN'],
    methods: declaration.methods.map(({ method }) => method),
    fees: [{ percent: '3.6', fixed: '3.00', taxPercent: '16' }],
    credentials: { ...simulator.credentials },
    ...(simulator.webhookSecrets[0] === undefined ? {} : { webhookSecret: simulator.webhookSecrets[0] }),
  });
  engine.start();
  const draft = await client.invoices.create({
    companyId,
    clientId,
    formaPago: '03',
    metodoPago: 'PUE',
    lines: [{ productId }],
  });
  await client.invoices.issue({ id: draft.id, version: draft.version });
  await engine.idle();
  return {
    ...desk,
    simulator,
    gatewayId: gateway.id,
    invoiceId: draft.id,
    async close() {
      await desk.close();
      await http.close();
      await simulator.close();
    },
  };
}
