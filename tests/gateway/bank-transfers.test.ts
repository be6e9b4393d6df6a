/** A transfer to the company's own account through the whole engine: expected, told to its payer, confirmed by hand. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bankGateways } from '#connectors/gateway/banks/index.ts';
import { clabeCheckDigit } from '#domain/spei/clabe.ts';
import { isSpeiReference } from '#domain/spei/reference.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';

let desk: TestDesk;
let gatewayId: string;
const first = '07218001234567891';
const clabe = first + clabeCheckDigit(first);
const account = {
  provider: 'bank-banorte',
  environment: 'production',
  name: 'Banorte cobros',
  currencies: ['MXN'],
  methods: ['bank-transfer'],
  fees: [],
} as const;
const asSent = { currencies: ['MXN'], methods: ['bank-transfer' as const], fees: [] };

beforeEach(async () => {
  desk = await openTestDesk({}, { gatewayProviders: bankGateways });
  const { client, companyId, engine } = desk;
  const credentials = { clabe, beneficiary: 'Taller Núñez SA de CV' };
  ({ id: gatewayId } = await client.gateways.create({ ...account, ...asSent, companyId, credentials }));
  engine.start();
});
afterEach(() => desk.close());

async function expected(amountMinor = 1_160_000) {
  const { client, engine } = desk;
  const ask = { gatewayId, amountMinor, currency: 'MXN', method: 'bank-transfer', description: 'Factura A-7' } as const;
  const { id } = await client.transactions.charge(ask);
  await engine.idle();
  return client.transactions.get({ id });
}

test('a charge waits with instructions of its own, and no two have one reference', async () => {
  const charges = [await expected(), await expected(), await expected()];
  const references = charges.map(({ instructions }) => (instructions?.kind === 'spei' ? instructions.reference : ''));
  expect(charges.map(({ status }) => status)).toEqual(['pending', 'pending', 'pending']);
  expect(new Set(references).size).toBe(3);
  expect(references.every((each) => isSpeiReference(each ?? ''))).toBe(true);
  expect(charges[0]?.instructions).toMatchObject({ clabe, bank: 'Banorte', concept: `FACTURA A 7 ${references[0]}` });
});

test('nobody polls a bank that cannot be asked, and asking by hand says so', async () => {
  const { id } = await expected();
  const { rows } = await desk.client.jobs.list({ limit: 100 });
  expect(rows.filter(({ kind }) => kind === 'transactions.poll')).toEqual([]);
  await expect(desk.client.transactions.refresh({ id })).rejects.toMatchObject({
    data: { code: 'GATEWAY_UNAVAILABLE' },
  });
});

test('its payer gets a sheet and a message', async () => {
  const { id, reference } = await expected();
  const sheet = await desk.client.spei.sheet({ transactionId: id });
  expect(sheet.name).toBe(`spei-${reference}.pdf`);
  expect(Buffer.from(sheet.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  const { subject, text } = await desk.client.spei.message({ transactionId: id });
  expect(subject).toContain('Factura A-7');
  expect(text).toContain(`CLABE: ${clabe}`);
  expect(text).toContain('$11,600.00 MXN');
});

test('it is paid when somebody has seen it, and withdrawn when nobody expects it any more', async () => {
  const { id } = await expected();
  const seen = {
    amountMinor: 1_160_000,
    paidAtUtc: '2026-11-26T18:00:00.000Z',
    note: 'Estado de cuenta, 26 de noviembre',
  };
  expect(await desk.client.transactions.confirm({ id, ...seen })).toMatchObject({
    status: 'paid',
    paidMinor: 1_160_000,
    feeMinor: 0,
    feeTaxMinor: 0,
    paidAtUtc: seen.paidAtUtc,
    events: expect.arrayContaining([
      expect.objectContaining({ type: 'paid', source: 'hand', actor: 'test', note: seen.note }),
    ]) as unknown,
  });
  expect(await desk.client.transactions.totals({ companyId: desk.companyId })).toMatchObject([
    { paidMinor: 1_160_000, lostMinor: 0, netMinor: 1_160_000, withoutFee: 0 },
  ]);
  const other = await expected();
  await desk.client.transactions.cancel({ id: other.id });
  await desk.engine.idle();
  expect(await desk.client.transactions.get({ id: other.id })).toMatchObject({
    status: 'cancelled',
    can: { confirm: false },
  });
  await expect(desk.client.transactions.confirm({ id: other.id, ...seen })).rejects.toMatchObject({
    data: { code: 'TRANSACTION_NOT_POSSIBLE' },
  });
});

test.each([[1_260_000], [1_060_000]])(
  'another amount than was expected (%i) is taken only where somebody says that it is meant',
  async (amountMinor) => {
    const { id } = await expected();
    const seen = { id, amountMinor, paidAtUtc: '2026-11-26T18:00:00.000Z', note: 'CEP 1' };
    await expect(desk.client.transactions.confirm(seen)).rejects.toMatchObject({
      data: { code: 'TRANSACTION_CONFIRM_DIFFERS', field: 'amountMinor' },
    });
    expect((await desk.client.transactions.get({ id })).paidMinor).toBe(0);
    expect(await desk.client.transactions.confirm({ ...seen, acceptDifference: true })).toMatchObject({
      status: 'paid',
      paidMinor: amountMinor,
    });
  },
);

test('what was confirmed by mistake is taken back, its invoice owes again, and it can be confirmed anew', async () => {
  const { client, companyId, clientId, productId, engine } = desk;
  const lines = [{ productId }];
  const draft = await client.invoices.create({ companyId, clientId, formaPago: '03', metodoPago: 'PUE', lines });
  await client.invoices.issue({ id: draft.id, version: draft.version });
  await engine.idle();
  const { id, amountMinor } = await client.transactions.charge({
    gatewayId,
    invoiceId: draft.id,
    method: 'bank-transfer',
  });
  await engine.idle();
  const seen = { id, amountMinor, note: 'CEP 1' };
  const paidOf = async () => (await client.invoices.get({ id: draft.id })).paidMinor;
  for (const paidAtUtc of ['2026-11-25T18:00:00.000Z', '2026-11-26T18:00:00.000Z']) {
    expect(await client.transactions.confirm({ ...seen, paidAtUtc })).toMatchObject({
      status: 'paid',
      paidAtUtc,
      can: { confirm: false, undoConfirm: true },
    });
    expect(await paidOf()).toBe(amountMinor);
    const back = await client.transactions.undoConfirm({ id });
    expect(back).toMatchObject({ status: 'pending', paidMinor: 0, can: { confirm: true, undoConfirm: false } });
    expect(back).not.toHaveProperty('paidAtUtc');
    expect(back.events.at(-1)).toMatchObject({ type: 'unconfirmed', source: 'hand', actor: 'test' });
    expect(await paidOf()).toBe(0);
  }
  await expect(client.transactions.undoConfirm({ id })).rejects.toMatchObject({
    data: { code: 'TRANSACTION_NOT_POSSIBLE' },
  });
});

test('the row of each bank says what it has; a CLABE of another bank is refused', async () => {
  const { client, companyId } = desk;
  const { providers } = await client.gateways.list({ companyId });
  expect(providers.map(({ bank }) => bank?.abmCode)).toEqual(['072', '002', '012', '021', '014']);
  expect(providers.find(({ id }) => id === 'bank-bbva')?.bank).toMatchObject({
    api: 'other-gateway',
    otherGateway: 'openpay',
  });
  const wrong = { clabe, beneficiary: 'Taller' };
  await expect(
    client.gateways.create({ ...account, ...asSent, provider: 'bank-hsbc', name: 'X', companyId, credentials: wrong }),
  ).rejects.toMatchObject({ data: { code: 'GATEWAY_CREDENTIALS_INVALID' } });
});
