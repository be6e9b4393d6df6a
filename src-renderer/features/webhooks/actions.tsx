/** What can be done with an event: the same in its context menu, by key, in its panel and in the palette. */
import { IconCopy, IconId, IconRefresh } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { WebhookEventRow } from '#contract/webhooks.ts';
import * as words from '#i18n/catalog/window/webhooks.ts';
import { client } from '../../app/connection/link.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import type { RowAction } from '../../ui/table/types.ts';

export const ACTION_KEYS = { replay: 'R', copyObject: 'U', copyEvent: 'I' } as const;
export type ActionId = keyof typeof ACTION_KEYS;
export type WebhookAction = RowAction & { readonly id: ActionId };

export function useWebhookActions(): (row: WebhookEventRow) => readonly WebhookAction[] {
  const t = useWords(words);
  return useMemo(() => {
    const copy = async (text: string): Promise<void> => {
      await navigator.clipboard.writeText(text);
      showDone(t('webhooks.copied', { what: text }));
    };
    const act = (work: Promise<unknown>): void => void work.catch(reportProblem);
    return (row) => [
      {
        id: 'replay',
        label: t('webhooks.action.replay'),
        key: ACTION_KEYS.replay,
        icon: <IconRefresh size={14} />,
        run: () => act(client.webhooks.replay({ id: row.id }).then(() => showDone(t('webhooks.replayed')))),
      },
      {
        id: 'copyObject',
        label: t('webhooks.action.copyObject'),
        key: ACTION_KEYS.copyObject,
        icon: <IconCopy size={14} />,
        separated: true,
        disabled: row.objectId === '',
        run: () => act(copy(row.objectId)),
      },
      {
        id: 'copyEvent',
        label: t('webhooks.action.copyEvent'),
        key: ACTION_KEYS.copyEvent,
        icon: <IconId size={14} />,
        run: () => act(copy(row.providerEventId)),
      },
    ];
  }, [t]);
}
