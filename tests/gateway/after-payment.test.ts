/**
 * What is done with a charge after it was made, through the whole engine: holds taken and let go, refunds whose answer
 * is lost. Whatever happens on the way, at the gateway it has happened once.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Misbehaviour } from '../simulators/pac-core/server.ts';
import { openMoneyDesk, type MoneyDesk } from './desk.ts';
import { gatewayHarnesses } from './harnesses.ts';

const payer = { name: 'Jorge Núñez', email: 'jorge@cliente.example', phone: '5512345678' };
const AMOUNT = 10_000;
const LOST: readonly Misbehaviour[] = ['cut-after', 'error-after'];

const all = gatewayHarnesses.map((harness) => [harness.provider.declaration.id, harness] as const);
const holding = all.filter(([, { provider, paid }]) => provider.declaration.capabilities.capture && paid !== undefined);

type Harness = (typeof gatewayHarnesses)[number];

/** One desk for all tests of a gateway: each makes a charge of its own. */
function opened(harness: Harness): () => MoneyDesk {
  let desk: MoneyDesk | undefined;
  beforeAll(async () => {
    desk = await openMoneyDesk(harness);
  });
  afterAll(() => desk?.close());
  return () => {
    if (desk === undefined) throw new Error('the desk is not open');
    return desk;
  };
}

async function charged(desk: MoneyDesk, harness: Harness, capture: 'automatic' | 'manual') {
  const { client, engine, gatewayId, invoiceId, simulator } = desk;
  const { method, token } = harness.paid ?? harness.waiting;
  const { id } = await client.transactions.charge({
    gatewayId,
    invoiceId,
    amountMinor: AMOUNT,
    method,
    payer,
    capture,
    ...(token === undefined ? {} : { token }),
  });
  await engine.idle();
  const { objectId = '', status } = await client.transactions.get({ id });
  if (capture === 'automatic' && status !== 'paid') simulator.pay(objectId);
  return { ...desk, id, objectId, now: await client.transactions.refresh({ id }) };
}

/** Waits until nothing of it is under way any more. */
async function settled({ client, engine }: MoneyDesk, id: string) {
  await expect
    .poll(
      async () => (await client.transactions.get({ id })).operations.filter(({ state }) => state !== 'done').length,
      { timeout: 30_000 },
    )
    .toBe(0);
  await engine.idle();
  return client.transactions.refresh({ id });
}

const atTheGateway = ({ simulator }: MoneyDesk, objectId: string) =>
  simulator.charges().find((charge) => charge.objectId === objectId);

describe.each(holding)('%s, money that is held', (_id, harness) => {
  const desk = opened(harness);

  test('may be taken or let go, and which one is said', async () => {
    const { now } = await charged(desk(), harness, 'manual');
    expect(now).toMatchObject({ status: 'authorised', authorisedMinor: AMOUNT, can: { capture: true, cancel: true } });
  });

  test('is taken once, though the answer is lost', async () => {
    const at = await charged(desk(), harness, 'manual');
    at.simulator.behave('cut-after', 'capture');
    const amountMinor = harness.not?.['capture-of-a-part'] === undefined ? 6_000 : AMOUNT;
    await at.client.transactions.capture({ id: at.id, amountMinor });
    await expect(at.client.transactions.cancel({ id: at.id })).rejects.toMatchObject({
      data: { code: 'TRANSACTION_BUSY' },
    });
    expect(await settled(at, at.id)).toMatchObject({ status: 'paid', paidMinor: amountMinor });
    expect(atTheGateway(at, at.objectId)).toMatchObject({ paidMinor: amountMinor });
  });

  test('is let go, though the answer is lost, and then nothing is left to take', async () => {
    const at = await charged(desk(), harness, 'manual');
    at.simulator.behave('cut-after', 'refund');
    await at.client.transactions.cancel({ id: at.id });
    expect(await settled(at, at.id)).toMatchObject({
      status: 'cancelled',
      paidMinor: 0,
      can: { capture: false, cancel: false, refundableMinor: 0 },
    });
    await expect(at.client.transactions.capture({ id: at.id })).rejects.toMatchObject({
      data: { code: 'TRANSACTION_NOT_POSSIBLE' },
    });
  });
});

describe.each(all)('%s, a charge that was paid', (provider, harness) => {
  const desk = opened(harness);
  const { refund } = harness.provider.declaration.capabilities;
  const part = refund === 'partial' ? 4_000 : AMOUNT;

  test.each(LOST)('is refunded once, though the answer is lost (%s)', async (lost) => {
    const at = await charged(desk(), harness, 'automatic');
    at.simulator.behave(lost, 'refund');
    await at.client.transactions.refund({ id: at.id, amountMinor: part });
    expect(await settled(at, at.id)).toMatchObject({ refundedMinor: part, refunds: [{ amountMinor: part }] });
    expect(atTheGateway(at, at.objectId)).toMatchObject({ refundedMinor: part });
  });

  test('is refunded once when it is asked for twice by one press', async () => {
    const at = await charged(desk(), harness, 'automatic');
    const press = { id: at.id, amountMinor: part, requestId: '0199e0a0-0000-7000-8000-000000000002' };
    await at.client.transactions.refund(press);
    await at.client.transactions.refund(press);
    expect(await settled(at, at.id)).toMatchObject({ refundedMinor: part });
    expect(atTheGateway(at, at.objectId)).toMatchObject({ refundedMinor: part });
  });

  test.each([
    ['won', 'paid', AMOUNT],
    ['lost', 'dispute-lost', 0],
  ] as const)('loses its money to a dispute until that is %s', async (outcome, status, kept) => {
    const at = await charged(desk(), harness, 'automatic');
    const { paidMinor: before = 0 } = await at.client.invoices.get({ id: at.invoiceId });
    const sums = async () => (await at.client.transactions.totals({ companyId: at.companyId }))[0];
    const { lostMinor: lostBefore = 0 } = (await sums()) ?? {};
    if (at.simulator.dispute === undefined) throw new Error('it has no disputes');
    at.simulator.dispute(at.objectId, 'open');
    const open = await at.client.transactions.refresh({ id: at.id });
    expect(open).toMatchObject({ status: 'disputed', disputes: [{ status: 'open' }] });
    // Of these Stripe tells until when it can be answered.
    expect(open.disputes.map(({ dueAtUtc }) => dueAtUtc !== undefined)).toEqual([provider === 'stripe']);
    at.simulator.dispute(at.objectId, outcome);
    for (let n = 0; n < 2; n += 1) {
      expect(await at.client.transactions.refresh({ id: at.id })).toMatchObject({
        status,
        keptMinor: kept,
        disputes: [{ status: outcome }],
      });
    }
    expect(await at.client.invoices.get({ id: at.invoiceId })).toMatchObject({
      paidMinor: before - AMOUNT + kept,
    });
    expect((await sums())?.lostMinor).toBe(lostBefore + AMOUNT - kept);
  });
});
