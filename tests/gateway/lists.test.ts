/** The lists of charges and payouts: what they show, how they are filtered, and that they stay quick. */
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '#db/open.ts';
import { planPage, planTotals } from '#features/transactions/list.ts';
import { openMoneyDesk, type MoneyDesk } from './desk.ts';
import { gatewayHarnesses } from './harnesses.ts';

let desk: MoneyDesk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

async function opened(provider: string): Promise<MoneyDesk> {
  const harness = gatewayHarnesses.find((each) => each.provider.declaration.id === provider);
  if (harness === undefined) throw new Error(`no ${provider}`);
  desk = await openMoneyDesk(harness);
  return desk;
}

const card = { method: 'card', token: 'pm_card_visa' } as const;

test('charges are listed with client, invoice and gateway, found by each of them, filtered and added up', async () => {
  const { client, engine, companyId, gatewayId, invoiceId, clientId } = await opened('stripe');
  const { folio, serie, totalMinor } = await client.invoices.get({ id: invoiceId });
  const ofInvoice = await client.transactions.charge({ gatewayId, invoiceId, amountMinor: 100_000, ...card });
  const free = await client.transactions.charge({
    gatewayId,
    amountMinor: 50_000,
    currency: 'MXN',
    method: 'oxxo',
    description: 'Anticipo 100%',
    payer: { name: 'Jorge Núñez', email: 'jorge@cliente.example' },
  });
  await engine.idle();
  expect(totalMinor).toBeGreaterThan(100_000);
  const ids = async (filter: object): Promise<string[]> =>
    (await client.transactions.list({ companyId, ...filter })).rows.map(({ id }) => id);
  const { rows } = await client.transactions.list({ companyId });
  expect(rows.map(({ id }) => id)).toEqual([free.id, ofInvoice.id]);
  const number = `${serie}-${folio}`;
  expect(rows[1]).toMatchObject({
    clientName: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
    invoiceNumber: number,
    gatewayName: 'Stripe',
  });
  expect(rows[0]).not.toHaveProperty('invoiceNumber');
  expect(await client.transactions.get({ id: ofInvoice.id })).toMatchObject({
    invoiceNumber: number,
    gatewayName: 'Stripe',
  });

  for (const query of ['robótica univ', number, `${serie}${folio}`.toLowerCase(), ofInvoice.reference.slice(4, 14)]) {
    expect([query, await ids({ query })]).toEqual([query, [ofInvoice.id]]);
  }
  expect(await ids({ query: '100%' })).toEqual([free.id]);
  expect(await ids({ query: 'nadie' })).toEqual([]);
  expect(await ids({ methods: ['oxxo'] })).toEqual([free.id]);
  expect(await ids({ clientId })).toEqual([ofInvoice.id]);
  expect(await ids({ invoiceId, statuses: ['paid'] })).toEqual([ofInvoice.id]);
  expect(await ids({ untilUtc: ofInvoice.createdAtUtc })).toEqual([]);
  expect(await ids({ offset: 1 })).toEqual([ofInvoice.id]);
  const first = await client.transactions.list({ companyId, limit: 1 });
  expect(await ids({ cursor: first.nextCursor, limit: 1 })).toEqual([ofInvoice.id]);

  const [sums] = await client.transactions.totals({ companyId });
  const paid = await client.transactions.get({ id: ofInvoice.id });
  expect(sums).toMatchObject({ count: 2, amountMinor: 150_000, paidMinor: 100_000, keptMinor: 100_000, withoutFee: 0 });
  expect(sums?.feeMinor).toBe(paid.feeMinor);
  expect(sums?.netMinor).toBe(100_000 - (paid.feeMinor ?? 0) - (paid.feeTaxMinor ?? 0));
});

