/** From the gateway's delivery, through the listener's socket, to the invoice: what is true is written once, and nothing else. */
import { afterEach, describe, expect, test } from 'vitest';
import type { SimDelivery } from '../simulators/gateway-core/simulator.ts';
import { clientOf } from '../support/engine.ts';
import { openMoneyDesk, type MoneyDesk } from './desk.ts';
import { gatewayHarnesses } from './harnesses.ts';

let desk: MoneyDesk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

const payer = { name: 'Jorge Núñez', email: 'jorge@cliente.example', phone: '5512345678' };
const AMOUNT = 100_000;

async function chargedAt(harness: (typeof gatewayHarnesses)[number]) {
  desk = await openMoneyDesk(harness);
  const { client, engine, gatewayId, invoiceId } = desk;
  const { method } = harness.waiting;
  const { id } = await client.transactions.charge({ gatewayId, invoiceId, amountMinor: AMOUNT, method, payer });
  await engine.idle();
  const { objectId = '', status } = await client.transactions.get({ id });
  expect(status).toBe('pending');
  return { ...desk, id, objectId };
}

/** Posts them one after another and lets the inbox work. */
async function postAll(at: MoneyDesk, deliveries: readonly SimDelivery[]): Promise<number[]> {
  const said: number[] = [];
  for (const delivery of deliveries) said.push(await at.post(delivery));
  await at.engine.idle();
  return said;
}

/** One whose deliveries are signed, one whose are hints; every other one is in tests/webhooks. */
const two = gatewayHarnesses.filter(({ provider }) => ['stripe', 'conekta'].includes(provider.declaration.id));

describe.each(two.map((harness) => [harness.provider.declaration.id, harness] as const))('%s', (_id, harness) => {
  test('a delivery makes the invoice paid, once, whatever its order and however often it comes', async () => {
    const at = await chargedAt(harness);
    const { client, simulator, id, objectId, invoiceId } = at;
    simulator.pay(objectId);
    const all = simulator.deliveries();
    const said = await postAll(at, [...all.toReversed(), ...all, ...all]);
    expect(new Set(said)).toEqual(new Set([200]));
    const { events, status, paidMinor } = await client.transactions.get({ id });
    expect({ status, paidMinor }).toEqual({ status: 'paid', paidMinor: AMOUNT });
    expect(events.filter(({ type }) => type === 'paid')).toMatchObject([{ source: 'webhook' }]);
    expect(await client.invoices.get({ id: invoiceId })).toMatchObject({
      paymentState: 'partial',
      paidMinor: AMOUNT,
    });
    const { rows } = await client.webhooks.list({});
    expect(rows.every(({ state }) => state === 'done' || state === 'ignored')).toBe(true);
    expect(new Set(rows.map(({ id: row }) => row)).size).toBe(rows.length);
    expect(rows.length).toBeLessThanOrEqual(all.length);
  });

  test('a forged one is refused, and changes nothing', async () => {
    const at = await chargedAt(harness);
    const { client, simulator, id, objectId } = at;
    simulator.pay(objectId);
    const said = await postAll(at, simulator.deliveries({ wrongSecret: true }));
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((status) => status === 200)).toEqual([]);
    expect(await client.webhooks.list({})).toMatchObject({ rows: [] });
    expect(await client.transactions.get({ id })).toMatchObject({ status: 'pending', paidMinor: 0 });
  });

  test('what happened while the program was closed is caught up with', async () => {
    const { engine, simulator, id, objectId, invoiceId, reopen } = await chargedAt(harness);
    await engine.close();
    simulator.pay(objectId);
    const again = reopen();
    try {
      const client = clientOf(again);
      await client.vault.unlock({});
      again.start();
      await again.idle();
      const { status, events } = await client.transactions.get({ id });
      expect(status).toBe('paid');
      expect(events.find(({ type }) => type === 'paid')?.source).toBe('polling');
      expect(await client.invoices.get({ id: invoiceId })).toMatchObject({ paidMinor: AMOUNT });
    } finally {
      await again.close();
    }
  });
});

const openpay = gatewayHarnesses.find(({ provider }) => provider.declaration.id === 'openpay');

test('a hint that lies is looked at and not believed: the charge is as the API says', async () => {
  if (openpay === undefined) throw new Error('no openpay');
  const at = await chargedAt(openpay);
  const [true_] = at.simulator.deliveries();
  if (true_ === undefined) throw new Error('nothing was delivered');
  const body = JSON.parse(true_.rawBody.toString()) as { transaction: object };
  const lie = { ...body, type: 'charge.succeeded', transaction: { ...body.transaction, status: 'completed' } };
  expect(await postAll(at, [{ ...true_, rawBody: Buffer.from(JSON.stringify(lie)) }])).toEqual([200]);
  expect(await at.client.webhooks.list({})).toMatchObject({ rows: [{ type: 'paid', state: 'done' }] });
  expect(await at.client.transactions.get({ id: at.id })).toMatchObject({ status: 'pending', paidMinor: 0 });
});

