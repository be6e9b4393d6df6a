/** Reads the payouts now, and says how that goes: the engine does it as a job for each account. */
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import * as words from '#i18n/catalog/window/transactions.ts';
import { client } from '../../../app/connection/link.ts';
import { api, queryClient } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { reportProblem } from '../../../ui/feedback/report.ts';

export interface Update {
  readonly running: boolean;
  /** How it goes or went; absent while nothing was asked for. */
  readonly said: string | undefined;
  readonly start: () => void;
}

const jobQuery = (id: string) => api.jobs.get.queryOptions({ input: { id } });

export function useUpdate(companyId: string, gatewayId: string | undefined): Update {
  const t = useWords(words);
  const [asking, setAsking] = useState(false);
  const [jobIds, setJobIds] = useState<readonly string[]>();
  const jobs = useQueries({ queries: (jobIds ?? []).map(jobQuery) });
  const states = jobs.map(({ data }) => data?.state);
  const open = states.filter((state) => state === undefined || state === 'queued' || state === 'running').length;
  const trouble = states.some((state) => state === 'waiting' || state === 'unknown' || state === 'dead');
  async function read(): Promise<void> {
    const asked = await client.transactions.syncPayouts({
      companyId,
      ...(gatewayId === undefined ? {} : { gatewayId }),
    });
    // An account has one job for ever: how the last reading ended says nothing of this one.
    await Promise.all(asked.jobIds.map((id) => queryClient.fetchQuery({ ...jobQuery(id), staleTime: 0 })));
    setJobIds(asked.jobIds);
  }
  const said = (): string => {
    if (open > 0) return t('transactions.payouts.reading', { count: open });
    if (trouble) return t('transactions.payouts.trouble');
    return t(jobIds?.length === 0 ? 'transactions.payouts.nobody' : 'transactions.payouts.read');
  };
  return {
    running: asking || open > 0,
    said: jobIds === undefined ? undefined : said(),
    start() {
      setAsking(true);
      read()
        .catch(reportProblem)
        .finally(() => setAsking(false));
    },
  };
}
