/** Builds a demo desk into an empty folder: two companies, their clients and products, and eighteen months of work. */
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Series } from '#contract/companies.ts';
import { DEMO_PAC_FILE } from '#connectors/pac/demo/index.ts';
import { addCancellations } from './cancellations.ts';
import { installAuthority } from '#engine/authorities.ts';
import { openEngine, type Engine } from '#engine/engine.ts';
import { issueDemoCsd } from '#features/csds/demo.ts';
import { fixedClock } from '#ports/clock.ts';
import { silentLogger } from '#ports/logger.ts';
import { mapErrors } from '../rpc/map-errors.ts';
import { settleRecent } from './aftermath.ts';
import { makeClients } from './clients.ts';
import { openDemoGateways } from './gateways/index.ts';
import { addMoney } from './money/index.ts';
import { DEMO_COMPANIES, type DemoCompany } from './companies.ts';
import { at, continueSeries, historyWriter, numberHistory, type Stage } from './history.ts';
import { fileKeychain } from './keychain.ts';
import { drawLogo } from './logo.ts';
import { scriptedMail, scriptedPac } from './outside.ts';
import { planInvoices, type Cast, type Fate, type Plan } from './plan.ts';
import type { PressIssuer } from './press.ts';
import { pressAll } from './press-pool.ts';
import { makeProducts } from './products.ts';
import { chanceOf } from './random.ts';
import { playRecent, type DemoClientOfContract } from './recent.ts';
import { agreeWithSat } from './sat.ts';

/** Changes whenever the same seed would give another desk. */
export const BUILDER_VERSION = 6;
const SEED = 20_260_101;
/** Who made it all, in the audit log. */
const ACTOR = 'demo';

