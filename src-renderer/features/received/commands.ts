/** The commands of Gastos: in the palette, on the sheet of shortcuts and by key, for the row that is looked at. */
import type { ReceivedRowView } from '#contract/received.ts';
import * as invoiceWords from '#i18n/catalog/window/invoices.ts';
import * as words from '#i18n/catalog/window/received.ts';
import { useCommands, type Command } from '../../app/commands/registry.ts';
import { useWords } from '../../i18n/words.ts';
import { ACTION_KEYS, type ActionId, type ReceivedAction } from './actions.tsx';

interface Context {
  readonly row: ReceivedRowView | undefined;
  readonly actionsOf: (row: ReceivedRowView) => readonly ReceivedAction[];
  readonly importFiles: () => void;
  readonly filter: () => void;
  readonly clearFilter: () => void;
  readonly focusList: () => void;
}

export function useReceivedCommands(context: Context): void {
  const t = useWords(words);
  const i = useWords(invoiceWords);
  const group = t('received.title');
  const offered = context.row === undefined ? [] : context.actionsOf(context.row);
  const command = (id: string, label: string, keys: string[], run: () => void): Command => ({
    id: `received.${id}`,
    label,
    group,
    keys,
    run,
  });
  useCommands([
    command('import', t('received.import'), ['N'], context.importFiles),
    command('filter', i('invoices.filter.add'), ['F'], context.filter),
    command('clear', i('invoices.filter.clear'), ['Shift+F'], context.clearFilter),
    command('list', t('received.toList'), ['L'], context.focusList),
    ...(Object.keys(ACTION_KEYS) as ActionId[]).map((id) => {
      const action = offered.find((one) => one.id === id);
      // What no row allows stays on the sheet, and out of the palette.
      return Object.assign(
        command(id, t(`received.action.${id}`), [ACTION_KEYS[id]], () => action?.run()),
        { sheetOnly: action === undefined },
      );
    }),
  ]);
}
