/** Starting bulk work and keeping its runs in view until a person puts them away. */
import { useCallback } from 'react';
import type { BulkAction, BulkSelection, CancelOptions, ExportOptions, PrintOptions } from '#contract/bulk.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { client } from '../../../../app/connection/link.ts';
import { usePreference } from '../../../../app/preferences.ts';
import { useWords } from '../../../../i18n/words.ts';
import { reportProblem } from '../../../../ui/feedback/report.ts';
import { showDone } from '../../../../ui/feedback/toasts.tsx';

export interface Asked {
  readonly action: BulkAction;
  readonly print?: PrintOptions;
  readonly export?: ExportOptions;
  readonly cancel?: CancelOptions;
}
export type Start = (asked: Asked) => void;

const NONE: readonly string[] = [];
/** Older runs are in Tareas. */
const SHOWN = 3;

/** Runs that this window started, and when: a file that is ready at once is saved at once. */
const started = new Map<string, number>();

export function startedAt(jobId: string): number | undefined {
  return started.get(jobId);
}

/** Its file was saved, or the work was taken in hand otherwise. */
export function forgetStart(jobId: string): void {
  started.delete(jobId);
}

export interface BulkRuns {
  readonly jobIds: readonly string[];
  readonly start: (asked: Asked, selection: BulkSelection | undefined) => void;
  readonly dismiss: (jobId: string) => void;
}

export function useBulkRuns(companyId: string): BulkRuns {
  const t = useWords(words);
  const [jobIds, setJobIds] = usePreference<readonly string[]>(`invoices.bulk.${companyId}`, NONE);
  const start = useCallback(
    (asked: Asked, selection: BulkSelection | undefined) => {
      if (selection === undefined) {
        showDone(t('invoices.bulk.tooManyNamed'));
        return;
      }
      client.bulk
        .start({ companyId, ...asked, selection, idempotencyKey: crypto.randomUUID() })
        .then(({ id }) => {
          started.set(id, Date.now());
          setJobIds([id, ...jobIds.filter((other) => other !== id)].slice(0, SHOWN));
          return id;
        })
        .catch(reportProblem);
    },
    [companyId, jobIds, setJobIds, t],
  );
  const dismiss = useCallback(
    (jobId: string) => {
      const left = jobIds.filter((other) => other !== jobId);
      setJobIds(left.length === 0 ? null : left);
    },
    [jobIds, setJobIds],
  );
  return { jobIds, start, dismiss };
}
