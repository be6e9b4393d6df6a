import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { readDiscount, showDiscount } from './discount.ts';
import { percentOf, profileOf, PROFILES, rateOf, taxesOf, taxText } from './taxes.ts';

test('taxes are told by their profile, the chosen one where several are the same', () => {
  for (const profile of PROFILES) expect(profileOf(taxesOf(profile), profile)).toBe(profile);
  expect(profileOf(taxesOf('arrendamiento'))).toBe('honorarios');
  expect(profileOf(taxesOf('arrendamiento'), 'iva16')).toBe('honorarios');
  expect(profileOf(taxesOf('honorarios').toReversed())).toBe('honorarios');
  expect(
    profileOf([{ tipo: 'traslado', impuesto: '003', tipoFactor: 'Tasa', tasaOCuota: '0.080000' }]),
  ).toBeUndefined();
});

test.each([
  ['0.160000', '16'],
  ['0.106667', '10.6667'],
  ['0.012500', '1.25'],
  ['0.000000', '0'],
  ['1.600000', '160'],
  ['0.080000', '8'],
])('%s is %s percent', (rate, percent) => {
  expect(percentOf(rate)).toBe(percent);
  expect(rateOf(percent)).toBe(rate);
});

test('any rate of six decimals is written as a percentage and read again', () => {
  assert(
    property(integer({ min: 0, max: 9_999_999 }), (millionths) => {
      const rate = `${Math.trunc(millionths / 1_000_000)}.${String(millionths % 1_000_000).padStart(6, '0')}`;
      expect(rateOf(percentOf(rate))).toBe(rate);
    }),
  );
});

test('taxes in words', () => {
  expect(taxesOf('honorarios').map((tax) => taxText(tax, 'exento'))).toEqual([
    'IVA 16 %',
    'Ret. ISR 10 %',
    'Ret. IVA 10.6667 %',
  ]);
  expect(taxesOf('exento').map((tax) => taxText(tax, 'exento'))).toEqual(['IVA exento']);
  expect(taxText({ tipo: 'traslado', impuesto: '003', tipoFactor: 'Cuota', tasaOCuota: '3.500000' }, '')).toBe(
    'IEPS $3.5',
  );
});

test.each([
  ['10%', { tipo: 'porcentaje', valor: '10' }, '10 %'],
  ['12.5 %', { tipo: 'porcentaje', valor: '12.5' }, '12.5 %'],
  ['150', { tipo: 'importe', valor: '150' }, '150.00'],
  ['100+50', { tipo: 'importe', valor: '150' }, '150.00'],
  ['0', { tipo: 'importe', valor: '' }, ''],
  ['', { tipo: 'importe', valor: '' }, ''],
] as const)('the discount %s', (typed, discount, shown) => {
  expect(readDiscount(typed)).toEqual(discount);
  expect(showDiscount(discount)).toBe(shown);
  expect(readDiscount(shown)).toEqual(discount);
});

test.each(['x', '101%', '-5', '%'])('%s is no discount', (typed) => {
  expect(readDiscount(typed)).toBeUndefined();
});
