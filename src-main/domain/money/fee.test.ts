import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeFee } from './fee.ts';

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
