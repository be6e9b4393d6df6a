/** The demo desk: whole, of every state, worth nothing, and gone when it closes. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceRowView } from '#contract/invoices.ts';
import { openEngine } from '#engine/engine.ts';
import { memoryKeychain } from '#platform/memory-keychain.ts';
import { silentLogger } from '#ports/logger.ts';
import { makeClients } from '../../src-main/demo/clients.ts';
import { DEMO_COMPANIES } from '../../src-main/demo/companies.ts';
import { openDemoDesk, type DemoDesk } from '../../src-main/demo/desk.ts';
import { planInvoices } from '../../src-main/demo/plan.ts';
import { makeProducts } from '../../src-main/demo/products.ts';
import { chanceOf } from '../../src-main/demo/random.ts';
import { starterCatalogs } from '#domain/catalogs/index.ts';
import { parseRfc } from '#domain/rfc/rfc.ts';
import { runInProcess } from '../support/cli.ts';
import { clientOf, type TestClient } from '../support/engine.ts';

const INVOICES = 160;
let cacheFolder: string;
let desk: DemoDesk;
let client: TestClient;
let rows: InvoiceRowView[];

beforeAll(async () => {
  cacheFolder = mkdtempSync(join(tmpdir(), 'cuadra-test-'));
  desk = await openDemoDesk({ invoices: INVOICES, cacheFolder, ports: { logger: silentLogger } });
  client = clientOf(desk.engine);
  const companies = await client.companies.list({});
  const pages = companies.rows.map(({ id }) => client.invoices.list({ companyId: id, limit: 500 }));
  rows = (await Promise.all(pages)).flatMap((page) => page.rows);
});
afterAll(async () => {
  await desk.close();
  rmSync(cacheFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

const stamped = (): InvoiceRowView[] => rows.filter((row) => row.uuid !== undefined);

describe('the demo desk', () => {
  it('has invoices in every state, and all of them worth nothing', () => {
    expect(rows).toHaveLength(INVOICES);
    const states = ['draft', 'ready', 'stamping', 'unknown', 'stamped', 'rejected', 'cancelled'];
    expect([...new Set(rows.map((row) => row.status))]).toEqual(expect.arrayContaining(states));
    expect([...new Set(rows.map((row) => row.currency))]).toEqual(expect.arrayContaining(['MXN', 'USD', 'EUR']));
    expect([...new Set(rows.map((row) => row.paymentState))]).toEqual(expect.arrayContaining(['paid', 'unpaid']));
    expect(stamped().length).toBeGreaterThan(INVOICES * 0.75);
    expect(stamped().filter((row) => !row.demo)).toEqual([]);
  });

  it('keeps the states that are to be seen while it works', async () => {
    await desk.engine.idle();
    for (const status of ['ready', 'stamping', 'unknown'] as const) {
      const row = rows.find((each) => each.status === status);
      expect((await client.invoices.get({ id: row?.id ?? '' })).status).toBe(status);
    }
  });

  it('has real documents: each verifies in full, prints, and says that it is worth nothing', async () => {
    const sample = stamped().filter((_, at) => at % 7 === 0);
    expect(sample.length).toBeGreaterThan(15);
    for (const { id } of sample) {
      const { verdict, findings } = await client.invoices.verify({ file: await client.invoices.xml({ id }) });
      expect({ verdict, errors: findings.filter((finding) => finding.severity === 'error') }).toEqual({
        verdict: 'valid',
        errors: [],
      });
    }
    const xml = Buffer.from((await client.invoices.xml({ id: sample[0]?.id ?? '' })).base64, 'base64').toString('utf8');
    expect(xml).toContain('SIN VALIDEZ FISCAL');
    const pdf = await client.invoices.pdf({ id: sample[0]?.id ?? '' });
    expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('agrees with what SAT says of it, but for one invoice that somebody cancelled elsewhere', async () => {
    const differing = async () =>
      (await client.alerts.list({})).rows
        .filter(({ kind }) => kind.startsWith('sat.'))
        .map(({ kind, record }) => [kind, record.id]);
    const asBuilt = await differing();
    expect(asBuilt).toEqual([['sat.cancelled-there', expect.any(String)]]);
    expect(rows.filter(({ satStatus }) => satStatus !== undefined).length).toBeGreaterThan(10);
    const { id } = await client.satStatus.sync({ scope: 'all' });
    await desk.engine.idle();
    expect(await client.satStatus.result({ jobId: id })).toMatchObject({ state: 'done', failed: 0, different: 1 });
    expect(await differing()).toEqual(asBuilt);
  });

  it('has the request behind each cancelled invoice', async () => {
    const cancelled = rows.filter(({ status }) => status === 'cancelled' || status === 'cancel_requested');
    expect(cancelled.length).toBeGreaterThan(0);
    for (const { id, status } of cancelled) {
      const { cancellation } = await client.invoices.get({ id });
      expect(cancellation?.current).toMatchObject({
        motivo: '02',
        state: status === 'cancelled' ? 'cancelled' : 'in_process',
      });
    }
  });

  it('numbers each series without gap or repeat, in the order of time', () => {
    const issued = rows.filter((row) => row.folio !== undefined && row.type === 'I');
    const series = Map.groupBy(issued, (row) => `${row.companyId} ${row.serie}`);
    expect(series.size).toBeGreaterThan(3);
    for (const list of series.values()) {
      const byFolio = list.toSorted((a, b) => (a.folio ?? 0) - (b.folio ?? 0));
      expect(byFolio.map((row) => row.folio)).toEqual(byFolio.map((_, at) => (byFolio[0]?.folio ?? 0) + at));
      const fechas = byFolio.map((row) => row.fecha ?? '');
      expect(fechas).toEqual(fechas.toSorted());
    }
  });

  it('goes on from there: the next invoice takes the next folio and is stamped and mailed', async () => {
    const company = (await client.companies.list({})).rows.find(({ rfc }) => rfc === DEMO_COMPANIES[0]?.company.rfc);
    const companyId = company?.id ?? '';
    const clients = (await client.clients.list({ companyId, limit: 500 })).rows;
    const [product] = (await client.products.list({ companyId })).rows;
    const receiver = clients.find(({ rfc, emails }) => rfc.length === 12 && emails.length > 0);
    const created = await client.invoices.create({
      companyId,
      clientId: receiver?.id ?? '',
      formaPago: '03',
      metodoPago: 'PUE',
      lines: [{ productId: product?.id, precioUnitario: '10' }],
      mailTo: receiver?.emails,
    });
    const { issued } = await client.invoices.issue({ id: created.id, version: created.version });
    expect(issued).toBe(true);
    await desk.engine.idle();
    const after = await client.invoices.get({ id: created.id });
    expect(after).toMatchObject({ status: 'stamped', mailState: 'sent', demo: true });
    const folios = rows
      .filter((row) => row.companyId === companyId && row.serie === after.serie)
      .map((row) => row.folio ?? 0);
    expect(after.folio).toBe(Math.max(...folios) + 1);
    expect(readdirSync(join(desk.dataFolder, 'mail')).length).toBeGreaterThan(0);
  });

  it('lets a doubt be asked about, and finds the stamp', async () => {
    const row = rows.find((each) => each.status === 'unknown');
    const invoiceId = row?.id ?? '';
    await client.stamping.askNow({ invoiceId });
    await desk.engine.idle();
    expect((await client.invoices.get({ id: invoiceId })).status).toBe('stamped');
  });

  it('has the mails that its invoices tell of', async () => {
    const told = rows.filter((row) => row.mailState !== 'unsent');
    expect(told.length).toBeGreaterThan(INVOICES / 2);
    for (const row of told) {
      const mails = await client.mail.list({ companyId: row.companyId, invoiceId: row.id });
      expect(mails.rows.map((mail) => mail.state)).toEqual([row.mailState]);
    }
  });

  it('has an audit log that holds', async () => {
    expect(await client.audit.verify()).toMatchObject({ ok: true });
  });

  it('shows its logos and its demo environment', async () => {
    for (const { id } of (await client.companies.list({})).rows) {
      expect(await client.companies.logo({ id })).toMatchObject({ contentType: 'image/png' });
      const { company } = await client.system.info({ companyId: id });
      expect(company).toMatchObject({ environment: 'demo', csd: { demo: true }, hasMailAccount: true });
    }
  });
});

describe('where it lives', () => {
  it('is built once, then copied, and its temporary folder is gone when it closes', async () => {
    const kept = readdirSync(join(cacheFolder)).find((name) => name.startsWith('desk-'));
    expect(kept).toBeDefined();
    const progress: number[] = [];
    const again = await openDemoDesk({
      invoices: INVOICES,
      cacheFolder,
      ports: { logger: silentLogger },
      onProgress: (share) => progress.push(share),
    });
    expect(progress).toEqual([]);
    expect(again.dataFolder).not.toBe(desk.dataFolder);
    await again.close();
    expect(existsSync(again.dataFolder)).toBe(false);
  });

  it('stays in a folder that was asked for, with what was done in it', async () => {
    const dataFolder = join(mkdtempSync(join(tmpdir(), 'cuadra-test-')), 'desk');
    const open = () => openDemoDesk({ dataFolder, invoices: INVOICES, cacheFolder, ports: { logger: silentLogger } });
    const first = await open();
    const [company] = (await clientOf(first.engine).companies.list({})).rows;
    const { id, version } = company ?? { id: '', version: 0 };
    await clientOf(first.engine).companies.update({ id, version, tradeName: 'Otro nombre' });
    await first.close();
    const second = await open();
    expect((await clientOf(second.engine).companies.get({ id })).tradeName).toBe('Otro nombre');
    await second.close();
    // The command line opens it as the window does: with the keychain beside its data.
    const { code, err } = await runInProcess('--data', dataFolder, '--json', 'alerts', 'list');
    expect([code, err]).toEqual([0, '']);
    rmSync(dataFolder, { recursive: true });
  });

  it('never takes the folder of a desk that is no demo', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'cuadra-test-'));
    const real = openEngine({ dataFolder, ports: { keychain: memoryKeychain(), logger: silentLogger } });
    await real.close();
    const before = readdirSync(dataFolder);
    await expect(openDemoDesk({ dataFolder, invoices: INVOICES, cacheFolder })).rejects.toMatchObject({
      code: 'DEMO_FOLDER_TAKEN',
    });
    expect(readdirSync(dataFolder)).toEqual(before);
    rmSync(dataFolder, { recursive: true });
  });

  it('is built where it is wanted when there can be no cache', async () => {
    const blocked = join(cacheFolder, 'a-file');
    writeFileSync(blocked, '');
    const small = await openDemoDesk({ invoices: 50, cacheFolder: blocked, ports: { logger: silentLogger } });
    expect((await clientOf(small.engine).companies.list({})).rows).toHaveLength(2);
    await small.close();
  });

  it('forgets kept desks of other days', async () => {
    const old = join(cacheFolder, 'desk-v0-s1-n160-2020-01-01');
    mkdirSync(old);
    const again = await openDemoDesk({ invoices: INVOICES, cacheFolder, ports: { logger: silentLogger } });
    await again.close();
    expect(existsSync(old)).toBe(false);
  });
});

describe('what it is made of', () => {
  const now = new Date('2026-11-23T18:00:00.000Z');
  const castsOf = (chance: ReturnType<typeof chanceOf>) =>
    DEMO_COMPANIES.map(({ company }, at) => ({
      clients: makeClients(chance, 150, company.postalCode),
      products: makeProducts(at === 0 ? 'goods' : 'services'),
    }));

  it('is the same every time, but for the day', () => {
    const make = () => {
      const chance = chanceOf(7);
      return planInvoices(chance, castsOf(chance), 400, now);
    };
    expect(make()).toEqual(make());
  });

  it('lies in the past, in working hours', () => {
    const chance = chanceOf(7);
    const { history, recent } = planInvoices(chance, castsOf(chance), 400, now);
    expect(history.length + recent.length).toBe(400);
    const all = [...history, ...recent];
    expect(all.every(({ atMs }) => atMs < now.getTime())).toBe(true);
    expect(history.every(({ atMs }) => new Date(atMs - 6 * 3_600_000).getUTCDay() !== 0)).toBe(true);
  });

  it('names people with RFCs of the right form, and things with keys of SAT', () => {
    const clients = makeClients(chanceOf(7), 200, '06600');
    expect(clients).toHaveLength(200);
    expect(clients.filter(({ rfc }) => parseRfc(rfc)?.digitoCorrecto !== true)).toEqual([]);
    expect(DEMO_COMPANIES.filter(({ company }) => parseRfc(company.rfc)?.digitoCorrecto !== true)).toEqual([]);
    expect(clients.some(({ legalName }) => legalName.length > 120)).toBe(true);
    expect(clients.some(({ emails }) => emails.length > 2)).toBe(true);
    const products = [...makeProducts('goods'), ...makeProducts('services')];
    expect(products).toHaveLength(80);
    const unknown = products.filter(
      ({ claveProdServ, claveUnidad }) =>
        typeof starterCatalogs.prodServ(claveProdServ) === 'string' ||
        typeof starterCatalogs.claveUnidad(claveUnidad) === 'string',
    );
    expect(unknown).toEqual([]);
  });
});
