/** The first step: the file, a template for who has none, and what was imported before. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { PastImport } from '#contract/imports.ts';
import * as words from '#i18n/catalog/window/imports.ts';
import { useCompany } from '../../app/company.tsx';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ProblemNote } from '../../ui/form/note.tsx';
import { reportProblem } from '../../ui/feedback/report.ts';
import { FileDrop } from '../../ui/fields/file-drop.tsx';
import { saveContent } from '../../ui/fields/files.ts';
import type { ImportKind } from './kind.ts';
import { useUndoImport } from './use-undo.ts';
import classes from './imports.module.css';

const KINDS = ['.xlsx', '.xls', '.ods', '.csv', '.txt'];
const LIMIT_BYTES = 40_000_000;
const PAST = 10;

interface FileStepProps {
  readonly kind: ImportKind;
  readonly problem: unknown;
  readonly onFile: (file: File) => void;
}

export function FileStep({ kind, problem, onFile }: FileStepProps) {
  const t = useWords(words);
  return (
    <div className={classes['page']}>
      <div className={classes['column']}>
        <FileDrop
          kinds={KINDS}
          maxBytes={LIMIT_BYTES}
          label={t('imports.drop')}
          hint={t('imports.dropHint')}
          onFiles={([file]) => file !== undefined && onFile(file)}
        />
        <ProblemNote error={problem} />
        <div className={classes['line']}>
          <Button
            variant="default"
            leftSection={<IconDownload size={14} />}
            onClick={() => void kind.template().then(saveContent).catch(reportProblem)}
          >
            {t('imports.template')}
          </Button>
          <span className="soft">{t('imports.templateHint')}</span>
        </div>
        <Past kind={kind} />
      </div>
    </div>
  );
}

function Past({ kind }: { kind: ImportKind }) {
  const t = useWords(words);
  const formats = useFormats();
  const { company } = useCompany();
  const undo = useUndoImport(kind);
  const { data } = useQuery({
    queryKey: [...kind.key(), 'imports', company.id],
    queryFn: () => kind.past({ companyId: company.id, limit: PAST }),
  });
  if (data === undefined || data.rows.length === 0) return null;
  const counts = ({ created, updated }: PastImport): string =>
    [
      t('imports.total.create', { count: created, shown: formats.count(created) }),
      t('imports.total.update', { count: updated, shown: formats.count(updated) }),
    ].join(', ');
  return (
    <section>
      <h2 className={classes['heading']}>{t('imports.past')}</h2>
      <table className={classes['table']} aria-label={t('imports.past')}>
        <thead>
          <tr>
            <th scope="col">{t('imports.past.file')}</th>
            <th scope="col">{t('imports.past.when')}</th>
            <th scope="col">{t('imports.past.counts')}</th>
            <th scope="col" aria-label={t('imports.past.undo')} />
          </tr>
        </thead>
        <tbody>
          {data.rows.map((past) => (
            <tr key={past.id}>
              <td className="truncate" title={past.fileName}>
                {past.fileName}
              </td>
              <td className="tabular">{formats.instant(past.importedAtUtc)}</td>
              <td>{counts(past)}</td>
              <td className={classes['end']}>
                {past.undoneAtUtc === undefined ? (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t('imports.past.undoOf', { file: past.fileName })}
                    onClick={() => void undo(past.id).catch(reportProblem)}
                  >
                    {t('imports.past.undo')}
                  </Button>
                ) : (
                  <span className="soft">{t('imports.past.undone')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
