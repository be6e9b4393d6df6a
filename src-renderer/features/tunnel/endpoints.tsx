/** Which address each gateway was told, whether it took it, and what a person has to do by hand. */
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { TunnelView } from '#contract/tunnel.ts';
import * as words from '#i18n/catalog/window/tunnel.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { Copyable } from '../../ui/fields/copyable.tsx';
import { ProblemNote, ProviderWords } from '../../ui/form/note.tsx';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import { ENDPOINT_TONES } from './tones.ts';
import classes from './tunnel.module.css';

const NOT_TAKEN = 'WEBHOOK_NOT_REGISTERED';

type Endpoint = TunnelView['endpoints'][number];

export function Endpoints({ tunnel }: { tunnel: TunnelView }) {
  const t = useWords(words);
  // Of every company: the tunnel is the desk's.
  const { data: status } = useQuery(api.webhooks.status.queryOptions({ input: {} }));
  const again = useMutation({
    mutationFn: () => client.tunnel.registerAll(),
    onSuccess: () => showDone(t('tunnel.registering')),
  });
  const sending = status?.gateways.filter(({ sends }) => sends);
  const providerOf = (gatewayId: string): string | undefined =>
    status?.gateways.find((one) => one.gatewayId === gatewayId)?.provider;
  return (
    <section aria-label={t('tunnel.endpoints')} className={classes['part']}>
      <div className={classes['head']}>
        <h3>{t('tunnel.endpoints')}</h3>
        <Link href="/transactions/webhooks">{t('tunnel.inbox')}</Link>
        <span className={classes['spring']} />
        {tunnel.endpoints.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={14} />}
            loading={again.isPending}
            onClick={() => again.mutate()}
          >
            {t('tunnel.registerAll')}
          </Button>
        )}
      </div>
      <ProblemNote error={again.error} />
      {tunnel.endpoints.length === 0 ? (
        <div className="soft">{t(sending?.length === 0 ? 'tunnel.endpoints.none' : 'tunnel.endpoints.wait')}</div>
      ) : (
        <table className={classes['endpoints']}>
          <thead>
            <tr>
              <th scope="col">{t('tunnel.endpoint.gateway')}</th>
              <th scope="col">{t('tunnel.endpoint.state')}</th>
              <th scope="col">{t('tunnel.endpoint.url')}</th>
            </tr>
          </thead>
          <tbody>
            {tunnel.endpoints.map((endpoint) => (
              <EndpointRow key={endpoint.gatewayId} endpoint={endpoint} provider={providerOf(endpoint.gatewayId)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function EndpointRow({ endpoint, provider }: { endpoint: Endpoint; provider: string | undefined }) {
  const t = useWords(words);
  const formats = useFormats();
  const { name, url, state, error, registeredAtUtc } = endpoint;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td title={registeredAtUtc === undefined ? undefined : formats.instant(registeredAtUtc)}>
        <StateBadge tone={ENDPOINT_TONES[state]}>{t(`tunnel.endpoint.${state}`)}</StateBadge>
      </td>
      <td>
        <Copyable mono value={url} />
        {state === 'unconfirmed' && <div className="soft">{t('tunnel.endpoint.unconfirmed.text')}</div>}
        {state === 'by-hand' && (
          <div className="soft">
            {t('tunnel.endpoint.by-hand.text')}{' '}
            {t(provider === 'mercadopago' ? 'tunnel.byHand.mercadopago' : 'tunnel.byHand.other')}
          </div>
        )}
        {error !== undefined && (
          <>
            {/* The engine's own words name the address, which stands above. */}
            <div className={state === 'wanted' ? undefined : classes['wrong']}>
              {state === 'wanted'
                ? t('tunnel.endpoint.wanted.text')
                : error.code === NOT_TAKEN
                  ? t('tunnel.endpoint.failed.text')
                  : error.message}
            </div>
            <div className={classes['foot']}>
              <ProviderWords words={error.provider} />
              <span className="mono soft">{error.code}</span>
            </div>
          </>
        )}
      </td>
    </tr>
  );
}
