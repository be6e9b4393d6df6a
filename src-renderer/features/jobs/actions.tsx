/** What can be done with a job: the same in the context menu, by key and in the panel. */
import { IconPlayerStop, IconRefresh, IconTool } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { Job } from '#contract/jobs.ts';
import * as words from '#i18n/catalog/window/jobs.ts';
import { client } from '../../app/connection/link.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import type { RowAction } from '../../ui/table/types.ts';
import { isCancellable, isRetriable } from './job-words.ts';
import { remedyOf } from './remedy.ts';

export function useJobActions(): (job: Job) => readonly RowAction[] {
  const t = useWords(words);
  const [, go] = useLocation();
  return (job) => {
    const invoice = job.about?.invoiceId;
    const run = job.kind.startsWith('cfdi-import.') ? importRunOf(job.payload) : undefined;
    const remedy = remedyOf(job);
    return [
      {
        id: 'retry',
        label: t('jobs.retry'),
        key: 'r',
        icon: <IconRefresh size={14} />,
        disabled: !isRetriable(job),
        run: () => {
          client.jobs
            .retry({ id: job.id })
            .then(() => showDone(t('jobs.retried')))
            .catch(reportProblem);
        },
      },
      {
        id: 'cancel',
        label: t('jobs.cancel'),
        key: 'x',
        icon: <IconPlayerStop size={14} />,
        disabled: !isCancellable(job),
        run: () => {
          client.jobs
            .cancel({ id: job.id })
            .then(({ state }) => showDone(t(state === 'running' ? 'jobs.cancelAsked' : 'jobs.cancelled')))
            .catch(reportProblem);
        },
      },
      ...(remedy === undefined
        ? []
        : [
            {
              id: 'remedy',
              label: t(`jobs.remedy.${remedy}`),
              key: 'p',
              icon: <IconTool size={14} />,
              run: () => go(`/settings/${remedy}`),
            },
          ]),
      ...(run === undefined
        ? []
        : [
            {
              id: 'import',
              label: t('jobs.openImport'),
              key: 'i',
              separated: true,
              run: () => go(`/cfdi-imports/${run}`),
            },
          ]),
      ...(invoice === undefined
        ? []
        : [
            {
              id: 'invoice',
              label: t('jobs.openInvoice'),
              key: 'f',
              separated: true,
              run: () => go(`/invoices/${invoice}`),
            },
          ]),
    ];
  };
}

/** What an import's job says of the import that it works on. */
function importRunOf(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('runId' in payload)) return undefined;
  return typeof payload.runId === 'string' ? payload.runId : undefined;
}
