/** What a charge comes to, in whole minor units. */
import type { Transaction } from '#contract/transactions.ts';

type Kept = Pick<Transaction, 'keptMinor' | 'feeMinor' | 'feeTaxMinor'>;

/** Fee and its IVA together; undefined until the gateway tells. */
export function feeOf({ feeMinor, feeTaxMinor }: Kept): number | undefined {
  return feeMinor === undefined ? undefined : feeMinor + (feeTaxMinor ?? 0);
}

/** What stays with the company: collected, less what was given back or lost, less the fee. Undefined until it is known. */
export function leftOf(row: Kept): number | undefined {
  const fee = feeOf(row);
  return fee === undefined ? undefined : row.keptMinor - fee;
}
