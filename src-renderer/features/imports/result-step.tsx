/** What an import did, its undo, and the rows that it left out. */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportPreview, ImportResult, UndoResult } from '#contract/imports.ts';
import * as words from '#i18n/catalog/window/imports.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { saveFile } from '../../ui/fields/files.ts';
import { Note } from '../../ui/form/note.tsx';
import { errorsCsv } from './errors-csv.ts';
import type { ImportKind } from './kind.ts';
import { PreviewTable } from './preview-table.tsx';
import { useUndoImport, useUndoText } from './use-undo.ts';
import classes from './imports.module.css';

interface ResultStepProps {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly result: ImportResult;
  readonly fields: ImportPreview['fields'];
  readonly onAnother: () => void;
  readonly onClose: () => void;
}

export function ResultStep({ kind, fileName, result, fields, onAnother, onClose }: ResultStepProps) {
  const t = useWords(words);
  const formats = useFormats();
  const undo = useUndoImport(kind);
  const sayUndone = useUndoText();
  const [undone, setUndone] = useState<UndoResult>();
  const { importId, rows, invalid } = result;
  const shown = (value: number): string => formats.count(value);
  const download = (): void => {
    const headings = {
      row: t('imports.errors.row'),
      message: t('imports.errors.message'),
      code: t('imports.errors.code'),
    };
    saveFile(
      t('imports.errors.file', { file: fileName.replace(/\.\w+$/, '') }),
      errorsCsv(rows, fields, headings),
    ).catch(reportProblem);
  };
  return (
    <div className={classes['page']}>
      <div className={classes['wide']}>
        <Note
          tone={undone !== undefined || importId === undefined ? 'plain' : 'settled'}
          role="status"
          title={t(
            undone !== undefined ? 'imports.undone' : importId === undefined ? 'imports.doneNothing' : 'imports.done',
          )}
        >
          {undone === undefined
            ? t('imports.done.text', {
                created: shown(result.created),
                updated: shown(result.updated),
                skipped: shown(result.skipped),
                invalid: shown(invalid),
              })
            : sayUndone(undone)}
        </Note>
        <div className={classes['line']}>
          <Button onClick={onClose}>{t(`imports.see.${kind.id}`)}</Button>
          <Button variant="default" onClick={onAnother}>
            {t('imports.again')}
          </Button>
          {importId !== undefined && undone === undefined && (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={14} />}
              onClick={() => void undo(importId).then(setUndone, reportProblem)}
            >
              {t('imports.undo')}
            </Button>
          )}
          {invalid > 0 && (
            <Button variant="default" leftSection={<IconDownload size={14} />} onClick={download}>
              {t('imports.errors.download')}
            </Button>
          )}
          {invalid > rows.length && (
            <span className="soft">{t('imports.errors.first', { shown: shown(rows.length) })}</span>
          )}
        </div>
        {invalid > 0 && (
          <div className={classes['left']}>
            <PreviewTable tableId={`imports.${kind.id}.left`} rows={rows} fields={fields} isBusy={false} empty={null} />
          </div>
        )}
      </div>
    </div>
  );
}
