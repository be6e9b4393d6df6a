/** SAT's big catalogs: what is installed, downloading them with progress, from a file, and whether there are newer ones. */
import { Button, Group, Progress, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { CatalogProgress, CatalogStatus } from '#contract/catalogs.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/catalog-pack.ts';
import { client } from '../../app/connection/link.ts';
import { api, queryClient } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { problemOf } from '../../ui/feedback/problem.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { FileDrop } from '../../ui/fields/file-drop.tsx';
import { readFile } from '../../ui/fields/files.ts';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import classes from './catalogs.module.css';

const LIMIT_BYTES = 48 * 1024 * 1024;
/** Progress is written nowhere, so that no event tells of it: while something runs it is asked for. */
const LOOK_AGAIN_MS = 400;

export function CatalogPack() {
  const t = useWords(words);
  const formats = useFormats();
  const statusOptions = api.catalogs.status.queryOptions();
  const settled = (after: CatalogStatus): void => {
    queryClient.setQueryData(statusOptions.queryKey, after);
    // The pack is a file, no record: no event tells of it.
    for (const router of ['catalogs', 'system'] as const) {
      void queryClient.invalidateQueries({ queryKey: api[router].key() });
    }
  };
  const download = useMutation({ mutationFn: () => client.catalogs.download(), onSuccess: settled });
  const importFile = useMutation({
    mutationFn: async (file: File) => client.catalogs.importFile({ file: await readFile(file) }),
    onSuccess: settled,
  });
  const busy = download.isPending || importFile.isPending;
  const status = useQuery({
    ...statusOptions,
    refetchInterval: (query) => (busy || query.state.data?.activity !== undefined ? LOOK_AGAIN_MS : false),
  });
  const check = useMutation({ mutationFn: () => client.catalogs.checkForUpdate() });
  if (status.error !== null && status.data === undefined) {
    return <ErrorState error={status.error} onRetry={() => void status.refetch()} />;
  }
  const { data } = status;
  if (data === undefined) return <div className="skeleton" style={{ height: 120 }} />;
  const problem = download.error ?? importFile.error;
  const cancelled = problem !== null && problemOf(problem).code === 'CATALOG_CANCELLED';
  return (
    <div className={classes['stack']}>
      <Facts
        facts={[
          [t('catalogPack.state'), <State key="state" state={data.state} />],
          [t('catalogPack.prodServ'), formats.count(data.counts.prodServ)],
          [t('catalogPack.claveUnidad'), formats.count(data.counts.claveUnidad)],
          [t('catalogPack.codigoPostal'), formats.count(data.counts.codigoPostal)],
          [t('catalogPack.date'), data.source.date === undefined ? undefined : formats.day(data.source.date)],
          [t('catalogPack.source'), data.source.name],
          [
            t('catalogPack.installed'),
            data.installedAtUtc === undefined ? undefined : formats.instant(data.installedAtUtc),
          ],
        ]}
      />
      {data.notes.map((note) => (
        <Note key={note}>{note}</Note>
      ))}
      {data.activity !== undefined || busy ? (
        <Activity activity={data.activity} />
      ) : (
        <>
          <Group gap={6}>
            <Button onClick={() => download.mutate()}>
              {t(data.state === 'installed' ? 'catalogPack.downloadAgain' : 'catalogPack.download')}
            </Button>
            <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
              {t('catalogPack.check')}
            </Button>
          </Group>
          {check.data !== undefined && (
            <Note tone={check.data.newer === 'yes' ? 'waiting' : 'plain'} role="status">
              {t(`catalogPack.newer.${check.data.newer}`, {
                date: check.data.date === undefined ? '' : formats.day(check.data.date),
                size: check.data.bytes === undefined ? '' : formats.bytes(check.data.bytes),
              })}
            </Note>
          )}
          <ProblemNote error={check.error} />
          <FileDrop
            kinds={['.xls', '.xlsx', '.db', '.sqlite', '.sqlite3', '.bz2']}
            maxBytes={LIMIT_BYTES}
            label={t('catalogPack.import')}
            hint={t('catalogPack.import.hint')}
            onFiles={([file]) => {
              if (file !== undefined) importFile.mutate(file);
            }}
          />
        </>
      )}
      {cancelled ? <Note role="status">{t('catalogPack.cancelled')}</Note> : <ProblemNote error={problem} />}
    </div>
  );
}

function State({ state }: { state: CatalogStatus['state'] }) {
  const t = useWords(words);
  return (
    <StateBadge tone={state === 'installed' ? 'settled' : state === 'damaged' ? 'person' : 'waiting'}>
      {t(`catalogPack.state.${state}`)}
    </StateBadge>
  );
}

function Activity({ activity }: { activity: CatalogProgress | undefined }) {
  const t = useWords(words);
  const c = useWords(common);
  const formats = useFormats();
  const phase = activity?.phase ?? 'connecting';
  const { done = 0, total } = activity ?? {};
  const shown = phase === 'downloading' ? formats.bytes : formats.count;
  const label = t(`catalogPack.phase.${phase}`);
  return (
    <div className={classes['activity']} role="status">
      <Group justify="space-between">
        <Text size="xs">
          {label}
          {done > 0 && ` ${shown(done)}${total === undefined ? '' : ` / ${shown(total)}`}`}
        </Text>
        <Button variant="default" size="compact-xs" onClick={() => void client.catalogs.cancel().catch(reportProblem)}>
          {c('common.cancel')}
        </Button>
      </Group>
      <Progress
        size="sm"
        aria-label={label}
        value={total === undefined || total === 0 ? 100 : (done / total) * 100}
        animated={total === undefined}
        striped={total === undefined}
      />
    </div>
  );
}
