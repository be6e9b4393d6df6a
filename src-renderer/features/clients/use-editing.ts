/**
 * The form of a client that is open, and the Constancias that wait for their turn: several dropped at once are looked
 * at one after the other.
 */
import { useCallback, useState } from 'react';
import type { Client } from '#contract/clients.ts';
import type { ConstanciaView } from '#contract/constancia.ts';
import * as words from '#i18n/catalog/window/clients.ts';
import { offerUndo } from '../../app/undo.ts';
import { useWords } from '../../i18n/words.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { useFormPlace, type FormPlace } from '../records/form-place.ts';
import type { ClientValues } from './client-values.ts';

export interface Beginning {
  readonly typed?: Partial<ClientValues> | undefined;
  readonly found?: ConstanciaView | undefined;
  readonly file?: File | undefined;
}

interface Queue {
  readonly files: readonly File[];
  readonly at: number;
}

export interface Editing extends FormPlace<Beginning> {
  readonly queue: Queue | undefined;
  readonly takeConstancias: (files: readonly File[]) => void;
  readonly saved: (client: Client) => void;
  readonly cancelled: (typed: ClientValues | undefined) => void;
  readonly skip: () => void;
}

export function useEditing(openId: string | undefined): Editing {
  const t = useWords(words);
  const place = useFormPlace<Beginning>('/clients', openId);
  const { open, begin, show: showPlace } = place;
  const [queue, setQueue] = useState<Queue>();
  const show = useCallback(
    (id: string | undefined) => {
      setQueue(undefined);
      showPlace(id);
    },
    [showPlace],
  );
  /** The Constancia at this place of the queue; after the last one, the client that was saved last. */
  const turn = (files: readonly File[], at: number, last?: Client): void => {
    const file = files[at];
    if (file === undefined) {
      show(last?.id);
      return;
    }
    setQueue({ files, at });
    begin(undefined, { file });
  };
  return {
    ...place,
    show,
    queue,
    takeConstancias: (files) => turn(files, 0),
    saved(client) {
      showDone(t(open?.id === undefined ? 'clients.created' : 'clients.saved', { name: client.legalName }));
      if (queue === undefined) show(client.id);
      else turn(queue.files, queue.at + 1, client);
    },
    cancelled(typed) {
      const left = queue === undefined ? 0 : queue.files.length - queue.at - 1;
      if (left > 0) showDone(t('clients.constancia.left', { count: left }));
      show(open?.id);
      if (typed === undefined) return;
      const said =
        open?.id === undefined ? t('clients.discardedNew') : t('clients.discarded', { name: typed.legalName });
      offerUndo(said, () => {
        begin(open?.id, { typed });
        return Promise.resolve();
      });
    },
    skip() {
      if (queue !== undefined) turn(queue.files, queue.at + 1);
    },
  };
}
