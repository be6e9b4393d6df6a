/**
 * Nothing typed is lost: the form as it stands goes into the preferences within half a second, and as soon as it is
 * a draft that the engine can compute it is stored as one.
 */
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import type { InvoiceDraft } from '#contract/invoices.ts';
import { client } from '../../../../app/connection/link.ts';
import { flushPreferences, setPreference, type Json } from '../../../../app/preferences.ts';
import { isBlankForm, type EditorForm } from '../model/form.ts';
import { keyOf, MOST_BYTES, pack } from '../model/unsaved.ts';
import { createSaver, type Saver, type SaveState } from './saver.ts';

const KEEP_MS = 400;
const SAVE_MS = 1500;

export interface Storage {
  readonly saver: Saver;
  readonly state: SaveState;
  /** What stands in the form is what is stored. */
  readonly isClean: boolean;
  /** Too large to be kept while it is unfinished. */
  readonly isTooLarge: boolean;
  /** Takes the unfinished form out of the preferences; from now on nothing is kept or stored by itself. */
  readonly end: () => void;
}

interface StorageInput {
  readonly companyId: string;
  /** Where an invoice that has no record yet is kept. */
  readonly slot: string;
  readonly start: Omit<SaveState, 'phase'> & { readonly phase?: SaveState['phase'] };
  readonly form: EditorForm;
  readonly draft: InvoiceDraft | undefined;
  readonly draftJson: string | undefined;
  /** The engine has computed exactly this draft. */
  readonly isComputed: boolean;
  readonly onStored: (id: string) => void;
}

export function useStorage(input: StorageInput): Storage {
  const { companyId, slot, form, draft, draftJson, isComputed } = input;
  const [saver] = useState(() =>
    createSaver(
      { create: (value) => client.invoices.create(value), update: (value) => client.invoices.update(value) },
      { phase: 'idle', ...input.start },
    ),
  );
  const ended = useRef(false);
  const state = useSyncExternalStore(saver.subscribe, saver.get);
  const id = state.invoice?.id;
  const key = keyOf(companyId, id ?? slot);
  const isClean = draftJson !== undefined && draftJson === state.savedJson;
  const isNothing = id === undefined && isBlankForm(form);
  const [isTooLarge, setTooLarge] = useState(false);
  // What is there at the beginning and not stored was kept before.
  const isKept = useRef(!isClean && !isNothing);

  /** Writes the form down, or takes it away where there is nothing to lose. */
  const keep = useEffectEvent((current: EditorForm) => {
    if (ended.current) return;
    if (isClean || isNothing) {
      if (isKept.current) setPreference(key, null);
      isKept.current = false;
      return;
    }
    const packed = pack({ form: current, invoice: state.invoice, atUtc: new Date().toISOString() });
    const large = JSON.stringify(packed).length > MOST_BYTES;
    setTooLarge(large);
    if (large) return;
    isKept.current = true;
    setPreference(key, packed as Json);
  });
  const store = useEffectEvent((json: string | undefined) => {
    if (ended.current || draft === undefined || json === undefined || state.phase === 'stale') return;
    // How it went stands in the saver's state.
    void saver.save(draft).catch(() => undefined);
  });
  useEffect(() => {
    const timer = setTimeout(() => keep(form), isClean || isNothing ? 0 : KEEP_MS);
    return () => clearTimeout(timer);
  }, [form, isClean, isNothing]);
  useEffect(() => {
    if (!isComputed || isClean) return undefined;
    const timer = setTimeout(() => store(draftJson), SAVE_MS);
    return () => clearTimeout(timer);
  }, [draftJson, isComputed, isClean]);

  const firstId = input.start.invoice?.id;
  const stored = useEffectEvent((newId: string) => input.onStored(newId));
  useEffect(() => {
    if (id === undefined || id === firstId) return;
    // It has a record of its own now, and is kept under that.
    setPreference(keyOf(companyId, slot), null);
    stored(id);
  }, [companyId, firstId, id, slot]);

  const leave = useEffectEvent(() => {
    if (ended.current || isClean || isNothing) return;
    keep(form);
    if (isComputed && draft !== undefined && state.phase !== 'stale') {
      void saver
        .save(draft)
        .then((invoice) => [key, keyOf(companyId, invoice.id)].map((kept) => setPreference(kept, null)))
        .catch(() => undefined);
    }
  });
  const hidden = useEffectEvent(() => keep(form));
  useEffect(() => {
    const onHide = (): void => {
      hidden();
      void flushPreferences();
    };
    window.addEventListener('pagehide', onHide, true);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      window.removeEventListener('pagehide', onHide, true);
      document.removeEventListener('visibilitychange', onHide);
      leave();
    };
  }, []);

  return {
    saver,
    state,
    isClean,
    isTooLarge,
    end: () => {
      ended.current = true;
      setPreference(key, null);
    },
  };
}
