/** What a gateway paid out, read by a job, and tied to the charges that it holds. */
import { afterEach, expect, test } from 'vitest';
import { openMoneyDesk, type MoneyDesk } from './desk.ts';
import { gatewayHarnesses } from './harnesses.ts';

let desk: MoneyDesk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

async function paidAtStripe() {
  const stripe = gatewayHarnesses.find(({ provider }) => provider.declaration.id === 'stripe');
  if (stripe === undefined) throw new Error('no stripe');
  desk = await openMoneyDesk(stripe);
  const { client, engine, gatewayId, invoiceId } = desk;
  const method = stripe.paid?.method ?? 'card';
  const { id } = await client.transactions.charge({
    gatewayId,
    invoiceId,
    amountMinor: 100_000,
    method,
    token: 'pm_card_visa',
  });
  await engine.idle();
  expect((await client.transactions.get({ id })).status).toBe('paid');
  return { ...desk, id };
}

test('payouts and what they hold are read once each, however often', async () => {
  const { client, engine, simulator, gatewayId, companyId, id } = await paidAtStripe();
  const payoutId = simulator.payOut?.() ?? '';
  for (let n = 0; n < 2; n += 1) {
    expect((await client.transactions.syncPayouts({ companyId, gatewayId })).jobIds).toHaveLength(1);
    await engine.idle();
  }
  const { rows: payouts } = await client.transactions.payouts({ companyId });
  expect(payouts).toMatchObject([{ gatewayId, payoutId, status: 'paid', currency: 'MXN', currencyDecimals: 2 }]);
  const { rows } = await client.transactions.balanceRows({ gatewayId, payoutId });
  const charge = rows.find(({ type }) => type === 'charge');
  expect(charge).toMatchObject({ transactionId: id, amountMinor: 100_000, currencyDecimals: 2, payoutId });
  expect(charge?.netMinor).toBe(100_000 - (charge?.feeMinor ?? 0) - (charge?.feeTaxMinor ?? 0));
  expect(payouts[0]?.amountMinor).toBe(charge?.netMinor);
  const all = (await client.transactions.balanceRows({ gatewayId })).rows;
  expect(new Set(all.map(({ rowId }) => rowId)).size).toBe(all.length);
  expect((await client.transactions.get({ id })).payoutIds).toEqual([payoutId]);
});

test('pages go on where the one before ended', async () => {
  const { client, engine, simulator, gatewayId, companyId, invoiceId } = await paidAtStripe();
  const told = [simulator.payOut?.()];
  await client.transactions.charge({
    gatewayId,
    invoiceId,
    amountMinor: 50_000,
    method: 'card',
    token: 'pm_card_visa',
  });
  await engine.idle();
  told.push(simulator.payOut?.());
  await client.transactions.syncPayouts({ companyId });
  await engine.idle();
  const first = await client.transactions.payouts({ companyId, limit: 1 });
  const second = await client.transactions.payouts({ companyId, limit: 1, cursor: first.nextCursor ?? '' });
  expect(new Set([...first.rows, ...second.rows].map(({ payoutId }) => payoutId))).toEqual(new Set(told));
  expect(second.nextCursor).toBeUndefined();
});

test('a delivery that tells of a payout has it read', async () => {
  const { client, engine, simulator, companyId, post } = await paidAtStripe();
  const payoutId = simulator.payOut?.() ?? '';
  const delivery = simulator.deliveries().at(-1);
  if (delivery === undefined) throw new Error('nothing was delivered');
  expect(await post(delivery)).toBe(200);
  await engine.idle();
  expect(await client.transactions.payouts({ companyId })).toMatchObject({ rows: [{ payoutId }] });
});

test('a gateway that does not answer is asked again', async () => {
  const { client, engine, simulator, companyId } = await paidAtStripe();
  const payoutId = simulator.payOut?.() ?? '';
  simulator.behave('unavailable', 'payouts');
  const { jobIds } = await client.transactions.syncPayouts({ companyId });
  await engine.idle();
  expect(await client.transactions.payouts({ companyId })).toMatchObject({ rows: [] });
  const job = await client.jobs.get({ id: jobIds[0] ?? '' });
  expect(job).toMatchObject({ state: 'waiting', error: { code: 'GATEWAY_UNAVAILABLE' } });
  engine.features.queue.makeDue(engine.db, 'transactions.payouts');
  await expect
    .poll(
      async () => {
        await engine.idle();
        return (await client.transactions.payouts({ companyId })).rows.map((row) => row.payoutId);
      },
      { timeout: 10_000 },
    )
    .toEqual([payoutId]);
});
