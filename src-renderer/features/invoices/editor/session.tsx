/** One invoice being written: the form, what the engine says of it, and what becomes of it. */
import { useCallback, useEffect, useReducer, useRef, useState, type DragEvent } from 'react';
import { useLocation } from 'wouter';
import type { Client } from '#contract/clients.ts';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { Actions } from './actions.tsx';
import { client } from '../../../app/connection/link.ts';
import { useCompany } from '../../../app/company.tsx';
import { useWords } from '../../../i18n/words.ts';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { todayHere } from '../../../ui/fields/day.ts';
import { Section } from '../../../ui/layout/section.tsx';
import { useLatest } from '../../../ui/use-latest.ts';
import { ProblemBanner, StaleBanner, UnfinishedBanner } from './banners.tsx';
import { Replaces } from './replaces.tsx';
import { Dock } from './dock/dock.tsx';
import { useClient } from './head/client-field.tsx';
import { Head } from './head/head.tsx';
import { LinesGrid } from './lines/grid.tsx';
import { change } from './model/change.ts';
import { withClient, withCorrected } from './model/fill.ts';
import { targetId, type Target } from './model/findings.ts';
import { isBlankForm, isBlankLine } from './model/form.ts';
import { extrasOf } from './panels/extras-panel.tsx';
import { Panels, type Panel } from './panels/panels.tsx';
import { SaveMark } from './save-mark.tsx';
import { jsonOf, type Start } from './start.ts';
import type { PickedBy } from './suggest/suggest-input.tsx';
import { discardDraft } from './work/discard.ts';
import { focusOn } from './work/focus.ts';
import { targetOf } from './model/findings.ts';
import type { Remark } from './work/issues.ts';
import { useRecent } from './work/recent.ts';
import { nextArea } from './work/areas.ts';
import { useEditorCommands } from './work/use-editor-commands.ts';
import { settleFields, useIssue } from './work/use-issue.ts';
import { useLineDeps } from './work/use-line-deps.ts';
import { useLines } from './work/use-lines.ts';
import { useReading, useRemarks } from './work/use-reading.ts';
import { useStorage } from './work/use-storage.ts';
import type { Unsaved } from './model/unsaved.ts';
import classes from './banner.module.css';

interface SessionProps {
  readonly start: Start;
  readonly unfinished: Unsaved | undefined;
  readonly onContinue: () => void;
  readonly onDiscardUnfinished: () => void;
  /** It has a record now. */
  readonly onStored: (id: string) => void;
  readonly onIssued: (invoice: InvoiceDetail) => void;
  /** Thrown away; its record too, or not. */
  readonly onDiscarded: (gone: boolean) => void;
  /** Begin again with what is stored. */
  readonly onReload: (detail: InvoiceDetail) => void;
}

