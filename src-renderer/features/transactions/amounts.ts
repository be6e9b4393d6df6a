/** What a charge comes to, and what that leaves of its invoice, in whole minor units. */
import type { Transaction, TransactionStatusView } from '#contract/transactions.ts';

type Kept = Pick<Transaction, 'keptMinor' | 'feeMinor' | 'feeTaxMinor'>;
export type Collected = Pick<Transaction, 'status' | 'amountMinor' | 'paidMinor' | 'authorisedMinor'>;

/** Fee and its IVA together; undefined until the gateway tells. */
export function feeOf({ feeMinor, feeTaxMinor }: Kept): number | undefined {
  return feeMinor === undefined ? undefined : feeMinor + (feeTaxMinor ?? 0);
}

/** What stays with the company: collected, less what was given back or lost, less the fee as far as it is known. */
export function leftOf(row: Kept): number {
  return row.keptMinor - (feeOf(row) ?? 0);
}

/** More or less than was asked for. A hold that was captured in part is what somebody chose. */
export function differenceOf({ status, amountMinor, paidMinor, authorisedMinor }: Collected): number {
  return status === 'paid' && authorisedMinor === 0 ? paidMinor - amountMinor : 0;
}

/** The word for how it stands; money that is not what was asked for has one of its own. */
export function shownState(row: Collected): TransactionStatusView | 'paid-short' | 'paid-over' {
  const difference = differenceOf(row);
  return difference === 0 ? row.status : difference < 0 ? 'paid-short' : 'paid-over';
}

/** How an invoice stands once its collected sum has changed. */
export interface InvoiceAfter {
  readonly how: 'owes' | 'settled' | 'over';
  readonly minor: number;
}

export function invoiceAfter(
  { totalMinor, paidMinor = 0 }: { readonly totalMinor: number; readonly paidMinor?: number | undefined },
  changeMinor: number,
): InvoiceAfter {
  const owed = totalMinor - (paidMinor + changeMinor);
  return { how: owed > 0 ? 'owes' : owed < 0 ? 'over' : 'settled', minor: Math.abs(owed) };
}
