/** Copies of the database: which there are, making one now, and what it takes to go back to one. */
import { Button, Code, CopyButton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/backups.ts';
import { client } from '../../app/connection/link.ts';
import { api, queryClient } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { Note } from '../../ui/form/note.tsx';
import table from '../companies/companies.module.css';
import { SettingsPage } from '../settings/settings-page.tsx';
import classes from './backups.module.css';

export default function Backups() {
  const t = useWords(words);
  const c = useWords(common);
  const formats = useFormats();
  const { data, error, refetch } = useQuery(api.backups.list.queryOptions());
  const create = useMutation({
    mutationFn: () => client.backups.create(),
    onSuccess: (made) => {
      showDone(t('backups.made', { size: formats.bytes(made.bytes) }));
      // A copy is a file, no record: no event tells of it.
      for (const router of ['backups', 'system', 'audit'] as const) {
        void queryClient.invalidateQueries({ queryKey: api[router].key() });
      }
    },
    onError: reportProblem,
  });
  const newest = data?.rows[0]?.name;
  const command = `npm run cli -- backups restore ${newest ?? ''}`.trim();
  return (
    <SettingsPage
      title={t('backups.title')}
      lead={t('backups.lead')}
      actions={
        <Button loading={create.isPending} onClick={() => create.mutate()}>
          {t('backups.create')}
        </Button>
      }
    >
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <div className="skeleton" style={{ height: 120 }} />}
      {data?.failure !== undefined && (
        <Note tone="person" title={t('backups.failed', { at: formats.instant(data.failure.atUtc) })}>
          {data.failure.message} <span className="mono soft">{data.failure.code}</span>
        </Note>
      )}
      {data?.rows.length === 0 && <EmptyState title={t('backups.none')}>{t('backups.noneText')}</EmptyState>}
      {data !== undefined && data.rows.length > 0 && (
        <table className={table['seriesTable']} aria-label={t('backups.title')}>
          <thead>
            <tr>
              <th scope="col">{t('backups.taken')}</th>
              <th scope="col">{t('backups.reason')}</th>
              <th scope="col" className={table['end']}>
                {t('backups.size')}
              </th>
              <th scope="col">{t('backups.name')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.name}>
                <td className="tabular">{formats.instant(row.takenAtUtc)}</td>
                <td>{t(`backups.reason.${row.reason}`)}</td>
                <td className={`${table['end']} tabular`}>{formats.bytes(row.bytes)}</td>
                <td className="mono">{row.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {newest !== undefined && (
        <section className={classes['restore']}>
          <h3>{t('backups.restore')}</h3>
          <ol>
            <li>{t('backups.restore.close')}</li>
            <li>
              {t('backups.restore.run')}
              <div className={classes['command']}>
                <Code>{command}</Code>
                <CopyButton value={command}>
                  {({ copied, copy }) => (
                    <Button variant="subtle" size="compact-xs" onClick={copy}>
                      {copied ? c('common.copied') : c('common.copy')}
                    </Button>
                  )}
                </CopyButton>
              </div>
            </li>
            <li>{t('backups.restore.key')}</li>
            <li>{t('backups.restore.after')}</li>
          </ol>
        </section>
      )}
    </SettingsPage>
  );
}
