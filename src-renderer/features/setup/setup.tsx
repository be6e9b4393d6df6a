/**
 * First run: from an empty desk to the first invoice, one step after the other. Each step is saved when it is
 * done; whoever closes the window and comes back goes on where something is missing.
 */
import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import * as words from '#i18n/catalog/window/setup.ts';
import { useLocaleChoice } from '../../app/appearance.tsx';
import { listenToKeys } from '../../app/commands/dispatch.ts';
import { leaveDropped } from '../../app/dropped.ts';
import { setPreference } from '../../app/preferences.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { ScreenBoundary } from '../../ui/feedback/screen-boundary.tsx';
import { queryClient } from '../../app/connection/query.ts';
import {
  firstMissing,
  isReachable,
  leavesKeyBehind,
  SETUP_UNDERWAY,
  STEPS,
  useStanding,
  type Step,
} from './standing.ts';
import { WizardContext } from './wizard.ts';
import { KeyLeftBehind } from './key-left-behind.tsx';
import { StepList } from './step-list.tsx';
import { CatalogsStep } from './steps/catalogs.tsx';
import { CompanyStep } from './steps/company.tsx';
import { CsdStep } from './steps/csd.tsx';
import { DoneStep } from './steps/done.tsx';
import { MailStep } from './steps/mail.tsx';
import { PacStep } from './steps/pac.tsx';
import { SecurityStep } from './steps/security.tsx';
import { SeriesStep } from './steps/series.tsx';
import classes from './setup.module.css';

export default function Setup() {
  const t = useWords(words);
  const standing = useStanding();
  const [step, setStep] = useState<Step>();
  /** Where a person wanted to go when they were asked about the recovery key. */
  const [asked, setAsked] = useState<() => void>();
  /** They said that they go on without it; asked once a visit. */
  const [withoutKey, setWithoutKey] = useState(false);
  const [locale, setLocale] = useLocaleChoice();
  const [, go] = useLocation();
  useEffect(listenToKeys, []);
  useEffect(takeDrops, []);
  // Once: who leaves the wizard must not be brought back by it.
  useEffect(() => setPreference(SETUP_UNDERWAY, true), []);

  // Once, when it is known what there is: from then on the person moves.
  if (step === undefined && !standing.loading && standing.error === undefined) setStep(firstMissing(standing.done));
  if (standing.error !== undefined) {
    return <ErrorState error={standing.error} onRetry={() => void queryClient.invalidateQueries()} />;
  }
  if (step === undefined) {
    return (
      <div className={classes['wizard']} aria-busy>
        <aside className={classes['side']}>
          <div className={classes['brand']}>Cuadra</div>
        </aside>
        <main className={classes['main']}>
          <div className={classes['content']}>
            <div className="skeleton" style={{ height: 24, width: 280 }} />
            <div className="skeleton" style={{ height: 120 }} />
          </div>
        </main>
      </div>
    );
  }

  /** Goes on; past a recovery key that nobody has kept only when that is said. */
  const guarded = (to: Step | 'out', proceed: () => void): void => {
    if (leavesKeyBehind(to, standing) && !withoutKey) setAsked(() => proceed);
    else proceed();
  };
  const goTo = (to: Step): void => guarded(to, () => setStep(to));
  const at = STEPS.indexOf(step);
  const before = STEPS[at - 1];
  const leave = (to: string): void =>
    guarded('out', () => {
      setPreference(SETUP_UNDERWAY, null);
      go(to);
    });
  const { company } = standing;
  return (
    <WizardContext
      value={{
        standing,
        next: () => goTo(STEPS[at + 1] ?? 'done'),
        nextKept: () => setStep(STEPS[at + 1] ?? 'done'),
        ...(before === undefined || !isReachable(before, standing) ? {} : { back: () => goTo(before) }),
        leave,
      }}
    >
      <div className={classes['wizard']}>
        <aside className={classes['side']}>
          <div className={classes['brand']}>Cuadra</div>
          <StepList current={step} standing={standing} onStep={goTo} />
          <Group className={classes['sideFoot']} gap={4}>
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              lang={locale === 'en' ? 'es-MX' : 'en'}
              onClick={() => setLocale(locale === 'en' ? 'es-MX' : 'en')}
            >
              {t('setup.otherLanguage')}
            </Button>
            {company !== undefined && step !== 'done' && (
              <Button variant="subtle" color="gray" size="compact-xs" onClick={() => leave('/')}>
                {t('setup.leave')}
              </Button>
            )}
          </Group>
        </aside>
        <ScreenBoundary key={step}>
          {step === 'security' && <SecurityStep />}
          {step === 'company' && <CompanyStep company={company} />}
          {step === 'csd' && company !== undefined && <CsdStep company={company} />}
          {step === 'series' && company !== undefined && <SeriesStep company={company} />}
          {step === 'pac' && company !== undefined && <PacStep company={company} />}
          {step === 'mail' && company !== undefined && <MailStep company={company} />}
          {step === 'catalogs' && <CatalogsStep />}
          {step === 'done' && <DoneStep />}
        </ScreenBoundary>
      </div>
      {asked !== undefined && (
        <KeyLeftBehind
          onBack={() => {
            setAsked(undefined);
            setStep('security');
          }}
          onClose={() => setAsked(undefined)}
          onProceed={() => {
            setWithoutKey(true);
            setAsked(undefined);
            asked();
          }}
        />
      )}
    </WizardContext>
  );
}

/** A file that misses its place must not take the window away; where a step wants it, it gets it. */
function takeDrops(): () => void {
  const over = (event: DragEvent): void => event.preventDefault();
  const drop = (event: DragEvent): void => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    const ending = (...endings: string[]): File[] =>
      files.filter((file) => endings.some((end) => file.name.toLowerCase().endsWith(end)));
    const certificates = ending('.cer', '.key');
    if (certificates.length > 0) leaveDropped('certificate', certificates);
    const papers = ending('.pdf');
    if (papers.length > 0) leaveDropped('constancia', papers);
  };
  window.addEventListener('dragover', over);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
  };
}
