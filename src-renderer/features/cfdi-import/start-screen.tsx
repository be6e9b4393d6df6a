/** A new import: what to read and how; while it is handed over, how far that is; below, the imports before it. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import * as words from '#i18n/catalog/window/cfdi-imports.ts';
import { UPLOAD_MOST_BYTES } from './limits.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { useCompany } from '../../app/company.tsx';
import { useDropped } from '../../app/dropped.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { Section } from '../../ui/layout/section.tsx';
import { ChooseFiles } from './choose-files.tsx';
import { sortOut, type Chosen } from './chosen.ts';
import { ChosenSummary } from './chosen-summary.tsx';
import { NOTHING_ASKED, OptionFields, toOptions, type Asked } from './options.tsx';
import { PastRuns } from './past-runs.tsx';
import { Sending } from './sending.tsx';
import { uploader, useUpload } from './upload-here.ts';
import classes from './cfdi-imports.module.css';

export function StartScreen() {
  const t = useWords(words);
  const [, go] = useLocation();
  const { company } = useCompany();
  const upload = useUpload();
  const [chosen, setChosen] = useState<Chosen>();
  const [asked, setAsked] = useState<Asked>(NOTHING_ASKED);
  const [reading, setReading] = useState(false);
  const latest = useRef(0);
  const look = async (files: readonly File[]): Promise<void> => {
    latest.current += 1;
    const mine = latest.current;
    setReading(true);
    const sorted = await sortOut(files);
    // What was chosen while these were looked at is what counts.
    if (mine !== latest.current) return;
    setReading(false);
    setChosen(sorted);
  };
  const take = (files: readonly File[]): void => void look(files).catch(reportProblem);
  useDropped('cfdi', take);

  // Handed over: what follows is the run's own screen, now or when the person comes back here.
  const started = upload?.state === 'started' ? upload.runId : undefined;
  useEffect(() => {
    if (started === undefined) return;
    uploader.see();
    go(`/cfdi-imports/${started}`, { replace: true });
  }, [go, started]);

  const isSending = upload?.state === 'sending' || upload?.state === 'failed';
  const canStart = !isSending && chosen !== undefined && chosen.files.length > 0 && chosen.bytes <= UPLOAD_MOST_BYTES;
  const start = (): void => {
    if (!canStart) return;
    uploader.begin(chosen, toOptions(asked, company.id));
    setChosen(undefined);
  };
  useCommands([
    {
      id: 'cfdiImports.start',
      label: t('cfdiImports.start'),
      group: t('cfdiImports.group'),
      keys: ['Mod+Enter'],
      run: start,
    },
  ]);
  return (
    <Section title={t('cfdiImports.title')}>
      <div className={classes['page']}>
        <div className={classes['begin']}>
          {isSending ? (
            <Sending upload={upload} />
          ) : (
            <>
              <ChooseFiles isReading={reading} onFiles={take} />
              {chosen !== undefined && (
                <>
                  <ChosenSummary chosen={chosen} />
                  {chosen.files.length > 0 && (
                    <>
                      <OptionFields asked={asked} onChange={setAsked} />
                      <div className={classes['line']}>
                        <Button onClick={start} disabled={!canStart}>
                          {t('cfdiImports.start')}
                        </Button>
                        <Button variant="default" onClick={() => setChosen(undefined)}>
                          {t('cfdiImports.again')}
                        </Button>
                      </div>
                    </>
                  )}
                </>
              )}
            </>
          )}
        </div>
        <PastRuns />
      </div>
    </Section>
  );
}
