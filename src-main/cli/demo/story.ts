/**
 * The demo's story: a company from nothing to a mailed invoice, every step through the contract as a
 * window would call it. Later features add their steps at the end.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import type { InvoiceDetail, VerificationView } from '#contract/invoices.ts';
import { createDemoAuthority } from '#domain/csd/demo-authority.ts';
import { fromMinor } from '#domain/money/money.ts';
import { AUTHORITIES_FOLDER } from '#engine/authorities.ts';
import { openEngine, type Engine } from '#engine/engine.ts';
import type { EngineRouter } from '#engine/router.ts';
import { translate } from '#i18n/index.ts';
import { memoryKeychain } from '#platform/memory-keychain.ts';
import { startSmtpSink, type SmtpSink } from '#platform/smtp-sink.ts';
import type { RequestContext } from '../../rpc/context.ts';
import { mapErrors } from '../../rpc/map-errors.ts';
import { cancelInvoice } from './cancel.ts';
import { DEMO_CLIENT, DEMO_COMPANY, DEMO_KEY_PASSWORD, DEMO_PRODUCTS } from './data.ts';
import type { DemoStep } from './steps.ts';

export interface Story {
  readonly steps: readonly DemoStep[];
  /** What was written so far, as absolute paths. */
  readonly files: readonly string[];
  close(): Promise<void>;
}

type Client = RouterClient<EngineRouter>;

/** What one step leaves for the next. */
interface Scene {
  companyId: string;
  clientId: string;
  productIds: string[];
  invoice: InvoiceDetail | undefined;
}

export async function openStory({ dataFolder, output }: { dataFolder: string; output: string }): Promise<Story> {
  const engine = openEngine({ dataFolder, ports: { keychain: memoryKeychain() } });
  const sink = await startSmtpSink({ dir: join(output, 'mail') });
  const context: RequestContext = { actor: 'demo', locale: 'es-MX' };
  const client: Client = createRouterClient(engine.router, { context, interceptors: [mapErrors(engine.logger)] });
  const scene: Scene = { companyId: '', clientId: '', productIds: [], invoice: undefined };
  const files: string[] = [];
  const stage: Stage = { engine, client, sink, scene, files, output };
  return {
    steps: [...prepare(stage), ...invoice(stage), ...deliver(stage)],
    files,
    async close() {
      await engine.close();
      await sink.close();
    },
  };
}

interface Stage {
  readonly engine: Engine;
  readonly client: Client;
  readonly sink: SmtpSink;
  readonly scene: Scene;
  readonly files: string[];
  readonly output: string;
}

/** Vault, company, certificate, client, products, PAC and mail account. */
function prepare({ engine, client, sink, scene }: Stage): DemoStep[] {
  return [
    step('vault', async () => {
      const { recoveryKey } = await client.vault.setUp({});
      return translate('cli.demo.said.vault', { groups: recoveryKey.split('-').length });
    }),
    step('company', async () => {
      const company = await client.companies.create(DEMO_COMPANY);
      scene.companyId = company.id;
      return `${company.rfc} ${company.legalName}`;
    }),
    step('csd', async () => {
      const authority = createDemoAuthority({ at: new Date() });
      const identity = { rfc: DEMO_COMPANY.rfc, name: DEMO_COMPANY.legalName };
      const csd = authority.issueCsd({ identity, password: DEMO_KEY_PASSWORD });
      // What a person does with SAT's authorities, so that their certificates can be checked.
      await mkdir(join(engine.dataFolder, AUTHORITIES_FOLDER), { recursive: true });
      await writeFile(join(engine.dataFolder, AUTHORITIES_FOLDER, 'demo.cer'), authority.rootCer);
      const added = await client.csds.add({
        companyId: scene.companyId,
        cer: { name: 'demo.cer', base64: csd.cer.toString('base64') },
        key: { name: 'demo.key', base64: csd.key.toString('base64') },
        password: csd.password,
      });
      return `${added.number}, ${added.issuerName}`;
    }),
    step('client', async () => {
      const added = await client.clients.create({ ...DEMO_CLIENT, companyId: scene.companyId });
      scene.clientId = added.id;
      return `${added.rfc} ${added.legalName}`;
    }),
    step('products', async () => {
      for (const product of DEMO_PRODUCTS) {
        const added = await client.products.create({ ...product, companyId: scene.companyId });
        scene.productIds.push(added.id);
      }
      return DEMO_PRODUCTS.map((product) => product.sku).join(', ');
    }),
    step('pac', async () => {
      const { companyId } = scene;
      const pac = await client.stamping.configurePac({ companyId, provider: 'demo', environment: 'demo' });
      await client.stamping.testPac({ id: pac.id });
      return pac.displayName;
    }),
    step('mail-account', async () => {
      await client.mail.setAccount({
        companyId: scene.companyId,
        host: '127.0.0.1',
        port: sink.port,
        security: 'none',
        fromName: DEMO_COMPANY.tradeName,
        fromAddress: DEMO_COMPANY.email,
      });
      await client.mail.testAccount({ companyId: scene.companyId });
      engine.start();
      return `127.0.0.1:${sink.port}`;
    }),
  ];
}

