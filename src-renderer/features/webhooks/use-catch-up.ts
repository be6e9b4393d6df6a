/** Reading the gateways' own lists of events: which are being read, and what came of it, by their jobs. */
import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Job } from '#contract/jobs.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { reportProblem } from '../../ui/feedback/report.ts';

export interface CatchUp {
  /** Other companies' gateways are nobody's business here: which ones is always said. */
  readonly ask: (gatewayIds: readonly string[]) => void;
  readonly reading: boolean;
  /** How the reading that was asked for here stands; absent where none was. */
  readonly of: (
    gatewayId: string,
  ) => { readonly state: 'reading' } | { readonly state: 'read'; readonly found: number } | undefined;
}

interface Asked {
  readonly jobIds: readonly string[];
  readonly atUtc: string;
}

export function useCatchUp(): CatchUp {
  const [asked, setAsked] = useState<Asked>({ jobIds: [], atUtc: '' });
  const [sending, setSending] = useState(false);
  const jobs = useQueries({
    queries: asked.jobIds.map((id) => api.jobs.get.queryOptions({ input: { id } })),
  }).flatMap(({ data }) => (data === undefined ? [] : [data]));
  const ask = useCallback((gatewayIds: readonly string[]) => {
    // A gateway's job is the same each time: what was read before this moment is no answer.
    const atUtc = new Date().toISOString();
    setSending(true);
    Promise.all(gatewayIds.map((gatewayId) => client.webhooks.catchUp({ gatewayId })))
      .then((answers) => setAsked({ jobIds: answers.flatMap(({ jobIds }) => jobIds), atUtc }))
      .catch(reportProblem)
      .finally(() => setSending(false));
  }, []);
  const isRead = ({ state, finishedAtUtc = '' }: Job): boolean => state === 'done' && finishedAtUtc >= asked.atUtc;
  const isUnderWay = (job: Job): boolean =>
    job.state === 'queued' || job.state === 'running' || (job.state === 'done' && !isRead(job));
  return {
    ask,
    reading: sending || jobs.some(isUnderWay),
    of(gatewayId) {
      const job = jobs.find(({ payload }) => fieldOf(payload, 'gatewayId') === gatewayId);
      if (job === undefined) return undefined;
      if (isUnderWay(job)) return { state: 'reading' };
      const found = fieldOf(job.result, 'found');
      // One that waits or was given up says why beside the gateway, by itself.
      return isRead(job) && typeof found === 'number' ? { state: 'read', found } : undefined;
    },
  };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
