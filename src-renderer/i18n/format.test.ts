import { expect, test } from 'vitest';
import { decimalToMinor, minorToDecimal, moneyText } from './format.ts';

test('an exact decimal becomes minor units and back; what has more decimals, or is none, does not', () => {
  for (const [minor, decimals] of [
    [0, 2],
    [5, 2],
    [123_450, 2],
    [7, 0],
  ] as const) {
    expect(decimalToMinor(minorToDecimal(minor, decimals), decimals)).toBe(minor);
  }
  expect(decimalToMinor('1234.5', 2)).toBe(123_450);
  expect(decimalToMinor('10.500', 2)).toBe(1050);
  for (const wrong of ['', '.5', '-1', '1.005', '1e3', '99999999999999999']) {
    expect(decimalToMinor(wrong, 2)).toBeUndefined();
  }
});

test('an amount in a sentence says its currency', () => {
  expect(moneyText(116_000, 2, 'MXN')).toBe('$1,160.00 MXN');
  expect(moneyText(-50, 2, 'EUR')).toBe('−0.50 EUR');
});
