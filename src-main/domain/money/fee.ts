/** What a gateway keeps of a charge: a percentage and a fixed part, and IVA on both. */
import { CuadraError } from '#errors/cuadra-error.ts';
import { addUnits, compareDecimals, mulRound, parseDecimal, rescale, tryParseDecimal } from './decimal.ts';

/** Exact decimals: "3.6" percent, "3.00" in the currency of the charge, "16" percent of IVA. */
export interface FeeTerms {
  readonly percent: string;
  readonly fixed: string;
  readonly taxPercent: string;
}

export interface Fee {
  readonly feeMinor: number;
  /** IVA on the fee; not contained in `feeMinor`. */
  readonly taxMinor: number;
  /** What is left; negative where a small charge costs more than it brings. */
  readonly netMinor: number;
}

const PERCENT = { units: 1, scale: 2 } as const;

/**
 * The fee of a charge, each part rounded once, half up, as gateways print them.
 * @param decimals decimals of the currency
 * @throws CuadraError MONEY_MALFORMED, MONEY_OVERFLOW
 */
export function computeFee(amountMinor: number, decimals: number, terms: FeeTerms): Fee {
  const percent = parseDecimal(terms.percent, 'percent');
  const rate = { units: percent.units, scale: percent.scale + PERCENT.scale };
  const amount = { units: amountMinor, scale: decimals };
  const fixed = parseDecimal(terms.fixed, 'fixed');
  const feeMinor = safe(addUnits(mulRound(amount, rate, decimals), rescale(fixed.units, fixed.scale, decimals)));
  const tax = parseDecimal(terms.taxPercent, 'taxPercent');
  const taxRate = { units: tax.units, scale: tax.scale + PERCENT.scale };
  const taxMinor = safe(mulRound({ units: feeMinor, scale: decimals }, taxRate, decimals));
  return { feeMinor, taxMinor, netMinor: safe(amountMinor - feeMinor - taxMinor) };
}

/** A line of what was agreed: its fixed part is an amount of one currency, and of no other. */
export interface FeeLine<Method extends string = string> extends FeeTerms {
  /** Absent: every method that no other line names. */
  readonly method?: Method | undefined;
  /** Of the fixed part; absent: pesos. */
  readonly currency?: string | undefined;
}

/** Of the fixed part of a line that names no currency. */
export const USUAL_CURRENCY = 'MXN';

/**
 * The terms of a charge: the first line that names its method, or names none; of several such lines the one in the
 * charge's currency. `unknown`: what was agreed has a fixed part in another currency, which says nothing of this one.
 */
export function termsOf<Method extends string>(
  lines: readonly FeeLine<Method>[],
  method: Method,
  currency: string,
): FeeTerms | { readonly unknown: string } {
  const first = lines.find((line) => line.method === undefined || line.method === method);
  if (first === undefined) return { percent: '0', fixed: '0', taxPercent: '0' };
  const alike = lines.filter((line) => line.method === first.method);
  const own = alike.find((line) => (line.currency ?? USUAL_CURRENCY) === currency);
  const terms = own ?? alike.find(({ fixed }) => parseDecimal(fixed, 'fixed').units === 0);
  return terms ?? { unknown: first.currency ?? USUAL_CURRENCY };
}

/** Whether a decimal is a percentage of something: 0 to 100. */
export function isPercent(text: string): boolean {
  const value = tryParseDecimal(text);
  return value !== undefined && value.units >= 0 && compareDecimals(value, { units: 100, scale: 0 }) <= 0;
}

function safe(units: number | bigint): number {
  if (typeof units !== 'number' || !Number.isSafeInteger(units)) {
    throw new CuadraError('MONEY_OVERFLOW', { params: { text: String(units) } });
  }
  return units;
}
