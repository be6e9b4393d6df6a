/** What the gateways paid out to the company's bank, newest first. */
import { IconBuildingBank } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Payout } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useCompany } from '../../../app/company.tsx';
import { client } from '../../../app/connection/link.ts';
import { api } from '../../../app/connection/query.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Section } from '../../../ui/layout/section.tsx';
import { useCursorRows } from '../../../ui/table/cursor-rows.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';
import type { Column } from '../../../ui/table/types.ts';
import { MoneyTabs } from '../tabs.tsx';

export default function Payouts({ openId }: { openId?: string | undefined }) {
  const t = useWords(words);
  const formats = useFormats();
  const { company } = useCompany();
  const input = { companyId: company.id };
  const rows = useCursorRows<Payout>({
    queryKey: api.transactions.payouts.queryKey({ input }),
    fetchPage: (cursor, signal) =>
      client.transactions.payouts({ ...input, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  });
  const columns = useMemo(
    (): readonly Column<Payout>[] => [
      {
        id: 'created',
        header: t('transactions.column.created'),
        width: 148,
        cell: (row) => formats.instant(row.createdAtUtc),
        text: (row) => formats.instant(row.createdAtUtc),
      },
      {
        id: 'id',
        header: t('transactions.payouts.id'),
        width: 260,
        cell: (row) => row.payoutId,
        text: (row) => row.payoutId,
      },
    ],
    [formats, t],
  );
  return (
    <Section title={t('transactions.title')} beside={<MoneyTabs now="payouts" />}>
      <DataTable
        tableId="transactions.payouts"
        label={t('transactions.tab.payouts')}
        columns={columns}
        rows={rows}
        rowId={(row) => `${row.gatewayId}~${row.payoutId}`}
        openId={openId}
        empty={
          <EmptyState icon={<IconBuildingBank size={28} />} title={t('transactions.payouts.empty.title')}>
            {t('transactions.payouts.empty.text')}
          </EmptyState>
        }
      />
    </Section>
  );
}
