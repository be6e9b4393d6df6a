/** A small real desk on disk: one company that issues over and over, the demo PAC in a file of its own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { demoPacProvider } from '#connectors/pac/demo/index.ts';
import type { PacProvider } from '#connectors/pac/types.ts';
import { createDemoAuthority } from '#domain/csd/demo-authority.ts';
import { openEngine, type Engine } from '#engine/engine.ts';
import { noFaultPoints, type FaultPoints } from '#ports/fault-points.ts';
import { silentLogger } from '#ports/logger.ts';
import { faulty, type Fault } from '../pac/faulty.ts';
import { fileKeychain } from '../support/keychain.ts';

const KEYCHAIN_FILE = 'keychain.json';

/** The engine with everything real but the keychain, which is a file so that it outlives the process. */
export function openDesk(folder: string, faultPoints: FaultPoints = noFaultPoints, fault?: Fault) {
  const demo = demoPacProvider({ faultPoints });
  const engine: Engine = openEngine({
    dataFolder: folder,
    ports: { keychain: fileKeychain(join(folder, KEYCHAIN_FILE)), logger: silentLogger, faultPoints },
    pacProviders: [fault === undefined ? demo : withFault(demo, fault)],
  });
  const client = createRouterClient(engine.router, { context: { actor: 'prueba', locale: 'es-MX' } });
  return { engine, client };
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
export async function prepareDesk(folder: string): Promise<void> {
  writeFileSync(join(folder, KEYCHAIN_FILE), '{}');
  const { engine, client } = openDesk(folder);
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
  const pac = await client.stamping.configurePac({ companyId, provider: 'demo', environment: 'demo', credentials: {} });
  // Makes the PAC's own certificate, which takes longer than everything that a child does.
  await client.stamping.testPac({ id: pac.id });
  await engine.close();
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

async function issue(
  client: ReturnType<typeof openDesk>['client'],
  { id, version }: { id: string; version: number },
): Promise<void> {
  const { issued, findings } = await client.invoices.issue({ id, version });
  if (!issued) throw new Error(findings.map((finding) => `${finding.code} ${finding.message}`).join('; '));
}
