/** The commands of the charges: in the palette, on the sheet of shortcuts and by key, for the row that is looked at. */
import * as invoiceWords from '#i18n/catalog/window/invoices.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useCommands, type Command } from '../../../app/commands/registry.ts';
import { useWords } from '../../../i18n/words.ts';
import { ACTION_KEYS, type ChargeAction } from '../actions.tsx';
import type { ActionId, Charge } from '../allowed.ts';

interface Context {
  readonly row: Charge | undefined;
  readonly actionsOf: (row: Charge) => readonly ChargeAction[];
  readonly create: () => void;
  readonly filter: () => void;
  readonly clearFilter: () => void;
  readonly focusList: () => void;
}

export function useChargeCommands(context: Context): void {
  const t = useWords(words);
  const i = useWords(invoiceWords);
  const group = t('transactions.title');
  const offered = context.row === undefined ? [] : context.actionsOf(context.row);
  const command = (id: string, label: string, keys: string[], run: () => void): Command => ({
    id: `transactions.${id}`,
    label,
    group,
    keys,
    run,
  });
  useCommands([
    command('new', t('transactions.new'), ['N', 'C'], context.create),
    command('filter', i('invoices.filter.add'), ['F'], context.filter),
    command('clear', i('invoices.filter.clear'), ['Shift+F'], context.clearFilter),
    command('list', t('transactions.toList'), ['L'], context.focusList),
    ...(Object.keys(ACTION_KEYS) as ActionId[]).map((id) => {
      const action = offered.find((one) => one.id === id);
      // What no row allows stays on the sheet, and out of the palette.
      return Object.assign(
        command(id, t(`transactions.action.${id}`), [ACTION_KEYS[id]], () => action?.run()),
        { sheetOnly: action === undefined },
      );
    }),
  ]);
}
