/** The mails of an invoice: to whom, what each server answered, and sending again what did not arrive. */
import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import type { InvoiceDetail } from '#contract/invoices.ts';
import type { MailMessageRow } from '#contract/mail.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { client } from '../../../../app/connection/link.ts';
import { useFormats } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/words.ts';
import { reportProblem } from '../../../../ui/feedback/report.ts';
import { showDone } from '../../../../ui/feedback/toasts.tsx';
import { StateBadge, type Tone } from '../../../../ui/state/state-badge.tsx';
import { isMailable } from '../../shared/states.ts';
import { Words } from './attempts.tsx';
import classes from './history.module.css';

const TONES: Readonly<Record<MailMessageRow['state'], Tone>> = {
  queued: 'progress',
  sending: 'progress',
  sent: 'settled',
  bounced: 'person',
  failed: 'person',
  unknown: 'unknown',
};

interface MailsProps {
  readonly mails: readonly MailMessageRow[];
  readonly invoice: InvoiceDetail;
}

export function Mails({ mails, invoice }: MailsProps) {
  const t = useWords(words);
  const formats = useFormats();
  if (mails.length === 0) return null;
  return (
    <section className={classes['group']} aria-labelledby="history-mail">
      <h3 id="history-mail">{t('invoices.history.mail')}</h3>
      <ol className={classes['timeline']}>
        {mails.map((mail) => {
          const at = mail.sentAtUtc ?? mail.createdAtUtc;
          const again = isMailable(invoice) && ['bounced', 'failed', 'unknown'].includes(mail.state);
          return (
            <li key={mail.id}>
              <time dateTime={at}>{formats.instant(at)}</time>
              <div>
                <StateBadge tone={TONES[mail.state]}>{t(`invoices.message.${mail.state}`)}</StateBadge> {mail.subject}
                <ul className={classes['recipients']}>
                  {mail.recipients.map(({ kind, address, state, reply }) => (
                    <li key={`${kind} ${address}`}>
                      <span className="soft">{t(`invoices.mail.kind.${kind}`)}</span> {address}{' '}
                      <span className="soft">{t(`invoices.recipient.${state}`)}</span>
                      <Words words={[reply]} />
                    </li>
                  ))}
                </ul>
                {mail.lastError !== undefined && mail.state !== 'sent' && <p>{mail.lastError}</p>}
                {mail.recipients.every(({ reply }) => reply !== mail.lastReply) && <Words words={[mail.lastReply]} />}
                {again && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    leftSection={<IconSend size={12} />}
                    onClick={() => {
                      client.mail
                        .resend({ id: mail.id, version: mail.version })
                        .then(() => showDone(t('invoices.mail.queuedAgain')))
                        .catch(reportProblem);
                    }}
                  >
                    {t('invoices.mail.again')}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
