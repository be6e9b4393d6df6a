/** A folder with one company and one gateway account, which outlives the processes that work on it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayProvider } from '#connectors/gateway/types.ts';
import { openEngine, type Engine } from '#engine/engine.ts';
import type { EnginePorts } from '#engine/ports.ts';
import { silentLogger } from '#ports/logger.ts';
import { clientOf, ISSUER, type TestClient } from '../support/engine.ts';
import { fileKeychain } from '../support/keychain.ts';
import { reached } from './desk.ts';

export const CHARGE_MINOR = 100_000;
export const REFUND_MINOR = 40_000;

const KEYCHAIN_FILE = 'keychain.json';

export function openMoneyFolder(
  folder: string,
  provider: GatewayProvider,
  address: string,
  ports: Partial<EnginePorts>,
): { readonly engine: Engine; readonly client: TestClient } {
  const engine = openEngine({
    dataFolder: folder,
    ports: { keychain: fileKeychain(join(folder, KEYCHAIN_FILE)), logger: silentLogger, ...ports },
    gatewayProviders: [reached(provider, address)],
  });
  return { engine, client: clientOf(engine) };
}

export async function prepareMoneyFolder(
  folder: string,
  provider: GatewayProvider,
  address: string,
  credentials: Readonly<Record<string, string>>,
): Promise<void> {
  writeFileSync(join(folder, KEYCHAIN_FILE), '{}');
  const { engine, client } = openMoneyFolder(folder, provider, address, {});
  await client.vault.setUp({});
  const { id: companyId } = await client.companies.create(ISSUER);
  await client.gateways.create({
    companyId,
    provider: provider.declaration.id,
    environment: 'test',
    name: provider.declaration.displayName,
    currencies: ['MXN'],
    methods: provider.declaration.methods.map(({ method }) => method),
    fees: [],
    credentials: { ...credentials },
  });
  await engine.close();
}
