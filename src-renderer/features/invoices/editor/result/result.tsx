/** After Timbrar: how far the stamp is, and what comes next. Follows the engine's events; nothing is asked twice. */
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconHelpHexagon,
  IconLoader,
  type Icon,
} from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as cancelWords from '#i18n/catalog/window/cancellation.ts';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { Keys } from '../../../../app/commands/key-caps.tsx';
import { useCommands, type Command } from '../../../../app/commands/registry.ts';
import { client } from '../../../../app/connection/link.ts';
import { api } from '../../../../app/connection/query.ts';
import { useFormats } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/words.ts';
import { ErrorState } from '../../../../ui/feedback/error-state.tsx';
import { reportProblem } from '../../../../ui/feedback/report.ts';
import { showDone } from '../../../../ui/feedback/toasts.tsx';
import { saveContent } from '../../../../ui/fields/files.ts';
import { Facts } from '../../../../ui/layout/facts.tsx';
import { Section } from '../../../../ui/layout/section.tsx';
import { Money } from '../../../../ui/state/money.tsx';
import { CancellationState } from '../../../cancellation/state.tsx';
import { numberOf } from '../number.ts';
import classes from './result.module.css';

interface ResultProps {
  readonly id: string;
  /** The person corrects a rejected one. */
  readonly onFix: (invoice: InvoiceDetail) => void;
  readonly onAnother: () => void;
}

export function Result({ id, onFix, onAnother }: ResultProps) {
  const { data: invoice, error, refetch } = useQuery(api.invoices.get.queryOptions({ input: { id } }));
  if (invoice !== undefined) return <Outcome invoice={invoice} onFix={onFix} onAnother={onAnother} />;
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return null;
}

function Outcome({ invoice, onFix, onAnother }: { invoice: InvoiceDetail } & Omit<ResultProps, 'id'>) {
  const t = useWords(words);
  const formats = useFormats();
  const [, go] = useLocation();
  const { id, status } = invoice;
  const number = numberOf(invoice);
  const settled = status === 'stamped' || status === 'cancel_requested' || status === 'cancelled';
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => page.current?.focus(), []);

  const pdf = useMutation({
    mutationFn: async () => saveContent(await client.invoices.pdf({ id })),
    onError: reportProblem,
  });
  const xml = useMutation({
    mutationFn: async () => saveContent(await client.invoices.xml({ id })),
    onError: reportProblem,
  });
  const mail = useMutation({
    // The same press twice is one message.
    mutationFn: () => client.mail.send({ invoiceId: id, idempotencyKey: `editor-${id}` }),
    onSuccess: ({ recipients }) =>
      showDone(t('editor.result.mailed', { to: recipients.map((one) => one.address).join(', ') })),
    onError: reportProblem,
  });
  const ask = useMutation({ mutationFn: () => client.stamping.askNow({ invoiceId: id }), onError: reportProblem });
  const duplicate = useMutation({
    mutationFn: () => client.invoices.duplicate({ id }),
    onSuccess: (copy) => go(`/invoices/${copy.id}/edit`),
    onError: reportProblem,
  });
  const group = t('editor.group');
  const when = (fits: boolean, ...commands: Command[]): Command[] => (fits ? commands : []);
  useCommands([
    ...when(
      settled,
      { id: 'editor.pdf', label: t('editor.result.pdf'), group, keys: ['P'], run: () => pdf.mutate() },
      { id: 'editor.xml', label: t('editor.result.xml'), group, keys: ['X'], run: () => xml.mutate() },
      { id: 'editor.sendMail', label: t('editor.result.mail'), group, keys: ['M'], run: () => mail.mutate() },
    ),
    ...when(status === 'unknown', {
      id: 'editor.askNow',
      label: t('editor.result.askNow'),
      group,
      keys: ['A'],
      run: () => ask.mutate(),
    }),
    ...when(status === 'rejected', {
      id: 'editor.fix',
      label: t('editor.result.fix'),
      group,
      keys: ['E'],
      run: () => onFix(invoice),
    }),
    { id: 'editor.another', label: t('editor.result.another'), group, keys: ['N'], run: onAnother },
    { id: 'editor.duplicate', label: t('editor.command.duplicate'), group, keys: ['D'], run: () => duplicate.mutate() },
    { id: 'editor.close', label: t('editor.result.back'), group, keys: ['Escape'], run: () => go('/invoices') },
  ]);
  const action = (label: string, keys: string, run: () => void, busy = false, main = false) => (
    <Button
      variant={main ? 'filled' : 'default'}
      loading={busy}
      rightSection={<Keys combination={keys} />}
      onClick={run}
    >
      {label}
    </Button>
  );
  const title = t(`editor.result.title.${status === 'draft' ? 'ready' : status}`, { number });
  return (
    <Section title={title}>
      <div ref={page} className={classes['page']} tabIndex={-1} data-status={status}>
        <div className={classes['sheet']}>
          <Steps invoice={invoice} />
          <Said invoice={invoice} />
          <Chain invoice={invoice} />
          <Facts
            facts={[
              [t('editor.result.receiver'), `${invoice.receiverName} · ${invoice.receiverRfc}`],
              [
                t('editor.result.total'),
                <Money
                  key="total"
                  minor={invoice.totalMinor}
                  decimals={invoice.currencyDecimals}
                  currency={invoice.currency}
                />,
              ],
              invoice.fecha !== undefined && [t('editor.result.fecha'), formats.localDateTime(invoice.fecha)],
              invoice.uuid !== undefined && [
                t('editor.result.uuid'),
                <span key="uuid" className="mono" data-testid="editor-uuid">
                  {invoice.uuid.toUpperCase()}
                </span>,
              ],
            ]}
          />
          <div className={classes['actions']}>
            {status === 'unknown' && action(t('editor.result.askNow'), 'A', () => ask.mutate(), ask.isPending, true)}
            {status === 'rejected' && action(t('editor.result.fix'), 'E', () => onFix(invoice), false, true)}
            {settled && action(t('editor.result.pdf'), 'P', () => pdf.mutate(), pdf.isPending)}
            {settled && action(t('editor.result.xml'), 'X', () => xml.mutate(), xml.isPending)}
            {settled && action(t('editor.result.mail'), 'M', () => mail.mutate(), mail.isPending)}
            {action(t('editor.result.another'), 'N', onAnother, false, status === 'stamped')}
            {action(t('editor.result.back'), 'Escape', () => go('/invoices'))}
          </div>
        </div>
      </div>
    </Section>
  );
}

