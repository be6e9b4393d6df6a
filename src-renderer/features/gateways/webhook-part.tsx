/** What the gateway tells by itself: where it delivers, how that stands, its secret, and what came of late. */
import { Anchor, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import type { TunnelView } from '#contract/tunnel.ts';
import type { WebhookGatewayState } from '#contract/webhooks.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Copyable } from '../../ui/fields/copyable.tsx';
import { Note } from '../../ui/form/note.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';
import { SaidWords } from './answer.tsx';
import { CatchUp } from './catch-up.tsx';
import type { GatewayForm } from './gateway-form.ts';
import classes from './gateways.module.css';
import { guidedOf, STEPS, type Guided } from './guided.ts';
import { Part } from './part.tsx';
import { SecretField } from './secret-field.tsx';
import { latestOf, WebhookEvents } from './webhook-events.tsx';

type Endpoint = TunnelView['endpoints'][number];

const TONES: Readonly<Record<Endpoint['state'], Tone>> = {
  wanted: 'progress',
  registered: 'settled',
  unconfirmed: 'waiting',
  'by-hand': 'waiting',
  failed: 'person',
};

interface WebhookPartProps {
  readonly of: GatewayForm;
  /** It is what the page was opened for. */
  readonly asked: boolean;
}

export function WebhookPart({ of, asked }: WebhookPartProps) {
  const t = useWords(words);
  const { form, provider, gateway } = of;
  const name = provider.displayName;
  const status = useQuery({
    ...api.webhooks.status.queryOptions({ input: { companyId: gateway?.companyId } }),
    enabled: gateway !== undefined,
  });
  const state = status.data?.gateways.find(({ gatewayId }) => gatewayId === gateway?.id);
  const { webhook } = provider;
  const tunnel = useQuery(api.tunnel.get.queryOptions());
  const events = useQuery({
    ...api.webhooks.list.queryOptions({ input: latestOf(gateway?.id ?? '') }),
    enabled: gateway !== undefined,
  });
  const isThere = state !== undefined && tunnel.data !== undefined && events.data !== undefined;
  useEffect(() => {
    // Once it has its height: before, the page cannot be scrolled so far.
    if (asked && isThere) requestAnimationFrame(() => document.querySelector('#webhooks')?.scrollIntoView());
  }, [asked, isThere]);
  // Without webhooks of its own it is asked for what is new, where it can be asked at all.
  if (webhook === undefined && state === undefined) return null;
  const { webhookSecret, forgetSecret } = form.values;
  return (
    <Part
      id="webhooks"
      title={t('gateways.section.webhooks')}
      aside={gateway !== undefined && state !== undefined && <CatchUp gatewayId={gateway.id} name={name} />}
    >
      {webhook !== undefined && <p className="soft">{t(`gateways.hook.lead.${webhook.verification}`, { name })}</p>}
      {gateway === undefined ? (
        <Note>{t('gateways.hook.later')}</Note>
      ) : (
        <>
          {webhook !== undefined && <Address gatewayId={gateway.id} provider={provider.id} name={name} state={state} />}
          {state !== undefined && <Standing of={state} name={name} />}
        </>
      )}
      {webhook !== undefined && (
        <SecretField
          path="webhookSecret"
          label={webhook.secretLabel}
          description={t(
            provider.capabilities.webhookRegistration ? 'gateways.hook.secret.auto' : 'gateways.hook.secret.hand',
            { name },
          )}
          kept={gateway?.hasWebhookSecret === true}
          lines={webhook.secretHasLines}
          value={webhookSecret}
          error={form.errors['webhookSecret']}
          onChange={(value) => form.setFieldValue('webhookSecret', value)}
          onForget={() => form.setFieldValue('forgetSecret', !forgetSecret)}
          forgotten={forgetSecret}
        />
      )}
      {gateway !== undefined && <WebhookEvents gatewayId={gateway.id} />}
    </Part>
  );
}

interface AddressProps {
  readonly gatewayId: string;
  readonly provider: string;
  readonly name: string;
  readonly state: WebhookGatewayState | undefined;
}

/** What the gateway is to be told; told by us where it has a call for that. */
function Address({ gatewayId, provider, name, state }: AddressProps) {
  const t = useWords(words);
  const formats = useFormats();
  const [, go] = useLocation();
  const { data: tunnel } = useQuery(api.tunnel.get.queryOptions());
  const guided = guidedOf(provider);
  if (tunnel === undefined) return <div className="skeleton" style={{ height: 40 }} />;
  const endpoint = tunnel?.endpoints.find((each) => each.gatewayId === gatewayId);
  if (endpoint === undefined) {
    return (
      <>
        <Note tone="waiting" title={t('gateways.hook.none.title', { name })}>
          <div>{t('gateways.hook.none.text', { name })}</div>
          {state !== undefined && (
            <div className={classes['path']}>
              <span className="soft">{t('gateways.hook.none.path')}</span> <Copyable value={state.path} mono />
            </div>
          )}
          <Button variant="default" mt={8} onClick={() => go('/settings/tunnel')}>
            {t(tunnel === null ? 'gateways.hook.tunnel' : 'gateways.hook.tunnelSee')}
          </Button>
        </Note>
        {guided !== undefined && <ByHand guided={guided} name={name} />}
      </>
    );
  }
  return (
    <>
      <Facts
        facts={[
          [t('gateways.hook.address', { name }), <Copyable key="url" value={endpoint.url} mono />],
          [
            t('gateways.hook.registration'),
            <Group key="state" gap={8}>
              <StateBadge tone={TONES[endpoint.state]}>
                {t(`gateways.hook.state.${endpoint.state}`, { name })}
              </StateBadge>
              {endpoint.state === 'registered' && endpoint.registeredAtUtc !== undefined && (
                <span className="soft">{formats.instant(endpoint.registeredAtUtc)}</span>
              )}
              <Anchor component={Link} href="/settings/tunnel" size="xs">
                {t('gateways.hook.tunnelSee')}
              </Anchor>
            </Group>,
          ],
        ]}
      />
      {endpoint.error !== undefined && (
        <Note tone="person" title={endpoint.error.message}>
          <SaidWords said={endpoint.error.provider} name={name} />
        </Note>
      )}
      {guided !== undefined && <ByHand guided={guided} name={name} open={endpoint.state === 'by-hand'} />}
    </>
  );
}

function ByHand({ guided, name, open = false }: { guided: Guided; name: string; open?: boolean }) {
  const t = useWords(words);
  return (
    <details className={classes['byHand']} open={open}>
      <summary>{t('gateways.hook.byHand', { name })}</summary>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>{t(`gateways.hand.${guided}.${step}`)}</li>
        ))}
      </ol>
    </details>
  );
}

