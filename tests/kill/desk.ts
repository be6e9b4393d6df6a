/** A small real desk on disk: one company that issues over and over, stamped by the demo PAC or by a simulated one. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { demoPacProvider } from '#connectors/pac/demo/index.ts';
import { findProvider } from '#connectors/pac/registry.ts';
import type { PacProvider } from '#connectors/pac/types.ts';
import { createDemoAuthority } from '#domain/csd/demo-authority.ts';
import { openEngine, type Engine } from '#engine/engine.ts';
import { createHttp } from '#platform/http.ts';
import { noFaultPoints, type FaultPoints } from '#ports/fault-points.ts';
import { silentLogger } from '#ports/logger.ts';
import { faulty, type Fault } from '../pac/faulty.ts';
import { fileKeychain } from '../support/keychain.ts';

const KEYCHAIN_FILE = 'keychain.json';

/** A provider that is reached over a network, whose simulator another process runs. */
export interface RemotePac {
  readonly id: string;
  readonly address: string;
  /** PEM of who vouches for its server. */
  readonly authority: string;
  /** SAT's own service, where the provider does not pass its words on. */
  readonly sat?: { readonly address: string; readonly authority: string };
}

export interface DeskOptions {
  readonly faultPoints?: FaultPoints;
  /** What the demo PAC does to the first document that it is sent. */
  readonly fault?: Fault | undefined;
  readonly remote?: RemotePac | undefined;
  /** Puts something around the PAC. */
  readonly around?: (provider: PacProvider) => PacProvider;
}

/** The engine with everything real but the keychain, which is a file so that it outlives the process. */
export function openDesk(
  folder: string,
  { faultPoints = noFaultPoints, fault, remote, around = (same) => same }: DeskOptions = {},
) {
  const provider = around(remote === undefined ? demoPacProvider({ faultPoints }) : reached(remote));
  const http =
    remote === undefined
      ? {}
      : {
          http: createHttp({
            authorities: [remote.authority, ...(remote.sat === undefined ? [] : [remote.sat.authority])],
          }),
        };
  const engine: Engine = openEngine({
    dataFolder: folder,
    ports: { keychain: fileKeychain(join(folder, KEYCHAIN_FILE)), logger: silentLogger, faultPoints, ...http },
    pacProviders: [fault === undefined ? provider : withFault(provider, fault)],
    ...(remote?.sat === undefined ? {} : { sat: { baseUrl: remote.sat.address, everyMs: 0 } }),
  });
  const client = createRouterClient(engine.router, { context: { actor: 'prueba', locale: 'es-MX' } });
  const close = async (): Promise<void> => {
    await engine.close();
    await http.http?.close();
  };
  return { engine, client, close };
}

/** The provider at its simulator's address. */
function reached({ id, address }: RemotePac): PacProvider {
  const provider = findProvider(id);
  if (provider === undefined) throw new Error(`no provider ${id}`);
  const { declaration } = provider;
  return {
    declaration,
    connect: (context, credentials) => provider.connect({ ...context, baseUrl: address }, credentials),
  };
}

/** The provider with one bad moment: the first document that it is sent. */
function withFault(provider: PacProvider, fault: Fault): PacProvider {
  let left: Fault[] = [fault];
  return {
    ...provider,
    connect(context, credentials) {
      const pac = faulty(provider.connect(context, credentials), provider.declaration.id, () =>
        Promise.reject(new Error('this desk has no other document')),
      );
      pac.script.push(...left);
      left = [];
      return pac;
    },
  };
}

/** Vault, company, CSD, client and PAC: made once, and copied for every chain of kills. */
export async function prepareDesk(folder: string, pac?: RemotePac & { credentials: object }): Promise<void> {
  writeFileSync(join(folder, KEYCHAIN_FILE), '{}');
  const { client, close } = openDesk(folder, { remote: pac });
  await client.vault.setUp({});
  const identity = { rfc: 'EKU9003173C9', name: 'ESCUELA KEMPER URGATE' };
  const company = await client.companies.create({
    rfc: identity.rfc,
    legalName: identity.name,
    regimenFiscal: '601',
    postalCode: '06300',
  });
  const companyId = company.id;
  const csd = createDemoAuthority({ at: new Date() }).issueCsd({ identity, password: '12345678a' });
  await client.csds.add({
    companyId,
    cer: { name: 'a.cer', base64: csd.cer.toString('base64') },
    key: { name: 'a.key', base64: csd.key.toString('base64') },
    password: csd.password,
  });
  await client.clients.create({
    companyId,
    rfc: 'URE180429TM6',
    legalName: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
    regimenFiscal: '601',
    postalCode: '86991',
    defaultUsoCfdi: 'G03',
    emails: [],
  });
  const config = await client.stamping.configurePac(
    pac === undefined
      ? { companyId, provider: 'demo', environment: 'demo', credentials: {} }
      : { companyId, provider: pac.id, environment: 'test', credentials: { ...pac.credentials } },
  );
  if (pac !== undefined && findProvider(pac.id)?.declaration.capabilities.sealing === 'provider') {
    const [own] = await client.csds.list({ companyId });
    await client.stamping.uploadCsd({ id: config.id, csdId: own?.id ?? '', consent: true });
  }
  // Makes the demo PAC's own certificate, which takes longer than everything that a child does.
  const tested = await client.stamping.testPac({ id: config.id });
  if (!tested.ok) throw new Error(JSON.stringify(tested));
  await close();
}

/** Issues every draft that a dead process left and what was rejected, then `count` new invoices. */
export async function issueSome({ client }: ReturnType<typeof openDesk>, count: number): Promise<void> {
  const companyId = (await client.companies.list({})).rows[0]?.id ?? '';
  const clientId = (await client.clients.list({ companyId })).rows[0]?.id ?? '';
  for (const status of ['draft', 'rejected'] as const) {
    const left = await client.invoices.list({ companyId, statuses: [status] });
    for (const invoice of left.rows) await issue(client, invoice);
  }
  for (let n = 0; n < count; n += 1) {
    const draft = await client.invoices.create({
      companyId,
      clientId,
      formaPago: '03',
      metodoPago: 'PUE',
      lines: [
        {
          claveProdServ: '84111506',
          claveUnidad: 'E48',
          descripcion: 'Servicio de facturación «año nuevo»',
          cantidad: '2',
          precioUnitario: '1234.565',
          impuestos: [{ tipo: 'traslado', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000' }],
        },
      ],
    });
    await issue(client, draft);
  }
}

/** Asks the PAC about every invoice whose stamp is unknown, without waiting for the appointed time. */
export async function askAboutAll({ client, engine }: ReturnType<typeof openDesk>): Promise<void> {
  const companyId = (await client.companies.list({})).rows[0]?.id ?? '';
  const { rows } = await client.invoices.list({ companyId, statuses: ['unknown'] });
  for (const { id } of rows) await client.stamping.askNow({ invoiceId: id });
  await engine.idle();
}

async function issue(
  client: ReturnType<typeof openDesk>['client'],
  { id, version }: { id: string; version: number },
): Promise<void> {
  const { issued, findings } = await client.invoices.issue({ id, version });
  if (!issued) throw new Error(findings.map((finding) => `${finding.code} ${finding.message}`).join('; '));
}
