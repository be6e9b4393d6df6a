/** The columns of the queue. */
import { Progress } from '@mantine/core';
import { useMemo } from 'react';
import type { Job } from '#contract/jobs.ts';
import * as words from '#i18n/catalog/window/jobs.ts';
import { useFormats, type Formats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import type { Column } from '../../ui/table/types.ts';
import { JOB_TONES, useKindName } from './job-words.ts';

export function useJobColumns(): readonly Column<Job>[] {
  const t = useWords(words);
  const formats = useFormats();
  const kindName = useKindName();
  return useMemo(() => {
    const text = (id: string, header: string, width: number, of: (job: Job) => string): Column<Job> => ({
      id,
      header,
      width,
      cell: of,
      text: of,
    });
    return [
      { ...text('kind', t('jobs.column.kind'), 230, (job) => kindName(job.kind)), fixed: true },
      text('about', t('jobs.column.about'), 260, (job) => job.about?.label ?? ''),
      {
        id: 'state',
        header: t('jobs.column.state'),
        width: 170,
        cell: (job) => <StateBadge tone={JOB_TONES[job.state]}>{t(`jobs.state.${job.state}`)}</StateBadge>,
        text: (job) => t(`jobs.state.${job.state}`),
      },
      {
        id: 'progress',
        header: t('jobs.column.progress'),
        width: 120,
        cell: (job) => <JobProgress job={job} />,
        text: (job) => progressText(job, formats),
      },
      text('error', t('jobs.column.error'), 380, (job) => job.error?.message ?? ''),
      {
        ...text('attempt', t('jobs.column.attempt'), 80, (job) => formats.count(job.attempt)),
        align: 'end',
      },
      text('when', t('jobs.column.when'), 150, (job) => (job.state === 'waiting' ? formats.instant(job.runAtUtc) : '')),
      text('created', t('jobs.column.created'), 150, (job) => formats.instant(job.createdAtUtc)),
      text('finished', t('jobs.column.finished'), 150, (job) =>
        job.finishedAtUtc === undefined ? '' : formats.instant(job.finishedAtUtc),
      ),
    ];
  }, [formats, kindName, t]);
}

export function JobProgress({ job }: { job: Job }) {
  const formats = useFormats();
  const total = job.progress?.total;
  if (job.progress === undefined) return '';
  if (total === undefined || total === 0 || job.state === 'done') return progressText(job, formats);
  return (
    <Progress size="md" w={96} value={(job.progress.done / total) * 100} aria-label={progressText(job, formats)} />
  );
}

export function progressText({ progress }: Job, formats: Formats): string {
  if (progress === undefined) return '';
  const done = formats.count(progress.done);
  return progress.total === undefined ? done : `${done} / ${formats.count(progress.total)}`;
}
