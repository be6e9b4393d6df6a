/**
 * Exact decimals for the fiscal core: the one place where text becomes a number and back.
 *
 * A decimal is an integer count of 10^-scale ("units"). Units are a JavaScript number while they are
 * a safe integer and a bigint beyond, so that the usual invoice costs no bigint at all and a huge one
 * loses nothing; every operation checks which it may use. No operation here ever rounds unless its
 * name says so and a mode is given. decimal.js is the oracle of the tests.
 */
import { CuadraError } from '#errors/cuadra-error.ts';

/** A signed integer: a number when safe, otherwise a bigint (never a bigint that would be safe). */
export type Units = number | bigint;

/** The exact value `units / 10^scale`. Parsed decimals have no trailing zeros. */
export interface Decimal {
  readonly units: Units;
  readonly scale: number;
}

/**
 * `half-up`: to the nearest, ties away from zero (SAT's and the Mexican trade's rule: .5 goes up).
 * `truncate`: towards zero. `ceil`: towards plus infinity.
 */
export type Rounding = 'half-up' | 'truncate' | 'ceil';

const SMALL_POWERS: readonly number[] = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
const BIG_POWERS: readonly bigint[] = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));

/** 10^exponent as a bigint (cached up to 63). */
export function bigPower(exponent: number): bigint {
  return BIG_POWERS[exponent] ?? 10n ** BigInt(exponent);
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The canonical form of a bigint: a number when it is safe. */
export function toUnits(value: bigint): Units {
  return value <= MAX_SAFE && value >= -MAX_SAFE ? Number(value) : value;
}

/** Exact sum. */
export function addUnits(a: Units, b: Units): Units {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return toUnits(BigInt(a) + BigInt(b));
}

/** Exact difference. */
export function subtractUnits(a: Units, b: Units): Units {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return toUnits(BigInt(a) - BigInt(b));
}

/** Exact product. */
export function multiplyUnits(a: Units, b: Units): Units {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    // −0 would print as "-0"; a product that is safe was computed without rounding.
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product;
  }
  return toUnits(BigInt(a) * BigInt(b));
}

/** Quotient `dividend / divisor` as an integer, rounded by `mode`. `divisor` must be positive. */
export function divideUnits(dividend: Units, divisor: Units, mode: Rounding): Units {
  if (typeof dividend === 'number' && typeof divisor === 'number') {
    // Exact: for |dividend| < 2^53 the rounded quotient never reaches the next integer.
    const quotient = Math.trunc(dividend / divisor);
    const rest = dividend - quotient * divisor;
    if (rest === 0) return quotient === 0 ? 0 : quotient;
    if (mode === 'half-up') {
      const magnitude = Math.abs(rest);
      // magnitude ≥ divisor − magnitude, and not 2 × magnitude, which could leave the safe range.
      return magnitude >= divisor - magnitude ? quotient + (dividend < 0 ? -1 : 1) : quotient === 0 ? 0 : quotient;
    }
    if (mode === 'ceil' && dividend > 0) return quotient + 1;
    return quotient === 0 ? 0 : quotient;
  }
  const big = BigInt(dividend);
  const by = BigInt(divisor);
  const quotient = big / by;
  const rest = big % by;
  if (rest === 0n) return toUnits(quotient);
  if (mode === 'half-up') {
    const magnitude = rest < 0n ? -rest : rest;
    return toUnits(magnitude * 2n >= by ? quotient + (big < 0n ? -1n : 1n) : quotient);
  }
  return toUnits(mode === 'ceil' && big > 0n ? quotient + 1n : quotient);
}

/** Negative, zero or positive as a < b, a = b, a > b. */
export function compareUnits(a: Units, b: Units): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The same value counted in 10^-to instead of 10^-from, rounded by `mode` when digits are lost. */
export function rescale(units: Units, from: number, to: number, mode: Rounding = 'half-up'): Units {
  if (to === from || units === 0) return units;
  if (to > from) return multiplyUnits(units, power(to - from));
  return divideUnits(units, power(from - to), mode);
}

function power(exponent: number): Units {
  return SMALL_POWERS[exponent] ?? bigPower(exponent);
}

/**
 * The decimal that `text` writes: an optional minus sign, digits and, optionally, a point followed
 * by digits. No exponent, no plus sign, no separators, no blanks.
 * @returns undefined when the text is not that
 */
