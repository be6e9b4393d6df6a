/**
 * Which form stands at the right, with what it begins, and the Constancias that wait for their turn: several dropped
 * at once are looked at one after the other.
 */
import { useCallback, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Client } from '#contract/clients.ts';
import type { ConstanciaView } from '#contract/constancia.ts';
import * as words from '#i18n/catalog/window/clients.ts';
import { offerUndo } from '../../app/undo.ts';
import { useWords } from '../../i18n/words.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { useLatest } from '../../ui/use-latest.ts';
import type { ClientValues } from './client-values.ts';

export const NEW = 'new';
export const IMPORT = 'import';

interface Beginning {
  readonly typed?: Partial<ClientValues> | undefined;
  readonly found?: ConstanciaView | undefined;
  readonly file?: File | undefined;
}

export interface Open extends Beginning {
  /** Absent: a new one. */
  readonly id: string | undefined;
  /** Another one is another form. */
  readonly nth: number;
}

interface Queue {
  readonly files: readonly File[];
  readonly at: number;
}

export interface Editing {
  readonly open: Open | undefined;
  readonly queue: Queue | undefined;
  readonly show: (id: string | undefined) => void;
  readonly begin: (id: string | undefined, beginning?: Beginning) => void;
  readonly takeConstancias: (files: readonly File[]) => void;
  readonly saved: (client: Client) => void;
  readonly cancelled: (typed: ClientValues | undefined) => void;
  readonly skip: () => void;
}

/** @param openId of the address: a client's, {@link NEW}, or none */
export function useEditing(openId: string | undefined): Editing {
  const t = useWords(words);
  const [, go] = useLocation();
  const [kept, setKept] = useState<Open>();
  const [queue, setQueue] = useState<Queue>();
  const nth = useRef(0);
  // The address rules: a form is open only where it says so.
  const isNew = openId === NEW;
  const open =
    isNew && kept?.id !== undefined
      ? { id: undefined, nth: 0 }
      : isNew
        ? (kept ?? { id: undefined, nth: 0 })
        : kept?.id !== undefined && kept.id === openId
          ? kept
          : undefined;

  const latest = useLatest({ openId, queue, open });
  const show = useCallback(
    (id: string | undefined) => {
      setKept(undefined);
      setQueue(undefined);
      go(id === undefined ? '/clients' : `/clients/${id}`, { replace: latest.current.openId !== undefined });
    },
    [go, latest],
  );
  const place = useCallback(
    (id: string | undefined, beginning: Beginning = {}) => {
      nth.current += 1;
      setKept({ id, nth: nth.current, ...beginning });
      go(`/clients/${id ?? NEW}`, { replace: latest.current.openId !== undefined });
    },
    [go, latest],
  );
  /** The Constancia at this place of the queue; after the last one, the client that was saved last. */
  const turn = useCallback(
    (files: readonly File[], at: number, last?: Client) => {
      const file = files[at];
      if (file === undefined) {
        show(last?.id);
        return;
      }
      setQueue({ files, at });
      place(undefined, { file });
    },
    [place, show],
  );

  return {
    open,
    queue,
    show,
    begin: place,
    takeConstancias: (files) => turn(files, 0),
    saved(client) {
      showDone(
        t(latest.current.open?.id === undefined ? 'clients.created' : 'clients.saved', { name: client.legalName }),
      );
      if (queue === undefined) show(client.id);
      else turn(queue.files, queue.at + 1, client);
    },
    cancelled(typed) {
      const was = latest.current.open;
      const left = queue === undefined ? 0 : queue.files.length - queue.at - 1;
      if (left > 0) showDone(t('clients.constancia.left', { count: left }));
      show(was?.id);
      if (typed === undefined) return;
      const said =
        was?.id === undefined ? t('clients.discardedNew') : t('clients.discarded', { name: typed.legalName });
      offerUndo(said, () => {
        place(was?.id, { typed });
        return Promise.resolve();
      });
    },
    skip() {
      if (queue !== undefined) turn(queue.files, queue.at + 1);
    },
  };
}