test('a refund under way is not offered again, nor a part where only all can be refunded', async () => {
  const { client, engine, gatewayId, invoiceId } = await opened('stripe');
  const { id } = await client.transactions.charge({ gatewayId, invoiceId, amountMinor: 100_000, ...card });
  await engine.idle();
  expect((await client.transactions.get({ id })).can).toMatchObject({
    refundableMinor: 100_000,
    refundPart: true,
    refresh: true,
  });
  const asked = await client.transactions.refund({ id, amountMinor: 30_000 });
  expect(asked.operations.at(-1)).toMatchObject({ kind: 'refund', state: 'intent' });
  expect(asked.can.refundableMinor).toBe(70_000);
});

test('filters and sums are answered by an index alone, whatever the rows carry', () => {
  const database = openDatabase({ path: ':memory:', now: () => new Date(0) });
  const plan = ({ sql, params }: { sql: string; params: readonly unknown[] }): string[] =>
    (database.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[]).map(
      ({ detail }) => detail,
    );
  const filter = {
    companyId: 'c',
    statuses: ['paid', 'disputed'],
    methods: ['card'],
    gatewayId: 'g',
    sinceUtc: '2026',
  } as const;
  const covering = 'SEARCH transactions USING COVERING INDEX transactions_newest (company_id=? AND created_at_utc>?)';
  expect(plan(planPage({ ...filter, limit: 100, offset: 900_000 }))).toContain(covering);
  expect(
    plan(planPage({ ...filter, limit: 100 })).filter((step) => step.includes('transactions') && /SCAN/.test(step)),
  ).toEqual([]);
  expect(plan(planTotals(filter))[0]).toBe(covering);
  // An invoice's own charges are few: they are found by it.
  expect(plan(planTotals({ companyId: 'c', invoiceId: 'i' }))[0]).toContain('transactions_of_invoice');
  database.close();
});

test('a payout tells what it holds and what it comes to', async () => {
  const { client, engine, simulator, companyId, gatewayId, invoiceId } = await opened('stripe');
  const { id, reference } = await client.transactions.charge({ gatewayId, invoiceId, amountMinor: 100_000, ...card });
  await engine.idle();
  const payoutId = simulator.payOut?.() ?? '';
  await client.transactions.syncPayouts({ companyId });
  await engine.idle();
  const payout = await client.transactions.payout({ gatewayId, payoutId });
  const charge = payout.sums.find(({ type }) => type === 'charge');
  expect(payout).toMatchObject({ gatewayName: 'Stripe', provider: 'stripe', contents: 'told', currency: 'MXN' });
  expect(charge).toMatchObject({ count: 1, amountMinor: 100_000, netMinor: payout.amountMinor });
  expect(payout.sums.map(({ type }) => type)).not.toContain('payout');
  const { rows } = await client.transactions.balanceRows({ gatewayId, payoutId });
  const { folio, serie } = await client.invoices.get({ id: invoiceId });
  expect(rows.find(({ type }) => type === 'charge')).toMatchObject({
    transactionId: id,
    reference,
    clientName: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
    invoiceNumber: `${serie}-${folio}`,
  });
  expect(await client.transactions.payoutTotals({ companyId })).toEqual([
    { currency: 'MXN', currencyDecimals: 2, count: 1, paidMinor: payout.amountMinor, comingMinor: 0, failedMinor: 0 },
  ]);
  await expect(client.transactions.payout({ gatewayId, payoutId: 'po_none' })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  });
});

test('a provider that does not tell what a payout holds is said to be so', async () => {
  const { client, engine, simulator, companyId, gatewayId, invoiceId } = await opened('conekta');
  await client.transactions.charge({
    gatewayId,
    invoiceId,
    method: 'card',
    token: 'tok_test_visa_4242',
    payer: { phone: '5512345678' },
  });
  await engine.idle();
  const payoutId = simulator.payOut?.() ?? '';
  await client.transactions.syncPayouts({ companyId });
  await engine.idle();
  expect(await client.transactions.payout({ gatewayId, payoutId })).toMatchObject({ contents: 'not-told', sums: [] });
});
