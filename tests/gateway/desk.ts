/** A whole engine with one gateway at its simulator, and a stamped invoice to be paid. */
import type { GatewayProvider } from '#connectors/gateway/types.ts';
import { openEngine, type Engine } from '#engine/engine.ts';
import { createHttp } from '#platform/http.ts';
import { memoryKeychain } from '#platform/memory-keychain.ts';
import { systemClock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import { silentLogger } from '#ports/logger.ts';
import type { GatewaySimulator, SimDelivery } from '../simulators/gateway-core/simulator.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';
import type { GatewayHarness } from './conformance/harness.ts';

export interface MoneyDesk extends TestDesk {
  readonly simulator: GatewaySimulator;
  readonly gatewayId: string;
  readonly invoiceId: string;
  /** Opens the same folder again, as after a restart; the caller closes it. */
  readonly reopen: () => Engine;
  /** What the gateway posts, to the open listener; gives the answer's status. */
  readonly post: (delivery: SimDelivery) => Promise<number>;
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
  given: { faultPoints?: FaultPoints } = {},
): Promise<MoneyDesk> {
  const simulator = await harness.start({ clock: systemClock });
  const http = createHttp({ authorities: [simulator.authority] });
  const provider = reached(harness.provider, simulator.address);
  const ports = { http, keychain: memoryKeychain(), ...given };
  const desk = await openTestDesk(ports, { gatewayProviders: [provider] });
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
    reopen: () =>
      openEngine({
        dataFolder: desk.dataFolder,
        ports: { logger: silentLogger, ...ports },
        gatewayProviders: [provider],
      }),
    async post({ rawBody, headers, query }) {
      const port = await engine.features.webhooks.listener.open();
      const url = new URL(`http://127.0.0.1:${port}/payments/webhook/${gateway.id}`);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      return (await fetch(url, { method: 'POST', body: new Uint8Array(rawBody), headers })).status;
    },
    async close() {
      await desk.close();
      await http.close();
      await simulator.close();
    },
  };
}
