/** The second step: which column is what, what would become of each row, and how to go on. */
import { Button, Checkbox, Loader, SegmentedControl, Select } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ImportPreview, ImportResult, ImportTotals } from '#contract/imports.ts';
import * as words from '#i18n/catalog/window/imports.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { useCompany } from '../../app/company.tsx';
import { offerUndo } from '../../app/undo.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { reportProblem } from '../../ui/feedback/report.ts';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { Section } from '../../ui/layout/section.tsx';
import type { ImportKind, ImportOptions } from './kind.ts';
import { MappingPane } from './mapping-pane.tsx';
import { PreviewTable } from './preview-table.tsx';
import { StepTrail } from './step-trail.tsx';
import type { ChosenFile } from './use-import-file.ts';
import classes from './imports.module.css';

interface CheckStepProps {
  readonly kind: ImportKind;
  readonly file: ChosenFile;
  readonly title: string;
  readonly leave: ReactNode;
  readonly onOther: () => void;
  readonly onDone: (result: ImportResult, fields: ImportPreview['fields']) => void;
}

type Only = 'all' | 'problems';
const TOTALS = [
  'create',
  'update',
  'skip',
  'withWarnings',
  'invalid',
] as const satisfies readonly (keyof ImportTotals)[];

export function CheckStep({ kind, file, title, leave, onOther, onDone }: CheckStepProps) {
  const t = useWords(words);
  const formats = useFormats();
  const { company } = useCompany();
  const [options, setOptions] = useState<ImportOptions>({ mode: 'createAndUpdate' });
  const [only, setOnly] = useState<Only>('all');
  const [skipInvalid, setSkipInvalid] = useState(false);
  const asked = { companyId: company.id, file: file.content, ...options };
  const preview = useQuery({
    queryKey: [...kind.key(), 'import', file.nth, options, only],
    queryFn: ({ signal }) => kind.preview({ ...asked, only }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const run = useMutation({
    mutationFn: () => kind.run({ ...asked, skipInvalid }),
    onSuccess: (result) => {
      const { importId, created, updated } = result;
      if (importId !== undefined) {
        const said = { file: file.content.name, created: formats.count(created), updated: formats.count(updated) };
        offerUndo(t('imports.done.notice', said), () => kind.undo({ importId }));
      }
      onDone(result, preview.data?.fields ?? []);
    },
    onError: reportProblem,
  });

  const { data } = preview;
  const totals = data?.totals;
  const rows = totals === undefined ? 0 : totals.create + totals.update;
  const isBlocked =
    data === undefined || preview.isPlaceholderData || rows === 0 || (data.totals.invalid > 0 && !skipInvalid);
  const start = (): void => {
    if (!isBlocked && !run.isPending) run.mutate();
  };
  const runLabel = rows === 0 ? t('imports.nothing') : t('imports.run', { count: rows, shown: formats.count(rows) });
  useCommands([{ id: 'imports.run', label: runLabel, group: title, keys: ['Mod+Enter'], run: start }]);
  return (
    <Section
      title={title}
      beside={<StepTrail step="check" />}
      actions={
        <>
          <Button variant="default" onClick={onOther}>
            {t('imports.other')}
          </Button>
          {leave}
          <Button onClick={start} disabled={isBlocked} loading={run.isPending}>
            {runLabel}
          </Button>
        </>
      }
      toolbar={
        data !== undefined && (
          <>
            <span className={classes['file']} title={file.content.name}>
              {file.content.name}
            </span>
            {data.sheetNames.length > 1 && (
              <Select
                aria-label={t('imports.sheet')}
                w="160px"
                allowDeselect={false}
                data={data.sheetNames}
                value={data.sheet ?? null}
                // Another sheet has other columns.
                onChange={(sheet) => setOptions({ ...options, sheet: sheet ?? undefined, mapping: undefined })}
              />
            )}
            <Counts totals={data.totals} />
            <span className={classes['spring']} />
            <SegmentedControl
              aria-label={t('imports.mode')}
              value={options.mode}
              onChange={(mode) => setOptions({ ...options, mode })}
              data={(['createAndUpdate', 'create'] as const).map((value) => ({
                value,
                label: t(`imports.mode.${value}`),
              }))}
            />
          </>
        )
      }
    >
      {preview.error !== null && (
        <div className={classes['page']}>
          <div className={classes['column']}>
            <ProblemNote error={preview.error}>
              <Button size="compact-xs" variant="default" mt={8} onClick={onOther}>
                {t('imports.other')}
              </Button>
            </ProblemNote>
          </div>
        </div>
      )}
      {data === undefined && preview.error === null && (
        <div className={classes['waiting']} role="status">
          <Loader size="sm" /> {t('imports.reading')}
        </div>
      )}
      {data !== undefined && preview.error === null && (
        <>
          <MappingPane preview={data} options={options} onChange={setOptions} />
          <div className={classes['rows']}>
            {data.totals.invalid > 0 && (
              <Note tone="person">
                {t('imports.invalid', { count: data.totals.invalid, shown: formats.count(data.totals.invalid) })}
                <Checkbox
                  mt={6}
                  label={t('imports.skipInvalid')}
                  checked={skipInvalid}
                  onChange={(event) => setSkipInvalid(event.currentTarget.checked)}
                />
              </Note>
            )}
            <div className={classes['line']}>
              <SegmentedControl
                aria-label={t('imports.preview.only')}
                value={only}
                onChange={setOnly}
                data={(['all', 'problems'] as const).map((value) => ({
                  value,
                  label: t(`imports.preview.${value}`, { shown: formats.count(countOf(data.totals, value)) }),
                }))}
              />
              {data.rows.length < countOf(data.totals, only) && (
                <span className="soft">{t('imports.preview.some', { shown: formats.count(data.rows.length) })}</span>
              )}
            </div>
            <PreviewTable
              tableId={`imports.${kind.id}`}
              rows={data.rows}
              fields={data.fields}
              isBusy={preview.isPlaceholderData || run.isPending}
              empty={<EmptyState title={t('imports.preview.none')}>{t('imports.preview.noneText')}</EmptyState>}
            />
          </div>
        </>
      )}
      {run.isPending && (
        <div className={classes['running']} role="status">
          <Loader size="sm" /> {t('imports.running', { count: rows, shown: formats.count(rows) })}
        </div>
      )}
    </Section>
  );
}

function countOf({ rows, invalid, withWarnings }: ImportTotals, only: Only): number {
  return only === 'all' ? rows : invalid + withWarnings;
}

function Counts({ totals }: { totals: ImportTotals }) {
  const t = useWords(words);
  const formats = useFormats();
  return (
    <ul className={classes['counts']} aria-live="polite">
      {TOTALS.filter((name) => totals[name] > 0).map((name) => (
        <li key={name} data-total={name}>
          {t(`imports.total.${name}`, { count: totals[name], shown: formats.count(totals[name]) })}
        </li>
      ))}
    </ul>
  );
}
