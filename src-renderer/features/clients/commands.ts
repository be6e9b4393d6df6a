/** The commands of Clientes: in the palette, on the sheet of shortcuts and by key, for the client that is looked at. */
import type { Client } from '#contract/clients.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as recordWords from '#i18n/catalog/window/records.ts';
import * as words from '#i18n/catalog/window/clients.ts';
import { useCommands, type Command } from '../../app/commands/registry.ts';
import { useWords } from '../../i18n/words.ts';
import { ACTION_KEYS, type ClientAction, type ClientActionId } from './actions.tsx';

interface Context {
  /** The row that the keys move, or that the panel shows. */
  readonly client: Client | undefined;
  readonly actionsOf: (client: Client) => readonly ClientAction[];
  readonly create: () => void;
  readonly import: () => void;
  readonly focusList: () => void;
}

export function useClientCommands({ client, actionsOf, ...does }: Context): void {
  const t = useWords(words);
  const r = useWords(recordWords);
  const c = useWords(common);
  const group = t('clients.title');
  const offered = client === undefined ? [] : actionsOf(client).filter(({ disabled }) => disabled !== true);
  const labels: Readonly<Record<ClientActionId, string>> = {
    edit: c('common.edit'),
    invoice: t('clients.action.invoice'),
    copyRfc: t('clients.action.copyRfc'),
    archive: c('common.archive'),
  };
  const command = (id: string, label: string, key: string, run: () => void): Command => ({
    id: `clients.${id}`,
    label,
    group,
    keys: [key],
    run,
  });
  useCommands([
    command('create', t('clients.new'), 'N', does.create),
    command('import', `${r('records.import')}: ${group}`, 'I', does.import),
    command('list', r('records.toList'), 'L', does.focusList),
    ...(Object.keys(ACTION_KEYS) as ClientActionId[]).map((id) => {
      const action = offered.find((one) => one.id === id);
      // What the client does not allow stays on the sheet, and out of the palette.
      return Object.assign(
        command(id, action?.label ?? labels[id], ACTION_KEYS[id], () => action?.run()),
        { sheetOnly: action === undefined },
      );
    }),
  ]);
}
