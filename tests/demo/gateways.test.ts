/** The demo desk's gateways: charges that are paid by themselves, told by webhook, and nobody outside who hears of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { gatewayProviders } from '#connectors/gateway/registry.ts';
import type { TransactionDetail } from '#contract/transactions.ts';
import { readClabe } from '#domain/spei/clabe.ts';
import type { Http } from '#ports/http.ts';
import { silentLogger } from '#ports/logger.ts';
import { openEngine } from '#engine/engine.ts';
import { openDemoDesk, type DemoDesk } from '../../src-main/demo/desk.ts';
import { DEMO_GATEWAYS_FILE } from '../../src-main/demo/gateways/books.ts';
import { fileKeychain } from '../../src-main/demo/keychain.ts';
import { runInProcess } from '../support/cli.ts';
import { clientOf, type TestClient } from '../support/engine.ts';

const PAYER_MS = 250;
const calls: string[] = [];
/** Nobody is spoken to. */
const http: Http = {
  request: ({ url }) => {
    calls.push(url);
    return Promise.reject(new Error(`the demo desk spoke with ${url}`));
  },
};

let root: string;
let desk: DemoDesk;
let client: TestClient;
let companyId: string;
const accounts = new Map<string, string>();
/** Every host that a connection was opened to, whoever opened it. */
const reached: unknown[] = [];
const connecting = Object.getOwnPropertyDescriptor(Socket.prototype, 'connect');

