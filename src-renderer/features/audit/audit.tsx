/** The log of changes (bitácora): who changed what and when, with before and after, and the proof that nobody touched it. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AuditEntryView } from '#contract/audit.ts';
import * as words from '#i18n/catalog/window/audit.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { useCursorRows } from '../../ui/table/cursor-rows.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import type { Column } from '../../ui/table/types.ts';
import { SettingsPage } from '../settings/settings-page.tsx';
import { EntryPanel } from './entry-panel.tsx';

export default function Audit() {
  const t = useWords(words);
  const formats = useFormats();
  const [open, setOpen] = useState<AuditEntryView>();
  const verify = useMutation({ mutationFn: () => client.audit.verify() });
  const rows = useCursorRows<AuditEntryView>({
    queryKey: api.audit.list.key(),
    fetchPage: (cursor, signal) =>
      client.audit.list({ limit: 100, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  });
  const columns = useAuditColumns();
  return (
    <SettingsPage
      title={t('audit.title')}
      lead={t('audit.lead')}
      fill
      actions={
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('audit.verify')}
        </Button>
      }
      above={
        <>
          {verify.data !== undefined && (
            <Note
              tone={verify.data.ok ? 'settled' : 'person'}
              role={verify.data.ok ? 'status' : 'alert'}
              title={
                verify.data.ok
                  ? t('audit.ok', { count: verify.data.entries, shown: formats.count(verify.data.entries) })
                  : verify.data.problem?.message
              }
            >
              {verify.data.authenticatedSeq !== undefined &&
                `${t('audit.authenticated', { seq: formats.count(verify.data.authenticatedSeq) })} `}
              {verify.data.anchoredSeq === undefined
                ? t('audit.noAnchor')
                : t('audit.anchored', { seq: formats.count(verify.data.anchoredSeq) })}
            </Note>
          )}
          <ProblemNote error={verify.error} />
        </>
      }
      panel={open === undefined ? undefined : <EntryPanel entry={open} onClose={() => setOpen(undefined)} />}
    >
      <DataTable
        tableId="audit"
        label={t('audit.title')}
        columns={columns}
        rows={rows}
        rowId={(row) => String(row.seq)}
        openId={open === undefined ? undefined : String(open.seq)}
        onOpen={setOpen}
        onClose={() => {
          setOpen(undefined);
          return open !== undefined;
        }}
        empty={<EmptyState title={t('audit.empty')}>{t('audit.emptyText')}</EmptyState>}
      />
    </SettingsPage>
  );
}

function useAuditColumns(): Column<AuditEntryView>[] {
  const t = useWords(words);
  const formats = useFormats();
  return useMemo<Column<AuditEntryView>[]>(
    () => [
      {
        id: 'seq',
        header: t('audit.seq'),
        width: 64,
        align: 'end',
        cell: (row) => <span className="tabular">{formats.count(row.seq)}</span>,
        text: (row) => String(row.seq),
        fixed: true,
      },
      {
        id: 'at',
        header: t('audit.at'),
        width: 150,
        cell: (row) => formats.instant(row.atUtc),
        text: (row) => formats.instant(row.atUtc),
      },
      { id: 'action', header: t('audit.action'), width: 200, cell: (row) => row.action, text: (row) => row.action },
      {
        id: 'record',
        header: t('audit.record'),
        width: 320,
        cell: (row) => <span className="mono">{row.record}</span>,
        text: (row) => row.record,
      },
      { id: 'actor', header: t('audit.actor'), width: 120, cell: (row) => row.actor, text: (row) => row.actor },
    ],
    [formats, t],
  );
}
