import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeFee, isPercent, termsOf } from './fee.ts';

const decimal = (max: number, places: number) =>
  fc.integer({ min: 0, max: max * 10 ** places }).map((units) => new Decimal(units).div(10 ** places).toFixed(places));

test('3.6 % and 3 pesos, and IVA on them', () => {
  expect(computeFee(100_000, 2, { percent: '3.6', fixed: '3.00', taxPercent: '16' })).toEqual({
    feeMinor: 3900,
    taxMinor: 624,
    netMinor: 95_476,
  });
});

test('each part is rounded once, half up: decimal.js agrees', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000_000 }),
      decimal(20, 4),
      decimal(100, 2),
      decimal(20, 2),
      (amountMinor, percent, fixed, taxPercent) => {
        const { feeMinor, taxMinor, netMinor } = computeFee(amountMinor, 2, { percent, fixed, taxPercent });
        const part = new Decimal(amountMinor).mul(percent).div(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
        const expected = part.add(new Decimal(fixed).mul(100));
        expect(feeMinor).toBe(expected.toNumber());
        expect(taxMinor).toBe(expected.mul(taxPercent).div(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
        expect(netMinor + feeMinor + taxMinor).toBe(amountMinor);
      },
    ),
    { numRuns: 500 },
  );
});

test('what is no decimal is refused with its field', () => {
  expect(() => computeFee(100, 2, { percent: '3,6', fixed: '0', taxPercent: '16' })).toThrow(
    expect.objectContaining({ code: 'MONEY_MALFORMED', field: 'percent' }),
  );
});

const line = (fixed: string, currency?: string, method?: 'card' | 'oxxo') => ({
  percent: '3.6',
  fixed,
  taxPercent: '16',
  ...(currency === undefined ? {} : { currency }),
  ...(method === undefined ? {} : { method }),
});

test('three pesos are no three dollars: a fixed part counts in its own currency only', () => {
  const pesos = line('3');
  expect(termsOf([pesos], 'card', 'MXN')).toBe(pesos);
  expect(termsOf([pesos], 'card', 'USD')).toEqual({ unknown: 'MXN' });
  expect(termsOf([line('0.30', 'USD')], 'card', 'MXN')).toEqual({ unknown: 'USD' });
  // A percentage is one of any currency.
  const percent = line('0.00');
  expect(termsOf([percent], 'card', 'USD')).toBe(percent);
});

test('of several lines the one of the method and the currency counts', () => {
  const card = [line('3', undefined, 'card'), line('0.30', 'USD', 'card')];
  const rest = line('0');
  expect(termsOf([...card, rest], 'card', 'USD')).toBe(card[1]);
  expect(termsOf([...card, rest], 'card', 'EUR')).toEqual({ unknown: 'MXN' });
  expect(termsOf([...card, rest], 'oxxo', 'EUR')).toBe(rest);
  expect(termsOf(card, 'oxxo', 'MXN')).toEqual({ percent: '0', fixed: '0', taxPercent: '0' });
});

test.each([
  ['0', true],
  ['100', true],
  ['100.00', true],
  ['100.000001', false],
  ['150', false],
  ['-1', false],
  ['3,6', false],
])('%s is a percentage: %s', (text, is) => {
  expect(isPercent(text)).toBe(is);
});
