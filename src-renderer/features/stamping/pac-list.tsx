/** The PAC accounts of a company in the order in which they are asked, and what keeps one from being used. */
import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { PacConfig } from '#contract/stamping.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/pacs.ts';
import { client } from '../../app/connection/link.ts';
import { offerUndo } from '../../app/undo.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { Note, ProblemNote, ProviderWords } from '../../ui/form/note.tsx';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import { PacAnswer } from './pac-form.tsx';
import classes from './stamping.module.css';

interface PacListProps {
  readonly configs: readonly PacConfig[];
  readonly onEdit: (config: PacConfig) => void;
}

export function PacList({ configs, onEdit }: PacListProps) {
  return (
    <ol className={classes['list']}>
      {configs.map((config, at) => (
        <Account
          key={config.id}
          config={config}
          first={at === 0}
          last={at === configs.length - 1}
          onEdit={() => onEdit(config)}
        />
      ))}
    </ol>
  );
}

interface AccountProps {
  readonly config: PacConfig;
  readonly first: boolean;
  readonly last: boolean;
  readonly onEdit: () => void;
}

function Account({ config, first, last, onEdit }: AccountProps) {
  const t = useWords(words);
  const c = useWords(common);
  const formats = useFormats();
  const test = useMutation({ mutationFn: () => client.stamping.testPac({ id: config.id }) });
  const name = config.displayName;
  const change = (changes: { state?: PacConfig['state']; rank?: number }, version = config.version) =>
    client.stamping.configurePac({
      companyId: config.companyId,
      provider: config.provider,
      environment: config.environment,
      version,
      ...changes,
    });
  const move = (by: -1 | 1): void => void change({ rank: config.rank + by }).catch(reportProblem);
  const pause = async (): Promise<void> => {
    const paused = config.state === 'paused';
    try {
      const after = await change({ state: paused ? 'active' : 'paused' });
      offerUndo(t(paused ? 'pacs.resumed' : 'pacs.paused', { name }), () =>
        change({ state: config.state }, after.version),
      );
    } catch (error) {
      reportProblem(error);
    }
  };
  return (
    <li className={classes['account']}>
      <div className={classes['head']}>
        <span className={`${classes['rank']} tabular`}>{config.rank}</span>
        <div className={classes['name']}>
          <strong>{name}</strong>
          <div className="soft">
            {t(`pacs.environment.${config.environment}`)}
            {config.lastOkAtUtc !== undefined && ` · ${t('pacs.lastOk', { ago: formats.ago(config.lastOkAtUtc) })}`}
          </div>
        </div>
        {config.state === 'paused' ? (
          <StateBadge tone="neutral">{t('pacs.state.paused')}</StateBadge>
        ) : config.problem === undefined ? (
          <StateBadge tone="settled">{t('pacs.state.active')}</StateBadge>
        ) : (
          <StateBadge tone="person">{t(`pacs.problem.${config.problem.kind}`)}</StateBadge>
        )}
        {!(first && last) && (
          <Group gap={0} wrap="nowrap">
            <Tooltip label={t('pacs.earlier')}>
              <ActionIcon disabled={first} aria-label={t('pacs.earlierOf', { name })} onClick={() => move(-1)}>
                <IconChevronUp size={16} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('pacs.later')}>
              <ActionIcon disabled={last} aria-label={t('pacs.laterOf', { name })} onClick={() => move(1)}>
                <IconChevronDown size={16} />
              </ActionIcon>
            </Tooltip>
          </Group>
        )}
      </div>
      {config.problem !== undefined && (
        <Note tone="person" title={config.problem.message}>
          <div className={classes['foot']}>
            <ProviderWords words={config.problem.words} />
            <span className="soft">{formats.instant(config.problem.atUtc)}</span>
            {config.problem.blockedUntilUtc !== undefined && (
              <span className="soft">
                {t('pacs.blockedUntil', { at: formats.instant(config.problem.blockedUntilUtc) })}
              </span>
            )}
          </div>
        </Note>
      )}
      <PacAnswer answer={test.data} />
      <ProblemNote error={test.error} />
      <Group gap={6}>
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
          {t('pacs.test')}
        </Button>
        <Button variant="default" onClick={onEdit}>
          {c('common.edit')}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => void pause()}>
          {t(config.state === 'paused' ? 'pacs.resume' : 'pacs.pause')}
        </Button>
      </Group>
    </li>
  );
}
