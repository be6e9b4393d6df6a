/** What came of the files of an import: those with something to look at first, with why. */
import { SegmentedControl } from '@mantine/core';
import { IconCopy, IconFileInvoice } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { CfdiImportDetail, ImportedFile, ImportOutcome } from '#contract/cfdi-imports.ts';
import * as words from '#i18n/catalog/window/cfdi-imports.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';
import { useCursorRows } from '../../ui/table/cursor-rows.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import type { Column, RowAction } from '../../ui/table/types.ts';
import { cameIn, dealtWith, toReview } from './counts.ts';
import { reasonOf, outcomeWord } from './file-words.ts';
import classes from './cfdi-imports.module.css';

export type Shown = 'problems' | 'all' | ImportOutcome;

const SHOWN: readonly Shown[] = ['problems', 'all', 'imported', 'duplicate', 'conflict', 'refused', 'ignored'];
const PAGE = 200;

const TONES: Readonly<Record<ReturnType<typeof outcomeWord>, Tone>> = {
  imported: 'settled',
  doubtful: 'waiting',
  duplicate: 'neutral',
  conflict: 'person',
  ignored: 'neutral',
  refused: 'person',
};

/** What is asked of the engine for it. */
export function filesFilter(shown: Shown): { only?: 'problems'; outcomes?: ImportOutcome[] } {
  if (shown === 'all') return {};
  return shown === 'problems' ? { only: 'problems' } : { outcomes: [shown] };
}

/** Problems, where there are some. */
export const shownFirst = ({ counts }: CfdiImportDetail): Shown => (toReview(counts) > 0 ? 'problems' : 'all');

interface RunFilesProps {
  readonly run: CfdiImportDetail;
  readonly shown: Shown;
  readonly onShown: (shown: Shown) => void;
}

export function RunFiles({ run, shown, onShown }: RunFilesProps) {
  const t = useWords(words);
  const formats = useFormats();
  const [, go] = useLocation();
  const [active, setActive] = useState<ImportedFile>();
  const input = { id: run.id, ...filesFilter(shown) };
  const rows = useCursorRows<ImportedFile>({
    queryKey: api.cfdiImports.files.queryKey({ input }),
    fetchPage: (cursor, signal) =>
      client.cfdiImports.files({ ...input, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  });
  const columns = useFileColumns();
  // What was taken back is not there to be opened.
  const isGone = run.state === 'undone' && run.kept === 0;
  const open = ({ issuedId, receivedId }: ImportedFile): void => {
    if (isGone) return;
    if (issuedId !== undefined) go(`/invoices/${issuedId}`);
    else if (receivedId !== undefined) go(`/received/${receivedId}`);
  };
  const actions = (file: ImportedFile): readonly RowAction[] => [
    {
      id: 'open',
      label: t('cfdiImports.file.open'),
      key: 'Enter',
      icon: <IconFileInvoice size={14} />,
      disabled: isGone || (file.issuedId === undefined && file.receivedId === undefined),
      run: () => open(file),
    },
    {
      id: 'copy',
      label: t('cfdiImports.file.copy'),
      key: 'C',
      icon: <IconCopy size={14} />,
      disabled: file.findings.length === 0,
      run: () =>
        void navigator.clipboard
          .writeText(`${file.path}: ${reasonOf(file)}`)
          .then(() => showDone(t('cfdiImports.file.copied')))
          .catch(reportProblem),
    },
  ];
  const count: Readonly<Record<Shown, number>> = {
    ...run.counts,
    problems: toReview(run.counts),
    all: dealtWith(run.counts),
    imported: cameIn(run.counts),
  };
  return (
    <section className={classes['files']} aria-label={t('cfdiImports.files.label')}>
      <div className={classes['bar']}>
        <SegmentedControl
          aria-label={t('cfdiImports.show')}
          value={shown}
          onChange={(next) => onShown(next)}
          data={SHOWN.filter((one) => one === 'problems' || one === 'all' || count[one] > 0).map((value) => ({
            value,
            label: `${t(`cfdiImports.show.${value}`)} ${formats.count(count[value])}`,
          }))}
        />
      </div>
      <DataTable
        // Other files begin at their top.
        key={shown}
        tableId="cfdi-imports.files"
        label={t('cfdiImports.files.label')}
        columns={columns}
        rows={rows}
        rowId={(file) => String(file.position)}
        onOpen={open}
        onActive={setActive}
        actions={actions}
        compact
        empty={
          shown === 'problems' ? (
            <EmptyState title={t('cfdiImports.noProblems')}>{t('cfdiImports.noProblemsText')}</EmptyState>
          ) : (
            <EmptyState title={t('cfdiImports.noFiles')} />
          )
        }
      />
      {active !== undefined && active.findings.length > 0 && <Findings file={active} />}
    </section>
  );
}

function useFileColumns(): readonly Column<ImportedFile>[] {
  const t = useWords(words);
  const formats = useFormats();
  return useMemo(() => {
    const outcome = (file: ImportedFile): string => t(`cfdiImports.outcome.${outcomeWord(file)}`);
    const codes = ({ findings }: ImportedFile): string => findings.map(({ code }) => code).join(' ');
    return [
      {
        id: 'position',
        header: t('cfdiImports.column.position'),
        width: 64,
        align: 'end',
        fixed: true,
        cell: ({ position }) => formats.count(position),
        text: ({ position }) => String(position),
      },
      {
        id: 'path',
        header: t('cfdiImports.column.path'),
        width: 260,
        grows: true,
        cell: ({ path }) => path,
        text: ({ path }) => path,
      },
      {
        id: 'outcome',
        header: t('cfdiImports.column.outcome'),
        width: 124,
        cell: (file) => <StateBadge tone={TONES[outcomeWord(file)]}>{outcome(file)}</StateBadge>,
        text: outcome,
      },
      {
        id: 'findings',
        header: t('cfdiImports.column.findings'),
        width: 420,
        grows: true,
        cell: reasonOf,
        text: reasonOf,
      },
      {
        id: 'code',
        header: t('cfdiImports.column.code'),
        width: 160,
        shown: false,
        cell: (file) => <span className="mono">{codes(file)}</span>,
        text: codes,
      },
      {
        id: 'uuid',
        header: t('cfdiImports.column.uuid'),
        width: 270,
        shown: false,
        cell: ({ uuid }) => <span className="mono">{uuid ?? ''}</span>,
        text: ({ uuid }) => uuid ?? '',
      },
    ];
  }, [formats, t]);
}

/** Of the file that is looked at: each finding in full. */
function Findings({ file }: { file: ImportedFile }) {
  const t = useWords(words);
  return (
    <ul className={classes['findings']} aria-label={t('cfdiImports.column.findings')}>
      {file.findings.map(({ code, severity, message }) => (
        <li key={code} data-tone={severity}>
          {message} <span className="mono soft">{code}</span>
        </li>
      ))}
    </ul>
  );
}
