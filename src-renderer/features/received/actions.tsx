/** What can be done with a received document: the same in its context menu, by key, in its panel and in the palette. */
import { IconBuildingBank, IconCode, IconFileImport, IconId } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { ReceivedRowView } from '#contract/received.ts';
import * as words from '#i18n/catalog/window/received.ts';
import { client } from '../../app/connection/link.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { saveContent } from '../../ui/fields/files.ts';
import { documentNumber } from './number.ts';

export const ACTION_KEYS = { xml: 'X', sat: 'S', copyUuid: 'U', run: 'I' } as const;
export type ActionId = keyof typeof ACTION_KEYS;

export interface ReceivedAction {
  readonly id: ActionId;
  readonly label: string;
  readonly key: string;
  readonly icon: ReactNode;
  readonly separated: boolean;
  readonly run: () => void;
}

const ICONS: Readonly<Record<ActionId, ReactNode>> = {
  xml: <IconCode size={14} />,
  sat: <IconBuildingBank size={14} />,
  copyUuid: <IconId size={14} />,
  run: <IconFileImport size={14} />,
};

export function useReceivedActions(): (row: ReceivedRowView) => readonly ReceivedAction[] {
  const t = useWords(words);
  const [, go] = useLocation();
  return useMemo(() => {
    const run: Readonly<Record<ActionId, (row: ReceivedRowView) => Promise<unknown> | undefined>> = {
      async xml({ id }) {
        await saveContent(await client.received.xml({ id }));
      },
      async sat(row) {
        const { state } = await client.satStatus.check({ source: 'received', id: row.id });
        const name = documentNumber(row) ?? row.issuerName;
        showDone(t('received.satAnswered', { name, state: t(`received.sat.${state}`) }));
      },
      async copyUuid({ uuid }) {
        await navigator.clipboard.writeText(uuid);
        showDone(t('received.uuidCopied'));
      },
      run({ importRunId = '' }) {
        go(`/cfdi-imports/${importRunId}`);
        return undefined;
      },
    };
    return (row) =>
      (Object.keys(ACTION_KEYS) as ActionId[])
        .filter((id) => isOffered(id, row))
        .map((id) => ({
          id,
          label: t(`received.action.${id}`),
          key: ACTION_KEYS[id],
          icon: ICONS[id],
          separated: id === 'xml' || id === 'run',
          run: () => void run[id](row)?.catch(reportProblem),
        }));
  }, [go, t]);
}

/** The SAT knows nothing of a demonstration, and nobody answers in its place for what others made. */
function isOffered(id: ActionId, { importRunId, demo }: ReceivedRowView): boolean {
  if (id === 'run') return importRunId !== undefined;
  return id !== 'sat' || !demo;
}
