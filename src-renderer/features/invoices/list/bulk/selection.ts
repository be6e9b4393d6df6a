/** What is chosen, as bulk work is asked for it and as it adds up. */
import type { BulkSelection } from '#contract/bulk.ts';
import type { InvoiceFilter, InvoiceTotals } from '#contract/invoice-list.ts';
import type { InvoiceRowView } from '#contract/invoices.ts';
import type { Selection } from '../../../../ui/table/types.ts';
import { counts } from '../../shared/states.ts';
import { currenciesInOrder } from '../currencies.ts';
import type { Sorted } from '../views/views.ts';

/** As many as one request may name (`bulkSelection` of the contract). */
export const MOST_NAMED = 5000;

export interface CurrencySum {
  readonly currency: string;
  readonly currencyDecimals: number;
  readonly totalMinor: number;
}

/** Undefined when more rows are named than a request may name: all but some is the way then. */
export function bulkSelectionOf(selection: Selection, filter: InvoiceFilter, sort: Sorted): BulkSelection | undefined {
  if (selection.kind === 'some') {
    return selection.ids.size > MOST_NAMED ? undefined : { ids: [...selection.ids] };
  }
  if (selection.except.size > MOST_NAMED) return undefined;
  return { filter, sort, except: [...selection.except] };
}

/** Of rows that count: neither cancelled nor refused ones, as in the totals of the list. */
export function sumOf(rows: readonly InvoiceRowView[]): CurrencySum[] {
  const sums = new Map<string, CurrencySum>();
  for (const row of rows.filter(counts)) {
    const { currency, currencyDecimals } = row;
    const totalMinor = (sums.get(currency)?.totalMinor ?? 0) + row.totalMinor;
    sums.set(currency, { currency, currencyDecimals, totalMinor });
  }
  return [...sums.values()].toSorted((a, b) => Number(b.currency === 'MXN') - Number(a.currency === 'MXN'));
}

/** What the chosen rows add up to; undefined while that is not known. */
export function sumOfSelection(
  selection: Selection,
  totals: InvoiceTotals | undefined,
  knownRows: (ids: Iterable<string>) => InvoiceRowView[],
): readonly CurrencySum[] | undefined {
  if (selection.kind === 'some') {
    const rows = knownRows(selection.ids);
    return rows.length === selection.ids.size ? sumOf(rows) : undefined;
  }
  const left = knownRows(selection.except);
  if (totals === undefined || left.length !== selection.except.size) return undefined;
  const minus = new Map(sumOf(left).map(({ currency, totalMinor }) => [currency, totalMinor]));
  return currenciesInOrder(totals).map(({ currency, currencyDecimals, totalMinor }) => ({
    currency,
    currencyDecimals,
    totalMinor: totalMinor - (minus.get(currency) ?? 0),
  }));
}
