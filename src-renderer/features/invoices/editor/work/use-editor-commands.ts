/** Everything that can be done in the editor, for the palette, the keys and the sheet of shortcuts. */
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { useCommands, type Command } from '../../../../app/commands/registry.ts';
import { useWords } from '../../../../i18n/words.ts';
import { showDone } from '../../../../ui/feedback/toasts.tsx';
import type { EditorForm, InvoiceKind } from '../model/form.ts';
import type { LineWork } from './use-lines.ts';

interface CommandsInput {
  readonly form: EditorForm;
  readonly work: LineWork;
  readonly numberFixed: boolean;
  readonly canContinue: boolean;
  readonly stamp: () => void;
  readonly save: () => void;
  readonly discard: () => void;
  readonly close: () => void;
  readonly extras: () => void;
  readonly detail: (key: string) => void;
  readonly newClient: () => void;
  readonly nextArea: () => void;
  readonly nextFinding: () => void;
  readonly focusClient: () => void;
  readonly setType: (type: InvoiceKind) => void;
  readonly toggleMail: () => void;
  readonly continueUnfinished: () => void;
}

export function useEditorCommands(input: CommandsInput): void {
  const t = useWords(words);
  const group = t('editor.group');
  const { work, form } = input;
  const command = (id: string, label: string, run: () => void, ...keys: string[]): Command => ({
    id: `editor.${id}`,
    label,
    group,
    run,
    ...(keys.length === 0 ? {} : { keys, whileTyping: keys.every((one) => one !== 'Escape') }),
  });
  const keysOf = (id: string, label: string, keys: readonly string[]): Command => ({
    id: `editor.${id}.keys`,
    label,
    group,
    keys,
    sheetOnly: true,
    run: () => undefined,
  });
  /** Of the line with the focus: the grid has the keys, the palette the words. */
  const ofLine = (id: string, label: string, run: (key: string) => void, ...keys: string[]): Command[] => [
    command(id, label, () => {
      const key = work.current();
      if (key !== undefined) run(key);
    }),
    keysOf(id, label, keys),
  ];
  const types = (['I', 'E', 'T'] as const).filter((type) => type !== form.type && !input.numberFixed);
  useCommands([
    command('stamp', t('editor.stamp'), input.stamp, 'Mod+Enter'),
    command('save', t('editor.save'), input.save, 'Mod+S'),
    command('client', t('editor.command.client'), input.focusClient),
    command('lines', t('editor.command.lines'), () => {
      const key = work.current();
      if (key !== undefined) work.focus(key, 'producto');
    }),
    command('area', t('editor.command.area'), input.nextArea, 'F6'),
    command('finding', t('editor.command.finding'), input.nextFinding, 'F8'),
    command('extras', t('editor.extras'), input.extras, 'F9'),
    command('newClient', t('editor.command.newClient'), input.newClient),
    command('mail', t('editor.command.mail'), input.toggleMail),
    ...types.map((type) =>
      command(`type.${type}`, t('editor.command.type', { type: t(`editor.type.${type}`) }), () => input.setType(type)),
    ),
    keysOf('next', t('editor.command.next'), ['Enter']),
    ...ofLine('add', t('editor.command.add'), (key) => work.add(key), 'Alt+Enter'),
    ...ofLine('duplicateLine', t('editor.command.duplicateLine'), work.duplicate, 'Mod+D'),
    ...ofLine('removeLine', t('editor.command.removeLine'), work.remove, 'Mod+Delete'),
    ...ofLine('up', t('editor.command.up'), (key) => work.move(key, -1, 'descripcion'), 'Alt+ArrowUp'),
    ...ofLine('down', t('editor.command.down'), (key) => work.move(key, 1, 'descripcion'), 'Alt+ArrowDown'),
    ...ofLine('detail', t('editor.command.detail'), input.detail, 'F2'),
    command('copy', t('editor.command.copy'), () => {
      const sheet = work.sheet();
      void navigator.clipboard
        .writeText(sheet)
        .then(() => showDone(t('editor.lines.copied', { count: sheet.split('\n').length - 1 })));
    }),
    command('prices', t('editor.lines.switchTaxes'), work.switchIncluded),
    ...(input.canContinue ? [command('continue', t('editor.unfinished.continue'), input.continueUnfinished)] : []),
    command('discard', t('editor.discard'), input.discard),
    command('close', t('editor.close'), input.close, 'Escape'),
  ]);
}
