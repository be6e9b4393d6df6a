/** Accounts of gateways through the whole engine: tried before they are saved, completed by what is kept, told why not. */
import { afterEach, expect, test } from 'vitest';
import { bankGateways } from '#connectors/gateway/banks/index.ts';
import { clabeCheckDigit } from '#domain/spei/clabe.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';
import { openMoneyDesk, type MoneyDesk } from './desk.ts';
import { gatewayHarnesses } from './harnesses.ts';

let desk: TestDesk | MoneyDesk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

async function moneyDesk(id: string): Promise<MoneyDesk> {
  const harness = gatewayHarnesses.find(({ provider }) => provider.declaration.id === id);
  if (harness === undefined) throw new TypeError(id);
  const opened = await openMoneyDesk(harness);
  desk = opened;
  return opened;
}

test('what is only tried is not saved, and what works goes on working', async () => {
  const { client, companyId, gatewayId, simulator } = await moneyDesk('stripe');
  await client.gateways.test({ id: gatewayId });
  const before = await client.gateways.list({ companyId });
  const audited = (await client.audit.list({})).rows.length;
  const typed = { provider: 'stripe', environment: 'test' as const };
  const wrong = await client.gateways.try({ ...typed, credentials: { ...simulator.wrongCredentials } });
  expect(wrong).toMatchObject({ ok: false, words: { provider: 'stripe', message: expect.stringMatching(/./) } });
  expect(wrong.message).toContain('no aceptó las claves');
  expect(wrong.message).not.toContain('solo');
  const right = await client.gateways.try({ ...typed, credentials: { ...simulator.credentials } });
  expect(right).toMatchObject({ ok: true, message: expect.stringContaining('Falta guardarlos') });
  // The account that is open elsewhere was not touched, either: its own test still answers.
  expect((await client.gateways.try({ ...typed, id: gatewayId, credentials: {} })).ok).toBe(true);
  expect(await client.gateways.list({ companyId })).toEqual(before);
  expect((await client.audit.list({})).rows).toHaveLength(audited);
  expect((await client.gateways.test({ id: gatewayId })).ok).toBe(true);
});

test('secrets of an account go nowhere but where they belong', async () => {
  const { client, gatewayId } = await moneyDesk('stripe');
  const elsewhere = { provider: 'stripe', environment: 'production' as const, credentials: {}, id: gatewayId };
  await expect(client.gateways.try(elsewhere)).rejects.toMatchObject({ data: { code: 'NOT_FOUND', field: 'id' } });
});

test('a refusal that a person sees stays with the account until it answers well', async () => {
  const { client, gatewayId, simulator } = await moneyDesk('stripe');
  const { version } = await client.gateways.get({ id: gatewayId });
  const credentials = { ...simulator.wrongCredentials };
  const changed = await client.gateways.update({ id: gatewayId, version, credentials });
  expect((await client.gateways.test({ id: gatewayId })).ok).toBe(false);
  expect((await client.gateways.get({ id: gatewayId })).problem).toMatchObject({
    kind: 'credentials',
    words: { provider: 'stripe', message: expect.stringMatching(/./) },
  });
  await client.gateways.update({
    id: gatewayId,
    version: changed.version,
    credentials: { ...simulator.credentials },
  });
  expect((await client.gateways.test({ id: gatewayId })).ok).toBe(true);
  expect((await client.gateways.get({ id: gatewayId })).problem).toBeUndefined();
});

test('a field that is left out stays; what is not secret is told, and nothing else', async () => {
  const { client, gatewayId, simulator } = await moneyDesk('openpay');
  const { merchantId = '', privateKey = '' } = simulator.credentials;
  const before = await client.gateways.get({ id: gatewayId });
  expect(before.given).toEqual({ merchantId });
  expect(JSON.stringify(await client.gateways.list({ companyId: before.companyId }))).not.toContain(privateKey);
  const credentials = { privateKey: 'sk_0123456789abcdef0123456789abcdef' };
  const { version } = await client.gateways.update({ id: gatewayId, version: before.version, credentials });
  expect((await client.gateways.get({ id: gatewayId })).given).toEqual({ merchantId });
  expect((await client.gateways.test({ id: gatewayId })).ok).toBe(false);
  await client.gateways.update({ id: gatewayId, version, credentials: { privateKey } });
  expect((await client.gateways.test({ id: gatewayId })).ok).toBe(true);
  // Locked, the list is there all the same.
  await client.vault.lock();
  const [locked] = (await client.gateways.list({ companyId: before.companyId })).gateways;
  expect(locked).toMatchObject({ id: gatewayId });
  expect(locked).not.toHaveProperty('given');
});

