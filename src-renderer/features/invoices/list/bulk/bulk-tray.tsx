/** Bulk work under way and done: how far it is, its file, what failed and why, and taking it back. */
import { ActionIcon, Button, Progress, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconCircleCheck, IconLoader, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BulkFile, BulkResult } from '#contract/bulk.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { client } from '../../../../app/connection/link.ts';
import { api } from '../../../../app/connection/query.ts';
import { offerUndo } from '../../../../app/undo.ts';
import { useFormats } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/words.ts';
import { reportProblem } from '../../../../ui/feedback/report.ts';
import { saveBulkFile } from '../../../bulk/download.ts';
import { SatRun } from '../../../sat-status/sat-run.tsx';
import type { SatRuns } from '../../../sat-status/use-sat-runs.ts';
import { Failures } from './failures.tsx';
import { forgetStart, startedAt, type BulkRuns } from './use-bulk.ts';
import classes from './bulk.module.css';

/** A file that is there this soon is what the person is waiting for: it is saved without another press. */
const AT_ONCE_MS = 15_000;

interface TrayProps {
  readonly runs: BulkRuns;
  readonly satRuns: SatRuns;
  readonly onOpen: (invoiceId: string) => void;
}

export function BulkTray({ runs, satRuns, onOpen }: TrayProps) {
  if (runs.jobIds.length === 0 && satRuns.jobIds.length === 0) return null;
  return (
    <div className={classes['tray']}>
      {satRuns.jobIds.map((jobId) => (
        <SatRun key={jobId} jobId={jobId} onDismiss={() => satRuns.dismiss(jobId)} onOpen={onOpen} />
      ))}
      {runs.jobIds.map((jobId) => (
        <Run key={jobId} jobId={jobId} onDismiss={() => runs.dismiss(jobId)} onOpen={onOpen} />
      ))}
    </div>
  );
}

interface RunProps {
  readonly jobId: string;
  readonly onDismiss: () => void;
  readonly onOpen: (invoiceId: string) => void;
}

function Run({ jobId, onDismiss, onOpen }: RunProps) {
  const t = useWords(words);
  const c = useWords(common);
  const formats = useFormats();
  const { data: result, error } = useQuery(api.bulk.result.queryOptions({ input: { jobId } }));
  const [opened, setOpened] = useState(false);
  useEndOf(result);
  if (error !== null) {
    // The run is gone (an older copy was restored): nothing is left to show of it.
    return <Gone onDismiss={onDismiss} />;
  }
  if (result === undefined) return null;
  const { state, done, failedCount, skipped, total, file } = result;
  const ended = state === 'done' || state === 'dead';
  const cancelled = state === 'dead' && result.error?.code === 'JOB_CANCELLED';
  const told = done + failedCount + skipped;
  const Shown = !ended ? IconLoader : failedCount > 0 || state === 'dead' ? IconAlertTriangle : IconCircleCheck;
  return (
    <section className={classes['run']} aria-label={t(`invoices.bulk.name.${result.action}`)} data-state={state}>
      <div className={classes['line']} role="status">
        <span className={classes['icon']} data-tone={tone(result)}>
          <Shown size={14} aria-hidden />
        </span>
        <strong>{t(`invoices.bulk.name.${result.action}`)}</strong>
        {!ended && (
          <>
            <span className="tabular">
              {total === undefined
                ? t('invoices.bulk.gathering')
                : t('invoices.bulk.progress', { done: formats.count(told), total: formats.count(total) })}
            </span>
            <Progress
              className={classes['progress']}
              value={total === undefined || total === 0 ? 0 : (told / total) * 100}
              size="sm"
              aria-label={t(`invoices.bulk.name.${result.action}`)}
            />
          </>
        )}
        {ended && (
          <span className="tabular">
            {cancelled && `${t('invoices.bulk.cancelled')} `}
            {t(`invoices.bulk.done.${result.action}`, { count: done, shown: formats.count(done) })}
            {skipped > 0 && ` · ${t('invoices.bulk.skipped', { count: skipped, shown: formats.count(skipped) })}`}
          </span>
        )}
        {failedCount > 0 && (
          <UnstyledButton
            className={classes['failed']}
            aria-expanded={opened}
            onClick={() => setOpened((before) => !before)}
          >
            {t('invoices.bulk.failed', { count: failedCount, shown: formats.count(failedCount) })}
            <IconChevronDown size={12} aria-hidden />
          </UnstyledButton>
        )}
        {result.error !== undefined && !cancelled && (
          <span className={`${classes['problem']} truncate`} title={result.error.message}>
            {result.error.message}
          </span>
        )}
        <span className={classes['spring']} />
        {file !== undefined && <SaveFile jobId={jobId} file={file} />}
        {ended && result.undoable > 0 && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              client.bulk.undo({ jobId }).then(onDismiss).catch(reportProblem);
            }}
          >
            {c('common.undo')}
          </Button>
        )}
        {!ended && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => void client.jobs.cancel({ id: jobId }).catch(reportProblem)}
          >
            {c('common.cancel')}
          </Button>
        )}
        {ended && (
          <ActionIcon size={22} aria-label={c('common.close')} onClick={onDismiss}>
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
      {opened && failedCount > 0 && <Failures result={result} onOpen={onOpen} />}
    </section>
  );
}

function tone({ state, failedCount }: BulkResult): 'person' | 'settled' | 'progress' {
  if (state === 'dead') return 'person';
  if (state !== 'done') return 'progress';
  return failedCount > 0 ? 'person' : 'settled';
}

/** What follows the end of a run that was started here: its file, or how to take it back. */
function useEndOf(result: BulkResult | undefined): void {
  const t = useWords(words);
  useEffect(() => {
    if (result?.state !== 'done') return;
    const { jobId, action, done, file, undoable } = result;
    const since = startedAt(jobId);
    if (since === undefined) return;
    forgetStart(jobId);
    if (file !== undefined && Date.now() - since < AT_ONCE_MS) void saveBulkFile(jobId, file).catch(reportProblem);
    if (action === 'remove-drafts' && undoable > 0) {
      offerUndo(t('invoices.bulk.done.remove-drafts', { count: done, shown: done }), () => client.bulk.undo({ jobId }));
    }
  }, [result, t]);
}

function SaveFile({ jobId, file }: { jobId: string; file: BulkFile }) {
  const t = useWords(words);
  const formats = useFormats();
  const [saving, setSaving] = useState(false);
  return (
    <Button
      size="compact-xs"
      variant="light"
      loading={saving}
      onClick={() => {
        setSaving(true);
        saveBulkFile(jobId, file)
          .catch(reportProblem)
          .finally(() => setSaving(false));
      }}
    >
      {t('invoices.bulk.saveFile', { size: formats.bytes(file.bytes) })}
    </Button>
  );
}

function Gone({ onDismiss }: { onDismiss: () => void }) {
  useEffect(onDismiss, [onDismiss]);
  return null;
}
