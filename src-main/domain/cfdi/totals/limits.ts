/**
 * SAT's limits for computed amounts, as pure functions of the texts written in the document: the
 * validation rules 40167, 40180, 40186 and 40198 compare an Importe with them, and our own totals
 * are tested against them.
 *
 * `h(x)` is half a unit of the last decimal written in x; ε is 10^-12.
 * Source: Anexo 20 of the RMF 2022, pages 76 to 78, as reproduced in an open validator; SAT's notes on
 * decimals published by AMEXIPAC (blogamexipac.blogspot.com, 2018-04) confirm that the lower limit is
 * truncated and that the two limits are never meant to be equal.
 */
import {
  bigPower,
  compareUnits,
  decimalPlaces,
  divideUnits,
  formatUnits,
  multiplyUnits,
  parseDecimal,
  rescale,
  toUnits,
  type Decimal,
  type Units,
} from '#domain/money/decimal.ts';

/** Both ends are accepted; they count 10^-decimals. */
export interface Limits {
  readonly lower: Units;
  readonly upper: Units;
  readonly decimals: number;
}

const EPSILON_SCALE = 12;

/**
 * Limits of a product `a × b` written in a Concepto or Parte (rules 40167, 40198):
 * lower = trunc((a − h(a)) × (b − h(b)), n), upper = ceil((a + h(a) − ε) × (b + h(b) − ε), n).
 * @param a Cantidad, as written
 * @param b ValorUnitario, as written
 * @param n decimals to cut at: those of the currency
 * @throws CuadraError MONEY_MALFORMED
 */
export function productLimits(a: string, b: string, n: number): Limits {
  const left = spread(a);
  const right = spread(b);
  const scale = left.scale + right.scale;
  return {
    lower: cut(left.low * right.low, scale, n, 'truncate'),
    upper: cut(left.high * right.high, scale, n, 'ceil'),
    decimals: n,
  };
}

/**
 * Limits of a tax Importe (rules 40180, 40186 and, for payments, CRP20254 and CRP20261):
 * lower = trunc((Base − h(Base)) × rate, n), upper = ceil((Base + h(Base) − ε) × rate, n).
 * @param base Base, as written
 * @param rate TasaOCuota, as written: exact, it has no spread
 * @param n decimals to cut at; sources differ between the currency's and those of the Importe itself
 * @throws CuadraError MONEY_MALFORMED
 */
export function taxLimits(base: string, rate: string, n: number): Limits {
  const range = spread(base);
  const factor = parseDecimal(rate);
  const units = BigInt(factor.units);
  const scale = range.scale + factor.scale;
  return {
    lower: cut(range.low * units, scale, n, 'truncate'),
    upper: cut(range.high * units, scale, n, 'ceil'),
    decimals: n,
  };
}

/** Whether the amount that `importe` writes lies within the limits, both included. @throws CuadraError MONEY_MALFORMED */
export function isWithin(importe: string, limits: Limits): boolean {
  const amount = parseDecimal(importe);
  const scale = Math.max(amount.scale, limits.decimals);
  const units = rescale(amount.units, amount.scale, scale);
  return (
    compareUnits(rescale(limits.lower, limits.decimals, scale), units) <= 0 &&
    compareUnits(units, rescale(limits.upper, limits.decimals, scale)) <= 0
  );
}

/** The two ends as texts, for a message. */
export function limitTexts(limits: Limits): { readonly lower: string; readonly upper: string } {
  return {
    lower: formatUnits(limits.lower, limits.decimals, limits.decimals),
    upper: formatUnits(limits.upper, limits.decimals, limits.decimals),
  };
}

/**
 * Same answer as `isWithin(importe, productLimits(a, b, n))`, fast for the Importe that is simply
 * a × b rounded half up to n decimals or more, which the limits always admit (they contain the exact
 * product, and cutting them at n decimals only widens them).
 */
export function productFits(a: string, b: string, importe: string, n: number): boolean {
  return isRoundedProduct(parseDecimal(a), parseDecimal(b), importe, n) || isWithin(importe, productLimits(a, b, n));
}

/** Same answer as `isWithin(importe, taxLimits(base, rate, n))`, fast for an Importe that is Base × rate rounded. */
export function taxFits(base: string, rate: string, importe: string, n: number): boolean {
  return (
    isRoundedProduct(parseDecimal(base), parseDecimal(rate), importe, n) || isWithin(importe, taxLimits(base, rate, n))
  );
}

function isRoundedProduct(a: Decimal, b: Decimal, importe: string, n: number): boolean {
  const places = decimalPlaces(importe);
  // Beyond six decimals (no valid document) ε could exceed h and the argument above would not hold.
  if (places < n || a.units <= 0 || b.units <= 0 || a.scale > 6 || b.scale > 6) return false;
  const amount = parseDecimal(importe);
  const exact = multiplyUnits(a.units, b.units);
  const scale = a.scale + b.scale;
  const rounded =
    scale <= places ? rescale(exact, scale, places) : divideUnits(exact, toUnits(bigPower(scale - places)), 'half-up');
  return compareUnits(rounded, rescale(amount.units, amount.scale, places)) === 0;
}

interface Spread {
  readonly low: bigint;
  readonly high: bigint;
  readonly scale: number;
}

/** `x − h(x)` and `x + h(x) − ε`, exactly. */
function spread(text: string): Spread {
  const value = parseDecimal(text);
  const places = decimalPlaces(text);
  const scale = Math.max(EPSILON_SCALE, places + 1);
  const units = BigInt(value.units) * bigPower(scale - value.scale);
  const half = 5n * bigPower(scale - places - 1);
  return { low: units - half, high: units + half - bigPower(scale - EPSILON_SCALE), scale };
}

function cut(units: bigint, scale: number, n: number, mode: 'truncate' | 'ceil'): Units {
  return rescale(toUnits(units), scale, n, mode);
}
