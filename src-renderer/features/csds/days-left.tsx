/** What a certificate has left, in days and against the three marks at which it is told: read by its length, not by colour. */
import type { Csd } from '#contract/csds.ts';
import * as words from '#i18n/catalog/window/csds.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { MARKS, stretchesLeft } from './csd-badges.ts';
import classes from './csds.module.css';

export function DaysLeft({ csd: { daysLeft, status } }: { csd: Pick<Csd, 'daysLeft' | 'status'> }) {
  const t = useWords(words);
  const formats = useFormats();
  const left = stretchesLeft(daysLeft);
  // It seals no more, whatever its dates say.
  if (status === 'retired') return '—';
  return (
    <>
      {daysLeft < 0 ? t('csds.expired') : t('csds.days', { count: daysLeft, shown: formats.count(daysLeft) })}
      {/* The badge beside it says the same in words. */}
      <div className={classes['scale']} title={t('csds.marks')} aria-hidden>
        {[...MARKS].toReversed().map((mark, at) => (
          <span key={mark} className={classes['stretch']} data-left={at < left || undefined}>
            <small>{mark}</small>
          </span>
        ))}
        <span className={classes['stretch']} data-left={left > MARKS.length || undefined} />
      </div>
    </>
  );
}
