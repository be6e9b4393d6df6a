import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import { decimalsOf } from './currency.ts';
import { addMoney, compareMoney, fromMinor, money, subtractMoney, sumMoney, toMinor } from './money.ts';

const withCode = (code: ErrorCode): unknown => expect.toSatisfy((error: unknown) => isCuadraError(error, code));

describe('minor units', () => {
  it.each([
    ['1234.50', 2, 123_450],
    ['1234.5', 2, 123_450],
    ['100.000000', 2, 10_000],
    ['0', 2, 0],
    ['-3.05', 2, -305],
    ['1500', 0, 1500],
    ['1.5', 3, 1500],
    ['90071992547409.91', 2, Number.MAX_SAFE_INTEGER],
  ])('%s with %i decimals is %i', (text, decimals, minor) => {
    expect(toMinor(text, decimals)).toBe(minor);
  });

  it('go and come back', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 4 }), (minor, decimals) => {
        const text = fromMinor(minor, decimals);
        expect(toMinor(text, decimals)).toBe(minor);
        expect(text).toMatch(decimals === 0 ? /^-?[0-9]+$/ : new RegExp(`^-?[0-9]+\\.[0-9]{${decimals}}$`));
      }),
      { numRuns: 3000 },
    );
  });

  it('refuse to round, to overflow and to guess', () => {
    expect(() => toMinor('1.005', 2, 'total')).toThrow(withCode('MONEY_TOO_MANY_DECIMALS'));
    expect(() => toMinor('0.5', 0)).toThrow(withCode('MONEY_TOO_MANY_DECIMALS'));
    expect(() => toMinor('90071992547409.92', 2)).toThrow(withCode('MONEY_OVERFLOW'));
    expect(() => toMinor('abc', 2)).toThrow(withCode('MONEY_MALFORMED'));
    expect(() => fromMinor(0.5, 2)).toThrow(withCode('MONEY_OVERFLOW'));
    expect(() => fromMinor(2 ** 53, 2)).toThrow(withCode('MONEY_OVERFLOW'));
  });
});

describe('money', () => {
  it('adds, subtracts, compares and sums one currency', () => {
    expect(addMoney(money(150, 'MXN'), money(50, 'MXN'))).toEqual(money(200, 'MXN'));
    expect(subtractMoney(money(50, 'MXN'), money(150, 'MXN'))).toEqual(money(-100, 'MXN'));
    expect(compareMoney(money(1, 'USD'), money(2, 'USD'))).toBeLessThan(0);
    expect(sumMoney([money(1, 'USD'), money(2, 'USD')], 'USD')).toEqual(money(3, 'USD'));
    expect(sumMoney([], 'USD')).toEqual(money(0, 'USD'));
  });

  it('refuses two currencies', () => {
    for (const operation of [addMoney, subtractMoney, compareMoney]) {
      expect(() => operation(money(1, 'MXN'), money(1, 'USD'))).toThrow(withCode('MONEY_CURRENCY_MISMATCH'));
    }
    expect(() => sumMoney([money(1, 'MXN')], 'USD')).toThrow(withCode('MONEY_CURRENCY_MISMATCH'));
  });

  it('refuses what an integer cannot hold', () => {
    expect(() => addMoney(money(Number.MAX_SAFE_INTEGER, 'MXN'), money(1, 'MXN'))).toThrow(withCode('MONEY_OVERFLOW'));
    expect(() => money(0.1, 'MXN')).toThrow(withCode('MONEY_OVERFLOW'));
  });
});

describe('decimals of a currency', () => {
  it.each([
    ['MXN', 2],
    ['USD', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
    ['XXX', 0],
  ])('%s has %i', (moneda, decimals) => {
    expect(decimalsOf(moneda)).toBe(decimals);
  });

  it('refuses a currency that SAT does not list', () => {
    expect(() => decimalsOf('PES', 'moneda')).toThrow(withCode('MONEY_UNKNOWN_CURRENCY'));
  });
});
