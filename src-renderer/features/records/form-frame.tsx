/**
 * The form of a record inside a panel: its fields, a foot that stays in sight, and its keys. Ctrl/⌘ S and Ctrl/⌘ Enter
 * save, Escape cancels (after an open list of choices was closed), Alt Enter takes what a field's finding suggests.
 */
import { Button } from '@mantine/core';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import * as common from '#i18n/catalog/window/common.ts';
import { matchesKey } from '../../app/commands/keys.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { useWords } from '../../i18n/words.ts';
import classes from './records.module.css';

export const TAKE_KEYS = 'Alt+Enter';
const SAVE_KEYS = ['Mod+S', 'Mod+Enter'];

interface FormFrameProps {
  /** What a screen reader calls it, and the heading of its command. */
  readonly label: string;
  readonly saveLabel: string;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  /** A field was left: what stands there is judged. */
  readonly onJudge: () => void;
  /** Takes the first suggestion for a field. */
  readonly onTake: (field: string) => void;
  /** Another button beside them. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

export function FormFrame({ label, saveLabel, saving, onSave, onCancel, more, children, ...on }: FormFrameProps) {
  const c = useWords(common);
  const root = useRef<HTMLFormElement>(null);
  /** What is still in a field's own hands (a sum, a half-written address) is its value first. */
  const save = (): void => {
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && root.current?.contains(focused) === true) focused.blur();
    onSave();
  };
  useCommands([{ id: 'form.save', label: saveLabel, group: label, keys: SAVE_KEYS, run: save }]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const target = event.target as HTMLElement;
    const done = (act: () => void): void => {
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    if (SAVE_KEYS.some((keys) => matchesKey(keys, event.nativeEvent))) done(save);
    else if (matchesKey(TAKE_KEYS, event.nativeEvent)) {
      const field = target.closest<HTMLElement>('[data-path]')?.dataset['path'];
      if (field !== undefined) done(() => on.onTake(field));
    } else if (event.key === 'Escape') {
      // The first Escape closes the choices of a field.
      if (target.dataset['expanded'] === 'true') event.stopPropagation();
      else done(onCancel);
    }
  };
  return (
    <form
      ref={root}
      aria-label={label}
      noValidate
      className={classes['form']}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
      onBlur={on.onJudge}
    >
      <div className={classes['fields']}>{children}</div>
      <div className={classes['foot']}>
        <Button onClick={save} loading={saving}>
          {saveLabel}
        </Button>
        <Button variant="default" onClick={onCancel} disabled={saving}>
          {c('common.cancel')}
        </Button>
        <span className={classes['spring']} />
        {more}
      </div>
    </form>
  );
}
