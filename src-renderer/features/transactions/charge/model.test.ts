import { expect, test } from 'vitest';
import type { Gateway, GatewayProviderView } from '#contract/gateways.ts';
import { askedOf, EMPTY, modelOf, type Account, type Target, type Values } from './model.ts';
import { waysOf } from './ways.ts';

const none = { holds: false, msi: [], payer: [], refunds: 'none' as const };
const provider: GatewayProviderView = {
  id: 'p',
  displayName: 'Pasarela',
  kind: 'gateway',
  environments: ['test'],
  currencies: ['MXN', 'USD'],
  methods: [
    {
      ...none,
      method: 'card',
      currencies: ['MXN', 'USD'],
      limits: { MXN: { minMinor: 1000, maxMinor: 99_999_999 } },
      by: ['charge', 'link'],
      holds: true,
      msi: [3, 6],
    },
    {
      ...none,
      method: 'oxxo',
      currencies: ['MXN'],
      limits: { MXN: { minMinor: 500, maxMinor: 1_000_000 } },
      by: ['charge', 'link'],
      payer: ['name', 'email'],
      expiry: { defaultDays: 5, minDays: 1, maxDays: 7 },
    },
    { ...none, method: 'spei', currencies: ['MXN'], limits: {}, by: ['charge'], payer: ['name', 'phone'] },
    { ...none, method: 'wallet', currencies: ['MXN'], limits: {}, by: ['link'] },
  ],
  capabilities: {
    capture: true,
    cancel: 'any',
    refund: 'partial',
    paymentLink: true,
    linkPayer: [],
    linkOffers: ['holds'],
    payouts: true,
    webhookRegistration: true,
    confirmedBy: ['webhook'],
  },
  credentialFields: [],
};
const gateway: Gateway = {
  id: 'g',
  createdAtUtc: '',
  updatedAtUtc: '',
  version: 1,
  name: 'La de siempre',
  currencies: ['MXN', 'USD'],
  methods: ['card', 'oxxo', 'wallet'],
  fees: [],
  companyId: 'c',
  provider: 'p',
  displayName: 'Pasarela',
  environment: 'test',
  state: 'active',
  hasWebhookSecret: false,
};
const account: Account = { gateway, provider };
const invoice = { id: 'i', balanceMinor: 174_000, currency: 'MXN', currencyDecimals: 2 };
const target: Target = { companyId: 'c', invoice };
const known = { target, accounts: [account], last: {}, decimals: 2, client: {}, today: '2026-11-26' };
const model = (values: Partial<Values>, more: Partial<typeof known> = {}) =>
  modelOf({ ...EMPTY, ...values }, { ...known, ...more });
const asked = (values: Partial<Values>, more: Partial<typeof known> = {}) =>
  askedOf({ ...EMPTY, ...values }, model(values, more), more.target ?? target, 'r');

test('each way says what it asks for, and why it cannot be taken', () => {
  const ways = waysOf(gateway, provider, { currency: 'MXN', amountMinor: 2_000_000 });
  expect(ways.map(({ id, by, problem }) => [id, by, problem?.kind])).toEqual([
    ['link', 'link', undefined],
    ['card', 'link', undefined],
    ['oxxo', 'charge', 'amount'],
    ['spei', 'charge', 'off'],
    ['wallet', 'link', undefined],
  ]);
  expect(ways[0]?.methods).toEqual(['card', 'wallet']);
  // The page of this gateway knows no instalments; it can hold money.
  expect(ways[1]).toMatchObject({ msi: [], holds: true });
});

test('a link that nothing fits says from the least to the most that any of its ways takes', () => {
  const [link] = waysOf({ ...gateway, methods: ['card', 'oxxo'] }, provider, { currency: 'MXN', amountMinor: 100 });
  expect(link?.problem).toEqual({ kind: 'amount', minMinor: 500, maxMinor: 99_999_999 });
  const [foreign] = waysOf({ ...gateway, methods: ['oxxo'] }, provider, { currency: 'USD', amountMinor: 100 });
  expect(foreign?.problem).toEqual({ kind: 'currency' });
  expect(
    waysOf(
      gateway,
      { ...provider, capabilities: { ...provider.capabilities, paymentLink: false } },
      {
        currency: 'MXN',
        amountMinor: undefined,
      },
    ).map(({ id, by }) => [id, by]),
  ).toEqual([
    ['card', 'charge'],
    ['oxxo', 'charge'],
    ['spei', 'charge'],
    ['wallet', 'charge'],
  ]);
});

