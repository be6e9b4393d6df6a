/** One import: how far it is, what came of it, the files to look at, and its undo. */
import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconDownload,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CfdiImportDetail } from '#contract/cfdi-imports.ts';
import * as words from '#i18n/catalog/window/cfdi-imports.ts';
import { useCommands, type Command } from '../../app/commands/registry.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { reportProblem } from '../../ui/feedback/report.ts';
import { Section } from '../../ui/layout/section.tsx';
import { cameIn, dealtWith } from './counts.ts';
import { RunFiles, shownFirst, type Shown } from './run-files.tsx';
import { RunState } from './run-state.tsx';
import { RunSummary } from './run-summary.tsx';
import { saveList } from './save-list.ts';
import { useUpload } from './upload-here.ts';
import classes from './cfdi-imports.module.css';

export function RunScreen({ id }: { id: string }) {
  const t = useWords(words);
  const formats = useFormats();
  const { data: run, error, refetch } = useQuery(api.cfdiImports.get.queryOptions({ input: { id } }));
  const [chosen, setShown] = useState<Shown>();
  const shown = chosen ?? (run === undefined ? 'all' : shownFirst(run));
  const actions = useRunActions(id, run, shown);
  return (
    <Section
      title={
        run === undefined
          ? t('cfdiImports.title')
          : t('cfdiImports.run.title', { when: formats.instant(run.createdAtUtc) })
      }
      beside={run !== undefined && <RunState state={run.state} />}
      actions={actions.map(({ id: name, label, icon, main, run: act }) => (
        <Button key={name} variant={main === true ? 'filled' : 'default'} leftSection={icon} onClick={act}>
          {label}
        </Button>
      ))}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {run !== undefined && error === null && (
        <div className={classes['run']}>
          <RunSummary run={run} />
          {/* While it works, its files change with every moment: they are listed when it rests. */}
          {isAtRest(run) && dealtWith(run.counts) > 0 && <RunFiles run={run} shown={shown} onShown={setShown} />}
        </div>
      )}
    </Section>
  );
}

const isAtRest = ({ state }: CfdiImportDetail): boolean =>
  state !== 'collecting' && state !== 'running' && state !== 'undoing';

interface RunAction extends Command {
  readonly icon: React.ReactNode;
  readonly main?: boolean;
}

/** What its state lets be done with it: as buttons, by key and in the palette. */
function useRunActions(id: string, run: CfdiImportDetail | undefined, shown: Shown): readonly RunAction[] {
  const t = useWords(words);
  const formats = useFormats();
  const [, go] = useLocation();
  const upload = useUpload();
  const [cancelled, setCancelled] = useState<string>();
  const group = t('cfdiImports.group');
  const { state, jobId } = run ?? {};
  const isStopped = state === 'cancelled' || state === 'failed';
  const isCancelling = cancelled !== undefined && cancelled === jobId;
  const act = (work: () => Promise<unknown>) => () => void work().catch(reportProblem);
  const all: (RunAction | false)[] = [
    state === 'running' &&
      jobId !== undefined && {
        id: 'cfdiImports.cancel',
        label: t(isCancelling ? 'cfdiImports.run.cancelling' : 'cfdiImports.run.cancel'),
        group,
        keys: ['X'],
        icon: <IconPlayerStop size={14} />,
        run: act(async () => {
          setCancelled(jobId);
          await client.jobs.cancel({ id: jobId });
        }),
      },
    run !== undefined &&
      isAtRest(run) &&
      dealtWith(run.counts) > 0 && {
        id: 'cfdiImports.save',
        label: t('cfdiImports.run.save'),
        group,
        keys: ['G'],
        icon: <IconDownload size={14} />,
        run: act(() => saveList(id, shown, t, formats.day(run.createdAtUtc))),
      },
    run !== undefined &&
      (state === 'done' || isStopped) &&
      cameIn(run.counts) > 0 && {
        id: 'cfdiImports.undo',
        label: t('cfdiImports.run.undo'),
        group,
        keys: ['Shift+Z'],
        icon: <IconArrowBackUp size={14} />,
        run: act(() => client.cfdiImports.undo({ id })),
      },
    isStopped && {
      id: 'cfdiImports.resume',
      label: t('cfdiImports.run.resume'),
      group,
      keys: ['R'],
      icon: <IconPlayerPlay size={14} />,
      run: act(async () => {
        setCancelled(undefined);
        await client.cfdiImports.start({ id });
      }),
    },
    state === 'collecting' &&
      upload?.runId !== id && {
        id: 'cfdiImports.discard',
        label: t('cfdiImports.past.discard'),
        group,
        keys: ['Delete'],
        icon: <IconTrash size={14} />,
        run: act(async () => {
          await client.cfdiImports.discard({ id });
          go('/cfdi-imports');
        }),
      },
    state !== 'running' && {
      id: 'cfdiImports.new',
      label: t('cfdiImports.run.new'),
      group,
      keys: ['N'],
      icon: <IconPlus size={14} />,
      main: true,
      run: () => go('/cfdi-imports'),
    },
  ];
  const actions = all.filter((action) => action !== false);
  useCommands(actions);
  return actions;
}
