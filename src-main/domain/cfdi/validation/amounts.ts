/**
 * Exact arithmetic on the decimals of a document for the rules: integers of 10^-6, because no attribute
 * of a CFDI has more decimals. A text that is not such a decimal gives undefined: the schema's rules
 * report it, and the arithmetic rules have nothing to say about it.
 */

/** Millionths of a unit. */
export type Micros = bigint;

const DECIMAL = /^\d+(?:\.\d{1,6})?$/;
const SCALE = 6;

/** The value of a decimal text, or undefined where it is absent or has another form. */
export function micros(text: string | undefined): Micros | undefined {
  if (text === undefined || !DECIMAL.test(text)) return undefined;
  const dot = text.indexOf('.');
  if (dot < 0) return BigInt(text) * 1_000_000n;
  return BigInt(text.slice(0, dot) + text.slice(dot + 1).padEnd(SCALE, '0'));
}

/** How many decimals are written. */
export function decimalsOf(text: string): number {
  const dot = text.indexOf('.');
  return dot < 0 ? 0 : text.length - dot - 1;
}

/** Rounds half up to `decimals` (0–6); the way the matrix says "redondeo". Amounts are never negative. */
export function roundMicros(value: Micros, decimals: number): Micros {
  const unit = 10n ** BigInt(SCALE - decimals);
  return ((value + unit / 2n) / unit) * unit;
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
  const sign = value < 0n ? '-' : '';
  const digits = (value < 0n ? -value : value).toString().padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0+$/, '').padEnd(decimals, '0');
  const whole = digits.slice(0, -SCALE);
  return sign + (fraction === '' ? whole : `${whole}.${fraction}`);
}
