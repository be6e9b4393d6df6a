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
  });
  const other = await expected();
  await desk.client.transactions.cancel({ id: other.id });
  await desk.engine.idle();
  expect((await desk.client.transactions.get({ id: other.id })).status).toBe('cancelled');
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
