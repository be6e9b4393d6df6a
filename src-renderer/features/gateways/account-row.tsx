/** One account in the list: what it is, how it stands and why, what it costs, and what it tells by itself. */
import { ActionIcon, Button, Group, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import type { Gateway } from '#contract/gateways.ts';
import type { WebhookGatewayState } from '#contract/webhooks.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { client } from '../../app/connection/link.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { groupedClabe } from '../../ui/fields/clabe.ts';
import { ProblemNote } from '../../ui/form/note.tsx';
import { AccountProblem, Asking, TestAnswer } from './answer.tsx';
import { addressOf } from './catalogue.tsx';
import { useFeesText } from './fees-line.ts';
import classes from './gateways.module.css';
import { AccountState, EnvironmentMark } from './state.tsx';
import { usePause } from './use-pause.ts';

interface AccountRowProps {
  readonly gateway: Gateway;
  readonly isBank: boolean;
  /** Absent where it tells nothing by itself. */
  readonly webhooks: WebhookGatewayState | undefined;
}

export function AccountRow({ gateway, isBank, webhooks }: AccountRowProps) {
  const t = useWords(words);
  const c = useWords(common);
  const formats = useFormats();
  const feesText = useFeesText();
  const pause = usePause();
  const { id, name, displayName, state, given } = gateway;
  const test = useMutation({ mutationFn: () => client.gateways.test({ id }) });
  const paused = state === 'paused';
  const address = addressOf(id);
  const [, go] = useLocation();
  return (
    <li className={classes['row']} aria-label={name}>
      <div className={classes['head']}>
        <div className={classes['who']}>
          <Link href={address} className={classes['name']}>
            {name}
          </Link>{' '}
          {name !== displayName && <span className="soft">{displayName}</span>}
        </div>
        {/* An account at a bank has no tests and no production. */}
        {!isBank && <EnvironmentMark environment={gateway.environment} />}
        <AccountState gateway={gateway} />
        <Group gap={4} wrap="nowrap">
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
            {t('gateways.test')}
          </Button>
          <Button variant="default" aria-label={t('gateways.openOf', { name })} onClick={() => go(address)}>
            {c('common.open')}
          </Button>
          <Tooltip label={t(paused ? 'gateways.resume' : 'gateways.pause')}>
            <ActionIcon
              aria-label={t(paused ? 'gateways.resumeOf' : 'gateways.pauseOf', { name })}
              onClick={() => void pause(gateway)}
            >
              {paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
            </ActionIcon>
          </Tooltip>
        </Group>
      </div>
      <dl className={classes['facts']}>
        <div>
          <dt>{t('gateways.fact.methods')}</dt>
          <dd>
            {gateway.methods.map((method) => t(`gateways.method.${method}`)).join(', ')}{' '}
            <span className="soft">{gateway.currencies.join(', ')}</span>
          </dd>
        </div>
        {given?.['clabe'] !== undefined && (
          <div>
            <dt>CLABE</dt>
            <dd className="tabular">
              {groupedClabe(given['clabe'])} <span className="soft">{given['beneficiary']}</span>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('gateways.fact.fees')}</dt>
          <dd className="tabular">
            {gateway.fees.length === 0 ? (
              <span className="soft">{t('gateways.fees.none')}</span>
            ) : (
              feesText(gateway.fees)
            )}
          </dd>
        </div>
        {webhooks !== undefined && (
          <div>
            <dt>{t('gateways.fact.webhooks')}</dt>
            <dd>
              <WebhooksLine of={webhooks} />
            </dd>
          </div>
        )}
        {gateway.lastOkAtUtc !== undefined && (
          <div>
            <dd className="soft">{t('gateways.lastOk', { ago: formats.ago(gateway.lastOkAtUtc) })}</dd>
          </div>
        )}
        {gateway.webhookUrl !== undefined && (
          <div className={classes['wide']}>
            <dt>{t('gateways.webhooks.address')}</dt>
            <dd className="mono" title={gateway.webhookUrl}>
              {gateway.webhookUrl}
            </dd>
          </div>
        )}
      </dl>
      {test.data === undefined && gateway.problem !== undefined && (
        <AccountProblem of={gateway.problem} name={displayName} />
      )}
      {test.isPending ? (
        <Asking>{t('gateways.testing', { name: displayName })}</Asking>
      ) : (
        <TestAnswer answer={test.data} name={displayName} />
      )}
      <ProblemNote error={test.error} />
    </li>
  );
}

function WebhooksLine({ of }: { of: WebhookGatewayState }) {
  const t = useWords(words);
  const formats = useFormats();
  const waiting = (of.byState.pending ?? 0) + (of.byState.waiting ?? 0);
  const dead = of.byState.dead ?? 0;
  const refused = of.refusals.reduce((sum, { count }) => sum + count, 0);
  return (
    <Link href={`${addressOf(of.gatewayId)}/webhooks`} className={classes['webhooks']}>
      <VisuallyHidden>{t('gateways.webhooks.open', { name: of.name })}</VisuallyHidden>
      <span>
        {of.lastCameAtUtc === undefined
          ? t('gateways.webhooks.none')
          : t('gateways.webhooks.last', { ago: formats.ago(of.lastCameAtUtc) })}
      </span>
      {waiting > 0 && <span data-tone="waiting">{t('gateways.webhooks.waiting', { count: waiting })}</span>}
      {dead > 0 && <span data-tone="person">{t('gateways.webhooks.dead', { count: dead })}</span>}
      {refused > 0 && <span data-tone="person">{t('gateways.webhooks.refused', { count: refused })}</span>}
    </Link>
  );
}
