/** One round of questions to the SAT: how far it is, what differs, what got no answer. */
import { ActionIcon, Button, Progress, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconCircleCheck, IconLoader, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SatSyncResult } from '#contract/sat-status.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/sat-status.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import tray from '../invoices/list/bulk/bulk.module.css';

interface SatRunProps {
  readonly jobId: string;
  readonly onDismiss: () => void;
  readonly onOpen: (invoiceId: string) => void;
}

export function SatRun({ jobId, onDismiss, onOpen }: SatRunProps) {
  const t = useWords(words);
  const c = useWords(common);
  const formats = useFormats();
  const { data: result, error } = useQuery(api.satStatus.result.queryOptions({ input: { jobId } }));
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    // The run is gone (an older copy was restored): nothing is left to show of it.
    if (error !== null) onDismiss();
  }, [error, onDismiss]);
  if (result === undefined) return null;
  const { state, total, done, failed, skipped, different } = result;
  const ended = state === 'done' || state === 'dead';
  const told = done + failed + skipped;
  const matters = different > 0 || failed > 0;
  const Shown = !ended ? IconLoader : matters || state === 'dead' ? IconAlertTriangle : IconCircleCheck;
  const tone = !ended ? 'progress' : matters || state === 'dead' ? 'person' : 'settled';
  const cancelled = state === 'dead' && result.error?.code === 'JOB_CANCELLED';
  const counted = (key: 'done' | 'different' | 'failed' | 'skipped', count: number): string =>
    t(`sat.run.${key}`, { count, shown: formats.count(count) });
  return (
    <section className={tray['run']} aria-label={t('sat.run.name')} data-state={state}>
      <div className={tray['line']} role="status">
        <span className={tray['icon']} data-tone={tone}>
          <Shown size={14} aria-hidden />
        </span>
        <strong>{t('sat.run.name')}</strong>
        {!ended && (
          <>
            <span className="tabular">
              {total === undefined
                ? t('sat.run.gathering')
                : t('sat.run.progress', { done: formats.count(told), total: formats.count(total) })}
            </span>
            <Progress
              className={tray['progress']}
              value={total === undefined || total === 0 ? 0 : (told / total) * 100}
              size="sm"
              aria-label={t('sat.run.name')}
            />
          </>
        )}
        {ended && (
          <span className="tabular">
            {cancelled && `${t('sat.run.stopped')} `}
            {counted('done', done)}
            {different === 0 && done > 0 && ` · ${t('sat.run.same')}`}
            {skipped > 0 && ` · ${counted('skipped', skipped)}`}
          </span>
        )}
        {matters && (
          <UnstyledButton
            className={tray['failed']}
            aria-expanded={opened}
            onClick={() => setOpened((before) => !before)}
          >
            {[different > 0 && counted('different', different), failed > 0 && counted('failed', failed)]
              .filter(Boolean)
              .join(' · ')}
            <IconChevronDown size={12} aria-hidden />
          </UnstyledButton>
        )}
        {result.error !== undefined && !cancelled && (
          <span className={`${tray['problem']} truncate`} title={result.error.message}>
            {result.error.message}
          </span>
        )}
        <span className={tray['spring']} />
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
      {opened && matters && <Told result={result} onOpen={onOpen} />}
    </section>
  );
}

function Told({ result, onOpen }: { result: SatSyncResult; onOpen: (invoiceId: string) => void }) {
  const t = useWords(words);
  return (
    <ul className={tray['failures']} aria-label={t('sat.run.list')}>
      {[...result.differences, ...result.failures].map((one) => (
        <li key={one.id}>
          <button type="button" onClick={() => onOpen(one.id)}>
            {one.label}
          </button>
          <span>
            {one.message} {'code' in one && <span className="mono soft">{one.code}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
