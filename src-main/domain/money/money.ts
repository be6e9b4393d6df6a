/**
 * Amounts in a currency. In the database and between features an amount is an integer of minor units
 * ("centavos") with its currency; here it is turned from and into the text of a document, and two
 * currencies are never added.
 */
import { CuadraError } from '#errors/cuadra-error.ts';
import { formatUnits, parseDecimal, rescale } from './decimal.ts';

/** An amount: `minor` counts the currency's smallest unit and is a safe integer. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/**
 * Minor units of the amount that `amount` writes. Zeros beyond the currency's decimals are harmless
 * ("100.0000" MXN is 10000); any other digit there is refused rather than rounded.
 * @param decimals decimals of the currency (c_Moneda)
 * @param field path of the field, for the error
 * @throws CuadraError MONEY_MALFORMED, MONEY_TOO_MANY_DECIMALS, MONEY_OVERFLOW (beyond ±2^53 − 1)
 */
export function toMinor(amount: string, decimals: number, field?: string): number {
  const where = field === undefined ? {} : { field };
  const parsed = parseDecimal(amount, field);
  if (parsed.scale > decimals) {
    throw new CuadraError('MONEY_TOO_MANY_DECIMALS', { params: { text: amount, decimals }, ...where });
  }
  const minor = rescale(parsed.units, parsed.scale, decimals);
  if (typeof minor !== 'number') throw new CuadraError('MONEY_OVERFLOW', { params: { text: amount }, ...where });
  return minor;
}

/**
 * Text of an amount of minor units with exactly the currency's decimals: 123450 with 2 is "1234.50".
 * @throws CuadraError MONEY_OVERFLOW when `minor` is not a safe integer
 */
export function fromMinor(minor: number, decimals: number): string {
  if (!Number.isSafeInteger(minor)) throw new CuadraError('MONEY_OVERFLOW', { params: { text: String(minor) } });
  return formatUnits(minor, decimals, decimals);
}

/**
 * An amount in a currency.
 * @throws CuadraError MONEY_OVERFLOW when `minor` is not a safe integer
 */
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new CuadraError('MONEY_OVERFLOW', { params: { text: String(minor) } });
  return { minor, currency };
}

/** Sum. @throws CuadraError MONEY_CURRENCY_MISMATCH, MONEY_OVERFLOW */
export function addMoney(a: Money, b: Money): Money {
  return money(a.minor + sameCurrency(a, b).minor, a.currency);
}

/** Difference, possibly negative. @throws CuadraError MONEY_CURRENCY_MISMATCH, MONEY_OVERFLOW */
export function subtractMoney(a: Money, b: Money): Money {
  return money(a.minor - sameCurrency(a, b).minor, a.currency);
}

/** Sum of a list; zero of `currency` when it is empty. @throws CuadraError MONEY_CURRENCY_MISMATCH, MONEY_OVERFLOW */
export function sumMoney(amounts: Iterable<Money>, currency: string): Money {
  let total = money(0, currency);
  for (const amount of amounts) total = addMoney(total, amount);
  return total;
}

/** Negative, zero or positive as a < b, a = b, a > b. @throws CuadraError MONEY_CURRENCY_MISMATCH */
export function compareMoney(a: Money, b: Money): number {
  return a.minor - sameCurrency(a, b).minor;
}

function sameCurrency(a: Money, b: Money): Money {
  if (a.currency !== b.currency) {
    throw new CuadraError('MONEY_CURRENCY_MISMATCH', { params: { left: a.currency, right: b.currency } });
  }
  return b;
}
