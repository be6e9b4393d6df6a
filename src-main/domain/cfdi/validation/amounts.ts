/**
 * The decimals of a document as the rules compare them: counts of 10^-6, because no attribute of a CFDI
 * has more decimals. Parsing, rounding and writing are those of domain/money. A text that is not such a
 * decimal gives undefined: the schema's rules report it, and the arithmetic rules say nothing about it.
 */
import { decimalPlaces, formatUnits, rescale, tryParseDecimal } from '#domain/money/decimal.ts';

/** Millionths of a unit. */
export type Micros = bigint;

const SCALE = 6;

/** How many decimals are written: dec(x) of the matrix. */
export const decimalsOf: (text: string) => number = decimalPlaces;

/** The value of a decimal text without sign; undefined where it is absent or has another form. */
export function micros(text: string | undefined): Micros | undefined {
  if (text === undefined || text.startsWith('-') || decimalPlaces(text) > SCALE) return undefined;
  const decimal = tryParseDecimal(text);
  return decimal === undefined ? undefined : BigInt(rescale(decimal.units, decimal.scale, SCALE));
}

/** As {@link micros}, for the amounts of Impuestos Locales, which the schema lets be negative. */
export function signedMicros(text: string): Micros | undefined {
  if (!text.startsWith('-')) return micros(text);
  const value = micros(text.slice(1));
  return value === undefined ? undefined : -value;
}

/** Rounds to `decimals` (0–6), ties away from zero: what the matrix calls "redondeo". */
export function roundMicros(value: Micros, decimals: number): Micros {
  return BigInt(rescale(rescale(value, SCALE, decimals), decimals, SCALE));
}

/** Sum of decimal texts, or undefined when one of them is malformed. Absent ones count as nothing. */
export function sumMicros(texts: Iterable<string | undefined>): Micros | undefined {
  let sum = 0n;
  for (const text of texts) {
    if (text === undefined) continue;
    const value = micros(text);
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

/** Text of an amount for a message: at least `decimals` decimals, no more than needed. */
export function microsText(value: Micros, decimals = 2): string {
  return formatUnits(value, SCALE, decimals);
}
