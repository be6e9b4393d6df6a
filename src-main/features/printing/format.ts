/** Figures and codes as the page shows them. Values are the XML's own digits: grouped, never rounded. */
import { addDecimals, formatDecimal, multiplyDecimals, tryParseDecimal, type Decimal } from '#domain/money/decimal.ts';

/**
 * `1234.5` as `1,234.50`: thousands grouped, at least `minDecimals` decimals, zeros beyond them cut,
 * every other digit kept. What is not a decimal is shown as it came.
 */
export function formatFigure(value: string, minDecimals = 0): string {
  const decimal = tryParseDecimal(value);
  return decimal === undefined ? value : grouped(formatDecimal(decimal, minDecimals));
}

/** `0.160000` as `16 %`. */
export function formatRate(tasa: string): string {
  const decimal = tryParseDecimal(tasa);
  if (decimal === undefined) return tasa;
  return `${grouped(formatDecimal(multiplyDecimals(decimal, HUNDRED)))} %`;
}

/** `2026-11-23T18:05:09` as `2026-11-23 18:05:09`. */
export function formatFecha(fecha: string): string {
  return fecha.replace('T', ' ');
}

/** Exact running sum of amounts; one that is not a decimal counts nothing. */
export class RunningSum {
  #sum: Decimal = ZERO;

  add(amount: string): void {
    const decimal = tryParseDecimal(amount);
    if (decimal !== undefined) this.#sum = addDecimals(this.#sum, decimal);
  }

  format(minDecimals: number): string {
    return grouped(formatDecimal(this.#sum, minDecimals));
  }
}

const ZERO: Decimal = { units: 0, scale: 0 };
const HUNDRED: Decimal = { units: 100, scale: 0 };

function grouped(plain: string): string {
  const [whole = '', fraction] = plain.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  // A true minus sign is as wide as a figure; a hyphen is not.
  return `${groups.replace('-', '−')}${fraction === undefined ? '' : `.${fraction}`}`;
}
