/** What a gateway keeps of a charge: a percentage and a fixed part, and IVA on both. */
import { CuadraError } from '#errors/cuadra-error.ts';
import { addUnits, mulRound, parseDecimal, rescale, tryParseDecimal } from './decimal.ts';

/** Exact decimals: "3.6" percent, "3.00" in the currency, "16" percent of IVA. */
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

/** A decimal that a fee may have: not negative. */
export function isFeePart(text: string): boolean {
  const value = tryParseDecimal(text);
  return value !== undefined && value.units >= 0;
}

function safe(units: number | bigint): number {
  if (typeof units !== 'number' || !Number.isSafeInteger(units)) {
    throw new CuadraError('MONEY_OVERFLOW', { params: { text: String(units) } });
  }
  return units;
}
