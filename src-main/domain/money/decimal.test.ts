import { Decimal as Oracle } from 'decimal.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCuadraError } from '#errors/cuadra-error.ts';
import {
  addDecimals,
  compareDecimals,
  decimalPlaces,
  divRound,
  formatDecimal,
  formatRounded,
  formatUnits,
  mulRound,
  multiplyDecimals,
  parseDecimal,
  rescale,
  roundDecimal,
  subtractDecimals,
  tryParseDecimal,
  type Decimal,
  type Rounding,
} from './decimal.ts';

Oracle.set({ precision: 120, toExpNeg: -200, toExpPos: 200 });

const ORACLE_MODE: Record<Rounding, Oracle.Rounding> = {
  'half-up': Oracle.ROUND_HALF_UP,
  truncate: Oracle.ROUND_DOWN,
  ceil: Oracle.ROUND_CEIL,
};
const MODES = Object.keys(ORACLE_MODE) as Rounding[];

/** Decimal texts of every size: few digits, many, ties, around the end of the safe integers. */
const digits = (max: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.nat(999).map(String),
    fc.bigInt(0n, 10n ** BigInt(max) - 1n).map(String),
    fc.integer({ min: -3, max: 3 }).map((offset) => String(2n ** 53n + BigInt(offset))),
  );
const fraction = fc.oneof(
  fc.constant(''),
  fc.nat(99).map((n) => `.${String(n).padStart(2, '0')}`),
  fc.nat(999_999).map((n) => `.${String(n).padStart(6, '0')}`),
  fc.constantFrom('.5', '.50', '.500000', '.05', '.005', '.0050', '.000005', '.999999', '.000000'),
);
const text = fc.tuple(fc.constantFrom('', '', '', '-'), digits(18), fraction).map((parts) => parts.join(''));

const value = (decimal: Decimal): Oracle => new Oracle(String(decimal.units)).div(new Oracle(10).pow(decimal.scale));

describe('exact decimals', () => {
  it('parse and print every decimal without loss', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 8 }), (written, minimum) => {
        const parsed = parseDecimal(written);
        const exact = new Oracle(written);
        expect(value(parsed).equals(exact)).toBe(true);
        expect(typeof parsed.units === 'number' ? Number.isSafeInteger(parsed.units) : !isSafe(parsed.units)).toBe(
          true,
        );
        const printed = formatDecimal(parsed, minimum);
        expect(new Oracle(printed).equals(exact)).toBe(true);
        expect(decimalPlaces(printed)).toBe(Math.max(minimum, exact.decimalPlaces()));
        expect(printed).toMatch(/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/);
        expect(decimalPlaces(written)).toBe(written.includes('.') ? written.split('.')[1]?.length : 0);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    '',
    '-',
    '.',
    '.5',
    '5.',
    '1..2',
    '1.2.3',
    '+1',
    ' 1',
    '1 ',
    '1,000',
    '1e3',
    '0x1',
    '--1',
    '1-',
    'NaN',
    '١',
    '-.5',
  ])('refuse %j', (written) => {
    expect(tryParseDecimal(written)).toBeUndefined();
    expect(() => parseDecimal(written, 'lines[0].cantidad')).toThrow(
      expect.toSatisfy(
        (error: unknown) => isCuadraError(error, 'MONEY_MALFORMED') && error.field === 'lines[0].cantidad',
      ),
    );
  });

  it('never give minus zero', () => {
    expect(Object.is(parseDecimal('-0.00').units, 0)).toBe(true);
    expect(formatDecimal(parseDecimal('-0'), 2)).toBe('0.00');
    expect(formatUnits(multiplyDecimals(parseDecimal('-5'), parseDecimal('0')).units, 0)).toBe('0');
    expect(formatRounded(parseDecimal('-0.004'), 2)).toBe('0.00');
    expect(formatRounded(parseDecimal('-0.4'), 0, 'ceil')).toBe('0');
  });

  it('add, subtract, multiply and compare as decimal.js does', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [a, b] = [parseDecimal(left), parseDecimal(right)];
        const [x, y] = [new Oracle(left), new Oracle(right)];
        expect(value(addDecimals(a, b)).equals(x.plus(y))).toBe(true);
        expect(value(subtractDecimals(a, b)).equals(x.minus(y))).toBe(true);
        expect(value(multiplyDecimals(a, b)).equals(x.times(y))).toBe(true);
        expect(Math.sign(compareDecimals(a, b))).toBe(x.comparedTo(y));
      }),
      { numRuns: 5000 },
    );
  });

  it('round products, quotients and values as decimal.js does', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(...MODES),
        (left, right, decimals, mode) => {
          const [a, b] = [parseDecimal(left), parseDecimal(right)];
          const [x, y] = [new Oracle(left), new Oracle(right)];
          const same = (units: Decimal['units'], exact: Oracle): void => {
            expect(value({ units, scale: decimals }).toFixed()).toBe(
              exact.toDecimalPlaces(decimals, ORACLE_MODE[mode]).plus(0).toFixed(),
            );
          };
          same(roundDecimal(a, decimals, mode), x);
          same(mulRound(a, b, decimals, mode), x.times(y));
          if (b.units > 0) same(divRound(a, b, decimals, mode), x.div(y));
          expect(formatRounded(a, decimals, mode)).toMatch(decimals === 0 ? /^-?[0-9]+$/ : /^-?[0-9]+\.[0-9]+$/);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('round ties up and away from zero', () => {
    expect(formatRounded(parseDecimal('1.005'), 2)).toBe('1.01');
    expect(formatRounded(parseDecimal('2.5'), 0)).toBe('3');
    expect(formatRounded(parseDecimal('0.004999'), 2)).toBe('0.00');
    expect(formatRounded(parseDecimal('-1.005'), 2)).toBe('-1.01');
    expect(formatRounded(parseDecimal('9007199254740993.5'), 0)).toBe('9007199254740994');
  });

  it('only divide by positive decimals', () => {
    expect(() => divRound(parseDecimal('1'), parseDecimal('0'), 2)).toThrow(RangeError);
    expect(() => divRound(parseDecimal('1'), parseDecimal('-2'), 2)).toThrow(RangeError);
  });

  it('rescale upwards without rounding', () => {
    expect(rescale(123, 2, 6)).toBe(1_230_000);
    expect(rescale(9_007_199_254_740_991, 0, 2)).toBe(900_719_925_474_099_100n);
  });
});

function isSafe(units: bigint): boolean {
  return units <= BigInt(Number.MAX_SAFE_INTEGER) && units >= -BigInt(Number.MAX_SAFE_INTEGER);
}
