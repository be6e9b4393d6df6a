/** Asking the SAT about many invoices, and keeping those runs in view until a person puts them away. */
import { useCallback } from 'react';
import type { SatSyncInput } from '#contract/sat-status.ts';
import { client } from '../../app/connection/link.ts';
import { usePreference } from '../../app/preferences.ts';
import { reportProblem } from '../../ui/feedback/report.ts';

const NONE: readonly string[] = [];
/** Older runs are in Tareas. */
const SHOWN = 2;

export interface SatRuns {
  readonly jobIds: readonly string[];
  readonly start: (asked: Omit<SatSyncInput, 'companyId' | 'idempotencyKey'>) => void;
  readonly dismiss: (jobId: string) => void;
}

export function useSatRuns(companyId: string): SatRuns {
  const [jobIds, setJobIds] = usePreference<readonly string[]>(`invoices.sat.${companyId}`, NONE);
  const start = useCallback<SatRuns['start']>(
    (asked) => {
      client.satStatus
        .sync({ companyId, ...asked, idempotencyKey: crypto.randomUUID() })
        .then(({ id }) => setJobIds([id, ...jobIds.filter((other) => other !== id)].slice(0, SHOWN)))
        .catch(reportProblem);
    },
    [companyId, jobIds, setJobIds],
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