export function tryParseDecimal(text: string): Decimal | undefined {
  const length = text.length;
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  let point = -1;
  let digits = 0;
  let significantEnd = start;
  let value = 0;
  let valueAtEnd = 0;
  for (let index = start; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 46) {
      if (point >= 0 || digits === 0) return undefined;
      point = index;
      significantEnd = index;
      valueAtEnd = value;
      continue;
    }
    const digit = code - 48;
    if (digit < 0 || digit > 9) return undefined;
    digits += 1;
    value = value * 10 + digit;
    if (point < 0 || digit !== 0) {
      significantEnd = index + 1;
      valueAtEnd = value;
    }
  }
  if (digits === 0 || point === length - 1) return undefined;
  const scale = point < 0 || significantEnd <= point ? 0 : significantEnd - point - 1;
  let units: Units = valueAtEnd;
  // Beyond the safe range the accumulated number is only an estimate: read the digits again, exactly.
  if (!Number.isSafeInteger(valueAtEnd)) {
    const written =
      point < 0 || scale === 0
        ? text.slice(start, significantEnd)
        : text.slice(start, point) + text.slice(point + 1, significantEnd);
    units = toUnits(BigInt(written));
  }
  return { units: start === 1 && units !== 0 ? -units : units, scale };
}

/**
 * As {@link tryParseDecimal}, refusing what is not a decimal.
 * @param field path of the field, for the error
 * @throws CuadraError MONEY_MALFORMED
 */
export function parseDecimal(text: string, field?: string): Decimal {
  const decimal = tryParseDecimal(text);
  if (decimal === undefined)
    throw new CuadraError('MONEY_MALFORMED', {
      params: { text: text.slice(0, 40) },
      ...(field === undefined ? {} : { field }),
    });
  return decimal;
}

/** How many decimals the text writes, trailing zeros included: "1.50" has 2, "1" has 0. SAT's `dec(x)`. */
export function decimalPlaces(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/**
 * Plain text of `units / 10^scale`, with trailing zeros cut down to `minDecimals` and filled up to it.
 * Never an exponent.
 */
export function formatUnits(units: Units, scale: number, minDecimals: number = scale): string {
  if (scale < minDecimals) return formatUnits(rescale(units, scale, minDecimals), minDecimals, minDecimals);
  let places = scale;
  let rest: Units = units;
  if (typeof rest === 'number') {
    if (places - minDecimals >= 4 && rest % 10_000 === 0) {
      rest /= 10_000;
      places -= 4;
    }
    while (places > minDecimals && rest % 10 === 0) {
      rest /= 10;
      places -= 1;
    }
  } else {
    while (places > minDecimals && rest % 10n === 0n) {
      rest /= 10n;
      places -= 1;
    }
  }
  if (places === 0) return String(rest);
  const negative = rest < 0;
  const digits = String(negative ? -rest : rest).padStart(places + 1, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Plain text of a decimal with at least `minDecimals` decimals and no superfluous zeros. */
export function formatDecimal(value: Decimal, minDecimals: number = 0): string {
  return formatUnits(value.units, value.scale, minDecimals);
}

/** Plain text with exactly `decimals` decimals, rounded by `mode`. */
export function formatRounded(value: Decimal, decimals: number, mode: Rounding = 'half-up'): string {
  return formatUnits(rescale(value.units, value.scale, decimals, mode), decimals, decimals);
}

/** Exact sum of two decimals. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: addUnits(rescale(a.units, a.scale, scale), rescale(b.units, b.scale, scale)), scale };
}

/** Exact difference of two decimals. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: subtractUnits(rescale(a.units, a.scale, scale), rescale(b.units, b.scale, scale)), scale };
}

/** Exact product of two decimals. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: multiplyUnits(a.units, b.units), scale: a.scale + b.scale };
}

/** Negative, zero or positive as a < b, a = b, a > b, whatever their scales. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  return compareUnits(rescale(a.units, a.scale, scale), rescale(b.units, b.scale, scale));
}

/** `value` counted in 10^-decimals, rounded by `mode`. */
export function roundDecimal(value: Decimal, decimals: number, mode: Rounding = 'half-up'): Units {
  return rescale(value.units, value.scale, decimals, mode);
}

/** `a × b` counted in 10^-decimals, rounded once. */
export function mulRound(a: Decimal, b: Decimal, decimals: number, mode: Rounding = 'half-up'): Units {
  return rescale(multiplyUnits(a.units, b.units), a.scale + b.scale, decimals, mode);
}

/**
 * `a / b` counted in 10^-decimals, rounded once. `b` must be positive.
 * @throws RangeError when `b` is zero or negative: a caller's mistake, never a person's input
 */
export function divRound(a: Decimal, b: Decimal, decimals: number, mode: Rounding = 'half-up'): Units {
  if (b.units <= 0) throw new RangeError('divRound divides by positive decimals only');
  const exponent = decimals + b.scale - a.scale;
  return exponent >= 0
    ? divideUnits(multiplyUnits(a.units, power(exponent)), b.units, mode)
    : divideUnits(a.units, multiplyUnits(b.units, power(-exponent)), mode);
}
