/** The commands of a section of records: in the palette, on the sheet of shortcuts and by key. */
import * as words from '#i18n/catalog/window/records.ts';
import { useCommands, type Command } from '../../app/commands/registry.ts';
import { useWords } from '../../i18n/words.ts';
import type { RowAction } from '../../ui/table/types.ts';

export interface KeyedAction {
  readonly id: string;
  readonly key: string;
  /** Where no row says it otherwise. */
  readonly label: string;
}

interface Context {
  /** Begins the ids: `clients`. */
  readonly name: string;
  readonly title: string;
  readonly newLabel: string;
  /** Every action that a row can have. */
  readonly all: readonly KeyedAction[];
  /** Those of the row that the keys move, or that the panel shows. */
  readonly offered: readonly RowAction[];
  readonly create: () => void;
  readonly import: () => void;
  readonly focusList: () => void;
}

export function useRecordCommands({ name, title, newLabel, all, offered, ...does }: Context): void {
  const t = useWords(words);
  const command = (id: string, label: string, key: string, run: () => void): Command => ({
    id: `${name}.${id}`,
    label,
    group: title,
    keys: [key],
    run,
  });
  useCommands([
    command('create', newLabel, 'N', does.create),
    command('import', t('records.importHere'), 'I', does.import),
    command('list', t('records.toList'), 'L', does.focusList),
    ...all.map(({ id, key, label }) => {
      const action = offered.find((one) => one.id === id && one.disabled !== true);
      // What the row does not allow stays on the sheet, and out of the palette.
      return Object.assign(
        command(id, action?.label ?? label, key, () => action?.run()),
        { sheetOnly: action === undefined },
      );
    }),
  ]);
}
