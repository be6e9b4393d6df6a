/** The mails by which a charge's instructions went out, and how each ended. */
import { useQuery } from '@tanstack/react-query';
import type { MailMessageRow } from '#contract/mail.ts';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/charge.ts';
import { api } from '../../../app/connection/query.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { StateBadge, type Tone } from '../../../ui/state/state-badge.tsx';
import classes from './instructions.module.css';

const TONES: Readonly<Record<MailMessageRow['state'], Tone>> = {
  queued: 'progress',
  sending: 'progress',
  sent: 'settled',
  bounced: 'person',
  failed: 'person',
  unknown: 'unknown',
};
const MOST = 20;

export function Mailed({ transaction }: { transaction: TransactionDetail }) {
  const t = useWords(words);
  const formats = useFormats();
  const { id, companyId } = transaction;
  const mails = useQuery(api.mail.list.queryOptions({ input: { companyId, transactionId: id, limit: MOST } }));
  const rows = mails.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <ul className={classes['mailed']} aria-label={t('charge.mailed')} aria-live="polite">
      {rows.map((mail) => (
        <li key={mail.id}>
          <StateBadge tone={TONES[mail.state]}>{t(`charge.mailed.${mail.state}`)}</StateBadge>
          <span>{mail.recipients.map(({ address }) => address).join(', ')}</span>
          <span className="soft">{formats.instant(mail.sentAtUtc ?? mail.createdAtUtc)}</span>
          {mail.lastError !== undefined && mail.state !== 'sent' && (
            <span className={classes['whole']}>{mail.lastError}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
