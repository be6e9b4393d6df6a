/** One event at the right of the inbox: how it stands and why, which charge it is about, and how it came. */
import { Button, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { WebhookEvent, WebhookEventRow } from '#contract/webhooks.ts';
import * as words from '#i18n/catalog/window/webhooks.ts';
import { useCompany } from '../../app/company.tsx';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { Copyable } from '../../ui/fields/copyable.tsx';
import { Note, ProviderWords } from '../../ui/form/note.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { SidePanel } from '../../ui/layout/side-panel.tsx';
import { Money } from '../../ui/state/money.tsx';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import { TransactionState } from '../transactions/state.tsx';
import type { WebhookAction } from './actions.tsx';
import { Raw } from './raw.tsx';
import { TONES, trustOf } from './states.ts';
import classes from './webhooks.module.css';

interface PanelProps {
  readonly id: string;
  readonly nameOf: (gatewayId: string) => string | undefined;
  readonly actionsOf: (row: WebhookEventRow) => readonly WebhookAction[];
  readonly onClose: () => void;
}

export function EventPanel({ id, nameOf, actionsOf, onClose }: PanelProps) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery({
    ...api.webhooks.get.queryOptions({ input: { id } }),
    // The one before stands for the moment that the next one takes: the keys move through a list quickly.
    placeholderData: keepPreviousData,
  });
  const event = error === null ? data : undefined;
  return (
    <SidePanel
      name="webhooks"
      label={t('webhooks.panel')}
      title={
        event === undefined ? '' : `${t(`webhooks.type.${event.type}`)} · ${nameOf(event.gatewayId) ?? event.provider}`
      }
      onClose={onClose}
      footer={
        event !== undefined &&
        actionsOf(event)
          .filter((action) => action.id === 'replay')
          .map((action) => (
            <Button
              key={action.id}
              variant={event.state === 'dead' || event.state === 'waiting' ? 'filled' : 'default'}
              leftSection={action.icon}
              onClick={action.run}
            >
              {action.label}
            </Button>
          ))
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {event !== undefined && (
        <Stack gap="md">
          <div>
            <StateBadge tone={TONES[event.state]}>{t(`webhooks.state.${event.state}`)}</StateBadge>
          </div>
          <Why event={event} />
          <About event={event} />
          <How event={event} />
          <Raw key={event.id} event={event} />
        </Stack>
      )}
    </SidePanel>
  );
}

function Why({ event: { error, state } }: { event: WebhookEvent }) {
  const t = useWords(words);
  if (error === undefined) return null;
  const dead = state === 'dead';
  return (
    <Note tone={dead ? 'person' : 'waiting'} title={t(dead ? 'webhooks.panel.why' : 'webhooks.panel.waits')}>
      <div>{error.message}</div>
      <div>
        <ProviderWords words={error.provider} />
      </div>
      <div className="mono soft">{error.code}</div>
    </Note>
  );
}

/** The charge of ours that it is about: an id of the gateway's finds it. */
function About({ event: { objectId, objectKind } }: { event: WebhookEvent }) {
  const t = useWords(words);
  const { company } = useCompany();
  const isPayout = objectKind === 'payout';
  const input = { companyId: company.id, query: objectId.slice(0, 100), limit: 1 };
  const { data } = useQuery({
    ...api.transactions.list.queryOptions({ input }),
    enabled: !isPayout && objectId.trim() !== '',
  });
  if (isPayout) {
    return (
      <Link href="/transactions/payouts" className={classes['charge'] ?? ''}>
        <span className={classes['reference']}>{t('webhooks.panel.aboutPayout')}</span>
        {t('webhooks.panel.payouts')}
      </Link>
    );
  }
  if (data === undefined) return null;
  const [charge] = data.rows;
  return (
    <div>
      <h3 className={classes['heading']}>{t('webhooks.panel.about')}</h3>
      {charge === undefined ? (
        <div className="soft">{t('webhooks.panel.noCharge')}</div>
      ) : (
        <Link href={`/transactions/${charge.id}`} className={classes['charge'] ?? ''}>
          <span className={classes['reference']}>{charge.reference}</span>
          <TransactionState status={charge.status} of={charge} />
          <Money minor={charge.amountMinor} decimals={charge.currencyDecimals} currency={charge.currency} />
        </Link>
      )}
    </div>
  );
}

function How({ event }: { event: WebhookEvent }) {
  const t = useWords(words);
  const formats = useFormats();
  const { state, via, settledAtUtc } = event;
  const trust = trustOf(event);
  const isOpen = state === 'pending' || state === 'waiting';
  const occurred = Number.isNaN(Date.parse(event.occurredAtUtc)) ? undefined : formats.instant(event.occurredAtUtc);
  return (
    <Facts
      facts={[
        [
          t('webhooks.column.trust'),
          <span key="trust">
            {t(`webhooks.trust.${trust}`)}
            <div className="soft">{t(`webhooks.trust.${trust}.hint`)}</div>
          </span>,
        ],
        [
          t('webhooks.column.providerType'),
          <span key="type" className="mono">
            {event.providerType}
          </span>,
        ],
        event.objectId !== '' && [
          t(`webhooks.object.${event.objectKind}`),
          <Copyable key="object" mono value={event.objectId} />,
        ],
        [t('webhooks.panel.eventId'), <Copyable key="event" mono value={event.providerEventId} />],
        [t('webhooks.panel.occurred'), occurred],
        [t(via === 'poll' ? 'webhooks.panel.found' : 'webhooks.panel.received'), formats.instant(event.receivedAtUtc)],
        via === 'webhook' && [t('webhooks.column.deliveries'), t('webhooks.panel.times', { count: event.deliveries })],
        [t('webhooks.column.attempts'), formats.count(event.attempts)],
        isOpen && [t('webhooks.panel.next'), formats.instant(event.runAtUtc)],
        settledAtUtc !== undefined && [
          t(state === 'dead' ? 'webhooks.panel.gaveUp' : 'webhooks.panel.settled'),
          formats.instant(settledAtUtc),
        ],
      ]}
    />
  );
}
