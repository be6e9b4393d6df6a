/** Each request to cancel the invoice: why, who asked, what became of it, and every call to a PAC with its words. */
import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Cancellation, CancellationDetail } from '#contract/cancellation.ts';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/cancellation.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { saveContent } from '../../ui/fields/files.ts';
import { Facts } from '../../ui/layout/facts.tsx';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';
import timeline from '../invoices/detail/history/history.module.css';
import { usePacName } from '../invoices/shared/use-pac-name.ts';
import { Said } from './said.tsx';
import { CancellationState } from './state.tsx';
import classes from './cancellation.module.css';

type Attempt = CancellationDetail['attempts'][number];

const TONES: Readonly<Record<Attempt['state'], Tone>> = {
  sent: 'progress',
  unknown: 'unknown',
  accepted: 'settled',
  in_process: 'waiting',
  refused: 'person',
  failed: 'waiting',
};

export function CancellationHistory({ invoice }: { invoice: InvoiceDetail }) {
  const t = useWords(words);
  const { data } = useQuery({
    ...api.cancellation.state.queryOptions({ input: { invoiceId: invoice.id } }),
    enabled: invoice.cancellation?.current !== undefined,
  });
  if (data?.current === undefined) return null;
  return (
    <section className={timeline['group']} aria-labelledby="history-cancellation">
      <h3 id="history-cancellation">{t('cancel.history')}</h3>
      <Stack gap="sm">
        <Request invoice={invoice} request={data.current} attempts={data.attempts} />
        {data.earlier.map((request) => (
          <Request key={request.id} invoice={invoice} request={request} attempts={[]} />
        ))}
      </Stack>
    </section>
  );
}

interface RequestProps {
  readonly invoice: InvoiceDetail;
  readonly request: Cancellation;
  readonly attempts: readonly Attempt[];
}

function Request({ invoice, request, attempts }: RequestProps) {
  const t = useWords(words);
  const formats = useFormats();
  const pacName = usePacName(invoice.companyId);
  const { motivo, note, replacement, takenAtUtc, finishedAtUtc, acuse, words: said } = request;
  const instant = (utc: string | undefined) => (utc === undefined ? undefined : formats.instant(utc));
  return (
    <div>
      <div className={classes['head']}>
        <CancellationState state={request.state} />
        <span>{request.message}</span>
      </div>
      <Facts
        facts={[
          [t('cancel.history.motivo'), motivo],
          [t('cancel.history.by'), `${request.requestedBy}, ${formats.instant(request.requestedAtUtc)}`],
          [
            t('cancel.replacedBy'),
            replacement && (
              <Link key="replacement" href={`/invoices/${replacement.id}`}>
                {replacement.label}
              </Link>
            ),
          ],
          [t('cancel.history.taken'), instant(takenAtUtc)],
          [t('cancel.history.ended'), instant(finishedAtUtc)],
          [t('cancel.history.note'), note],
          [
            t('cancel.history.acuse'),
            acuse && (
              <span key="acuse" className={classes['head']}>
                {t('cancel.history.acuseSays', { fecha: acuse.fecha, estatus: acuse.estatus })}
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => {
                    client.cancellation
                      .acuse({ invoiceId: invoice.id, sha256: acuse.sha256 })
                      .then(saveContent)
                      .catch(reportProblem);
                  }}
                >
                  {t('cancel.saveAcuse')}
                </Button>
              </span>
            ),
          ],
        ]}
      />
      {attempts.length === 0 && said !== undefined && (
        <Said who={pacName(said.provider)} code={said.code} message={said.message} />
      )}
      {attempts.length > 0 && (
        <ol className={timeline['timeline']}>
          {attempts.toReversed().map((attempt) => (
            <li key={attempt.attempt}>
              <time dateTime={attempt.sentAtUtc}>{formats.instant(attempt.sentAtUtc)}</time>
              <span>
                <StateBadge tone={TONES[attempt.state]}>{t(`cancel.attempt.${attempt.state}`)}</StateBadge>{' '}
                {pacName(attempt.provider)}
                <span className="soft"> · {t(`cancel.history.form.${attempt.form}`)}</span>
                <Said who={pacName(attempt.provider)} code={attempt.words.code} message={attempt.words.message} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
