/** The commands of the inbox: in the palette, on the sheet of shortcuts and by key, for the event that is looked at. */
import type { WebhookEventRow } from '#contract/webhooks.ts';
import * as words from '#i18n/catalog/window/webhooks.ts';
import { useCommands, type Command } from '../../app/commands/registry.ts';
import { useWords } from '../../i18n/words.ts';
import { ACTION_KEYS, type ActionId, type WebhookAction } from './actions.tsx';

interface Context {
  readonly row: WebhookEventRow | undefined;
  readonly actionsOf: (row: WebhookEventRow) => readonly WebhookAction[];
  readonly catchUp: () => void;
  /** Absent where none is dead. */
  readonly replayDead: (() => void) | undefined;
  readonly focusList: () => void;
}

export function useWebhookCommands({ row, actionsOf, catchUp, replayDead, focusList }: Context): void {
  const t = useWords(words);
  const offered = row === undefined ? [] : actionsOf(row).filter(({ disabled }) => disabled !== true);
  const command = (id: string, label: string, key: string, run: () => void): Command => ({
    id: `webhooks.${id}`,
    label,
    group: t('webhooks.group'),
    keys: [key],
    run,
  });
  useCommands([
    command('catchUp', t('webhooks.catchUp'), 'A', catchUp),
    ...(replayDead === undefined ? [] : [command('replayDead', t('webhooks.replayDead'), 'Shift+R', replayDead)]),
    command('list', t('webhooks.toList'), 'L', focusList),
    ...(Object.keys(ACTION_KEYS) as ActionId[]).map((id) => {
      const action = offered.find((one) => one.id === id);
      return Object.assign(
        command(id, t(`webhooks.action.${id}`), ACTION_KEYS[id], () => action?.run()),
        { sheetOnly: action === undefined },
      );
    }),
  ]);
}
