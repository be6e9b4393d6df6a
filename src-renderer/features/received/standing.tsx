/** How a received document stands: whether it holds, what to look at, and what SAT says of it. */
import { Button } from '@mantine/core';
import type { ReceivedDetail } from '#contract/received.ts';
import * as words from '#i18n/catalog/window/received.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Findings } from '../invoices/detail/findings.tsx';
import type { ReceivedAction } from './actions.tsx';
import { reviewOf } from './states.tsx';
import classes from './received.module.css';

interface StandingProps {
  readonly received: ReceivedDetail;
  readonly ask: ReceivedAction | undefined;
}

export function Standing({ received, ask }: StandingProps) {
  const t = useWords(words);
  const formats = useFormats();
  const { role, demo, timbreSeal, findings, satStatus } = received;
  const review = reviewOf(received);
  const said = review === 'clean' && timbreSeal === 'unknown' ? 'unproven' : review;
  return (
    <section className={classes['standing']} aria-label={t('received.standing.label')} aria-live="polite">
      <p>
        {t(`received.standing.${said}`)}
        {role === 'issued' && ` ${t('received.standing.payroll')}`}
        {role === 'foreign' && ` ${t('received.standing.foreign')}`}
        {demo && ` ${t('received.standing.demo')}`}
      </p>
      {findings.length > 0 && <Findings findings={findings} />}
      {!demo && (
        <div className={classes['sat']}>
          <span className={satStatus === undefined ? 'soft' : undefined}>
            {satStatus === undefined
              ? t('received.standing.satNever')
              : t('received.standing.sat', {
                  when: formats.ago(satStatus.checkedAtUtc),
                  state: t(`received.sat.${satStatus.state}`),
                })}
          </span>
          {ask !== undefined && (
            <Button size="compact-xs" h="24px" variant="default" leftSection={ask.icon} onClick={ask.run}>
              {ask.label}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
