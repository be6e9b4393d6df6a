/** The charges of the company, newest first. */
import { Button } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { Transaction } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useCompany } from '../../../app/company.tsx';
import { client } from '../../../app/connection/link.ts';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Section } from '../../../ui/layout/section.tsx';
import { useCursorRows } from '../../../ui/table/cursor-rows.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { MoneyTabs } from '../tabs.tsx';
import { useChargeColumns } from './columns.tsx';

export default function Charges({ openId }: { openId?: string | undefined }) {
  const t = useWords(words);
  const [, go] = useLocation();
  const { company } = useCompany();
  const input = { companyId: company.id };
  const rows = useCursorRows<Transaction>({
    queryKey: api.transactions.list.queryKey({ input }),
    fetchPage: (cursor, signal) =>
      client.transactions.list({ ...input, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  });
  const columns = useChargeColumns();
  return (
    <Section title={t('transactions.title')} beside={<MoneyTabs now="charges" />}>
      <DataTable
        tableId="transactions"
        label={t('transactions.title')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        openId={openId}
        empty={
          <EmptyState
            icon={<IconCash size={28} />}
            title={t('transactions.empty.title')}
            action={<Button onClick={() => go('/settings/gateways')}>{t('transactions.empty.gateways')}</Button>}
          >
            {t('transactions.empty.text')}
          </EmptyState>
        }
      />
    </Section>
  );
}
