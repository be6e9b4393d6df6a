import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFecha, formatFigure, formatRate, RunningSum } from './format.ts';

const decimalText = fc
  .tuple(
    fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }),
    fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), maxLength: 6 }),
  )
  .map(([whole, fraction]) => (fraction === '' ? String(whole) : `${whole}.${fraction}`));

describe('formatFigure', () => {
  it.each([
    ['0', 2, '0.00'],
    ['1234.5', 2, '1,234.50'],
    ['1250.500000', 2, '1,250.50'],
    ['1234.567891', 2, '1,234.567891'],
    ['999999999999999999.999999', 2, '999,999,999,999,999,999.999999'],
    ['100', 0, '100'],
    ['-1234.5', 2, '−1,234.50'],
    ['not a number', 2, 'not a number'],
  ])('writes %s with at least %i decimals as %s', (value, decimals, shown) => {
    expect(formatFigure(value, decimals)).toBe(shown);
  });

  it('never changes the value', () => {
    fc.assert(
      fc.property(decimalText, fc.integer({ min: 0, max: 6 }), (value, decimals) => {
        const shown = formatFigure(value, decimals).replaceAll(',', '');
        expect(sixDecimals(shown)).toBe(sixDecimals(value));
        expect(shown.split('.')[1]?.length ?? 0).toBeGreaterThanOrEqual(decimals);
      }),
    );
  });
});

describe('formatRate', () => {
  it.each([
    ['0.160000', '16 %'],
    ['0.080000', '8 %'],
    ['0.000000', '0 %'],
    ['1.600000', '160 %'],
    ['0.106667', '10.6667 %'],
    ['0.012500', '1.25 %'],
    ['', ''],
  ])('writes %s as %s', (rate, shown) => {
    expect(formatRate(rate)).toBe(shown);
  });
});

describe('RunningSum', () => {
  it('adds without losing a millionth, beyond what a float holds', () => {
    const sum = new RunningSum();
    for (const amount of ['999999999999999999.999999', '0.000001', '0.1', '0.2']) sum.add(amount);
    expect(sum.format(2)).toBe('1,000,000,000,000,000,000.30');
  });
});

it('writes the local date and hour of a Fecha', () => {
  expect(formatFecha('2026-11-23T12:30:45')).toBe('2026-11-23 12:30:45');
});

/** The value counted in millionths. */
function sixDecimals(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
}
