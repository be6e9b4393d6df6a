/** One account by itself, or a new one: what it is, what it charges and costs, and what it tells. */
import { Button, Group, Text } from '@mantine/core';
import { useLocation } from 'wouter';
import type { Gateway, GatewayProviderView } from '#contract/gateways.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { useCompany } from '../../app/company.tsx';
import { api, queryClient } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { AccountPart } from './account-part.tsx';
import { AccountProblem, Asking, TestAnswer } from './answer.tsx';
import { BankPart } from './bank-part.tsx';
import { FeesPart } from './fees-part.tsx';
import { useGatewayForm } from './gateway-form.ts';
import classes from './gateways.module.css';
import { MethodsPart } from './methods-part.tsx';
import { AccountState, EnvironmentMark } from './state.tsx';
import { usePause } from './use-pause.ts';
import { WebhookPart } from './webhook-part.tsx';

const LIST = '/settings/gateways';

interface GatewayAccountProps {
  readonly gateway: Gateway | undefined;
  /** Absent where this version does not know it. */
  readonly provider: GatewayProviderView | undefined;
  readonly providers: readonly GatewayProviderView[];
  /** Of the page, where the address asks for one. */
  readonly part: string | undefined;
}

export function GatewayAccount({ gateway, provider, providers, part }: GatewayAccountProps) {
  const t = useWords(words);
  if (provider === undefined) {
    return (
      <SettingsPage title={gateway?.name ?? t('gateways.title')}>
        <Note tone="person">{t('gateways.unknown')}</Note>
      </SettingsPage>
    );
  }
  return <Known gateway={gateway} provider={provider} providers={providers} part={part} />;
}

function Known({ gateway, provider, providers, part }: GatewayAccountProps & { provider: GatewayProviderView }) {
  const t = useWords(words);
  const c = useWords(common);
  const { company } = useCompany();
  const [, go] = useLocation();
  const pause = usePause();
  const name = provider.displayName;
  const form = useGatewayForm({
    companyId: company.id,
    provider,
    gateway,
    onSaved(after) {
      keep(after);
      showDone(t(gateway === undefined ? 'gateways.created' : 'gateways.saved', { name: after.name }));
      if (gateway === undefined) go(`${LIST}/${after.id}`, { replace: true });
    },
  });
  useCommands([
    {
      id: 'form.save',
      label: c('common.save'),
      group: t('gateways.title'),
      keys: ['Mod+S', 'Mod+Enter'],
      run: form.save,
    },
  ]);
  const answers = [
    form.testing && <Asking key="asking">{t('gateways.testing', { name })}</Asking>,
    !form.testing && form.answer !== undefined && <TestAnswer key="answer" answer={form.answer} name={name} />,
    form.answer === undefined && gateway?.problem !== undefined && (
      <AccountProblem key="kept" of={gateway.problem} name={name} />
    ),
    form.problem !== undefined && <ProblemNote key="problem" error={form.problem} />,
  ];
  return (
    <SettingsPage
      title={gateway?.name ?? t('gateways.addOf', { name })}
      {...(gateway === undefined || gateway.name === name ? {} : { lead: name })}
      actions={
        <Group gap={12} wrap="nowrap">
          {provider.kind === 'gateway' && <EnvironmentMark environment={form.form.values.environment} />}
          {gateway !== undefined && (
            <>
              <AccountState gateway={gateway} />
              <Button variant="default" onClick={() => void pause(gateway)}>
                {t(gateway.state === 'paused' ? 'gateways.resume' : 'gateways.pause')}
              </Button>
            </>
          )}
        </Group>
      }
      footer={
        <Group gap={6}>
          <Button onClick={form.save} loading={form.saving} disabled={gateway !== undefined && !form.dirty}>
            {c('common.save')}
          </Button>
          <Button variant="default" onClick={form.test} loading={form.testing}>
            {t('gateways.test')}
          </Button>
          {form.dirty && (
            <Button variant="default" onClick={form.discard} disabled={form.saving}>
              {t('gateways.discard')}
            </Button>
          )}
          <Button variant="subtle" color="gray" onClick={() => go(LIST)}>
            {c('common.close')}
          </Button>
          {form.dirty && (
            <Text size="xs" className="soft">
              {t('gateways.unsaved')}
            </Text>
          )}
        </Group>
      }
      {...(answers.some(Boolean) ? { above: <div className={classes['answers']}>{answers}</div> } : {})}
    >
      <AccountPart of={form} />
      {provider.kind === 'bank' ? <BankPart provider={provider} providers={providers} /> : <MethodsPart of={form} />}
      <FeesPart of={form} />
      <WebhookPart of={form} asked={part === 'webhooks'} />
    </SettingsPage>
  );
}

/** The list has it at once: the page of a new account is opened before the engine's event comes. */
function keep(after: Gateway): void {
  const { queryKey } = api.gateways.list.queryOptions({ input: { companyId: after.companyId } });
  queryClient.setQueryData(queryKey, (before) =>
    before === undefined
      ? before
      : { ...before, gateways: [...before.gateways.filter(({ id }) => id !== after.id), after] },
  );
}
