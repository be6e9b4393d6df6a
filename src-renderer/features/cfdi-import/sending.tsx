/** How far the handing over is; and what to do when it stopped. */
import { Button, Progress } from '@mantine/core';
import * as words from '#i18n/catalog/window/cfdi-imports.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { problemOf } from '../../ui/feedback/problem.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { Note } from '../../ui/form/note.tsx';
import { uploader } from './upload-here.ts';
import type { Upload } from './uploader.ts';
import classes from './cfdi-imports.module.css';

export function Sending({ upload }: { upload: Upload }) {
  const t = useWords(words);
  const formats = useFormats();
  const hasFailed = upload.state === 'failed';
  const { files, sentFiles, bytes, sentBytes, error } = upload;
  return (
    <Note
      tone={hasFailed ? 'person' : 'plain'}
      role={hasFailed ? 'alert' : 'status'}
      title={t(hasFailed ? 'cfdiImports.stopped' : 'cfdiImports.sending')}
    >
      {hasFailed && <p className={classes['said']}>{problemOf(error).message}</p>}
      <Progress
        className={classes['progress'] ?? ''}
        value={bytes === 0 ? 0 : (sentBytes / bytes) * 100}
        aria-label={t('cfdiImports.sending')}
      />
      <p className={`${classes['said']} tabular`}>
        {t('cfdiImports.sendingText', {
          sent: formats.count(sentFiles),
          total: formats.count(files),
          bytes: formats.bytes(sentBytes),
          allBytes: formats.bytes(bytes),
        })}
      </p>
      <div className={classes['line']}>
        {hasFailed && (
          <Button size="compact-sm" onClick={() => uploader.resume()}>
            {t('cfdiImports.resume')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => void uploader.stop().catch(reportProblem)}>
          {t('cfdiImports.drop.stop')}
        </Button>
      </div>
    </Note>
  );
}
