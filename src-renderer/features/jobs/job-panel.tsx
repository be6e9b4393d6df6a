/** One job: how it stands, why, what the provider said, and what came of it. */
import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Job } from '#contract/jobs.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/jobs.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { problemText } from '../../ui/feedback/problem.ts';
import { Facts } from '../../ui/layout/facts.tsx';
import { SidePanel } from '../../ui/layout/side-panel.tsx';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import { BulkOutcome } from '../bulk/outcome.tsx';
import { useJobActions } from './actions.tsx';
import { JobProgress } from './columns.tsx';
import { JOB_TONES, useKindName } from './job-words.ts';
import { StampTries } from './stamp-tries.tsx';

const STAMPING = 'stamping.stamp';

export function JobPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords(words);
  const kindName = useKindName();
  const actions = useJobActions();
  const { data: job, error, refetch } = useQuery(api.jobs.get.queryOptions({ input: { id } }));
  return (
    <SidePanel
      name="jobs"
      label={t('jobs.title')}
      title={job === undefined ? '' : kindName(job.kind)}
      onClose={onClose}
      footer={
        job !== undefined &&
        actions(job)
          .filter((action) => action.disabled !== true)
          .map((action, at) => (
            <Button
              key={action.id}
              variant={at === 0 ? 'filled' : 'default'}
              leftSection={action.icon}
              onClick={action.run}
            >
              {action.label}
            </Button>
          ))
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {job !== undefined && <JobFacts job={job} />}
    </SidePanel>
  );
}

function JobFacts({ job }: { job: Job }) {
  const t = useWords(words);
  const formats = useFormats();
  const when = (at: string | undefined): string | undefined => (at === undefined ? undefined : formats.instant(at));
  return (
    <Stack gap="md">
      <Group gap="sm">
        <StateBadge tone={JOB_TONES[job.state]}>{t(`jobs.state.${job.state}`)}</StateBadge>
        <JobProgress job={job} />
        {job.cancelRequested && job.state === 'running' && <Text className="soft">{t('jobs.cancelPending')}</Text>}
      </Group>
      {job.error !== undefined && <Why job={job} error={job.error} />}
      {job.kind === STAMPING && job.about !== undefined && job.companyId !== undefined && (
        <StampTries invoiceId={job.about.invoiceId} companyId={job.companyId} />
      )}
      {job.kind.startsWith('bulk.') && <BulkOutcome jobId={job.id} />}
      <Facts
        facts={[
          [t('jobs.column.about'), job.about?.label],
          [t('jobs.column.attempt'), formats.count(job.attempt)],
          job.failures > 0 && [t('jobs.detail.failures'), formats.count(job.failures)],
          job.interruptions > 0 && [t('jobs.detail.interruptions'), formats.count(job.interruptions)],
          job.state === 'waiting' && [t('jobs.column.when'), when(job.runAtUtc)],
          [t('jobs.column.created'), when(job.createdAtUtc)],
          [t('jobs.detail.started'), when(job.startedAtUtc)],
          [t('jobs.column.finished'), when(job.finishedAtUtc)],
        ]}
      />
      <Raw title={t('jobs.detail.payload')} value={job.payload} />
      {job.result !== undefined && !job.kind.startsWith('bulk.') && (
        <Raw title={t('jobs.detail.result')} value={job.result} />
      )}
    </Stack>
  );
}

function Why({ job, error }: { job: Job; error: NonNullable<Job['error']> }) {
  const t = useWords(words);
  const c = useWords(common);
  const said = [error.provider?.provider, error.provider?.code, error.provider?.message].filter(Boolean);
  return (
    <Alert
      variant="light"
      color={job.state === 'dead' ? 'red' : 'yellow'}
      icon={<IconAlertTriangle size={16} />}
      title={t(job.state === 'dead' ? 'jobs.detail.why' : 'jobs.detail.waits')}
    >
      <Text>{error.message}</Text>
      {said.length > 0 && <Text className="mono soft">{said.join(' · ')}</Text>}
      <Group justify="space-between" mt="xs">
        <Text className="mono soft">{error.code}</Text>
        <CopyButton value={problemText({ ...error, retriable: true })}>
          {({ copied, copy }) => (
            <Button variant="subtle" size="compact-xs" onClick={copy}>
              {c(copied ? 'common.copied' : 'common.copyDetails')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}

function Raw({ title, value }: { title: string; value: unknown }) {
  return (
    <div>
      <Text className="soft" size="xs" mb={4}>
        {title}
      </Text>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long line is scrolled with the keyboard */}
      <Code block tabIndex={0}>
        {JSON.stringify(value, null, 2)}
      </Code>
    </div>
  );
}
