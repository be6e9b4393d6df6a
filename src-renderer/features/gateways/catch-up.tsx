/** «Ponerse al día»: the gateway's own list is read now, and what came of that is told here. */
import { Button, Tooltip } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Job } from '#contract/jobs.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import classes from './gateways.module.css';

export function CatchUp({ gatewayId, name }: { gatewayId: string; name: string }) {
  const t = useWords(words);
  const ask = useMutation({
    mutationFn: () => client.webhooks.catchUp({ gatewayId }),
    onError: reportProblem,
  });
  const jobId = ask.data?.jobIds[0];
  const { data: job } = useQuery({
    ...api.jobs.get.queryOptions({ input: { id: jobId ?? '' } }),
    enabled: jobId !== undefined,
  });
  const asking = ask.isPending || (jobId !== undefined && (job === undefined || isUnderWay(job)));
  return (
    <div className={classes['catchUp']}>
      <span role="status" className="soft">
        {asking ? t('gateways.hook.catchUp.asking', { name }) : job !== undefined && <Outcome of={job} />}
      </span>
      <Tooltip label={t('gateways.hook.catchUp.hint', { name })}>
        <Button variant="default" size="compact-xs" loading={asking} onClick={() => ask.mutate()}>
          {t('gateways.hook.catchUp')}
        </Button>
      </Tooltip>
    </div>
  );
}

const isUnderWay = ({ state }: Job): boolean => state === 'queued' || state === 'running';

function Outcome({ of }: { of: Job }) {
  const t = useWords(words);
  if (of.state !== 'done') {
    return (
      <>
        {of.error?.message} <Link href={`/jobs/${of.id}`}>{t('gateways.hook.openJob')}</Link>
      </>
    );
  }
  const { found = 0 } = (of.result ?? {}) as { readonly found?: number };
  return found === 0 ? t('gateways.hook.catchUp.nothing') : t('gateways.hook.catchUp.found', { count: found });
}