const open = () =>
  openDemoDesk({
    dataFolder: join(root, 'desk'),
    cacheFolder: join(root, 'cache'),
    invoices: 50,
    payerMs: PAYER_MS,
    ports: { logger: silentLogger, http },
  });

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'cuadra-test-'));
  Object.defineProperty(Socket.prototype, 'connect', {
    ...connecting,
    value(this: Socket, ...given: unknown[]): unknown {
      const to = given.flat().find((each) => typeof each === 'object' && each !== null);
      reached.push((to as { host?: unknown }).host);
      return Reflect.apply(connecting?.value as (...all: unknown[]) => unknown, this, given);
    },
  });
  desk = await open();
  client = clientOf(desk.engine);
  const { rows } = await client.companies.list({});
  companyId = rows[0]?.id ?? '';
  const { providers } = await client.gateways.list({ companyId });
  for (const { id, kind, displayName, currencies, methods, credentialFields } of providers) {
    if (kind === 'bank') continue;
    const account = await client.gateways.create({
      companyId,
      provider: id,
      environment: 'test',
      name: `${displayName} de prueba`,
      currencies,
      methods: methods.map(({ method }) => method),
      fees: [],
      credentials: Object.fromEntries(credentialFields.map(({ name }) => [name, `demo-${name}`])),
    });
    accounts.set(id, account.id);
  }
});
afterAll(async () => {
  await desk.close();
  Object.defineProperty(Socket.prototype, 'connect', connecting ?? {});
  rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

const accountOf = (provider: string): string => accounts.get(provider) ?? '';
const payer = { name: 'Ana Ruiz', email: 'ana@cliente.example', phone: '5555550101' };

async function until(id: string, status: TransactionDetail['status']): Promise<TransactionDetail> {
  await vi.waitFor(async () => expect((await client.transactions.get({ id })).status).toBe(status), {
    timeout: 12_000,
    interval: 50,
  });
  return client.transactions.get({ id });
}

const free = (provider: string, description = 'Anticipo') => ({
  gatewayId: accountOf(provider),
  amountMinor: 123_450,
  currency: 'MXN',
  description,
  payer,
});

describe('the demo gateways', () => {
  it('are the real ones with their real methods and limits, for tests only', async () => {
    const { providers } = await client.gateways.list({ companyId });
    expect(providers.map(({ id }) => id)).toEqual(gatewayProviders.map(({ declaration }) => declaration.id));
    expect(providers.filter(({ environments }) => environments.join() !== 'test')).toEqual([]);
    for (const { declaration } of gatewayProviders) {
      const shown = providers.find(({ id }) => id === declaration.id);
      expect(shown?.methods).toEqual(JSON.parse(JSON.stringify(declaration.methods)));
      expect(shown?.credentialFields.map(({ name }) => name)).toEqual(Object.keys(declaration.credentials.shape));
    }
  });

  it('are tried with a key that says demo, and refuse any other by saying so', async () => {
    const good = await client.gateways.test({ id: accountOf('stripe') });
    expect(good).toMatchObject({ ok: true, account: 'Cuenta de demostración' });
    const asked = client.gateways.try({
      provider: 'stripe',
      environment: 'test',
      credentials: { secretKey: 'sk_test_51Habc' },
    });
    await expect(asked).rejects.toMatchObject({
      message: expect.stringContaining('empieza con «demo»'),
      data: { code: 'GATEWAY_CREDENTIALS_INVALID', field: 'credentials.secretKey' },
    });
  });

  it.each(['stripe', 'conekta', 'mercadopago', 'paypal', 'openpay'])(
    'charges a link at %s, which is paid by itself and told by webhook',
    async (provider) => {
      const link = await client.transactions.createLink(free(provider));
      const waiting = await until(link.id, 'pending');
      expect(waiting.instructions).toMatchObject({ kind: 'link', url: expect.stringContaining('.example/') });
      const paid = await until(link.id, 'paid');
      expect(paid.events.find(({ type }) => type === 'paid')?.source).toBe('webhook');
      const { feeMinor = 0, feeTaxMinor = 0, netMinor = 0 } = paid;
      expect(feeMinor).toBeGreaterThan(0);
      expect(feeTaxMinor).toBe(Math.round(feeMinor * 0.16));
      expect(netMinor).toBe(123_450 - feeMinor - feeTaxMinor);
      await vi.waitFor(async () => {
        const told = await client.webhooks.list({ gatewayId: accountOf(provider), objectId: paid.objectId });
        expect(told.rows.map(({ type, via, state }) => [type, via, state])).toEqual([
          ['paid', 'webhook', 'done'],
          ['pending', 'webhook', 'done'],
          ['created', 'webhook', 'done'],
        ]);
      }, 5000);
      const evidence = JSON.parse(paid.events.at(-1)?.evidence ?? '{}') as Record<string, unknown>;
      expect(JSON.stringify(evidence)).toContain(paid.reference);
    },
  );

  it('charges an invoice, which is paid by it', async () => {
    const { rows } = await client.invoices.list({ companyId, limit: 500 });
    const invoice = rows.find(
      ({ status, type, currency, paymentState, totalMinor }) =>
        status === 'stamped' &&
        type === 'I' &&
        currency === 'MXN' &&
        paymentState === 'unpaid' &&
        totalMinor < 10_000_000,
    );
    const invoiceId = invoice?.id ?? '';
    const { id } = await client.transactions.createLink({ gatewayId: accountOf('stripe'), invoiceId });
    await until(id, 'paid');
    const after = await client.invoices.get({ id: invoiceId });
    expect(after).toMatchObject({ paymentState: 'paid', paidMinor: invoice?.totalMinor });
  });

  it('plays what the description says', async () => {
    const [never, refused, over, disputed, lost] = await Promise.all([
      client.transactions.createLink(free('stripe', 'demo: no paga')),
      client.transactions.createLink(free('stripe', 'Anticipo (demo: rechaza)')),
      client.transactions.charge({ ...free('conekta', 'demo: vence'), method: 'cash' }),
      client.transactions.createLink(free('stripe', 'demo: contracargo')),
      client.transactions.createLink(free('mercadopago', 'demo: pierde contracargo')),
    ]);
    expect((await until(refused.id, 'failed')).failure).toMatchObject({ code: 'insufficient_funds' });
    await until(over.id, 'expired');
    expect((await until(disputed.id, 'disputed')).keptMinor).toBe(123_450);
    expect((await until(lost.id, 'dispute-lost')).keptMinor).toBe(0);
    expect((await client.transactions.get({ id: never.id })).status).toBe('pending');
    const card = await client.transactions.charge({
      ...free('stripe', 'demo: rechaza'),
      method: 'card',
      token: 'tok_visa',
    });
    const said = await until(card.id, 'failed');
    expect(said.operations[0]).toMatchObject({ state: 'rejected', words: { code: 'declined' } });
  });

  it('shows the payer a voucher and a CLABE that its check digit fits', async () => {
    const voucher = await client.transactions.charge({ ...free('conekta', 'demo: no paga'), method: 'cash' });
    const transfer = await client.transactions.charge({ ...free('openpay', 'demo: no paga'), method: 'spei' });
    expect((await until(voucher.id, 'pending')).instructions).toMatchObject({
      kind: 'voucher',
      reference: expect.stringMatching(/^\d{14}$/),
      expiresAtUtc: expect.any(String),
    });
    const { instructions } = await until(transfer.id, 'pending');
    const clabe = instructions?.kind === 'spei' ? instructions.clabe : '';
    expect(readClabe(clabe)).toMatchObject({ digits: clabe });
  });

  it('holds, captures in part, gives back in part and whole, and withdraws', async () => {
    const held = await client.transactions.charge({
      ...free('stripe'),
      method: 'card',
      token: 'tok_visa',
      capture: 'manual',
    });
    await until(held.id, 'authorised');
    await client.transactions.capture({ id: held.id, amountMinor: 100_000 });
    expect(await until(held.id, 'paid')).toMatchObject({ paidMinor: 100_000, card: { last4: '4242' } });
    await client.transactions.refund({ id: held.id, amountMinor: 40_000 });
    expect(await until(held.id, 'partially-refunded')).toMatchObject({ keptMinor: 60_000 });
    await client.transactions.refund({ id: held.id });
    expect(await until(held.id, 'refunded')).toMatchObject({ refundedMinor: 100_000, can: { refundableMinor: 0 } });
    const link = await client.transactions.createLink(free('stripe', 'demo: no paga'));
    await until(link.id, 'pending');
    await client.transactions.cancel({ id: link.id });
    await until(link.id, 'cancelled');
  });

  it('pays out what was collected, tells of it, and says what the payout holds', async () => {
    const gatewayId = accountOf('stripe');
    const payouts = await vi.waitFor(async () => {
      const { rows } = await client.transactions.payouts({ companyId, gatewayId });
      const read = rows.filter(({ contents }) => contents === 'told');
      expect(read.length).toBeGreaterThan(0);
      return read;
    }, 12_000);
    for (const { payoutId, amountMinor, status } of payouts) {
      const { sums } = await client.transactions.payout({ gatewayId, payoutId });
      expect(sums.reduce((total, { netMinor }) => total + netMinor, 0)).toBe(amountMinor);
      expect(status).toBe('in-transit');
    }
    const told = await client.webhooks.list({ gatewayId, objectId: payouts[0]?.payoutId });
    expect(told.rows.map(({ type, via, state }) => [type, via, state])).toEqual([['payout', 'webhook', 'done']]);
  });

  it('refuses a delivery that is not signed by them', async () => {
    const { address = '' } = (await client.webhooks.status({ companyId })).listener;
    const post = (headers: Record<string, string>) =>
      fetch(`${address}/payments/webhook/${accountOf('stripe')}`, { method: 'POST', headers, body: '{}' });
    expect((await post({})).status).toBe(400);
    const t = Math.floor(Date.now() / 1000);
    expect((await post({ 'x-demo-signature': `t=${t},v1=${'0'.repeat(64)}` })).status).toBe(400);
  });

  it('goes on after a restart: what was made stays, and what fell due meanwhile has happened', async () => {
    const link = await client.transactions.createLink(free('stripe'));
    await until(link.id, 'pending');
    await desk.close();
    await new Promise((resolve) => setTimeout(resolve, PAYER_MS));
    desk = await open();
    client = clientOf(desk.engine);
    expect((await until(link.id, 'paid')).events.map(({ type }) => type)).toEqual(['created', 'pending', 'paid']);
  });

  it('opens a folder of before, whose account has a key that is no demo’s, and refuses it in words', async () => {
    const { dataFolder } = desk;
    await desk.close();
    rmSync(join(dataFolder, DEMO_GATEWAYS_FILE));
    const ports = { keychain: fileKeychain(dataFolder), logger: silentLogger, http };
    const before = openEngine({ dataFolder, ports });
    await before.features.vault.unlock();
    const { id } = await clientOf(before).gateways.create({
      companyId,
      provider: 'stripe',
      environment: 'test',
      name: 'Stripe de antes',
      currencies: ['MXN'],
      methods: ['card'],
      fees: [],
      credentials: { secretKey: 'sk_test_51Habc' },
    });
    await before.close();
    desk = await open();
    client = clientOf(desk.engine);
    const said = await client.gateways.test({ id });
    expect(said).toMatchObject({ ok: false, words: { message: expect.stringContaining('empieza con «demo»') } });
    const link = await client.transactions.createLink(free('stripe'));
    await until(link.id, 'paid');
  });

  it('speaks with nobody but this machine', async () => {
    expect(calls).toEqual([]);
    expect(reached.length).toBeGreaterThan(1);
    expect(reached.filter((host) => host !== '127.0.0.1' && host !== 'localhost')).toEqual([]);
  });

  it('is the same for the command line, which has its gateways beside its data', async () => {
    const { dataFolder } = desk;
    await desk.close();
    try {
      const { code, out, err } = await runInProcess(
        '--data',
        dataFolder,
        '--json',
        'gateways',
        'test',
        accountOf('conekta'),
      );
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('Cuenta de demostración');
    } finally {
      desk = await open();
    }
  });
});