/** What it takes the place of, and how the cancellation of that one stands. */
function Chain({ invoice: { cancellation } }: { invoice: InvoiceDetail }) {
  const c = useWords(cancelWords);
  const replaces = cancellation?.replaces;
  if (replaces === undefined) return null;
  return (
    <p className={classes['said']}>
      {c('cancel.replaces')} <Link href={`/invoices/${replaces.id}`}>{replaces.label}</Link>{' '}
      <CancellationState state={replaces.cancellation} />
    </p>
  );
}

/** What happened and what to do, where the steps alone do not say it. */
function Said({ invoice }: { invoice: InvoiceDetail }) {
  const t = useWords(words);
  const formats = useFormats();
  const { status } = invoice;
  const waits = status === 'ready' || status === 'stamping';
  const { data: stamping } = useQuery({
    ...api.stamping.state.queryOptions({ input: { invoiceId: invoice.id } }),
    enabled: waits || status === 'unknown',
  });
  const job = stamping?.job;
  const pac = [invoice.pacCode, invoice.pacMessage].filter(Boolean).join(' · ');
  const waiting = waits && job?.error !== undefined;
  const said = (): string | undefined => {
    if (status === 'unknown') return t('editor.result.unknown');
    if (status === 'rejected') return t('editor.result.rejected');
    if (waiting && job.state === 'waiting') return t('editor.result.waiting', { when: formats.ago(job.runAtUtc) });
    if (waiting && job.state === 'dead') return t('editor.result.stopped');
    if (status === 'stamped' && invoice.draft?.mailTo !== undefined)
      return t('editor.result.mailState.queued', { to: invoice.draft.mailTo.join(', ') });
    return undefined;
  };
  return (
    <>
      {waiting && (
        <p className={classes['pac']}>
          {job.error?.message} {job.error?.code}
        </p>
      )}
      {said() !== undefined && <p className={classes['said']}>{said()}</p>}
      {(status === 'rejected' || status === 'unknown') && pac !== '' && <p className={classes['pac']}>{pac}</p>}
      {invoice.demo && status === 'stamped' && <p className={classes['said']}>{t('editor.result.demo')}</p>}
    </>
  );
}

type StepState = 'done' | 'now' | 'todo' | 'person' | 'unknown';

const ICONS: Readonly<Record<StepState, Icon>> = {
  done: IconCircleCheck,
  now: IconLoader,
  todo: IconCircleDashed,
  person: IconAlertTriangle,
  unknown: IconHelpHexagon,
};

/** Sealed, at the PAC, stamped. */
function Steps({ invoice }: { invoice: InvoiceDetail }) {
  const t = useWords(words);
  const { status } = invoice;
  const stamped = status === 'stamped' || status === 'cancel_requested' || status === 'cancelled';
  const atPac: StepState = stamped
    ? 'done'
    : status === 'unknown'
      ? 'unknown'
      : status === 'rejected'
        ? 'person'
        : 'now';
  const sealed = invoice.events.findLast(({ event }) => event === 'issued')?.detail['csdNumber'];
  const step = (state: StepState, name: string, hint: string | undefined) => {
    const Shown = ICONS[state];
    return (
      <li className={classes['step']} data-state={state}>
        <Shown size={20} aria-hidden />
        <div>
          <strong>{name}</strong>
          <div className={classes['hint']}>{hint}</div>
        </div>
      </li>
    );
  };
  return (
    <ol className={classes['steps']} aria-live="polite">
      {step(
        'done',
        t('editor.result.sealed'),
        typeof sealed === 'string' ? t('editor.result.sealedHint', { csd: sealed.slice(-8) }) : undefined,
      )}
      {step(atPac, t('editor.result.atPac'), atPac === 'now' ? t('editor.result.atPacHint') : invoice.pacProvider)}
      {step(stamped ? 'done' : 'todo', t('editor.result.stamped'), invoice.uuid?.slice(0, 8).toUpperCase())}
    </ol>
  );
}
