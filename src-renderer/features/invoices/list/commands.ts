/** The commands of Facturas: in the palette, on the sheet of shortcuts and by key, for the row that is looked at. */
import type { InvoiceRowView } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import * as satWords from '#i18n/catalog/window/sat-status.ts';
import { useCommands, type Command } from '../../../app/commands/registry.ts';
import { useWords } from '../../../i18n/words.ts';
import { ACTION_KEYS, type InvoiceAction } from '../shared/actions.tsx';
import type { ActionId } from '../shared/allowed.ts';

interface Context {
  /** The row that the keys move, or that the panel shows. */
  readonly row: InvoiceRowView | undefined;
  readonly actionsOf: (row: InvoiceRowView) => readonly InvoiceAction[];
  readonly create: () => void;
  readonly filter: () => void;
  readonly chooseView: () => void;
  /** Asks the SAT about what is recent or pending. */
  readonly checkOpen: () => void;
  readonly focusList: () => void;
  readonly clearFilter: () => void;
}

const ACTIONS = Object.keys(ACTION_KEYS) as ActionId[];

export function useInvoiceCommands(context: Context): void {
  const t = useWords(words);
  const sat = useWords(satWords);
  const group = t('invoices.title');
  const { row } = context;
  const offered = row === undefined ? [] : context.actionsOf(row);
  const command = (id: string, label: string, keys: string[], run: () => void): Command => ({
    id: `invoices.${id}`,
    label,
    group,
    keys,
    run,
  });
  useCommands([
    command('create', t('invoices.new'), ['N'], context.create),
    command('filter', t('invoices.filter.add'), ['F'], context.filter),
    command('clear', t('invoices.filter.clear'), ['Shift+F'], context.clearFilter),
    command('view', t('invoices.view.change'), ['V'], context.chooseView),
    command('checkOpen', sat('sat.checkOpen'), ['Shift+S'], context.checkOpen),
    command('list', t('invoices.toList'), ['L'], context.focusList),
    ...ACTIONS.map((id) => {
      const action = offered.find((one) => one.id === id);
      const label = action?.label ?? t(`invoices.action.${id}`);
      // What the row does not allow stays on the sheet, and out of the palette.
      return Object.assign(
        command(id, label, [ACTION_KEYS[id]], () => action?.run()),
        { sheetOnly: action === undefined },
      );
    }),
  ]);
}
