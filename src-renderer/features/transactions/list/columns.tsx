/** The columns of the list of charges. */
import { useMemo } from 'react';
import type { Transaction } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import type { Column } from '../../../ui/table/types.ts';
import { TransactionState } from '../state.tsx';

export function useChargeColumns(): readonly Column<Transaction>[] {
  const t = useWords(words);
  const formats = useFormats();
  return useMemo(
    (): readonly Column<Transaction>[] => [
      {
        id: 'created',
        header: t('transactions.column.created'),
        width: 148,
        cell: (row) => formats.instant(row.createdAtUtc),
        text: (row) => formats.instant(row.createdAtUtc),
      },
      {
        id: 'reference',
        header: t('transactions.column.reference'),
        width: 220,
        cell: (row) => row.reference,
        text: (row) => row.reference,
      },
      {
        id: 'provider',
        header: t('transactions.column.provider'),
        width: 120,
        cell: (row) => row.provider,
        text: (row) => row.provider,
      },
      {
        id: 'status',
        header: t('transactions.column.status'),
        width: 160,
        cell: (row) => <TransactionState status={row.status} />,
        text: (row) => t(`transactions.status.${row.status}`),
      },
    ],
    [formats, t],
  );
}
