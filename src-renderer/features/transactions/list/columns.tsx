/** The columns of the charges; beside an open panel only those that tell one from another. */
import { useMemo } from 'react';
import type { Transaction } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { todayHere } from '../../../ui/fields/day.ts';
import { Money } from '../../../ui/state/money.tsx';
import type { Column } from '../../../ui/table/types.ts';
import { feeOf, leftOf, shownState } from '../amounts.ts';
import type { Totals } from './totals.tsx';
import { TransactionState } from '../state.tsx';
import { titleOf } from '../title.ts';

/** Beside a panel; those with a number go before an amount is cut. */
const BESIDE_PANEL: ReadonlyMap<string, number | undefined> = new Map([
  ['created', 1],
  ['client', undefined],
  ['amount', undefined],
  ['status', 2],
]);
/** A figure as it is drawn in a row of totals, and what stands around it. */
const DIGIT_PX = 7.5;
const AROUND_PX = 20;
const CURRENCY_PX = 28;

/** @param totals of the whole filter: no row has more digits than its sum, so they say how wide an amount must be */
export function useChargeColumns(besidePanel: boolean, totals: Totals | undefined): readonly Column<Transaction>[] {
  const t = useWords(words);
  const formats = useFormats();
  const widest = Math.max(
    0,
    ...(totals ?? []).map(({ amountMinor, currencyDecimals }) => formats.minor(amountMinor, currencyDecimals).length),
  );
  return useMemo(() => {
    const atLeast = (width: number): number => Math.max(width, Math.ceil(widest * DIGIT_PX) + AROUND_PX);
    const text = (
      id: 'client' | 'invoice' | 'gateway' | 'method' | 'description' | 'kind',
      width: number,
      of: (row: Transaction) => string,
      more: Partial<Column<Transaction>> = {},
    ): Column<Transaction> => ({ id, header: t(`transactions.column.${id}`), width, cell: of, text: of, ...more });
    const amount = (
      id: 'paid' | 'refunded' | 'fee' | 'feeTax' | 'left',
      width: number,
      of: (row: Transaction) => number | undefined,
      shown = true,
    ): Column<Transaction> => {
      const said = (row: Transaction): string => {
        const minor = of(row);
        return minor === undefined ? '' : formats.minor(minor, row.currencyDecimals);
      };
      return {
        id,
        header: t(`transactions.column.${id}`),
        width: id === 'fee' || id === 'feeTax' ? width : atLeast(width),
        align: 'end',
        shown,
        cell: (row) => (of(row) === 0 || of(row) === undefined ? '' : said(row)),
        text: said,
      };
    };
    const when = (id: 'paidAt', of: (row: Transaction) => string | undefined): Column<Transaction> => {
      const said = (row: Transaction): string => {
        const at = of(row);
        return at === undefined ? '' : formats.instant(at);
      };
      return { id, header: t(`transactions.column.${id}`), width: 140, shown: false, cell: said, text: said };
    };
    // An instant is a day of this machine's calendar.
    const dayOf = (utc: string): string => formats.day(todayHere(new Date(utc)));
    const all: Column<Transaction>[] = [
      {
        id: 'created',
        header: t('transactions.column.created'),
        width: 100,
        fixed: true,
        cell: (row) => <span className="tabular">{dayOf(row.createdAtUtc)}</span>,
        text: (row) => formats.instant(row.createdAtUtc),
      },
      {
        id: 'reference',
        header: t('transactions.column.reference'),
        width: 190,
        shown: false,
        cell: (row) => <span className="mono">{row.reference}</span>,
        text: (row) => row.reference,
      },
      text('client', 112, titleOf, { grows: true }),
      text('invoice', 82, (row) => row.invoiceNumber ?? ''),
      text('gateway', 100, (row) => row.gatewayName),
      text('method', 100, (row) =>
        t(row.method === undefined ? `transactions.kind.${row.kind}` : `transactions.method.${row.method}`),
      ),
      {
        id: 'amount',
        header: t('transactions.column.amount'),
        width: Math.max(116, atLeast(0) + CURRENCY_PX),
        align: 'end',
        cell: (row) => <Money minor={row.amountMinor} decimals={row.currencyDecimals} currency={row.currency} />,
        text: (row) => `${formats.minor(row.amountMinor, row.currencyDecimals)} ${row.currency}`,
      },
      {
        id: 'status',
        header: t('transactions.column.status'),
        width: 152,
        cell: (row) => <TransactionState status={row.status} of={row} />,
        text: (row) => t(`transactions.status.${shownState(row)}`),
      },
      amount('paid', 96, (row) => row.paidMinor),
      amount('refunded', 96, (row) => row.refundedMinor, false),
      amount('fee', 96, feeOf),
      amount('feeTax', 92, (row) => row.feeTaxMinor, false),
      Object.assign(amount('left', 100, leftOf), {
        // Its fee is still to come off; the sum below counts it so, too.
        cell: (row: Transaction) =>
          row.paidMinor > 0 && feeOf(row) === undefined ? (
            <span className="soft" title={t('transactions.feeNotTold')}>
              {formats.minor(leftOf(row), row.currencyDecimals)}
            </span>
          ) : leftOf(row) === 0 ? (
            ''
          ) : (
            formats.minor(leftOf(row), row.currencyDecimals)
          ),
      }),
      when('paidAt', (row) => row.paidAtUtc),
      text('description', 200, (row) => row.description, { shown: false }),
      text('kind', 96, (row) => t(`transactions.kind.${row.kind}`), { shown: false }),
    ];
    if (!besidePanel) return all;
    return all.map((column) =>
      Object.assign(column, BESIDE_PANEL.has(column.id) ? yielding(column.id) : { shown: false }),
    );
  }, [besidePanel, formats, t, widest]);
}

function yielding(id: string): { readonly yields?: number } {
  const yields = BESIDE_PANEL.get(id);
  return yields === undefined ? {} : { yields };
}