test('an object that the gateway does not know leaves no dead letter', async () => {
  if (openpay === undefined) throw new Error('no openpay');
  const at = await chargedAt(openpay);
  const [true_] = at.simulator.deliveries();
  if (true_ === undefined) throw new Error('nothing was delivered');
  const body = JSON.parse(true_.rawBody.toString()) as { transaction: object };
  const unknown = {
    ...body,
    event_date: '2026-01-01T00:00:00-06:00',
    transaction: { ...body.transaction, id: 'nobody' },
  };
  expect(await postAll(at, [{ ...true_, rawBody: Buffer.from(JSON.stringify(unknown)) }])).toEqual([200]);
  expect(await at.client.webhooks.list({})).toMatchObject({ rows: [{ state: 'ignored' }] });
});

test('the question whether an endpoint is ours is answered once it is known; a made-up one confirms nothing', async () => {
  if (openpay === undefined) throw new Error('no openpay');
  const at = await chargedAt(openpay);
  const { tunnelSide } = at.engine.features.gatewaySides;
  const url = 'https://cobros.cliente.example/payments/webhook/1';
  const { signal } = new AbortController();
  const told = await tunnelSide.register(at.gatewayId, { url, idempotencyKey: 'hook-1' }, signal);
  if (told.kind !== 'done') throw new Error(told.kind);
  expect(told.value.needsConfirmation).toBe(true);
  const { db, raw } = at.engine;
  db.transaction((tx) => tunnelSide.keepEndpoint(tx, at.gatewayId, { ...told.value, url }));
  raw
    .prepare(
      `INSERT INTO webhook_endpoints (gateway_id, url, webhook_id, stale, state, updated_at_utc)
       VALUES (?, ?, ?, '[]', 'unconfirmed', '2026-11-26T00:00:00.000Z')`,
    )
    .run(at.gatewayId, url, told.value.webhookId);
  const state = () => raw.prepare('SELECT state FROM webhook_endpoints').pluck().get();
  const question = at.simulator.deliveries().find(({ rawBody }) => rawBody.toString().includes('verification_code'));
  if (question === undefined) throw new Error('nothing was asked');
  const body = JSON.parse(question.rawBody.toString()) as object;
  const madeUp = { ...question, rawBody: Buffer.from(JSON.stringify({ ...body, verification_code: 'zzzzzzzz' })) };
  expect(await postAll(at, [madeUp])).toEqual([200]);
  expect(state()).toBe('unconfirmed');
  expect(await postAll(at, [question])).toEqual([200]);
  expect(state()).toBe('registered');
});

test('an account is told of its address, keeps what it is signed with, and a delivery is good', async () => {
  const stripe = gatewayHarnesses.find(({ provider }) => provider.declaration.id === 'stripe');
  if (stripe === undefined) throw new Error('no stripe');
  const at = await chargedAt(stripe);
  const { client, gatewayId, simulator, objectId, id } = at;
  const { version } = await client.gateways.get({ id: gatewayId });
  await client.gateways.update({ id: gatewayId, version, webhookSecret: null });
  simulator.pay(objectId);
  // Without what it signs with, nothing can be judged: it is told to come again.
  expect(new Set(await postAll(at, simulator.deliveries()))).toEqual(new Set([503]));
  const { tunnelSide, inbox } = at.engine.features.gatewaySides;
  const url = 'https://cobros.cliente.example/payments/webhook/1';
  const [sender] = tunnelSide.senders();
  expect(sender).toMatchObject({ id: gatewayId, registers: true });
  const { signal } = new AbortController();
  const told = await tunnelSide.register(gatewayId, { url, idempotencyKey: 'hook-1' }, signal);
  if (told.kind !== 'done') throw new Error(told.kind);
  at.engine.db.transaction((tx) => tunnelSide.keepEndpoint(tx, gatewayId, { ...told.value, url }));
  expect(await client.gateways.get({ id: gatewayId })).toMatchObject({ hasWebhookSecret: true, webhookUrl: url });
  expect(inbox.find(gatewayId)).toMatchObject({ sends: true });
  expect(new Set(await postAll(at, simulator.deliveries()))).toEqual(new Set([200]));
  expect(await client.transactions.get({ id })).toMatchObject({ status: 'paid' });
  expect(await tunnelSide.unregister(gatewayId, told.value.webhookId, signal)).toEqual({ kind: 'done', value: null });
});
