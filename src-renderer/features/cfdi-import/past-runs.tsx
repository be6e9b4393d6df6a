/** The imports before, newest first; Enter opens one. */
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { CfdiImportRun } from '#contract/cfdi-imports.ts';
import * as words from '#i18n/catalog/window/cfdi-imports.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { reportProblem } from '../../ui/feedback/report.ts';
import { useCursorRows } from '../../ui/table/cursor-rows.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import type { Column, RowAction } from '../../ui/table/types.ts';
import { toReview } from './counts.ts';
import { RunState } from './run-state.tsx';
import { useUpload } from './upload-here.ts';
import classes from './cfdi-imports.module.css';

const PAGE = 50;

export function PastRuns() {
  const t = useWords(words);
  const [, go] = useLocation();
  const upload = useUpload();
  const rows = useCursorRows<CfdiImportRun>({
    queryKey: api.cfdiImports.list.queryKey({ input: {} }),
    fetchPage: (cursor, signal) =>
      client.cfdiImports.list({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  });
  const columns = useRunColumns();
  const actions = (run: CfdiImportRun): readonly RowAction[] => [
    { id: 'open', label: t('cfdiImports.past.open'), key: 'Enter', run: () => go(`/cfdi-imports/${run.id}`) },
    ...(run.state === 'collecting' && upload?.runId !== run.id
      ? [
          {
            id: 'discard',
            label: t('cfdiImports.past.discard'),
            key: 'Delete',
            danger: true,
            separated: true,
            run: () => void client.cfdiImports.discard({ id: run.id }).catch(reportProblem),
          },
        ]
      : []),
  ];
  return (
    <section className={classes['past']} aria-label={t('cfdiImports.past')}>
      <h2 className={classes['heading']}>{t('cfdiImports.past')}</h2>
      <DataTable
        tableId="cfdi-imports"
        label={t('cfdiImports.past')}
        columns={columns}
        rows={rows}
        rowId={(run) => run.id}
        onOpen={(run) => go(`/cfdi-imports/${run.id}`)}
        actions={actions}
        empty={<EmptyState title={t('cfdiImports.past.none')} />}
      />
    </section>
  );
}

function useRunColumns(): readonly Column<CfdiImportRun>[] {
  const t = useWords(words);
  const formats = useFormats();
  return useMemo(() => {
    const count = (
      id: 'total' | 'issued' | 'received' | 'review',
      of: (run: CfdiImportRun) => number | undefined,
    ): Column<CfdiImportRun> => {
      const text = (run: CfdiImportRun): string => {
        const value = of(run);
        return value === undefined || value === 0 ? '' : formats.count(value);
      };
      return { id, header: t(`cfdiImports.past.${id}`), width: 104, align: 'end', cell: text, text };
    };
    return [
      {
        id: 'when',
        header: t('cfdiImports.past.when'),
        width: 160,
        fixed: true,
        cell: (run) => <span className="tabular">{formats.instant(run.createdAtUtc)}</span>,
        text: (run) => formats.instant(run.createdAtUtc),
      },
      {
        id: 'state',
        header: t('cfdiImports.past.state'),
        width: 132,
        cell: (run) => <RunState state={run.state} />,
        text: (run) => t(`cfdiImports.state.${run.state}`),
      },
      {
        id: 'source',
        header: t('cfdiImports.past.source'),
        width: 220,
        grows: true,
        cell: ({ source }) => source,
        text: ({ source }) => source,
      },
      count('total', ({ total }) => total),
      count('issued', ({ counts }) => counts.issued),
      count('received', ({ counts }) => counts.received),
      count('review', ({ counts }) => toReview(counts)),
    ];
  }, [formats, t]);
}
