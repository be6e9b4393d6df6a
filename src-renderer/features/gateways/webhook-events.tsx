/** The latest that a gateway told, and the way to all of it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { WebhookEventRow } from '#contract/webhooks.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';
import classes from './gateways.module.css';

/** What is asked for: the newest few of one gateway. */
export const latestOf = (gatewayId: string) => ({ gatewayId, limit: 5 });

const TONES: Readonly<Record<WebhookEventRow['state'], Tone>> = {
  pending: 'progress',
  waiting: 'waiting',
  done: 'settled',
  ignored: 'ended',
  dead: 'person',
};

export function WebhookEvents({ gatewayId }: { gatewayId: string }) {
  const t = useWords(words);
  const formats = useFormats();
  const { data, error, refetch } = useQuery(api.webhooks.list.queryOptions({ input: latestOf(gatewayId) }));
  if (error !== null && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div className={classes['events']}>
      <div className={classes['partHead']}>
        <h4>{t('gateways.hook.events')}</h4>
        <Link href={`/transactions/webhooks?gateway=${gatewayId}`}>{t('gateways.hook.events.all')}</Link>
      </div>
      {data?.rows.length === 0 && <p className="soft">{t('gateways.hook.events.none')}</p>}
      {data !== undefined && data.rows.length > 0 && (
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('gateways.hook.event.at')}</th>
              <th scope="col">{t('gateways.hook.event.type')}</th>
              <th scope="col">{t('gateways.hook.event.trust')}</th>
              <th scope="col">{t('gateways.hook.event.state')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((event) => (
              <tr key={event.id}>
                <td className="tabular">{formats.instant(event.receivedAtUtc)}</td>
                <td>
                  <div className="mono truncate">{event.providerType}</div>
                  {event.error !== undefined && <div className={classes['wrong']}>{event.error.message}</div>}
                </td>
                <td>
                  {t(`gateways.hook.trust.${event.trust}`)}
                  {event.via === 'poll' && <div className="soft">{t('gateways.hook.via.poll')}</div>}
                </td>
                <td>
                  <StateBadge tone={TONES[event.state]}>{t(`gateways.hook.event.${event.state}`)}</StateBadge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
