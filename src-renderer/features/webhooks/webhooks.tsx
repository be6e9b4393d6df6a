/** Avisos: what the gateways told of by themselves, newest first. */
import { useMemo } from 'react';
import type { WebhookEventRow } from '#contract/webhooks.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useCompany } from '../../app/company.tsx';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Section } from '../../ui/layout/section.tsx';
import { useCursorRows } from '../../ui/table/cursor-rows.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import type { Column } from '../../ui/table/types.ts';
import { MoneyTabs } from '../transactions/tabs.tsx';

export default function Webhooks({ openId }: { openId?: string | undefined }) {
  const t = useWords(words);
  const formats = useFormats();
  const { company } = useCompany();
  const input = { companyId: company.id };
  const rows = useCursorRows<WebhookEventRow>({
    queryKey: api.webhooks.list.queryKey({ input }),
    fetchPage: (cursor, signal) =>
      client.webhooks.list({ ...input, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  });
  const columns = useMemo(
    (): readonly Column<WebhookEventRow>[] => [
      {
        id: 'received',
        header: t('transactions.column.created'),
        width: 148,
        cell: (row) => formats.instant(row.receivedAtUtc),
        text: (row) => formats.instant(row.receivedAtUtc),
      },
      {
        id: 'type',
        header: t('transactions.tab.webhooks'),
        width: 260,
        cell: (row) => row.providerType,
        text: (row) => row.providerType,
      },
    ],
    [formats, t],
  );
  return (
    <Section title={t('transactions.title')} beside={<MoneyTabs now="webhooks" />}>
      <DataTable
        tableId="webhooks"
        label={t('transactions.tab.webhooks')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        openId={openId}
        empty={<EmptyState title={t('transactions.tab.webhooks')} />}
      />
    </Section>
  );
}
