/** How the cancellation of an invoice stands, live, and what a person can do about it; and what the invoice replaces. */
import { Button } from '@mantine/core';
import { IconFileDownload, IconPencil, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import type { Cancellation } from '#contract/cancellation.ts';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/cancellation.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { saveContent } from '../../ui/fields/files.ts';
import { invoiceNumber } from '../invoices/shared/invoice-number.ts';
import { InvoiceState } from '../invoices/shared/invoice-state.tsx';
import { usePacName } from '../invoices/shared/use-pac-name.ts';
import { Said } from './said.tsx';
import { CancellationState, isAskable, isRepeatable, isWithdrawable, toneOf } from './state.tsx';
import classes from './cancellation.module.css';

interface StandingProps {
  readonly invoice: InvoiceDetail;
  /** Opens the form again; absent where its state does not let it be asked for. */
  readonly onAgain: (() => void) | undefined;
}

export function CancellationStanding({ invoice, onAgain }: StandingProps) {
  const t = useWords(words);
  const formats = useFormats();
  const { current, replaces, atSat } = invoice.cancellation ?? {};
  return (
    <>
      {replaces !== undefined && (
        <div className={classes['head']}>
          <span className="soft">{t('cancel.replaces')}</span>
          <Link href={`/invoices/${replaces.id}`}>{replaces.label}</Link>
          <CancellationState state={replaces.cancellation} />
        </div>
      )}
      {atSat !== undefined && <div>{t('cancel.atSat.seen', { when: formats.instant(atSat.seenAtUtc) })}</div>}
      {/* A request before that is history: nothing came of it. */}
      {current !== undefined && atSat === undefined && (
        <section className={classes['standing']} data-tone={toneOf(current.state)} aria-label={t('cancel.standing')}>
          <div className={classes['head']}>
            <CancellationState state={current.state} />
            <span>{current.message}</span>
          </div>
          <When invoiceId={invoice.id} current={current} />
          {current.replacement !== undefined && (
            <div className={classes['head']}>
              <span className="soft">{t('cancel.replacedBy')}</span>
              <Link href={`/invoices/${current.replacement.id}`}>{current.replacement.label}</Link>
              <InvoiceState status={current.replacement.status} />
            </div>
          )}
          <PacSaid companyId={invoice.companyId} current={current} />
          <Actions invoice={invoice} current={current} onAgain={onAgain} />
        </section>
      )}
    </>
  );
}

/** Until when the receiver has time, and when Cuadra asks again by itself. */
function When({ invoiceId, current }: { invoiceId: string; current: Cancellation }) {
  const t = useWords(words);
  const formats = useFormats();
  const waits = isAskable(current.state);
  const { data } = useQuery({
    ...api.cancellation.state.queryOptions({ input: { invoiceId } }),
    enabled: waits,
  });
  const job = waits ? data?.job : undefined;
  const isLater = job?.state === 'waiting' || job?.state === 'unknown';
  const said = [
    current.acceptanceUntil !== undefined && t('cancel.until', { day: formats.day(current.acceptanceUntil) }),
    isLater && t('cancel.nextAsk', { when: formats.ago(job.runAtUtc) }),
  ].filter((text) => text !== false);
  return (
    <>
      {said.length > 0 && <p className={classes['soft']}>{said.join(' ')}</p>}
      {job?.error !== undefined && current.state === 'queued' && <p className={classes['soft']}>{job.error.message}</p>}
    </>
  );
}

/** Where it ended otherwise than was wanted, or nobody knows: what the other side said. */
function PacSaid({ companyId, current }: { companyId: string; current: Cancellation }) {
  const pacName = usePacName(companyId);
  const matters = ['refused', 'unknown', 'queued'].includes(current.state);
  if (!matters || current.words === undefined) return null;
  const { provider, code, message } = current.words;
  return <Said who={pacName(provider)} code={code} message={message} />;
}

function Actions({ invoice, current, onAgain }: StandingProps & { current: Cancellation }) {
  const t = useWords(words);
  const [, go] = useLocation();
  const { id: invoiceId } = invoice;
  const { state, replacement, acuse } = current;
  const number = invoiceNumber(invoice) ?? invoice.receiverName;
  const act = (work: Promise<unknown>, said?: string): void => {
    work.then(() => said !== undefined && showDone(said)).catch(reportProblem);
  };
  const toDraft = state === 'planned' && (replacement?.status === 'draft' || replacement?.status === 'rejected');
  const repeats = isRepeatable(state) && onAgain !== undefined;
  const offers = toDraft || isAskable(state) || isWithdrawable(current) || repeats || acuse !== undefined;
  if (!offers) return null;
  return (
    <div className={classes['foot']}>
      {toDraft && (
        <Button
          size="compact-sm"
          leftSection={<IconPencil size={14} />}
          onClick={() => go(`/invoices/${replacement.id}/edit`)}
        >
          {t('cancel.openDraft')}
        </Button>
      )}
      {isAskable(state) && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRefresh size={14} />}
          onClick={() => act(client.cancellation.askNow({ invoiceId }), t('cancel.asked', { number }))}
        >
          {t('cancel.askNow')}
        </Button>
      )}
      {isWithdrawable(current) && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => act(client.cancellation.withdraw({ invoiceId }), t('cancel.withdrawn', { number }))}
        >
          {t(state === 'planned' ? 'cancel.withdrawPlan' : 'cancel.withdraw')}
        </Button>
      )}
      {repeats && (
        <Button size="compact-sm" variant="default" onClick={onAgain}>
          {t('cancel.again')}
        </Button>
      )}
      {acuse !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconFileDownload size={14} />}
          onClick={() => act(client.cancellation.acuse({ invoiceId }).then(saveContent))}
        >
          {t('cancel.saveAcuse')}
        </Button>
      )}
    </div>
  );
}