test('the whole balance is asked for unless an amount is written', () => {
  expect(asked({})).toMatchObject({
    by: 'link',
    input: { gatewayId: 'g', invoiceId: 'i', amountMinor: 174_000, currency: 'MXN', requestId: 'r' },
  });
  expect(asked({ amount: '10.5' })?.input.amountMinor).toBe(1050);
});

test('never more than the balance, nothing, or what the way does not take', () => {
  expect(model({ amount: '1740.01' }).problems.amount).toEqual({ kind: 'balance', balanceMinor: 174_000 });
  expect(model({ amount: '0' }).problems.amount).toEqual({ kind: 'zero' });
  expect(model({ amount: '' }).problems.amount).toEqual({ kind: 'missing' });
  expect(model({ amount: '4.99', way: 'oxxo' }).problems.amount).toEqual({
    kind: 'limits',
    minMinor: 500,
    maxMinor: 1_000_000,
  });
  expect(asked({ amount: '4.99', way: 'oxxo' })).toBeUndefined();
});

test('what a way needs of the payer comes from the client, and is asked for where it is not known', () => {
  const client = { name: 'Jorge', email: 'jorge@cliente.example' };
  expect(model({ way: 'oxxo' }).problems).toEqual({ name: { kind: 'missing' }, email: { kind: 'missing' } });
  expect(asked({ way: 'oxxo' }, { client })?.input).toMatchObject({ method: 'oxxo', payer: client });
  expect(model({ way: 'oxxo', payer: { email: 'jorge' } }, { client }).problems).toEqual({ email: { kind: 'email' } });
  // Emptied by hand is empty, whatever the client's record says.
  expect(model({ way: 'oxxo', payer: { name: '' } }, { client }).problems).toEqual({ name: { kind: 'missing' } });
});

test('the last day is one that the method lets one choose, to its last second', () => {
  const payer = { name: 'Jorge', email: 'jorge@cliente.example' };
  expect(model({ way: 'oxxo', payer, expires: '2026-12-04' }).problems.expires).toMatchObject({ kind: 'days' });
  expect(model({ way: 'oxxo', payer, expires: '2026-11-26' }).problems.expires).toMatchObject({ kind: 'days' });
  expect(asked({ way: 'oxxo', payer, expires: '2026-12-03' })?.input.expiresAtUtc).toBe(
    new Date(2026, 11, 3, 23, 59, 59).toISOString(),
  );
  // A way without an end forgets the day that another one had.
  expect(asked({ way: 'card', expires: '2026-12-03' })?.input).not.toHaveProperty('expiresAtUtc');
});

test('money is held only by a way that can', () => {
  expect(asked({ way: 'card', hold: true })?.input).toMatchObject({ methods: ['card'], capture: 'manual' });
  expect(asked({ way: 'link', hold: true })?.input).not.toHaveProperty('capture');
});

test('what was used last is proposed where it can be used, and what was chosen stays', () => {
  const other: Account = { provider, gateway: { ...gateway, id: 'h' } };
  const accounts = [account, other];
  expect(model({}, { accounts, last: { gatewayId: 'h', way: 'oxxo' } })).toMatchObject({
    account: { gateway: { id: 'h' } },
    way: { id: 'oxxo' },
  });
  expect(model({ amount: '1' }, { last: { way: 'oxxo' } }).way?.id).toBe('link');
  expect(model({ amount: '1', way: 'oxxo' }).way).toMatchObject({ id: 'oxxo', problem: { kind: 'amount' } });
});

test('a free amount needs an amount and what it is for', () => {
  const free = { target: { companyId: 'c' } };
  expect(model({}, free).problems).toMatchObject({ amount: { kind: 'missing' }, description: { kind: 'missing' } });
  expect(asked({ amount: '500', currency: 'USD', description: 'Anticipo', clientId: 'k' }, free)?.input).toEqual({
    gatewayId: 'g',
    clientId: 'k',
    description: 'Anticipo',
    amountMinor: 50_000,
    currency: 'USD',
    methods: ['card'],
    requestId: 'r',
  });
});
