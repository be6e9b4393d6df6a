/** The currencies of a list, in the order in which they are shown. */
import type { InvoiceTotals } from '#contract/invoice-list.ts';

export type Sums = InvoiceTotals['byCurrency'][number];

/** The peso first, then by how many documents there are. */
export function currenciesInOrder<S extends { readonly currency: string; readonly count: number }>({
  byCurrency,
}: {
  readonly byCurrency: readonly S[];
}): readonly S[] {
  const place = ({ currency }: S): number => (currency === 'MXN' ? 0 : 1);
  return byCurrency.toSorted((a, b) => place(a) - place(b) || b.count - a.count);
}
