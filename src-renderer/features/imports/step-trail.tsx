/** Where in an import one is. */
import * as words from '#i18n/catalog/window/imports.ts';
import { useWords } from '../../i18n/words.ts';
import classes from './imports.module.css';

const STEPS = ['file', 'check', 'done'] as const;
export type Step = (typeof STEPS)[number];

export function StepTrail({ step }: { step: Step }) {
  const t = useWords(words);
  return (
    <ol className={classes['trail']} aria-label={t('imports.steps')}>
      {STEPS.map((one, at) => (
        <li key={one} aria-current={one === step ? 'step' : undefined}>
          <span className={classes['number']} aria-hidden>
            {at + 1}
          </span>
          <span className={classes['stepName']}>{t(`imports.step.${one}`)}</span>
        </li>
      ))}
    </ol>
  );
}
