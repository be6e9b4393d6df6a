/** How the invoice stands, in words, and the one thing to do next. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { api } from '../../../app/connection/query.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { RecordAlerts } from '../../alerts/record-alerts.tsx';
import { CancellationStanding } from '../../cancellation/standing.tsx';
import { SatLine } from '../../sat-status/sat-line.tsx';
import type { InvoiceAction } from '../shared/actions.tsx';
import type { ActionId } from '../shared/allowed.ts';
import { isMailable } from '../shared/states.ts';
import { usePacName } from '../shared/use-pac-name.ts';
import { Charges } from './charges.tsx';
import { Findings } from './findings.tsx';
import { Imported } from './imported.tsx';
import classes from './detail.module.css';

interface StandingProps {
  readonly invoice: InvoiceDetail;
  readonly actions: readonly InvoiceAction[];
}

/** What is offered in each state; the first one is the main thing. */
const OFFERED: Partial<Record<InvoiceDetail['status'], readonly ActionId[]>> = {
  draft: ['issue', 'edit'],
  rejected: ['edit', 'issue'],
  unknown: ['ask'],
  stamped: ['charge'],
};

export function Standing({ invoice, actions }: StandingProps) {
  const t = useWords(words);
  const { status, findings } = invoice;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  // With something to correct, going on with it comes before stamping it.
  const offered = (status === 'draft' && errors > 0 ? (['edit', 'issue'] as const) : OFFERED[status]) ?? [];
  const run = (id: ActionId): (() => void) | undefined => actions.find((one) => one.id === id)?.run;
  const check = run('sat');
  const mailFailed = ['failed', 'bounced', 'unknown'].includes(invoice.mailState);
  return (
    <section className={classes['standing']} aria-label={t('invoices.standing.label')} aria-live="polite">
      <p className={classes['meaning']}>
        <Meaning invoice={invoice} errors={errors} />
        {invoice.demo && ` ${t('invoices.standing.demo')}`}
      </p>
      <Imported invoice={invoice} />
      <PacWords invoice={invoice} />
      {invoice.type === 'I' && isMailable(invoice) && <Charges invoice={invoice} />}
      <CancellationStanding invoice={invoice} onAgain={run('cancel')} />
      {check !== undefined && <SatLine invoice={invoice} onCheck={check} />}
      {isMailable(invoice) && <RecordAlerts recordId={invoice.id} />}
      {findings.length > 0 && <Findings findings={findings} />}
      {mailFailed && (
        <p className={classes['meaning']}>{t(`invoices.standing.mail.${invoice.mailState as 'failed'}`)}</p>
      )}
      {offered.length > 0 && (
        <div className={classes['next']}>
          {offered.map((id, at) => {
            const action = actions.find((one) => one.id === id);
            return (
              action !== undefined && (
                <Button
                  key={id}
                  size="compact-sm"
                  variant={at === 0 ? 'filled' : 'default'}
                  leftSection={action.icon}
                  onClick={action.run}
                >
                  {id === 'ask' ? t('invoices.askNow') : action.label}
                </Button>
              )
            );
          })}
        </div>
      )}
    </section>
  );
}

function Meaning({ invoice, errors }: { invoice: InvoiceDetail; errors: number }) {
  const t = useWords(words);
  const formats = useFormats();
  const { status, stampedAtUtc, pacMessage } = invoice;
  if (status === 'unknown') return <Unknown invoiceId={invoice.id} />;
  if (status === 'draft') {
    return errors === 0 ? t('invoices.standing.draft') : t('invoices.standing.draftErrors', { count: errors });
  }
  if (status === 'ready')
    return t(pacMessage === undefined ? 'invoices.standing.ready' : 'invoices.standing.postponed');
  // How the cancellation stands says more than that it was asked for.
  if (status === 'cancel_requested' && invoice.cancellation?.current !== undefined) return null;
  const when = stampedAtUtc === undefined ? '' : formats.instant(stampedAtUtc);
  return t(`invoices.standing.${status}`, { when });
}

/** The PAC did not answer: when Cuadra asks again by itself. */
function Unknown({ invoiceId }: { invoiceId: string }) {
  const t = useWords(words);
  const formats = useFormats();
  const { data } = useQuery(api.stamping.state.queryOptions({ input: { invoiceId } }));
  const again = data?.job?.runAtUtc;
  const waits = data?.job?.state === 'unknown' || data?.job?.state === 'waiting';
  return waits && again !== undefined
    ? t('invoices.standing.unknownWhen', { when: formats.ago(again) })
    : t('invoices.standing.unknown');
}

/** What the PAC said last, word for word. */
function PacWords({ invoice }: { invoice: InvoiceDetail }) {
  const t = useWords(words);
  const pacName = usePacName(invoice.companyId);
  const { pacCode = '', pacMessage = '' } = invoice;
  // Many a PAC says the code within its words.
  const said = pacMessage.startsWith(pacCode) ? pacMessage : [pacCode, pacMessage].filter(Boolean).join(' · ');
  if (said === '') return null;
  return (
    <blockquote className={classes['pac']}>
      <cite>{t('invoices.standing.pacSaid', { pac: pacName(invoice.pacProvider ?? 'PAC') })}</cite>
      <span>{said}</span>
    </blockquote>
  );
}
