/**
 * Asking for the cancellation of one invoice, in the panel where its pages stood: what is possible, the motivo, and,
 * since it cannot be taken back, a confirmation that says what it means.
 */
import { Button, Textarea } from '@mantine/core';
import { IconArrowRight, IconBan } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { CancellationMotivo, CancellationPreview } from '#contract/cancellation.ts';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as invoices from '#i18n/catalog/window/invoices.ts';
import * as words from '#i18n/catalog/window/cancellation.ts';
import { Keys } from '../../app/commands/key-caps.tsx';
import { useCommands } from '../../app/commands/registry.ts';
import { client } from '../../app/connection/link.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { invoiceNumber } from '../invoices/shared/invoice-number.ts';
import { CancelledAtSat } from './accept.tsx';
import { MAKE, MotivoChoice, planOf, ReplacementChoice } from './choices.tsx';
import { Circumstances } from './circumstances.tsx';
import { usePreview } from './use-preview.ts';
import classes from './cancellation.module.css';

interface CancelFormProps {
  readonly invoice: InvoiceDetail;
  readonly onDone: () => void;
}

export default function CancelForm({ invoice, onDone }: CancelFormProps) {
  const t = useWords(words);
  const { preview, asking, error, retry } = usePreview(invoice.id);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // What the SAT says now, and until it has said it, what it said last.
  const atSat = invoice.status === 'stamped' && (preview?.sat?.estado ?? invoice.satStatus?.state) === 'cancelado';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from wherever the focus is in it
    <section
      className={classes['form']}
      aria-label={t('cancel.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
        {t('cancel.title')}
      </h2>
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      {atSat && <CancelledAtSat invoice={invoice} onDone={onDone} />}
      {!atSat && preview !== undefined && (
        <Asking invoice={invoice} preview={preview} asking={asking} onDone={onDone} />
      )}
    </section>
  );
}

interface AskingProps extends CancelFormProps {
  readonly preview: CancellationPreview;
  readonly asking: boolean;
}

function Asking({ invoice, preview, asking, onDone }: AskingProps) {
  const t = useWords(words);
  const i = useWords(invoices);
  const [, go] = useLocation();
  const plan = planOf(preview);
  const [first] = preview.replacements;
  const [motivo, setMotivo] = useState<CancellationMotivo | undefined>(
    first !== undefined || plan !== undefined ? '01' : undefined,
  );
  const [replacement, setReplacement] = useState<string>(first?.id ?? MAKE);
  const [note, setNote] = useState('');
  const [ignoring, setIgnoring] = useState(false);
  const [missing, setMissing] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const [busy, setBusy] = useState(false);
  const next = useRef<HTMLButtonElement>(null);
  const [problem, setProblem] = useState<unknown>();
  const number = invoiceNumber(invoice) ?? invoice.receiverName;
  const makes = motivo === '01' && replacement === MAKE;
  const said = note.trim() === '' ? {} : { note: note.trim() };

  const attempt = (work: () => Promise<void>): void => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    work()
      .catch((error: unknown) => {
        setProblem(error);
        setConfirming(false);
      })
      .finally(() => setBusy(false));
  };
  const make = (): void =>
    attempt(async () => {
      const draftId = plan?.id ?? (await client.cancellation.substitute({ invoiceId: invoice.id, ...said })).draftId;
      go(`/invoices/${draftId}/edit`);
    });
  const request = (): void =>
    attempt(async () => {
      if (motivo === undefined) return;
      await client.cancellation.request({
        invoiceId: invoice.id,
        motivo,
        ...(motivo === '01' ? { replacementId: replacement } : {}),
        ...said,
        ignoreRelated: ignoring,
      });
      showDone(t('cancel.requested', { number }));
      onDone();
    });
  const proceed = (): void => {
    if (!preview.possible || confirming) return;
    if (motivo === undefined) {
      setMissing(true);
      return;
    }
    if (makes) make();
    else setConfirming(true);
  };
  /** To the form, with the focus on what goes on from there. */
  const back = (): void => {
    setConfirming(false);
    requestAnimationFrame(() => next.current?.focus());
  };
  const choose = (chosen: CancellationMotivo): void => {
    setMotivo(chosen);
    setMissing(false);
  };
  const open = preview.possible && !confirming;
  useCommands(
    open
      ? [
          {
            id: 'cancel.continue',
            label: t('cancel.continue'),
            group: i('invoices.title'),
            keys: ['Mod+Enter'],
            run: proceed,
          },
          ...preview.motivos
            .filter(({ fits }) => fits)
            .map((each) => ({
              id: `cancel.motivo.${each.motivo}`,
              label: `${t('cancel.motivo')} ${each.label}`,
              group: i('invoices.title'),
              keys: [String(Number(each.motivo))],
              run: () => choose(each.motivo),
            })),
        ]
      : [],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !confirming) return;
    event.preventDefault();
    event.stopPropagation();
    back();
  };
  if (!preview.possible) {
    return (
      <>
        <Note tone="waiting" role="status">
          {preview.message}
        </Note>
        <div className={classes['foot']}>
          <Button variant="default" onClick={onDone}>
            {t('cancel.back')}
          </Button>
        </div>
      </>
    );
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape, from wherever the focus is in it
    <div className={classes['form']} onKeyDown={onKeyDown}>
      <Circumstances preview={preview} asking={asking} ignoring={ignoring} onIgnoring={setIgnoring} />
      {!confirming && (
        <>
          <MotivoChoice
            motivos={preview.motivos}
            chosen={motivo}
            error={missing ? t('cancel.motivo.missing') : undefined}
            onChoose={choose}
          />
          {motivo === '01' && <ReplacementChoice preview={preview} chosen={replacement} onChoose={setReplacement} />}
          <Textarea
            label={t('cancel.note')}
            description={t('cancel.noteHint')}
            autosize
            minRows={1}
            maxRows={5}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <ProblemNote error={problem} />
          <div className={classes['foot']}>
            <Button
              ref={next}
              leftSection={<IconArrowRight size={14} />}
              rightSection={<Keys combination="Mod+Enter" />}
              loading={busy}
              onClick={proceed}
            >
              {t(makes ? (plan === undefined ? 'cancel.makeReplacement' : 'cancel.openDraft') : 'cancel.continue')}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t('cancel.back')}
            </Button>
          </div>
        </>
      )}
      {confirming && motivo !== undefined && (
        <Confirm
          invoice={invoice}
          number={number}
          motivo={preview.motivos.find((each) => each.motivo === motivo)?.label ?? motivo}
          replacement={motivo === '01' ? preview.replacements.find(({ id }) => id === replacement)?.label : undefined}
          busy={busy}
          onYes={request}
          onBack={back}
        />
      )}
    </div>
  );
}

