/** The columns of a preview: what becomes of a row, what to look at in it, and then those that the file has. */
import { useMemo } from 'react';
import type { ImportedRow, ImportPreview } from '#contract/imports.ts';
import * as words from '#i18n/catalog/window/imports.ts';
import { useWords } from '../../i18n/words.ts';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';
import type { Column } from '../../ui/table/types.ts';
import classes from './imports.module.css';

const WIDTHS: Readonly<Record<string, number>> = { legalName: 220, description: 260, emails: 180, rfc: 128 };

export function usePreviewColumns(
  rows: readonly ImportedRow[] | undefined,
  fields: ImportPreview['fields'],
): readonly Column<ImportedRow>[] {
  const t = useWords(words);
  return useMemo(() => {
    const used = fields.filter(({ field }) => rows?.some(({ values }) => values[field] !== undefined) === true);
    const text = (
      id: string,
      header: string,
      width: number,
      of: (row: ImportedRow) => string,
    ): Column<ImportedRow> => ({
      id,
      header,
      width,
      cell: of,
      text: of,
    });
    const said = ({ findings }: ImportedRow): string => findings.map(({ message }) => message).join(' ');
    const result = ({ action, reason }: ImportedRow): string =>
      t(reason === undefined ? `imports.action.${action as 'create'}` : `imports.reason.${reason}`);
    const all: Column<ImportedRow>[] = [
      { ...text('row', t('imports.preview.row'), 56, ({ row }) => String(row)), align: 'end', fixed: true },
      {
        ...text('result', t('imports.preview.result'), 116, result),
        cell: (row) => <StateBadge tone={toneOf(row)}>{result(row)}</StateBadge>,
      },
      {
        ...text('findings', t('imports.preview.findings'), 320, said),
        cell: (row) => (
          <span data-tone={worst(row)} className={classes['said']}>
            {said(row)}
          </span>
        ),
      },
      ...used.map(({ field, label }) => text(field, label, WIDTHS[field] ?? 112, ({ values }) => values[field] ?? '')),
    ];
    return all;
  }, [fields, rows, t]);
}

function toneOf({ action, reason }: ImportedRow): Tone {
  if (reason === 'invalid') return 'person';
  if (action === 'create') return 'settled';
  return action === 'update' ? 'progress' : 'neutral';
}

function worst({ findings }: ImportedRow): 'error' | 'warning' | undefined {
  if (findings.length === 0) return undefined;
  return findings.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
}