test('fees that are only written down are reckoned too', async () => {
  const { client, gatewayId } = await moneyDesk('stripe');
  const ask = { amountMinor: 116_000, currency: 'MXN', method: 'card' as const };
  const fees = [
    { method: 'oxxo' as const, percent: '4', fixed: '0', taxPercent: '16' },
    { percent: '3.6', fixed: '3', taxPercent: '16' },
  ];
  const card = { feeMinor: 4476, taxMinor: 716, netMinor: 110_808 };
  expect(await client.gateways.tryFee({ ...ask, fees })).toEqual(card);
  expect(await client.gateways.fee({ ...ask, id: gatewayId })).toEqual(card);
  const voucher = { feeMinor: 4640, taxMinor: 742, netMinor: 110_618 };
  expect(await client.gateways.tryFee({ ...ask, fees, method: 'oxxo' })).toEqual(voucher);
  // A charge may cost more than it brings.
  expect(await client.gateways.tryFee({ ...ask, fees, amountMinor: 100 })).toMatchObject({ netMinor: -253 });
  // Three pesos are not taken for three dollars.
  expect(await client.gateways.fee({ ...ask, currency: 'USD', id: gatewayId })).toEqual({ fixedCurrency: 'MXN' });
  const dollars = [...fees, { percent: '4.2', fixed: '0.30', taxPercent: '16', currency: 'USD' }];
  const inDollars = { feeMinor: 4902, taxMinor: 784, netMinor: 110_314 };
  expect(await client.gateways.tryFee({ ...ask, fees: dollars, currency: 'USD' })).toEqual(inDollars);
  expect(await client.gateways.tryFee({ ...ask, fees: dollars })).toEqual(card);
});

test('a fee of more than all is refused at its field', async () => {
  const { client, gatewayId } = await moneyDesk('stripe');
  const { version, fees: before } = await client.gateways.get({ id: gatewayId });
  const good = { percent: '3.6', fixed: '3', taxPercent: '16' };
  const save = (wrong: object) =>
    client.gateways.update({ id: gatewayId, version, fees: [good, { ...good, method: 'card', ...wrong }] });
  await expect(save({ percent: '150' })).rejects.toMatchObject({
    data: { code: 'GATEWAY_FEE_OVER', field: 'fees.1.percent' },
  });
  await expect(save({ taxPercent: '100.01' })).rejects.toMatchObject({
    data: { code: 'GATEWAY_FEE_OVER', field: 'fees.1.taxPercent' },
  });
  await expect(save({ fixed: '-3' })).rejects.toMatchObject({ data: { code: 'INPUT_INVALID' } });
  expect((await client.gateways.get({ id: gatewayId })).fees).toEqual(before);
});

test('a CLABE says what is wrong with it, at its field', async () => {
  desk = await openTestDesk({}, { gatewayProviders: bankGateways });
  const { client } = desk;
  const first = '07218001234567891';
  const clabe = first + clabeCheckDigit(first);
  const wrong = first + String((Number(clabeCheckDigit(first)) + 1) % 10);
  const ask = (provider: string, typed: string) =>
    client.gateways.try({
      provider,
      environment: 'production',
      credentials: { clabe: typed, beneficiary: 'Taller Núñez SA de CV' },
    });
  const refused = (words: string) => ({
    data: { code: 'GATEWAY_CREDENTIALS_INVALID', field: 'credentials.clabe', message: expect.stringContaining(words) },
  });
  await expect(ask('bank-banorte', wrong)).rejects.toMatchObject(refused('dígito mal'));
  await expect(ask('bank-banorte', '0721800123')).rejects.toMatchObject(refused('18 dígitos'));
  await expect(ask('bank-hsbc', clabe)).rejects.toMatchObject(refused('otro banco'));
  expect(await ask('bank-banorte', clabe)).toMatchObject({
    ok: true,
    account: `Taller Núñez SA de CV · Banorte ····${clabe.slice(-4)}`,
  });
});