interface ConfirmProps {
  readonly invoice: InvoiceDetail;
  readonly number: string;
  readonly motivo: string;
  readonly replacement: string | undefined;
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onBack: () => void;
}

/** The focus is on the question: Tab goes to the answer, so that a key held too long confirms nothing. */
function Confirm({ invoice, number, motivo, replacement, busy, onYes, onBack }: ConfirmProps) {
  const t = useWords(words);
  const formats = useFormats();
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    question.current?.focus();
    question.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const total = `${formats.minor(invoice.totalMinor, invoice.currencyDecimals)} ${invoice.currency}`;
  return (
    <div
      className={classes['confirm']}
      role="alertdialog"
      aria-labelledby="cancel-question"
      aria-describedby="cancel-consequence"
    >
      <h3 ref={question} id="cancel-question" tabIndex={-1} className={classes['heading']}>
        {t('cancel.confirm.title', { number })}
      </h3>
      <p>
        {t('cancel.confirm.what', { number, receiver: invoice.receiverName, total })}{' '}
        {replacement !== undefined && t('cancel.confirm.replacement', { label: replacement })}
      </p>
      <p className="soft">{motivo}</p>
      <p id="cancel-consequence" className={classes['consequence']}>
        {t('cancel.confirm.consequence')}
      </p>
      <div className={classes['foot']}>
        <Button color="red" leftSection={<IconBan size={14} />} loading={busy} onClick={onYes}>
          {t('cancel.confirm.yes', { number })}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('cancel.back')}
        </Button>
      </div>
    </div>
  );
}
