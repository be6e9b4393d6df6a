/** Sums of an export by currency, as the list has them: exact, without what is cancelled or rejected. */
import type { InvoiceListRow } from '../../invoices/repository.ts';
import { amountOf, type AmountColumn } from './columns.ts';

export interface CurrencySum {
  readonly currency: string;
  readonly decimals: number;
  readonly minor: Readonly<Record<AmountColumn, bigint>>;
}

const COLUMNS = ['subtotal', 'discount', 'transferred', 'withheld', 'local', 'total'] as const;

export class ExportTotals {
  readonly #sums = new Map<string, CurrencySum & { readonly minor: Record<AmountColumn, bigint> }>();

  add(row: InvoiceListRow): void {
    if (row.status === 'cancelled' || row.status === 'rejected') return;
    const sum = this.#sums.get(row.currency) ?? {
      currency: row.currency,
      decimals: row.currencyDecimals,
      minor: { subtotal: 0n, discount: 0n, transferred: 0n, withheld: 0n, local: 0n, total: 0n },
    };
    // A million amounts of 2^53 do not fit into a number.
    for (const column of COLUMNS) sum.minor[column] += BigInt(amountOf(row, column));
    this.#sums.set(row.currency, sum);
  }

  /** By the currency's code. */
  byCurrency(): CurrencySum[] {
    return [...this.#sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
  }
}

/** Exact decimal of minor units that may not fit into a number. */
export function decimalOf(minor: bigint, decimals: number): string {
  const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${minor < 0n ? '-' : ''}${whole}${fraction}`;
}