export function Session({ start, unfinished, ...on }: SessionProps) {
  const t = useWords(words);
  const { company } = useCompany();
  const [, go] = useLocation();
  const [form, dispatch] = useReducer(change, start.form);
  const latest = useLatest(form);
  const [panel, setPanel] = useState<Panel>();
  const [recent, remember] = useRecent(company.id);
  const openDetail = useCallback(
    (key: string, part?: 'taxes') =>
      setPanel({ show: 'line', key, ...(part === undefined ? {} : { at: `${key}.${part}` }) }),
    [],
  );
  const work = useLines(latest, dispatch, openDetail);
  const deps = useLineDeps({ companyId: company.id, form: latest, recent, dispatch, work, openDetail });
  const chosen = useClient(form.clientId);

  // Where writing begins.
  useEffect(() => focusOn(start.form.clientId === '' ? 'head.client' : 'head.usoCFDI'), [start]);
  const reading = useReading(form, company.id);
  const { draft, draftJson, preview } = reading;
  const storage = useStorage({
    companyId: company.id,
    slot: start.slot,
    start: {
      invoice: start.invoice,
      savedJson: start.savedJson,
      savedAtUtc: start.savedAtUtc,
      phase: start.isStale ? 'stale' : 'idle',
    },
    form,
    draft,
    draftJson,
    isComputed: draft !== undefined && !preview.stale,
    onStored: on.onStored,
  });
  const goTo = (target: Target): void => {
    if (target.in === 'extras') setPanel({ show: 'extras', at: targetId(target) });
    if (target.in === 'line') setPanel({ show: 'line', key: target.key });
    if (target.in === 'cell') work.focus(target.key, target.column);
    else if (target.in === 'lines') {
      const key = work.current();
      if (key !== undefined) work.focus(key, 'producto');
    } else if (target.in === 'head') focusOn(targetId(target));
  };
  const issuing = useIssue({
    companyId: company.id,
    form: latest,
    saver: storage.saver,
    onIssued(invoice) {
      remember(latest.current);
      storage.end();
      on.onIssued(invoice);
    },
    onGaps({ gaps }) {
      reading.ask();
      const [first] = gaps;
      if (first !== undefined)
        goTo(
          targetOf(
            first.target,
            latest.current.lines.map((line) => line.key),
          ),
        );
    },
    onFindings(findings, lineKeys) {
      const first = findings.find((finding) => finding.severity === 'error') ?? findings[0];
      if (first !== undefined) goTo(targetOf(first.field, lineKeys));
    },
  });
  const { remarks, issues } = useRemarks(reading, issuing.refusal);
  const nth = useRef(-1);
  const nextFinding = (): void => {
    if (remarks.length === 0) return;
    nth.current = (nth.current + 1) % remarks.length;
    goTo(remarks[nth.current]?.target ?? { in: 'nowhere' });
  };

  const chooseClient = (picked: Client, by?: PickedBy): void => {
    dispatch({ do: 'set', patch: withClient(latest.current, picked, todayHere()) });
    if (by === 'tab') return;
    // Enter goes to what is missing next.
    const empty = latest.current.lines.find(isBlankLine);
    if (latest.current.formaPago === '' && latest.current.type !== 'T') focusOn('head.formaPago');
    else if (empty !== undefined) work.focus(empty.key, 'producto');
  };
  const save = async (): Promise<void> => {
    settleFields();
    const json = jsonOf(latest.current, company.id);
    if (json === undefined) {
      reading.ask();
      showDone(t('editor.saveIncomplete'));
      return;
    }
    try {
      await storage.saver.save(JSON.parse(json) as NonNullable<InvoiceDetail['draft']>);
    } catch (error) {
      if (storage.saver.get().phase !== 'stale') reportProblem(error);
    }
  };
  const takeTheirs = async (): Promise<void> => {
    const id = storage.state.invoice?.id;
    if (id === undefined) return;
    try {
      const detail = await client.invoices.get({ id });
      storage.end();
      on.onReload(detail);
      showDone(t('editor.stale.taken'));
    } catch (error) {
      reportProblem(error);
    }
  };
  const keepMine = (): void => {
    // A record of its own: a rejected number stays with the one that has it.
    storage.saver.adopt({ invoice: undefined });
    dispatch({ do: 'set', patch: {} });
    void save();
  };
  const discard = (): void => {
    const { invoice } = storage.state;
    const before = latest.current;
    storage.end();
    void discardDraft({
      companyId: company.id,
      form: before,
      stored: start.number === undefined ? invoice : undefined,
      said: t('editor.discarded'),
      go,
    });
    on.onDiscarded(start.number === undefined && invoice !== undefined);
  };
  const toggleMail = (): void => {
    const mailOn = !form.mailOn;
    const mailTo = mailOn && form.mailTo.length === 0 ? (chosen?.emails ?? []) : form.mailTo;
    dispatch({ do: 'set', patch: { mailOn, mailTo } });
  };
  const toggleExtras = (): void => setPanel(panel?.show === 'extras' ? undefined : { show: 'extras' });
  const openClient = (text: string, file?: File): void =>
    setPanel({ show: 'client', text, ...(file === undefined ? {} : { file }) });

  useEditorCommands({
    form,
    work,
    numberFixed: start.number !== undefined,
    canContinue: unfinished !== undefined,
    stamp: () => void issuing.issue(),
    save: () => void save(),
    discard,
    close: () => (panel === undefined ? go('/invoices') : setPanel(undefined)),
    extras: toggleExtras,
    detail: openDetail,
    newClient: () => openClient(''),
    nextArea: () => nextArea(work),
    nextFinding,
    focusClient: () => focusOn('head.client'),
    setType: (type) => dispatch({ do: 'type', type }),
    toggleMail,
    continueUnfinished: on.onContinue,
  });

  const onDrop = (event: DragEvent): void => {
    const pdf = [...event.dataTransfer.files].find((file) => file.name.toLowerCase().endsWith('.pdf'));
    if (pdf === undefined) return;
    // A constancia that is dropped here is the client of this invoice.
    event.preventDefault();
    openClient('', pdf);
  };
  const isNew = storage.state.invoice === undefined;
  const title =
    start.number === undefined
      ? t(`editor.${isNew ? 'new' : 'draft'}.${form.type}`)
      : t('editor.again', { number: start.number });
  return (
    <Section
      title={title}
      beside={<SaveMark storage={storage} isBlank={isBlankForm(form)} />}
      actions={
        <Actions
          extras={extrasOf(form)}
          extrasOpen={panel?.show === 'extras'}
          busy={issuing.busy}
          onExtras={toggleExtras}
          onDiscard={discard}
          onSave={() => void save()}
          onStamp={() => void issuing.issue()}
        />
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- files dropped anywhere on the page */}
      <div className={classes['page']} onDrop={onDrop}>
        {unfinished !== undefined && (
          <UnfinishedBanner unsaved={unfinished} onContinue={on.onContinue} onDiscard={on.onDiscardUnfinished} />
        )}
        <Replaces invoiceId={storage.state.invoice?.id} />
        {storage.state.phase === 'stale' && <StaleBanner onTheirs={() => void takeTheirs()} onMine={keepMine} />}
        {issuing.problem !== undefined && issuing.problem.code !== 'STALE_VERSION' && (
          <ProblemBanner problem={issuing.problem} onClose={issuing.clear} />
        )}
        <Head
          form={form}
          company={company}
          issues={issues}
          recent={recent}
          numberFixed={start.number !== undefined}
          dispatch={dispatch}
          onClient={chooseClient}
          onCreateClient={(text) => openClient(text)}
          onCorrected={({ invoice, uuid }) =>
            dispatch({ do: 'set', patch: withCorrected(latest.current, invoice, uuid) })
          }
        />
        <LinesGrid
          form={form}
          preview={preview.preview}
          stale={preview.stale}
          issues={issues}
          work={work}
          deps={deps}
        />
        <Dock
          form={form}
          remarks={remarks}
          preview={preview}
          addresses={chosen?.emails ?? []}
          dispatch={dispatch}
          onRemark={(remark: Remark) => goTo(remark.target)}
        />
        <Panels
          panel={panel}
          form={form}
          issues={issues}
          dispatch={dispatch}
          work={work}
          onClose={() => setPanel(undefined)}
          onClient={chooseClient}
        />
      </div>
    </Section>
  );
}
