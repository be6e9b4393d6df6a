/** The invoice editor: a new one, a draft, or a rejected one again; what is issued shows what became of it. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { Client } from '#contract/clients.ts';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { api } from '../../../app/connection/query.ts';
import { useCompany } from '../../../app/company.tsx';
import { setPreference, type Json } from '../../../app/preferences.ts';
import { offerUndo } from '../../../app/undo.ts';
import { useWords } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { todayHere } from '../../../ui/fields/day.ts';
import { useAskedClient } from './asked-client.ts';
import { usualForm, withClient } from './model/fill.ts';
import { freeSlot, keyOf, pack, unfinishedOf, unpack } from './model/unsaved.ts';
import { Result } from './result/result.tsx';
import { Session } from './session.tsx';
import { startOf, type Start } from './start.ts';
import { useRecent } from './work/recent.ts';

interface Visit {
  readonly nth: number;
  readonly id: string | undefined;
  /** The record that this new invoice has become: its address is no other visit. */
  readonly became: string | undefined;
  /** Its record was thrown away. */
  readonly gone?: boolean;
}

/** What ends a session. */
interface Ends {
  readonly onAnother: () => void;
  readonly onDiscarded: (gone: boolean) => void;
}

export default function Editor({ id }: { id?: string | undefined }) {
  const [, go] = useLocation();
  const [visit, setVisit] = useState<Visit>({ nth: 0, id, became: undefined });
  if (id !== visit.id) {
    const same = id !== undefined && id === visit.became;
    setVisit(same ? { ...visit, id } : { nth: visit.nth + 1, id, became: undefined });
    return null;
  }
  const another = (): void => {
    if (id === undefined) setVisit({ nth: visit.nth + 1, id, became: undefined });
    else go('/invoices/new');
  };
  const discarded = (gone: boolean): void => {
    // Nothing of it stays, even where the way to the list takes a moment.
    setVisit({ nth: visit.nth + 1, id, became: undefined, gone: gone && id !== undefined });
    go('/invoices');
  };
  if (visit.gone === true) return null;
  const isNew = id === undefined || visit.became === id;
  return isNew ? (
    <NewInvoice
      key={visit.nth}
      onBecame={(became) => setVisit((before) => ({ ...before, became }))}
      onAnother={another}
      onDiscarded={discarded}
    />
  ) : (
    <StoredInvoice key={visit.nth} id={id} onAnother={another} onDiscarded={discarded} />
  );
}

function usePreferences(): Readonly<Record<string, unknown>> {
  const { data } = useQuery(api.preferences.all.queryOptions());
  return data ?? NOTHING;
}
const NOTHING: Readonly<Record<string, unknown>> = {};

interface NewInvoiceProps extends Ends {
  readonly onBecame: (id: string) => void;
}

function NewInvoice(props: NewInvoiceProps) {
  const { isReady, client } = useAskedClient();
  return isReady ? <BegunInvoice {...props} client={client} /> : null;
}

interface BegunInvoiceProps extends NewInvoiceProps {
  /** Whom it is for, where another section says so. */
  readonly client: Client | undefined;
}

function BegunInvoice({ client, onBecame, ...ends }: BegunInvoiceProps) {
  const { company } = useCompany();
  const [, go] = useLocation();
  const preferences = usePreferences();
  const [recent] = useRecent(company.id);
  const [start, setStart] = useState<{ nth: number; start: Start }>(() => {
    const usual = usualForm(recent.formaPago[0]);
    const form = client === undefined ? usual : { ...usual, ...withClient(usual, client, todayHere()) };
    return { nth: 0, start: { form, slot: freeSlot(preferences, company.id), isStale: false } };
  });
  const t = useWords(words);
  // Those that lay there when this one began: what is kept of this one is not offered.
  const [answered, setAnswered] = useState<readonly string[]>([]);
  const unfinished = unfinishedOf(preferences, company.id).find(
    ({ slot }) => slot !== start.start.slot && !answered.includes(slot),
  );
  return (
    <Work
      key={start.nth}
      start={start.start}
      {...ends}
      unfinished={unfinished?.unsaved}
      onContinue={() => {
        if (unfinished === undefined) return;
        const { slot, unsaved } = unfinished;
        setAnswered([...answered, slot]);
        setStart({ nth: start.nth + 1, start: { form: unsaved.form, slot, isStale: false } });
      }}
      onDiscardUnfinished={() => {
        if (unfinished === undefined) return;
        const key = keyOf(company.id, unfinished.slot);
        setPreference(key, null);
        offerUndo(t('editor.unfinished.discarded'), () => {
          setPreference(key, pack(unfinished.unsaved) as Json);
          return Promise.resolve();
        });
      }}
      onStored={(id) => {
        onBecame(id);
        go(`/invoices/${id}/edit`, { replace: true });
      }}
    />
  );
}

function StoredInvoice({ id, ...ends }: Ends & { id: string }) {
  const { company, choose } = useCompany();
  const [, go] = useLocation();
  const preferences = usePreferences();
  const { data, error, isFetching, refetch } = useQuery(api.invoices.get.queryOptions({ input: { id } }));
  const owner = data?.companyId;
  useEffect(() => {
    // An address from elsewhere opens the desk that it belongs to.
    if (owner !== undefined && owner !== company.id) choose(owner);
  }, [choose, company.id, owner]);
  // What is read once more while one writes does not touch the form.
  const [start, setStart] = useState<Start>();
  if (error !== null && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined || owner !== company.id) return null;
  // An older answer would be written over what is stored by now.
  if (start === undefined && isFetching) return null;
  const isOpen = data.status === 'draft' || data.status === 'rejected';
  if (start === undefined && isOpen) {
    setStart(startOf(data, unpack(preferences[keyOf(company.id, id)]), id));
    return null;
  }
  return (
    <Work
      start={start}
      issuedId={id}
      {...ends}
      unfinished={undefined}
      // Mine became a record of its own.
      onStored={(copy) => go(`/invoices/${copy}/edit`, { replace: true })}
    />
  );
}

interface WorkProps extends Ends {
  /** Absent: it is issued already. */
  readonly start: Start | undefined;
  readonly issuedId?: string;
  readonly unfinished: Parameters<typeof Session>[0]['unfinished'];
  readonly onContinue?: () => void;
  readonly onDiscardUnfinished?: () => void;
  readonly onStored: (id: string) => void;
}

/** The form until it is issued, then what became of it; a rejected one may go back to the form. */
function Work({ start: first, issuedId, unfinished, ...on }: WorkProps) {
  const [state, setState] = useState<{ nth: number; start: Start | undefined; issued: string | undefined }>({
    nth: 0,
    start: first,
    issued: first === undefined ? issuedId : undefined,
  });
  const open = (detail: InvoiceDetail): void =>
    setState({ nth: state.nth + 1, start: startOf(detail, undefined, detail.id), issued: undefined });
  if (state.issued !== undefined) {
    return <Result id={state.issued} onFix={open} onAnother={on.onAnother} />;
  }
  if (state.start === undefined) return null;
  return (
    <Session
      key={state.nth}
      start={state.start}
      unfinished={unfinished}
      onContinue={on.onContinue ?? noop}
      onDiscardUnfinished={on.onDiscardUnfinished ?? noop}
      onStored={on.onStored}
      onIssued={({ id }) => setState({ ...state, issued: id })}
      onReload={open}
      onDiscarded={on.onDiscarded}
    />
  );
}

function noop(): void {}
