import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, limitTexts, productFits, productLimits, taxFits, taxLimits } from './limits.ts';

const Exact = Decimal.clone({ precision: 80 });

describe('limits of a product (40167, 40198)', () => {
  it.each([
    ['2.5', '33.3333', '81.66', '85.01'],
    ['3', '33.333333', '83.33', '116.67'],
    ['2', '58.00', '86.99', '145.02'],
    ['1.000000', '116.00', '115.99', '116.01'],
    // 14.155 × 13.655 and 14.165 × 13.665, cut at cents.
    ['14.16', '13.66', '193.28', '193.57'],
    // A price of zero (type T): the formula itself goes below zero.
    ['1', '0', '-0.25', '0.75'],
  ])('%s × %s lies from %s to %s', (a, b, lower, upper) => {
    expect(limitTexts(productLimits(a, b, 2))).toEqual({ lower, upper });
  });

  it('include both ends and nothing beyond', () => {
    const limits = productLimits('2.5', '33.3333', 2);
    expect(['81.66', '83.33', '85.01', '85.010000'].map((importe) => isWithin(importe, limits))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['81.65', '81.659999', '85.010001', '85.02'].map((importe) => isWithin(importe, limits))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('tell the written decimals apart: more of them, a narrower band', () => {
    expect(productFits('1', '116.00', '100.00', 2)).toBe(true);
    expect(productFits('1.000000', '116.00', '100.00', 2)).toBe(false);
  });
});

describe('limits of a tax (40180, 40186, CRP20254)', () => {
  it.each([
    ['100.00', '0.160000', 2, '15.99', '16.01'],
    ['83.33', '0.160000', 2, '13.33', '13.34'],
    ['83.333333', '0.160000', 6, '13.333333', '13.333334'],
    ['100.00', '0.000000', 2, '0.00', '0.00'],
    ['1000', '0.160000', 0, '159', '161'],
  ])('%s at %s, cut at %i decimals, lies from %s to %s', (base, rate, n, lower, upper) => {
    expect(limitTexts(taxLimits(base, rate, n))).toEqual({ lower, upper });
  });

  it('take the rate as exact', () => {
    expect(limitTexts(taxLimits('100.00', '0.16', 6))).toEqual(limitTexts(taxLimits('100.00', '0.160000', 6)));
  });
});

const written = (decimals: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(99_999), fc.nat(10 ** decimals - 1), fc.integer({ min: 0, max: decimals }))
    .map(([whole, part, cut]) =>
      cut === 0 ? String(whole) : `${whole}.${String(part).padStart(decimals, '0').slice(0, cut)}`,
    );

describe('limits, against decimal.js', () => {
  it('follow the formulas', () => {
    const places = (text: string): number => text.split('.')[1]?.length ?? 0;
    const half = (text: string): Decimal => new Exact(10).pow(-places(text)).div(2);
    fc.assert(
      fc.property(written(6), written(6), fc.integer({ min: 0, max: 6 }), (a, b, n) => {
        const product = limitTexts(productLimits(a, b, n));
        const low = new Exact(a).minus(half(a)).times(new Exact(b).minus(half(b)));
        const high = new Exact(a)
          .plus(half(a))
          .minus('1e-12')
          .times(new Exact(b).plus(half(b)).minus('1e-12'));
        expect(product.lower).toBe(
          low
            .toDecimalPlaces(n, Decimal.ROUND_DOWN)
            .plus(0)
            .toFixed(n)
            .replace(/^-(0(\.0+)?)$/, '$1'),
        );
        expect(product.upper).toBe(high.toDecimalPlaces(n, Decimal.ROUND_CEIL).toFixed(n));
        const tax = limitTexts(taxLimits(a, b, n));
        expect(tax.lower).toBe(
          new Exact(a)
            .minus(half(a))
            .times(b)
            .toDecimalPlaces(n, Decimal.ROUND_DOWN)
            .toFixed(n)
            .replace(/^-(0(\.0+)?)$/, '$1'),
        );
        expect(tax.upper).toBe(
          new Exact(a).plus(half(a)).minus('1e-12').times(b).toDecimalPlaces(n, Decimal.ROUND_CEIL).toFixed(n),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('say the same by the short way', () => {
    fc.assert(
      fc.property(
        written(6),
        written(6),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: -3, max: 3 }),
        (a, b, n, off) => {
          for (const scale of [0, 1, n, 6]) {
            const exact = new Exact(a).times(b).toDecimalPlaces(scale, Decimal.ROUND_HALF_UP);
            const importe = exact.plus(new Exact(10).pow(-scale).times(off)).abs().toFixed(scale);
            expect(productFits(a, b, importe, n)).toBe(isWithin(importe, productLimits(a, b, n)));
            expect(taxFits(a, b, importe, n)).toBe(isWithin(importe, taxLimits(a, b, n)));
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('always admit the rounded product, at the currency decimals or more', () => {
    fc.assert(
      fc.property(
        written(6),
        written(6),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 6 }),
        (less, b, n, more) => {
          // Cantidad and Base are above zero.
          const a = `1${less}`;
          const importe = new Exact(a).times(b).toDecimalPlaces(Math.max(n, more), Decimal.ROUND_HALF_UP).toFixed();
          expect(isWithin(importe, productLimits(a, b, n))).toBe(true);
          expect(isWithin(importe, taxLimits(a, b, n))).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
