/** What was mailed lately: the state of each message, what the server said, and sending it again. */
import { Button, Group } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { MailMessageRow } from '#contract/mail.ts';
import * as words from '#i18n/catalog/window/mail-account.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords, type Translate } from '../../i18n/words.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { SidePanel } from '../../ui/layout/side-panel.tsx';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';
import { useCursorRows } from '../../ui/table/cursor-rows.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import type { Column, RowAction } from '../../ui/table/types.ts';

const TONES: Readonly<Record<MailMessageRow['state'], Tone>> = {
  queued: 'progress',
  sending: 'progress',
  sent: 'settled',
  bounced: 'person',
  failed: 'person',
  unknown: 'unknown',
};

export function Outbox({ companyId }: { companyId: string }) {
  const t = useWords(words);
  const [openId, setOpenId] = useState<string>();
  const rows = useCursorRows<MailMessageRow>({
    queryKey: [...api.mail.list.key(), companyId],
    fetchPage: (cursor, signal) =>
      client.mail.list({ companyId, limit: 100, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  });
  const columns = useOutboxColumns();
  const shown = find(rows.at, rows.count, openId);
  return (
    <>
      <DataTable
        tableId="outbox"
        label={t('outbox.title')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        openId={openId}
        onOpen={(row) => setOpenId(row.id)}
        onClose={() => {
          setOpenId(undefined);
          return openId !== undefined;
        }}
        actions={(row) => resendAction(row, t)}
        empty={<EmptyState title={t('outbox.empty')}>{t('outbox.emptyText')}</EmptyState>}
      />
      {shown !== undefined && <Message row={shown} onClose={() => setOpenId(undefined)} />}
    </>
  );
}

function useOutboxColumns(): Column<MailMessageRow>[] {
  const t = useWords(words);
  const formats = useFormats();
  return useMemo<Column<MailMessageRow>[]>(
    () => [
      {
        id: 'state',
        header: t('outbox.state'),
        width: 130,
        cell: (row) => <StateBadge tone={TONES[row.state]}>{t(`outbox.state.${row.state}`)}</StateBadge>,
        text: (row) => t(`outbox.state.${row.state}`),
        fixed: true,
      },
      {
        id: 'subject',
        header: t('outbox.subject'),
        width: 260,
        cell: (row) => row.subject,
        text: (row) => row.subject,
      },
      { id: 'to', header: t('outbox.to'), width: 220, cell: recipientsOf, text: recipientsOf },
      {
        id: 'at',
        header: t('outbox.at'),
        width: 150,
        cell: (row) => formats.instant(row.sentAtUtc ?? row.createdAtUtc),
        text: (row) => formats.instant(row.sentAtUtc ?? row.createdAtUtc),
      },
      {
        id: 'reply',
        header: t('outbox.reply'),
        width: 260,
        cell: (row) => row.lastReply,
        text: (row) => row.lastReply ?? '',
      },
    ],
    [formats, t],
  );
}

function resendAction(row: MailMessageRow, t: Translate<keyof typeof words.es>): RowAction[] {
  return [
    {
      id: 'resend',
      label: t('outbox.resend'),
      key: 'R',
      icon: <IconSend size={14} />,
      disabled: !canResend(row),
      run: () => void resend(row, t('outbox.resent', { subject: row.subject })),
    },
  ];
}

function Mono({ children }: { children: string }) {
  return <span className="mono">{children}</span>;
}

function Message({ row, onClose }: { row: MailMessageRow; onClose: () => void }) {
  const t = useWords(words);
  const formats = useFormats();
  return (
    <SidePanel
      name="outbox"
      label={t('outbox.message')}
      title={row.subject}
      onClose={onClose}
      footer={
        <Group gap={6}>
          <Button
            disabled={!canResend(row)}
            onClick={() => void resend(row, t('outbox.resent', { subject: row.subject }))}
          >
            {t('outbox.resend')}
          </Button>
          {row.invoiceId !== undefined && (
            <Button component={Link} href={`/invoices/${row.invoiceId}`} variant="default">
              {t('outbox.invoice')}
            </Button>
          )}
          {row.transactionId !== undefined && (
            <Button component={Link} href={`/transactions/${row.transactionId}`} variant="default">
              {t('outbox.charge')}
            </Button>
          )}
        </Group>
      }
    >
      <Facts
        facts={[
          [
            t('outbox.state'),
            <StateBadge key="state" tone={TONES[row.state]}>
              {t(`outbox.state.${row.state}`)}
            </StateBadge>,
          ],
          [t('outbox.what'), row.lastError],
          [t('outbox.code'), row.lastErrorCode === undefined ? undefined : <Mono key="code">{row.lastErrorCode}</Mono>],
          [t('outbox.reply'), row.lastReply === undefined ? undefined : <Mono key="reply">{row.lastReply}</Mono>],
          [t('outbox.attempts'), formats.count(row.attempts)],
          [t('outbox.at'), formats.instant(row.sentAtUtc ?? row.createdAtUtc)],
          [
            t('outbox.messageId'),
            <span key="id" className="mono">
              {row.messageId}
            </span>,
          ],
          ...row.recipients.map(
            (one) =>
              [
                one.address,
                `${t(`outbox.recipient.${one.state}`)}${one.reply === undefined ? '' : ` · ${one.reply}`}`,
              ] as const,
          ),
        ]}
      />
    </SidePanel>
  );
}

function recipientsOf(row: MailMessageRow): string {
  return row.recipients.map((one) => one.address).join(', ');
}

/** What is on its way is not sent twice. */
function canResend({ state }: MailMessageRow): boolean {
  return state !== 'queued' && state !== 'sending';
}

async function resend(row: MailMessageRow, said: string): Promise<void> {
  try {
    await client.mail.resend({ id: row.id, version: row.version });
    showDone(said);
  } catch (error) {
    reportProblem(error);
  }
}

function find<Row extends { id: string }>(
  at: (index: number) => Row | undefined,
  count: number | undefined,
  id: string | undefined,
): Row | undefined {
  if (id === undefined) return undefined;
  for (let index = 0; index < (count ?? 0); index++) if (at(index)?.id === id) return at(index);
  return undefined;
}
