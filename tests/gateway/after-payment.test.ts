/**
 * What is done with a charge after it was made, through the whole engine: holds taken and let go, refunds whose answer
 * is lost. Whatever happens on the way, at the gateway it has happened once.
 */
import { afterEach, describe, expect, test } from 'vitest';
import type { Misbehaviour } from '../simulators/pac-core/server.ts';
import { openMoneyDesk, type MoneyDesk } from './desk.ts';
import { gatewayHarnesses } from './harnesses.ts';

let desk: MoneyDesk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

const payer = { name: 'Jorge Núñez', email: 'jorge@cliente.example', phone: '5512345678' };
const AMOUNT = 100_000;
const LOST: readonly Misbehaviour[] = ['cut-after', 'error-after'];

const all = gatewayHarnesses.map((harness) => [harness.provider.declaration.id, harness] as const);
const holding = all.filter(([, { provider, paid }]) => provider.declaration.capabilities.capture && paid !== undefined);

type Harness = (typeof gatewayHarnesses)[number];

async function charged(harness: Harness, capture: 'automatic' | 'manual') {
  desk = await openMoneyDesk(harness);
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
  test('may be taken or let go, and which one is said', async () => {
    const { now } = await charged(harness, 'manual');
    expect(now).toMatchObject({ status: 'authorised', authorisedMinor: AMOUNT, can: { capture: true, cancel: true } });
  });

  test('is taken once, though the answer is lost', async () => {
    const at = await charged(harness, 'manual');
    at.simulator.behave('cut-after', 'capture');
    const amountMinor = harness.not?.['capture-of-a-part'] === undefined ? 60_000 : AMOUNT;
    await at.client.transactions.capture({ id: at.id, amountMinor });
    await expect(at.client.transactions.cancel({ id: at.id })).rejects.toMatchObject({
      data: { code: 'TRANSACTION_BUSY' },
    });
    expect(await settled(at, at.id)).toMatchObject({ status: 'paid', paidMinor: amountMinor });
    expect(atTheGateway(at, at.objectId)).toMatchObject({ paidMinor: amountMinor });
  });

  test('is let go, though the answer is lost, and then nothing is left to take', async () => {
    const at = await charged(harness, 'manual');
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

describe.each(all)('%s, a refund', (_id, harness) => {
  const { refund } = harness.provider.declaration.capabilities;
  const part = refund === 'partial' ? 40_000 : AMOUNT;

  test.each(LOST)('whose answer is lost (%s) is made once', async (lost) => {
    const at = await charged(harness, 'automatic');
    at.simulator.behave(lost, 'refund');
    await at.client.transactions.refund({ id: at.id, amountMinor: part });
    expect(await settled(at, at.id)).toMatchObject({ refundedMinor: part, refunds: [{ amountMinor: part }] });
    expect(atTheGateway(at, at.objectId)).toMatchObject({ refundedMinor: part });
  });

  test('asked for twice by one press is one', async () => {
    const at = await charged(harness, 'automatic');
    const press = { id: at.id, amountMinor: part, requestId: '0199e0a0-0000-7000-8000-000000000002' };
    await at.client.transactions.refund(press);
    await at.client.transactions.refund(press);
    expect(await settled(at, at.id)).toMatchObject({ refundedMinor: part });
    expect(atTheGateway(at, at.objectId)).toMatchObject({ refundedMinor: part });
  });
});
