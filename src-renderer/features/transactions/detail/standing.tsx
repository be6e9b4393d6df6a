/** How a charge stands, in words; what is under way at the gateway, and what it refused. */
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { client } from '../../../app/connection/link.ts';
import { moneyText, useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { Note, ProviderWords } from '../../../ui/form/note.tsx';
import { differenceOf, shownState } from '../amounts.ts';
import classes from './detail.module.css';

type Operation = TransactionDetail['operations'][number];

export function Standing({ transaction }: { transaction: TransactionDetail }) {
  const t = useWords(words);
  const { failure, status, provider, operations } = transaction;
  const last = operations.at(-1);
  const open = operations.filter(({ state }) => state === 'intent' || state === 'sent');
  // Why the payment itself did not go through stands above.
  const refused = last?.state === 'rejected' && !(last.kind === 'create' && failure !== undefined);
  const shown = refused ? [...open, last] : open;
  return (
    <section className={classes['standing']} aria-label={t('transactions.standing.label')} aria-live="polite">
      <p>
        <Meaning transaction={transaction} />
      </p>
      {failure !== undefined && status === 'failed' && <ProviderWords words={{ provider, ...failure }} />}
      {shown.map((operation) => (
        <OperationNote key={operation.id} operation={operation} transaction={transaction} />
      ))}
    </section>
  );
}

function Meaning({ transaction }: { transaction: TransactionDetail }) {
  const t = useWords(words);
  const formats = useFormats();
  const { status, currency, currencyDecimals, paidAtUtc, gatewayName: gateway } = transaction;
  const money = (minor: number): string => moneyText(minor, currencyDecimals, currency);
  const difference = differenceOf(transaction);
  return t(`transactions.standing.${shownState(transaction)}`, {
    gateway,
    asked: money(transaction.amountMinor),
    difference: money(Math.abs(difference)),
    amount: money(status === 'authorised' ? transaction.authorisedMinor : transaction.paidMinor),
    refunded: money(transaction.refundedMinor),
    disputed: money(transaction.disputedMinor),
    lost: money(transaction.lostMinor),
    when: paidAtUtc === undefined ? '' : formats.instant(paidAtUtc),
  });
}

interface NoteProps {
  readonly operation: Operation;
  readonly transaction: TransactionDetail;
}

/** What was asked of the gateway and has no answer yet, or was refused. */
function OperationNote({ operation, transaction }: NoteProps) {
  const t = useWords(words);
  const what = useOperationName(transaction)(operation);
  const gateway = transaction.gatewayName;
  const { state, words: said, job } = operation;
  if (state === 'rejected') {
    return (
      <Note tone="person" title={t('transactions.operation.rejected', { what, gateway })}>
        <ProviderWords words={said} />
      </Note>
    );
  }
  const key = standingOf(operation);

  return (
    <Note
      tone={key === 'dead' ? 'person' : 'waiting'}
      role="status"
      title={t(`transactions.operation.${key}`, { what, gateway })}
    >
      {job?.error !== undefined && (
        <>
          <div>{job.error.message}</div>
          <ProviderWords words={job.error.provider} />
        </>
      )}
      {job !== undefined && <JobFoot job={job} />}
    </Note>
  );
}

/** `sent` is a doubt; while somebody still listens for the answer it is none yet. */
function standingOf({ state, job }: Operation): 'intent' | 'waiting' | 'sending' | 'sent' | 'dead' {
  if (job?.state === 'dead') return 'dead';
  if (state === 'sent') return job?.state === 'running' && job.error === undefined ? 'sending' : 'sent';
  return job?.error === undefined ? 'intent' : 'waiting';
}

function JobFoot({ job }: { job: NonNullable<Operation['job']> }) {
  const t = useWords(words);
  const formats = useFormats();
  const waits = job.state === 'waiting' || job.state === 'unknown';
  if (!waits && job.state !== 'dead') return null;
  return (
    <div className={classes['foot']}>
      {waits && <span className="soft">{t('transactions.operation.again', { when: formats.ago(job.runAtUtc) })}</span>}
      <Button
        size="compact-xs"
        h="24px"
        variant="default"
        onClick={() => void client.jobs.retry({ id: job.id }).catch(reportProblem)}
      >
        {t('transactions.operation.askNow')}
      </Button>
      <Link href={`/jobs/${job.id}`}>{t('transactions.operation.job')}</Link>
    </div>
  );
}

/** «Devolución de $500.00 MXN». */
export function useOperationName({
  currency,
  currencyDecimals,
  amountMinor: whole,
}: TransactionDetail): (operation: Operation) => string {
  const t = useWords(words);
  return ({ kind, amountMinor }) =>
    t(`transactions.operation.${kind}`, { amount: moneyText(amountMinor ?? whole, currencyDecimals, currency) });
}