/** Draft, seal, stamp and the proof that all of it is right. */
function invoice({ engine, client, scene }: Stage): DemoStep[] {
  return [
    step('invoice:draft', async () => {
      const [consulting, book, paper, drink] = scene.productIds;
      const draft = await client.invoices.create({
        companyId: scene.companyId,
        clientId: scene.clientId,
        formaPago: '03',
        metodoPago: 'PUE',
        condicionesDePago: 'Contado',
        lines: [
          { productId: consulting, cantidad: '1.5' },
          { productId: book, cantidad: '3', descuento: { tipo: 'porcentaje', valor: '10' } },
          { productId: paper, cantidad: '2' },
          { productId: drink, cantidad: '24' },
        ],
        mailTo: DEMO_CLIENT.emails,
      });
      scene.invoice = draft;
      return amounts(draft);
    }),
    step('invoice:seal', async () => {
      const { issued, invoice: sealed, findings } = await client.invoices.issue(versionOf(sceneInvoice(scene)));
      if (!issued) throw new Error(findings.map((finding) => `${finding.code} ${finding.message}`).join('; '));
      scene.invoice = sealed;
      return `${sealed.serie ?? ''}-${sealed.folio ?? ''}, ${sealed.fecha ?? ''}`;
    }),
    step('invoice:stamp', async () => {
      await engine.idle();
      const stamped = await client.invoices.get({ id: sceneInvoice(scene).id });
      scene.invoice = stamped;
      if (stamped.uuid === undefined)
        throw new Error(`${stamped.status} ${stamped.pacCode ?? ''} ${stamped.pacMessage ?? ''}`);
      return `UUID ${stamped.uuid}`;
    }),
    step('invoice:verify', async () => {
      const xml = await client.invoices.xml({ id: sceneInvoice(scene).id });
      const report = await client.invoices.verify({ file: xml });
      refuse(report);
      return report.checks.map((check) => check.id).join(', ');
    }),
  ];
}

/** The files, the mail, a cancellation, and the audit log of it all. */
function deliver({ engine, client, sink, scene, files, output }: Stage): DemoStep[] {
  async function save(file: { name: string; base64: string }): Promise<string> {
    await mkdir(output, { recursive: true });
    const path = join(output, file.name);
    await writeFile(path, Buffer.from(file.base64, 'base64'));
    files.push(path);
    return file.name;
  }
  return [
    step('invoice:xml', async () => save(await client.invoices.xml({ id: sceneInvoice(scene).id }))),
    step('invoice:pdf', async () => save(await client.invoices.pdf({ id: sceneInvoice(scene).id }))),
    step('invoice:mail', async () => {
      const [message] = sink.messages;
      if (message === undefined) throw new Error(translate('cli.demo.noMail'));
      const { mailState } = await client.invoices.get({ id: sceneInvoice(scene).id });
      if (mailState !== 'sent') throw new Error(mailState);
      files.push(message.file);
      const text = await readFile(message.file, 'utf8');
      const attached = text.match(/^Content-Disposition: attachment/gm)?.length ?? 0;
      return translate('cli.demo.said.mail', { to: message.to.join(', '), count: attached });
    }),
    step('cancel', async () => {
      const [productId = ''] = scene.productIds;
      const { companyId, clientId } = scene;
      return cancelInvoice({ engine, client, companyId, clientId, productId, save });
    }),
    step('audit', async () => {
      const report = await client.audit.verify();
      if (!report.ok) throw new Error(report.problem?.message ?? '');
      return translate('cli.demo.said.audit', { count: report.entries });
    }),
  ];
}

type StepId =
  | 'vault'
  | 'company'
  | 'csd'
  | 'client'
  | 'products'
  | 'pac'
  | 'mail-account'
  | `invoice:${'draft' | 'seal' | 'stamp' | 'verify' | 'xml' | 'pdf' | 'mail'}`
  | 'cancel'
  | 'audit';

function step(id: StepId, run: DemoStep['run']): DemoStep {
  return { id, title: translate(`cli.demo.step.${id}`), run };
}

function sceneInvoice(scene: Scene): InvoiceDetail {
  if (scene.invoice === undefined) throw new Error('the story has no invoice yet');
  return scene.invoice;
}

/** Which invoice, as it was last seen. */
function versionOf({ id, version }: InvoiceDetail): { id: string; version: number } {
  return { id, version };
}

/** Everything that the demo can judge must hold: an unknown is no proof. */
function refuse(report: VerificationView): void {
  const wrong = [
    ...report.checks.filter((check) => check.result !== 'ok').map((check) => check.message),
    ...report.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.message),
  ];
  if (report.verdict !== 'valid') throw new Error(wrong.join('; '));
}

function amounts(draft: InvoiceDetail): string {
  const show = (minor: number): string => fromMinor(minor, draft.currencyDecimals);
  return translate('cli.demo.said.draft', {
    lines: draft.draft?.lines.length ?? 0,
    subtotal: show(draft.subtotalMinor),
    discount: show(draft.discountMinor),
    taxes: show(draft.transferredMinor),
    total: `${show(draft.totalMinor)} ${draft.currency}`,
  });
}
