/** Tareas: the queue of outside work, its dead letters, and what a person can do about each. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconListCheck, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Job, JobState } from '#contract/jobs.ts';
import * as words from '#i18n/catalog/window/jobs.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { api } from '../../app/connection/query.ts';
import { client } from '../../app/connection/link.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { Section } from '../../ui/layout/section.tsx';
import { useCursorRows } from '../../ui/table/cursor-rows.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useJobActions } from './actions.tsx';
import { useJobColumns } from './columns.tsx';
import { JobPanel } from './job-panel.tsx';

const VIEWS = {
  open: ['queued', 'running', 'waiting', 'unknown', 'dead'],
  dead: ['dead'],
  done: ['done'],
  all: undefined,
} as const satisfies Record<string, readonly JobState[] | undefined>;
type View = keyof typeof VIEWS;
const PAGE = 100;

export default function Jobs({ openId }: { openId?: string | undefined }) {
  const t = useWords(words);
  const formats = useFormats();
  const [, go] = useLocation();
  const [view, setView] = useState<View>('open');
  const states = VIEWS[view];
  const input = states === undefined ? {} : { states: [...states] };
  const rows = useCursorRows<Job>({
    queryKey: api.jobs.list.queryKey({ input }),
    fetchPage: (cursor, signal) =>
      client.jobs.list({ ...input, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  });
  const counts = useQuery(api.jobs.count.queryOptions({ input: {} }));
  const dead = counts.data?.byState.dead ?? 0;
  const columns = useJobColumns();
  const count = (of: View): string => {
    const { byState = {}, total = 0 } = counts.data ?? {};
    const named: readonly JobState[] | undefined = VIEWS[of];
    const sum = named === undefined ? total : named.reduce((all, state) => all + (byState[state] ?? 0), 0);
    return `${t(`jobs.view.${of}`)} ${formats.count(sum)}`;
  };
  const actions = useJobActions();
  const retryAll = (): void => {
    client.jobs
      .retryAll({})
      .then(({ retried }) => showDone(t('jobs.retriedAll', { count: retried })))
      .catch(reportProblem);
  };
  useCommands(
    dead === 0
      ? []
      : [{ id: 'jobs.retryAll', label: t('jobs.retryAll'), group: t('jobs.title'), keys: ['Shift+R'], run: retryAll }],
  );
  const options = useMemo(() => Object.keys(VIEWS) as View[], []);
  return (
    <Section
      title={t('jobs.title')}
      beside={
        <SegmentedControl
          aria-label={t('jobs.filter')}
          value={view}
          onChange={(next) => setView(next)}
          data={options.map((value) => ({ value, label: count(value) }))}
        />
      }
      actions={
        dead > 0 && (
          <Button leftSection={<IconRefresh size={14} />} onClick={retryAll}>
            {t('jobs.retryAll')}
          </Button>
        )
      }
    >
      <DataTable
        tableId="jobs"
        label={t('jobs.title')}
        columns={columns}
        rows={rows}
        rowId={(job) => job.id}
        openId={openId}
        onOpen={(job) => go(`/jobs/${job.id}`)}
        onClose={() => {
          if (openId === undefined) return false;
          go('/jobs');
          return true;
        }}
        actions={actions}
        empty={<NoJobs view={view} />}
      />
      {openId !== undefined && <JobPanel key={openId} id={openId} onClose={() => go('/jobs')} />}
    </Section>
  );
}

function NoJobs({ view }: { view: View }) {
  const t = useWords(words);
  const icon = <IconListCheck size={28} />;
  if (view === 'dead') {
    return (
      <EmptyState icon={icon} title={t('jobs.emptyDead.title')}>
        {t('jobs.emptyDead.text')}
      </EmptyState>
    );
  }
  if (view === 'open') {
    return (
      <EmptyState icon={icon} title={t('jobs.emptyOpen.title')}>
        {t('jobs.emptyOpen.text')}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={icon} title={t('jobs.empty.title')}>
      {t('jobs.empty.text')}
    </EmptyState>
  );
}
