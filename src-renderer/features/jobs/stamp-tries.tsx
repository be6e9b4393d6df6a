/** Of a stamping: each PAC that was asked with its own words, and by which way the stamp came. */
import { useQuery } from '@tanstack/react-query';
import type { StampAttempt } from '#contract/stamping.ts';
import * as invoices from '#i18n/catalog/window/invoices.ts';
import * as words from '#i18n/catalog/window/jobs.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Note, ProviderWords } from '../../ui/form/note.tsx';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';
import { usePacName } from '../invoices/shared/use-pac-name.ts';
import classes from './jobs.module.css';
import { routeOf } from './route.ts';

const TONES: Readonly<Record<StampAttempt['state'], Tone>> = {
  intent: 'progress',
  sent: 'progress',
  unknown: 'unknown',
  stamped: 'settled',
  rejected: 'person',
  failed: 'waiting',
};

export function StampTries({ invoiceId, companyId }: { invoiceId: string; companyId: string }) {
  const t = useWords(words);
  const i = useWords(invoices);
  const formats = useFormats();
  const pacName = usePacName(companyId);
  const { data } = useQuery(api.stamping.state.queryOptions({ input: { invoiceId } }));
  if (data === undefined || data.attempts.length === 0) return null;
  const route = routeOf(data.attempts);
  return (
    <section aria-label={t('jobs.tries')}>
      {route !== undefined && (
        <Note tone="settled">
          {t('jobs.route', {
            by: pacName(route.by),
            after: route.after
              .map(({ provider, tries }) => t('jobs.route.after', { count: tries, provider: pacName(provider) }))
              .join(', '),
          })}
        </Note>
      )}
      <h3 className={classes['heading']}>{t('jobs.tries')}</h3>
      <ol className={classes['tries']}>
        {data.attempts.map((attempt) => (
          <li key={attempt.attempt}>
            <span className={classes['try']}>
              <strong>{pacName(attempt.provider)}</strong>
              <StateBadge tone={TONES[attempt.state]}>{i(`invoices.attempt.${attempt.state}`)}</StateBadge>
              <span className="soft">{formats.instant(attempt.sentAtUtc ?? attempt.intentAtUtc)}</span>
            </span>
            <ProviderWords words={attempt.words} />
          </li>
        ))}
      </ol>
    </section>
  );
}
