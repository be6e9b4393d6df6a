/** A whole engine on a folder of its own, with a company ready to issue: demo certificate, demo PAC. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { TAX_PROFILES } from '#contract/taxes.ts';
import { createDemoAuthority, type DemoFiles } from '#domain/csd/demo-authority.ts';
import { AUTHORITIES_FOLDER } from '#engine/authorities.ts';
import { openEngine, type Engine, type EngineOptions } from '#engine/engine.ts';
import type { EnginePorts } from '#engine/ports.ts';
import type { EngineRouter } from '#engine/router.ts';
import { memoryKeychain } from '#platform/memory-keychain.ts';
import { silentLogger } from '#ports/logger.ts';
import { mapErrors } from '../../src-main/rpc/map-errors.ts';

export type TestClient = RouterClient<EngineRouter>;

export const ISSUER = {
  rfc: 'EKU9003173C9',
  legalName: 'ESCUELA KEMPER URGATE',
  regimenFiscal: '601',
  postalCode: '42501',
};

export const RECEIVER = {
  rfc: 'URE180429TM6',
  legalName: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
  regimenFiscal: '601',
  postalCode: '86991',
  defaultUsoCfdi: 'G03',
  emails: ['pagos@ure.example'],
};

let made: { readonly csd: DemoFiles; readonly rootCer: Buffer } | undefined;

/** Making keys is slow: one authority and one certificate serve every test of a file. */
function issuer(): NonNullable<typeof made> {
  if (made === undefined) {
    const authority = createDemoAuthority({ at: new Date() });
    const identity = { rfc: ISSUER.rfc, name: ISSUER.legalName };
    made = { csd: authority.issueCsd({ identity, password: 'a-demo-password' }), rootCer: authority.rootCer };
  }
  return made;
}

export function issuerCsd(): DemoFiles {
  return issuer().csd;
}

/** Puts the demo authority among those that are trusted on a data folder. */
export function trustIssuer(dataFolder: string): void {
  const folder = join(dataFolder, AUTHORITIES_FOLDER);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'demo.cer'), issuer().rootCer);
}

export interface TestDesk {
  readonly engine: Engine;
  readonly client: TestClient;
  readonly dataFolder: string;
  readonly companyId: string;
  readonly clientId: string;
  readonly productId: string;
  close(): Promise<void>;
}

/** The daily copy of every desk that is opened for a test would cost more than most tests. */
export const NO_BACKUP = { firstBackupAfterMs: 24 * 60 * 60 * 1000 } as const;

/** A client of the contract over an engine, as every host makes one. */
export function clientOf(engine: Engine, actor = 'test'): TestClient {
  return createRouterClient(engine.router, {
    context: { actor, locale: 'es-MX' },
    interceptors: [mapErrors(silentLogger)],
  });
}

export async function openTestDesk(
  ports: Partial<EnginePorts> = {},
  options: Omit<EngineOptions, 'dataFolder' | 'ports'> = {},
): Promise<TestDesk> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cuadra-test-'));
  trustIssuer(dataFolder);
  const engine = openEngine({
    dataFolder,
    ports: { keychain: memoryKeychain(), logger: silentLogger, ...ports },
    ...NO_BACKUP,
    ...options,
  });
  const client = clientOf(engine);
  await client.vault.setUp({});
  const company = await client.companies.create(ISSUER);
  const { cer, key, password } = issuerCsd();
  await client.csds.add({
    companyId: company.id,
    cer: { name: 'a.cer', base64: cer.toString('base64') },
    key: { name: 'a.key', base64: key.toString('base64') },
    password,
  });
  const receiver = await client.clients.create({ ...RECEIVER, companyId: company.id });
  const product = await client.products.create({
    companyId: company.id,
    sku: 'CONS',
    description: 'Consultoría',
    claveProdServ: '80101500',
    claveUnidad: 'E48',
    unitPrice: '1500.00',
    taxes: [...TAX_PROFILES.iva16],
  });
  await client.stamping.configurePac({ companyId: company.id, provider: 'demo', environment: 'demo' });
  return {
    engine,
    client,
    dataFolder,
    companyId: company.id,
    clientId: receiver.id,
    productId: product.id,
    async close() {
      await engine.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
