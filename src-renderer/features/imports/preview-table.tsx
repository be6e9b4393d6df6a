/** Rows of a spreadsheet as they were understood: what becomes of each, its values, and what to look at. */
import { useState, type ReactNode } from 'react';
import type { ImportedRow, ImportPreview } from '#contract/imports.ts';
import * as words from '#i18n/catalog/window/imports.ts';
import { useWords } from '../../i18n/words.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import type { Rows } from '../../ui/table/types.ts';
import { usePreviewColumns } from './preview-columns.tsx';
import classes from './imports.module.css';

interface PreviewTableProps {
  readonly tableId: string;
  /** Absent while they are read. */
  readonly rows: readonly ImportedRow[] | undefined;
  readonly fields: ImportPreview['fields'];
  readonly isBusy: boolean;
  readonly empty: ReactNode;
}

const idOf = (row: ImportedRow): string => String(row.row);

export function PreviewTable({ tableId, rows, fields, isBusy, empty }: PreviewTableProps) {
  const t = useWords(words);
  const [active, setActive] = useState<ImportedRow>();
  const columns = usePreviewColumns(rows, fields);
  const held: Rows<ImportedRow> = {
    count: rows?.length,
    at: (index) => rows?.[index],
    show: noop,
    error: undefined,
    retry: noop,
  };
  const shown = active === undefined ? undefined : rows?.find(({ row }) => row === active.row);
  return (
    <div className={classes['preview']} aria-busy={isBusy}>
      <DataTable
        tableId={tableId}
        label={t('imports.preview')}
        columns={columns}
        rows={held}
        rowId={idOf}
        onActive={setActive}
        empty={empty}
        compact
      />
      {shown !== undefined && shown.findings.length > 0 && (
        <ul className={classes['findings']} aria-label={t('imports.preview.findings')}>
          {shown.findings.map(({ code, severity, message, field }) => (
            <li key={code + field} data-tone={severity}>
              {message} <span className={classes['code']}>{code}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function noop(): void {}
