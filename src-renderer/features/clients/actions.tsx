/** What can be done with a client: the same in its context menu, by key, in its panel and in the palette. */
import { IconArchive, IconArchiveOff, IconCopy, IconFileInvoice, IconPencil } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { Client } from '#contract/clients.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/clients.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import type { RowAction } from '../../ui/table/types.ts';
import { useLatest } from '../../ui/use-latest.ts';
import { archiveAll, restoreAll } from '../records/put-away.ts';
import { clientKind } from './client-kind.ts';

/** Keys of the actions, wherever they are offered. */
export const ACTION_KEYS = { edit: 'E', invoice: 'F', copyRfc: 'R', archive: 'A' } as const;
export type ClientActionId = keyof typeof ACTION_KEYS;

export interface ClientAction extends RowAction {
  readonly id: ClientActionId;
}

/** Archives or restores several, and says so with their undo. */
export function useClientPutAway(): (what: 'archive' | 'restore', clients: readonly Client[]) => Promise<void> {
  const t = useWords(words);
  const formats = useFormats();
  return useCallback(
    (what, clients) => {
      const say = (done: readonly Client[]): string =>
        t(what === 'archive' ? 'clients.archived' : 'clients.restored', {
          count: done.length,
          shown: formats.count(done.length),
          name: done[0]?.legalName ?? '',
        });
      return what === 'archive' ? archiveAll(clientKind, clients, say) : restoreAll(clientKind, clients, say);
    },
    [formats, t],
  );
}

export function useClientActions(asked: { edit: (client: Client) => void }): (client: Client) => ClientAction[] {
  const t = useWords(words);
  const c = useWords(common);
  const [, go] = useLocation();
  const putAway = useClientPutAway();
  const latest = useLatest(asked);
  return useCallback(
    (client) => {
      const isArchived = client.archivedAtUtc !== undefined;
      return [
        {
          id: 'edit',
          label: c('common.edit'),
          key: ACTION_KEYS.edit,
          icon: <IconPencil size={14} />,
          run: () => latest.current.edit(client),
        },
        {
          id: 'invoice',
          label: t('clients.action.invoice'),
          key: ACTION_KEYS.invoice,
          icon: <IconFileInvoice size={14} />,
          disabled: isArchived,
          run: () => go(`/invoices/new?client=${client.id}`),
        },
        {
          id: 'copyRfc',
          label: t('clients.action.copyRfc'),
          key: ACTION_KEYS.copyRfc,
          icon: <IconCopy size={14} />,
          run: () => {
            navigator.clipboard
              .writeText(client.rfc)
              .then(() => showDone(t('clients.rfcCopied', { rfc: client.rfc })))
              .catch(reportProblem);
          },
        },
        {
          id: 'archive',
          label: c(isArchived ? 'common.restore' : 'common.archive'),
          key: ACTION_KEYS.archive,
          icon: isArchived ? <IconArchiveOff size={14} /> : <IconArchive size={14} />,
          separated: true,
          run: () => void putAway(isArchived ? 'restore' : 'archive', [client]),
        },
      ];
    },
    [c, go, latest, putAway, t],
  );
}
