/** The columns of the payouts; beside an open panel only those that tell one from another. */
import { useMemo } from 'react';
import type { Payout } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { Money } from '../../../ui/state/money.tsx';
import type { Column } from '../../../ui/table/types.ts';
import { PayoutContents, PayoutState } from './state.tsx';

const BESIDE_PANEL = new Set(['created', 'gateway', 'amount', 'status']);

export function usePayoutColumns(besidePanel: boolean): readonly Column<Payout>[] {
  const t = useWords(words);
  const formats = useFormats();
  return useMemo(() => {
    const arrives = ({ arrivesAtUtc }: Payout): string =>
      arrivesAtUtc === undefined ? '' : formats.instant(arrivesAtUtc);
    const all: Column<Payout>[] = [
      {
        id: 'created',
        header: t('transactions.column.created'),
        width: 140,
        fixed: true,
        cell: (row) => <span className="tabular">{formats.instant(row.createdAtUtc)}</span>,
        text: (row) => formats.instant(row.createdAtUtc),
      },
      {
        id: 'gateway',
        header: t('transactions.column.gateway'),
        width: 140,
        grows: true,
        cell: (row) => row.gatewayName,
        text: (row) => row.gatewayName,
      },
      {
        id: 'amount',
        header: t('transactions.column.amount'),
        width: 140,
        align: 'end',
        cell: (row) => <Money minor={row.amountMinor} decimals={row.currencyDecimals} currency={row.currency} />,
        text: (row) => `${formats.minor(row.amountMinor, row.currencyDecimals)} ${row.currency}`,
      },
      {
        id: 'status',
        header: t('transactions.column.status'),
        width: 124,
        cell: (row) => <PayoutState status={row.status} />,
        text: (row) => t(`transactions.payouts.status.${row.status}`),
      },
      { id: 'arrives', header: t('transactions.payouts.arrives'), width: 140, cell: arrives, text: arrives },
      {
        id: 'contents',
        header: t('transactions.payouts.contents'),
        width: 124,
        cell: (row) => <PayoutContents contents={row.contents} />,
        text: (row) => t(`transactions.payouts.contents.${row.contents}`),
      },
      {
        id: 'trace',
        header: t('transactions.payouts.trace'),
        width: 180,
        cell: (row) => <span className="mono">{row.trace}</span>,
        text: (row) => row.trace ?? '',
      },
      {
        id: 'id',
        header: t('transactions.payouts.id'),
        width: 220,
        shown: false,
        cell: (row) => <span className="mono">{row.payoutId}</span>,
        text: (row) => row.payoutId,
      },
    ];
    if (!besidePanel) return all;
    return all.map((column) => (BESIDE_PANEL.has(column.id) ? column : Object.assign(column, { shown: false })));
  }, [besidePanel, formats, t]);
}
