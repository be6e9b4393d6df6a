/**
 * CLABE: the eighteen digits of a Mexican bank account. Bank 3 (ABM's code), plaza 3, account 11, check 1; the check
 * digit is that of cuenca-mx/clabe-python: weights 3, 7, 1, each product modulo 10, their sum modulo 10, from ten.
 */

export interface Clabe {
  /** All eighteen, nothing between them. */
  readonly digits: string;
  /** ABM's code. */
  readonly bank: string;
  readonly plaza: string;
  readonly account: string;
}

export type ClabeProblem = 'length' | 'digits' | 'check';

const WEIGHTS = [3, 7, 1] as const;

/** The digit that the first seventeen ask for. */
export function clabeCheckDigit(first17: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += (Number(first17[at]) * (WEIGHTS[at % 3] ?? 0)) % 10;
  return String((10 - (sum % 10)) % 10);
}

/** A CLABE as people write it, with spaces or hyphens; what is wrong with it otherwise. */
export function readClabe(text: string): Clabe | ClabeProblem {
  const digits = text.replaceAll(/[\s-]/g, '');
  if (!/^\d*$/.test(digits)) return 'digits';
  if (digits.length !== 18) return 'length';
  if (digits[17] !== clabeCheckDigit(digits)) return 'check';
  return { digits, bank: digits.slice(0, 3), plaza: digits.slice(3, 6), account: digits.slice(6, 17) };
}

/** In the groups in which it is printed and dictated: `012 180 01234567891 0`. */
export function groupedClabe(digits: string): string {
  return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 17), digits.slice(17)].join(' ');
}