export interface BuildOptions {
  readonly dataFolder: string;
  readonly invoices: number;
  readonly now: Date;
  /** Called as the work advances, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export async function buildDemoDesk({ dataFolder, invoices, now, onProgress }: BuildOptions): Promise<void> {
  const chance = chanceOf(SEED);
  const casts = DEMO_COMPANIES.map(({ share, company }, index): Cast => ({
    clients: makeClients(chance, Math.round(share * clientsFor(invoices)), company.postalCode),
    products: makeProducts(index === 0 ? 'goods' : 'services'),
  }));
  const plan = planInvoices(chance, casts, invoices, now);
  const clock = fixedClock(new Date(plan.beganMs));
  const fates = new Map<string, Fate>();
  let mailOutcome: 'sent' | 'bounced' | 'failed' = 'sent';
  const gateways = openDemoGateways({ dataFolder, durable: false, paceMs: Number.POSITIVE_INFINITY });
  const engine = openEngine({
    dataFolder,
    gatewayProviders: gateways.providers,
    ports: { clock, keychain: fileKeychain(dataFolder), logger: silentLogger, mail: scriptedMail(() => mailOutcome) },
    pacProviders: [scriptedPac(fates)],
  });
  try {
    // A crash throws the whole folder away: nothing has to be on the disk before it is finished.
    engine.raw.pragma('synchronous = OFF');
    const context = { actor: ACTOR, locale: 'es-MX' as const };
    const client = createRouterClient(engine.router, { context, interceptors: [mapErrors(silentLogger)] });
    await client.vault.setUp({});
    const founded = [];
    for (const [index, cast] of casts.entries()) {
      clock.set(new Date(plan.beganMs + index * 60_000));
      founded.push(
        await found(engine, client, at(DEMO_COMPANIES, index), cast, new Date(plan.beganMs + index * 60_000)),
      );
    }
    onProgress?.(0.1);
    const stages = founded.map(({ stage }) => stage);
    await writePast(
      engine,
      plan,
      stages,
      founded.map(({ issuer }) => issuer),
      (share) => onProgress?.(0.1 + 0.6 * share),
    );
    engine.features.runner.start();
    const made = await playRecent(plan.recent, {
      engine,
      client,
      stages,
      fates,
      setClock: (ms) => clock.set(new Date(ms)),
      sayOfMail: (outcome) => {
        mailOutcome = outcome;
      },
    });
    onProgress?.(0.97);
    await engine.features.runner.stop();
    settleRecent(engine.raw, made);
    addCancellations(engine, now);
    const { beganMs } = plan;
    await addMoney({ engine, client, stages, gateways, clock, chance, actor: ACTOR, beganMs, now });
    clock.set(now);
    await agreeWithSat(engine, now);
    engine.raw.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    await engine.close();
    gateways.close();
  }
  onProgress?.(1);
}

function clientsFor(invoices: number): number {
  return Math.min(300, Math.max(24, Math.round(invoices / 5)));
}

/** A company with its certificate, PAC, mail account, clients and products. */
async function found(
  engine: Engine,
  client: DemoClientOfContract,
  demo: DemoCompany,
  cast: Cast,
  began: Date,
): Promise<{ stage: Stage; issuer: PressIssuer }> {
  const created = await client.companies.create(demo.company);
  const { id: companyId } = created;
  const imageBase64 = drawLogo(demo.logo).toString('base64');
  const company = await client.companies.setLogo({ id: companyId, version: created.version, imageBase64 });
  const { files, authority } = issueDemoCsd({ rfc: company.rfc, name: company.legalName }, began);
  const base64 = (bytes: Buffer, name: string) => ({ name, base64: bytes.toString('base64') });
  const { cer, key, password } = files;
  await client.csds.add({ companyId, cer: base64(cer, 'demo.cer'), key: base64(key, 'demo.key'), password });
  installAuthority(engine.dataFolder, authority.name, authority.cer);
  for (const { type, serie } of demo.series) await client.companies.createSeries({ companyId, type, serie });
  const defaultSerie = await beginSeries(client, companyId, demo.firstFolio);
  const pac = await client.stamping.configurePac({ companyId, provider: 'demo', environment: 'demo' });
  // The PAC's certificate begins with the desk.
  await client.stamping.testPac({ id: pac.id });
  await client.mail.setAccount({
    companyId,
    host: '127.0.0.1',
    port: 2525,
    security: 'none',
    fromName: demo.company.tradeName ?? demo.company.legalName,
    fromAddress: demo.company.email ?? 'demo@cuadra.example',
  });
  const clients = [];
  const products = [];
  engine.raw.exec('BEGIN');
  for (const each of cast.clients) clients.push(await client.clients.create({ ...each, companyId }));
  for (const each of cast.products) products.push(await client.products.create({ ...each, companyId }));
  engine.raw.exec('COMMIT');
  return {
    stage: { companyId, company, defaultSerie, clients, products, pacConfigId: pac.id },
    issuer: { company, cer, key, password },
  };
}

/** The default series of invoices does not begin at 1: the company invoiced before it had Cuadra. */
async function beginSeries(client: DemoClientOfContract, companyId: string, nextFolio: number): Promise<string> {
  const all: Series[] = await client.companies.listSeries({ companyId });
  const standard = all.find(({ type, isDefault }) => type === 'I' && isDefault);
  if (standard === undefined) throw new Error('a new company has a default series');
  await client.companies.updateSeries({ id: standard.id, version: standard.version, nextFolio });
  return standard.serie;
}

/** Documents from the presses, rows in the order of time. */
async function writePast(
  engine: Engine,
  plan: Plan,
  stages: readonly Stage[],
  issuers: readonly PressIssuer[],
  onProgress: (share: number) => void,
): Promise<void> {
  const { history } = plan;
  const firstFolio = (company: number, serie: string): number =>
    serie === at(stages, company).defaultSerie ? at(DEMO_COMPANIES, company).firstFolio : 1;
  const { tasks, next } = numberHistory(history, stages, firstFolio);
  const write = historyWriter(engine, stages);
  let done = 0;
  for await (const documents of pressAll(tasks, issuers, join(engine.dataFolder, DEMO_PAC_FILE))) {
    engine.raw.transaction(() => {
      for (const document of documents) write(at(history, document.key), at(tasks, document.key), document);
    })();
    done += documents.length;
    onProgress(done / tasks.length);
  }
  continueSeries(engine.raw, stages, next);
  const after = { invoices: history.length, from: history[0]?.atMs, until: history.at(-1)?.atMs };
  engine.db.transaction((tx) => {
    engine.features.audit.append(tx, { actor: ACTOR, action: 'demo.history-written', record: 'demo:history', after });
  });
}
