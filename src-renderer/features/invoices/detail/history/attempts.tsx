/** Each try to have it stamped: with whom, how it ended, and what the PAC said, word for word. */
import type { StampingState } from '#contract/stamping.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useFormats } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/words.ts';
import { StateBadge, type Tone } from '../../../../ui/state/state-badge.tsx';
import { usePacName } from '../../shared/use-pac-name.ts';
import classes from './history.module.css';

const TONES: Readonly<Record<StampingState['attempts'][number]['state'], Tone>> = {
  intent: 'progress',
  sent: 'progress',
  unknown: 'unknown',
  stamped: 'settled',
  rejected: 'person',
  failed: 'waiting',
};

export function Attempts({ state, companyId }: { state: StampingState; companyId: string }) {
  const pacName = usePacName(companyId);
  const t = useWords(words);
  const formats = useFormats();
  if (state.attempts.length === 0) return null;
  return (
    <section className={classes['group']} aria-labelledby="history-stamping">
      <h3 id="history-stamping">{t('invoices.history.stamping')}</h3>
      <ol className={classes['timeline']}>
        {state.attempts.toReversed().map((attempt) => (
          <li key={attempt.attempt}>
            <time dateTime={attempt.intentAtUtc}>{formats.instant(attempt.intentAtUtc)}</time>
            <span>
              <StateBadge tone={TONES[attempt.state]}>{t(`invoices.attempt.${attempt.state}`)}</StateBadge>{' '}
              {pacName(attempt.provider)}
              {attempt.environment === 'test' && ` (${t('invoices.environment.test')})`}
              <span className="soft">
                {' · '}
                {t('invoices.history.sends', { count: attempt.sends })}
                {attempt.asks > 0 && `, ${t('invoices.history.asks', { count: attempt.asks })}`}
              </span>
              <Words words={[attempt.words.code, attempt.words.message]} />
            </span>
          </li>
        ))}
        {state.refusedReplies.map(({ sha256, atUtc }) => (
          <li key={sha256}>
            <time dateTime={atUtc}>{formats.instant(atUtc)}</time>
            <span>
              {t('invoices.history.refused')} <span className="mono soft">{sha256.slice(0, 16)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Words({ words: said }: { words: readonly (string | undefined)[] }) {
  const text = said.filter(Boolean).join(' · ');
  return text === '' ? null : <blockquote className={classes['words']}>{text}</blockquote>;
}
