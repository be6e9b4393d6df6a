/** Historia: what happened to the invoice, in words; each try to stamp it, each mail, and the raw detail behind. */
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { api } from '../../../../app/connection/query.ts';
import { useFormats } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/words.ts';
import { CancellationHistory } from '../../../cancellation/history.tsx';
import { SatDetail } from '../../../sat-status/sat-detail.tsx';
import { Attempts } from './attempts.tsx';
import { Mails } from './mails.tsx';
import classes from './history.module.css';

const KNOWN: ReadonlySet<string> = new Set(
  Object.keys(words.es).flatMap((key) => (key.startsWith('invoices.event.') ? [key.slice(15)] : [])),
);

export default function HistoryTab({ invoice }: { invoice: InvoiceDetail }) {
  const t = useWords(words);
  const formats = useFormats();
  const stamping = useQuery({
    ...api.stamping.state.queryOptions({ input: { invoiceId: invoice.id } }),
    enabled: invoice.status !== 'draft',
  });
  const mails = useQuery(
    api.mail.list.queryOptions({ input: { companyId: invoice.companyId, invoiceId: invoice.id, limit: 50 } }),
  );
  return (
    <Stack gap="lg">
      <section className={classes['group']} aria-labelledby="history-events">
        <h3 id="history-events">{t('invoices.history.events')}</h3>
        <ol className={classes['timeline']}>
          {invoice.events.toReversed().map(({ atUtc, event, detail }) => (
            <li key={`${atUtc} ${event} ${JSON.stringify(detail)}`}>
              <time dateTime={atUtc}>{formats.instant(atUtc)}</time>
              <span>
                {KNOWN.has(event) ? t(`invoices.event.${event as 'created'}`) : event}
                <Raw value={detail} />
              </span>
            </li>
          ))}
        </ol>
      </section>
      <CancellationHistory invoice={invoice} />
      <SatDetail invoice={invoice} />
      {stamping.data !== undefined && <Attempts state={stamping.data} companyId={invoice.companyId} />}
      {mails.data !== undefined && <Mails mails={mails.data.rows} invoice={invoice} />}
    </Stack>
  );
}

/** What was written down with the event, as it was written. */
function Raw({ value }: { value: Readonly<Record<string, unknown>> }) {
  const t = useWords(words);
  if (Object.keys(value).length === 0) return null;
  return (
    <details className={classes['raw']}>
      <summary>{t('invoices.history.detail')}</summary>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}
