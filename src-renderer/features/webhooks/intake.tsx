/** The way in: whether the listener is open, what came since, and how each gateway stands. */
import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronUp,
  IconCircleCheck,
  IconCircleDashed,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { WebhookGatewayState, WebhookStatus } from '#contract/webhooks.ts';
import * as words from '#i18n/catalog/window/webhooks.ts';
import { api } from '../../app/connection/query.ts';
import { usePreference } from '../../app/preferences.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ProviderWords } from '../../ui/form/note.tsx';
import type { CatchUp } from './use-catch-up.ts';
import classes from './webhooks.module.css';

const COUNTS = ['stored', 'repeated', 'refused', 'limited', 'failed'] as const;
/** Only said when there are some: they are seldom, and mean something. */
const SELDOM: ReadonlySet<(typeof COUNTS)[number]> = new Set(['limited', 'failed']);

interface IntakeProps {
  readonly status: WebhookStatus;
  readonly catchUp: CatchUp;
  /** Whose events are shown alone. */
  readonly only: string | undefined;
  readonly onOnly: (gatewayId: string | undefined) => void;
}

interface AllProps extends IntakeProps {
  /** Little room: the door alone. */
  readonly brief: boolean;
}

export function Intake({ status, catchUp, only, onOnly, brief }: AllProps) {
  const t = useWords(words);
  const [open, setOpen] = usePreference<boolean>('webhooks.intake', true);
  const gateways = brief ? [] : status.gateways;
  const toggle = t(open ? 'webhooks.intake.hide' : 'webhooks.intake.show');
  return (
    <section className={classes['intake']} aria-label={t('webhooks.intake')}>
      <div className={classes['door']}>
        <Door listener={status.listener} />
        {status.listener.state === 'open' && <Counts status={status} />}
        <span className={classes['spring']} />
        {gateways.length > 0 && (
          <ActionIcon aria-label={toggle} title={toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
          </ActionIcon>
        )}
      </div>
      {open && gateways.length > 0 && <Gateways gateways={gateways} catchUp={catchUp} only={only} onOnly={onOnly} />}
    </section>
  );
}

function Door({ listener: { state, port, error } }: { listener: WebhookStatus['listener'] }) {
  const t = useWords(words);
  const { data: tunnel } = useQuery(api.tunnel.get.queryOptions());
  // An open door is half of the way: only what comes back through the public address says that it leads here.
  const way = tunnel?.state ?? 'off';
  const mend = (
    <Link href="/settings/tunnel" className={classes['mend'] ?? ''}>
      {t(state === 'open' && tunnel !== null ? 'webhooks.intake.tunnel' : 'webhooks.intake.setUp')}
    </Link>
  );
  if (state === 'open' && tunnel === undefined) return null;
  if (state === 'open' && way !== 'up') {
    const isOpening = way === 'starting' || way === 'checking';
    return (
      <span className={classes['state']} data-tone="waiting" role="status">
        <IconAlertTriangle size={14} aria-hidden />
        <strong>{t('webhooks.intake.here', { port: String(port ?? '') })}</strong>
        <span>{t(`webhooks.intake.${way === 'off' ? 'noWay' : isOpening ? 'opening' : 'deadWay'}`)}</span>
        {mend}
      </span>
    );
  }
  if (state === 'open') {
    return (
      <span className={classes['state']} data-tone="settled" role="status">
        <IconCircleCheck size={14} aria-hidden />
        <strong>{t('webhooks.intake.open', { port: String(port ?? '') })}</strong>
        {mend}
      </span>
    );
  }
  if (state === 'failed') {
    return (
      <span className={classes['state']} data-tone="person" role="alert">
        <IconAlertTriangle size={14} aria-hidden />
        <strong>{t('webhooks.intake.failed')}</strong>
        <span>{error?.message}</span>
        <ProviderWords words={error?.provider} />
        <span className="mono soft">{error?.code}</span>
        {mend}
      </span>
    );
  }
  return (
    <span className={classes['state']}>
      <IconCircleDashed size={14} aria-hidden />
      <strong>{t('webhooks.intake.closed')}</strong>
      <span className="soft">{t('webhooks.intake.closedText')}</span>
      {mend}
    </span>
  );
}

function Counts({ status: { counts, listener } }: { status: WebhookStatus }) {
  const t = useWords(words);
  const formats = useFormats();
  const since = listener.sinceUtc === undefined ? '' : formats.ago(listener.sinceUtc);
  return (
    <span className={classes['counts']}>
      <span className="soft">{t('webhooks.intake.since', { ago: since })}</span>
      {COUNTS.filter((name) => !SELDOM.has(name) || counts[name] > 0).map((name) => (
        <span
          key={name}
          className={counts[name] === 0 ? 'soft' : undefined}
          data-tone={counts[name] > 0 && (name === 'refused' || SELDOM.has(name)) ? 'person' : undefined}
          title={name === 'limited' || name === 'failed' ? t(`webhooks.intake.${name}.hint`) : undefined}
        >
          {t(`webhooks.intake.${name}`, { count: counts[name] })}
        </span>
      ))}
    </span>
  );
}

interface GatewaysProps extends Omit<IntakeProps, 'status'> {
  readonly gateways: readonly WebhookGatewayState[];
}

const COLUMNS = ['gateway', 'last', 'open', 'dead', 'refused', 'list'] as const;

function Gateways({ gateways, catchUp, only, onOnly }: GatewaysProps) {
  const t = useWords(words);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- with many gateways it scrolls, by key too
    <div className={classes['gateways']} tabIndex={0} role="group" aria-label={t('webhooks.by.gateway')}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((id) => (
              <th key={id} scope="col" className={id === 'open' || id === 'dead' ? 'num' : undefined}>
                {t(`webhooks.by.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gateways.map((gateway) => (
            <GatewayRow key={gateway.gatewayId} gateway={gateway} catchUp={catchUp} only={only} onOnly={onOnly} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GatewayRow({
  gateway,
  catchUp,
  only,
  onOnly,
}: Omit<GatewaysProps, 'gateways'> & { gateway: WebhookGatewayState }) {
  const t = useWords(words);
  const formats = useFormats();
  const { gatewayId, name, byState, sends, lastCameAtUtc, refusals } = gateway;
  const open = (byState.pending ?? 0) + (byState.waiting ?? 0);
  const dead = byState.dead ?? 0;
  const chosen = only === gatewayId;
  return (
    <tr data-chosen={chosen || undefined}>
      <th scope="row">
        <UnstyledButton
          className={classes['only']}
          aria-pressed={chosen}
          title={t('webhooks.by.only', { name })}
          onClick={() => onOnly(chosen ? undefined : gatewayId)}
        >
          {name}
        </UnstyledButton>
      </th>
      <td
        className={lastCameAtUtc === undefined ? 'soft' : undefined}
        title={lastCameAtUtc && formats.instant(lastCameAtUtc)}
      >
        {lastCameAtUtc === undefined
          ? t(sends ? 'webhooks.by.never' : 'webhooks.by.silent')
          : formats.ago(lastCameAtUtc)}
      </td>
      <td className="num">{open === 0 ? '—' : formats.count(open)}</td>
      <td className="num" data-tone={dead > 0 ? 'person' : undefined}>
        {dead === 0 ? '—' : formats.count(dead)}
      </td>
      <td data-tone={refusals.length > 0 ? 'person' : undefined}>
        {refusals.length === 0
          ? '—'
          : refusals.map(({ reason, count, message, lastAtUtc }) => (
              <div key={reason} title={formats.instant(lastAtUtc)}>
                {formats.count(count)}: {message}
              </div>
            ))}
      </td>
      <td>
        <div className={classes['poll']}>
          <Poll gateway={gateway} catchUp={catchUp} />
          <span className={classes['spring']} />
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={t('webhooks.catchUpOf', { name })}
            disabled={catchUp.of(gatewayId)?.state === 'reading'}
            onClick={() => catchUp.ask([gatewayId])}
          >
            {t('webhooks.catchUp')}
          </Button>
        </div>
      </td>
    </tr>
  );
}

/** How far its own list was read, and what the reading that was asked for here found. */
function Poll({ gateway: { gatewayId, poll }, catchUp }: { gateway: WebhookGatewayState; catchUp: CatchUp }) {
  const t = useWords(words);
  const formats = useFormats();
  const now = catchUp.of(gatewayId);
  if (now?.state === 'reading') return <Said>{t('webhooks.by.reading')}</Said>;
  if (poll?.error !== undefined) {
    return (
      <Said tone="person">
        {poll.error.message} <ProviderWords words={poll.error.provider} />
      </Said>
    );
  }
  if (poll === undefined) return <Said>{t('webhooks.by.notRead')}</Said>;
  const found =
    now?.state !== 'read'
      ? []
      : [now.found === 0 ? t('webhooks.by.foundNone') : t('webhooks.by.found', { count: now.found })];
  return <Said title={formats.instant(poll.sinceUtc)}>{[formats.ago(poll.sinceUtc), ...found].join(' · ')}</Said>;
}

function Said({ tone, title, children }: { tone?: 'person'; title?: string; children: ReactNode }) {
  return (
    <span data-tone={tone} title={title} role="status">
      {children}
    </span>
  );
}
