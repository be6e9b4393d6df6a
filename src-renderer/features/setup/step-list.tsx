/** The steps at the left: which are done, which one is open, which may wait. */
import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import * as words from '#i18n/catalog/window/setup.ts';
import { useWords } from '../../i18n/words.ts';
import { isReachable, NEEDED, STEPS, type Standing, type Step } from './standing.ts';
import classes from './setup.module.css';

interface StepListProps {
  readonly current: Step;
  readonly standing: Standing;
  readonly onStep: (step: Step) => void;
}

export function StepList({ current, standing, onStep }: StepListProps) {
  const t = useWords(words);
  return (
    <nav aria-label={t('setup.steps')}>
      <ol className={classes['steps']}>
        {STEPS.map((step, at) => {
          const done = step !== 'done' && standing.done[step];
          return (
            <li key={step}>
              <UnstyledButton
                className={classes['step']}
                data-done={done || undefined}
                aria-current={step === current ? 'step' : undefined}
                disabled={!isReachable(step, standing)}
                onClick={() => onStep(step)}
              >
                <span className={classes['mark']} aria-hidden>
                  {done ? <IconCheck size={14} stroke={2.5} /> : at + 1}
                </span>
                <span>
                  <span className={classes['stepLabel']}>{t(`setup.step.${step}`)}</span>
                  {done ? (
                    <span className={classes['stepNote']}>{t('setup.stepDone')}</span>
                  ) : (
                    !NEEDED.has(step) &&
                    step !== 'done' && <span className={classes['stepNote']}>{t('setup.stepOptional')}</span>
                  )}
                </span>
              </UnstyledButton>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
