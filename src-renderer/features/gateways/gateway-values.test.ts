import { expect, test } from 'vitest';
import type { Gateway, GatewayProviderView } from '#contract/gateways.ts';
import { feesToSend, mistakesIn, typedCredentials, valuesOf } from './gateway-values.ts';

const openpay = {
  id: 'openpay',
  displayName: 'Openpay (BBVA)',
  environments: ['production', 'test'],
  currencies: ['USD', 'MXN'],
  methods: [{ method: 'card' }, { method: 'spei' }],
  credentialFields: [
    { name: 'merchantId', label: 'ID', secret: false, required: true },
    { name: 'privateKey', label: 'Llave', secret: true, required: true },
  ],
} as unknown as GatewayProviderView;
const saved = {
  name: 'Openpay',
  environment: 'production',
  currencies: ['MXN'],
  methods: ['card'],
  fees: [{ percent: '3', fixed: '0', taxPercent: '16' }],
  given: { merchantId: 'm1' },
} as unknown as Gateway;
const words = {
  name: 'name',
  required: 'required',
  currencies: 'currencies',
  methods: 'methods',
  double: 'double',
  percent: 'percent',
};

test('a new account begins in tests, with pesos and every way of charging', () => {
  expect(valuesOf(openpay, undefined)).toMatchObject({
    environment: 'test',
    currencies: ['MXN'],
    methods: ['card', 'spei'],
    credentials: { merchantId: '', privateKey: '' },
  });
  expect(valuesOf({ ...openpay, environments: ['production'] }, undefined).environment).toBe('production');
});

test('only what was typed is sent, and never what is kept already', () => {
  const values = valuesOf(openpay, saved);
  expect(values.credentials).toEqual({ merchantId: 'm1', privateKey: '' });
  expect(typedCredentials(values, values.credentials)).toEqual({});
  const typed = { ...values, credentials: { merchantId: 'm1', privateKey: 'sk_2' } };
  expect(typedCredentials(typed, values.credentials)).toEqual({ privateKey: 'sk_2' });
});

test('a secret may be left as it is, but what is shown may not be emptied', () => {
  const values = { ...valuesOf(openpay, saved), credentials: { merchantId: ' ', privateKey: '' } };
  expect(mistakesIn(values, openpay, false, words)).toEqual({ 'credentials.merchantId': 'required' });
  expect(Object.keys(mistakesIn(values, openpay, true, words))).toEqual([
    'credentials.merchantId',
    'credentials.privateKey',
  ]);
});

test('the fee that stands for the rest is sent last, and none twice', () => {
  const rest = { method: '' as const, percent: '3', fixed: '', taxPercent: '16', currency: 'MXN' };
  const card = { ...rest, method: 'card' as const, percent: '' };
  expect(feesToSend([rest, card])).toEqual([
    { method: 'card', percent: '0', fixed: '0', taxPercent: '16' },
    { percent: '3', fixed: '0', taxPercent: '16' },
  ]);
  const values = { ...valuesOf(openpay, saved), fees: [card, rest, card] };
  expect(mistakesIn(values, openpay, false, words)).toEqual({ 'fees.2.method': 'double' });
  const dollars = { ...card, currency: 'USD', fixed: '0.3' };
  expect(mistakesIn({ ...values, fees: [card, dollars] }, openpay, false, words)).toEqual({});
  expect(feesToSend([dollars])).toEqual([
    { method: 'card', percent: '0', fixed: '0.3', taxPercent: '16', currency: 'USD' },
  ]);
});

test.each([
  ['150', { 'fees.0.percent': 'percent' }],
  ['100.01', { 'fees.0.percent': 'percent' }],
  ['100.00', {}],
  ['', {}],
])('a fee of %s %% is wrong where it is more than all', (percent, wrong) => {
  const line = { method: '' as const, percent, fixed: '', taxPercent: '16', currency: 'MXN' };
  expect(mistakesIn({ ...valuesOf(openpay, saved), fees: [line] }, openpay, false, words)).toEqual(wrong);
});
