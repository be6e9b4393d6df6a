/** One account: its place, how it stands and why, what it has left, and what can be done with it. */
import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconGripVertical } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { PacConfig, PacProviderView } from '#contract/stamping.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/pacs.ts';
import { client } from '../../app/connection/link.ts';
import { offerUndo } from '../../app/undo.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { Note, ProblemNote, ProviderWords } from '../../ui/form/note.tsx';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import { CsdHandOver } from './csd-hand-over.tsx';
import { PacAnswer, PacAsking } from './pac-answer.tsx';
import type { PacOrder } from './pac-order.ts';
import classes from './stamping.module.css';

interface PacAccountProps {
  readonly config: PacConfig;
  /** Absent where this version does not know it. */
  readonly provider: PacProviderView | undefined;
  readonly count: number;
  readonly order: PacOrder;
  readonly onEdit: () => void;
}

export function PacAccount({ config, provider, count, order, onEdit }: PacAccountProps) {
  const t = useWords(words);
  const c = useWords(common);
  const formats = useFormats();
  const { id, displayName: name, companyId, environment, state, rank, version } = config;
  const test = useMutation({ mutationFn: () => client.stamping.testPac({ id }) });
  const remove = useMutation({
    mutationFn: () => client.stamping.removePac({ id, version }),
    onSuccess: () =>
      offerUndo(
        t('pacs.removed', { name }),
        () => client.stamping.restorePac({ id }),
        (back) => t(back.state === 'paused' ? 'pacs.restoredPaused' : 'pacs.restored', { name }),
      ),
  });
  // A refusal is what the account's own problem says; other problems tell of the stamps that wait, not of this test.
  const answered = test.data !== undefined && (test.data.ok || config.problem?.kind !== 'credentials');
  const setState = (to: PacConfig['state'], at: number) =>
    client.stamping.configurePac({ companyId, provider: config.provider, environment, version: at, state: to });
  const pause = async (): Promise<void> => {
    const paused = state === 'paused';
    try {
      const after = await setState(paused ? 'active' : 'paused', version);
      offerUndo(
        t(paused ? 'pacs.resumed' : 'pacs.paused', { name }),
        () => setState(state, after.version),
        (back) => t(back.state === 'paused' ? 'pacs.paused' : 'pacs.resumed', { name }),
      );
    } catch (error) {
      reportProblem(error);
    }
  };
  return (
    <li
      className={classes['account']}
      data-dragged={order.dragged === id || undefined}
      data-over={(order.over === id && order.dragged !== id) || undefined}
      aria-label={name}
      {...order.target(config)}
    >
      <div className={classes['head']}>
        {count > 1 && (
          <button
            type="button"
            className={classes['grip']}
            aria-label={t('pacs.move', { name, rank, count })}
            {...order.handle(config)}
          >
            <IconGripVertical size={16} aria-hidden />
          </button>
        )}
        <span className={`${classes['rank']} tabular`}>{rank}</span>
        <div className={classes['name']}>
          <strong>{name}</strong>
          <div className="soft">
            {t(`pacs.environment.${environment}`)}
            {config.lastOkAtUtc !== undefined && ` · ${t('pacs.lastOk', { ago: formats.ago(config.lastOkAtUtc) })}`}
          </div>
        </div>
        <Balance of={config.balance} />
        <State config={config} sealsThere={provider?.sealing === 'provider'} />
        {count > 1 && (
          <Group gap={0} wrap="nowrap">
            <Tooltip label={t('pacs.earlier')}>
              <ActionIcon
                disabled={rank === 1}
                aria-label={t('pacs.earlierOf', { name })}
                onClick={() => order.move(config, rank - 1)}
              >
                <IconChevronUp size={16} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('pacs.later')}>
              <ActionIcon
                disabled={rank === count}
                aria-label={t('pacs.laterOf', { name })}
                onClick={() => order.move(config, rank + 1)}
              >
                <IconChevronDown size={16} />
              </ActionIcon>
            </Tooltip>
          </Group>
        )}
      </div>
      {config.problem !== undefined && !answered && <Problem of={config.problem} isNew={test.data?.ok === false} />}
      {provider?.sealing === 'provider' && <CsdHandOver config={config} />}
      {test.isPending ? (
        <PacAsking name={name} />
      ) : (
        (config.problem === undefined || answered) && <PacAnswer answer={test.data} />
      )}
      <ProblemNote error={test.error ?? remove.error} />
      <Group gap={6}>
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
          {t('pacs.test')}
        </Button>
        <Button variant="default" onClick={onEdit}>
          {c('common.edit')}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => void pause()}>
          {t(state === 'paused' ? 'pacs.resume' : 'pacs.pause')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          aria-label={t('pacs.removeOf', { name })}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {t('pacs.remove')}
        </Button>
      </Group>
    </li>
  );
}

function State({ config: { state, problem, csd }, sealsThere }: { config: PacConfig; sealsThere: boolean }) {
  const t = useWords(words);
  if (state === 'paused') return <StateBadge tone="neutral">{t('pacs.state.paused')}</StateBadge>;
  if (problem !== undefined) return <StateBadge tone="person">{t(`pacs.problem.${problem.kind}`)}</StateBadge>;
  if (sealsThere && csd?.state !== 'stored') return <StateBadge tone="person">{t('pacs.needsCsd')}</StateBadge>;
  return <StateBadge tone="settled">{t('pacs.state.active')}</StateBadge>;
}

function Balance({ of }: { of: PacConfig['balance'] }) {
  const t = useWords(words);
  const formats = useFormats();
  if (of === undefined) return null;
  const { credits, atUtc } = of;
  return (
    <div className={classes['balance']}>
      <div className="tabular">
        {credits === 'unlimited' ? t('pacs.balanceUnlimited') : t('pacs.balance', { count: formats.count(credits) })}
      </div>
      <div className="soft">{t('pacs.balanceAsked', { ago: formats.ago(atUtc) })}</div>
    </div>
  );
}

/** @param isNew it is the answer to what a person just asked */
function Problem({ of, isNew }: { of: NonNullable<PacConfig['problem']>; isNew: boolean }) {
  const t = useWords(words);
  const formats = useFormats();
  return (
    <Note tone="person" title={of.message} {...(isNew ? { role: 'alert' as const } : {})}>
      <div className={classes['foot']}>
        <ProviderWords words={of.words} />
        <span className="soft">{formats.instant(of.atUtc)}</span>
        {of.blockedUntilUtc !== undefined && (
          <span className="soft">{t('pacs.blockedUntil', { at: formats.instant(of.blockedUntilUtc) })}</span>
        )}
      </div>
    </Note>
  );
}