function Standing({ of, name }: { of: WebhookGatewayState; name: string }) {
  const t = useWords(words);
  const formats = useFormats();
  const waiting = (of.byState.pending ?? 0) + (of.byState.waiting ?? 0);
  const dead = of.byState.dead ?? 0;
  const queue = [
    ...(waiting > 0 ? [t('gateways.webhooks.waiting', { count: waiting })] : []),
    ...(dead > 0 ? [t('gateways.webhooks.dead', { count: dead })] : []),
  ];
  return (
    <>
      <Facts
        facts={[
          [
            t('gateways.hook.lastCame'),
            of.lastCameAtUtc === undefined
              ? t('gateways.webhooks.none')
              : `${formats.ago(of.lastCameAtUtc)} · ${formats.instant(of.lastCameAtUtc)}`,
          ],
          [t('gateways.hook.queue'), queue.length === 0 ? t('gateways.hook.queue.clean') : queue.join(' · ')],
          [
            t('gateways.hook.poll', { name }),
            of.poll?.polledAtUtc === undefined ? t('gateways.hook.poll.never') : formats.ago(of.poll.polledAtUtc),
          ],
        ]}
      />
      {of.poll?.error !== undefined && (
        <Note tone="person" title={of.poll.error.message}>
          <SaidWords said={of.poll.error.provider} name={name} />
        </Note>
      )}
      {of.refusals.length > 0 && (
        <Note tone="person" title={t('gateways.hook.refusals')}>
          {of.refusals.map(({ reason, message, count, lastAtUtc }) => (
            <div key={reason}>
              {t('gateways.hook.refusal', { count, ago: formats.ago(lastAtUtc), reason: message })}
            </div>
          ))}
        </Note>
      )}
    </>
  );
}
