/** The keys of a focused table; the same moves with the list beside an open panel. */
import type { KeyboardEvent } from 'react';
import type { RowAction } from './types.ts';

export interface TableKeys {
  readonly count: number;
  readonly active: number;
  readonly pageRows: number;
  readonly move: (index: number, extend: boolean) => void;
  readonly open: () => void;
  readonly toggle: () => void;
  readonly selectAll: () => void;
  readonly copy: () => void;
  readonly clear: () => boolean;
  readonly menu: () => void;
  readonly actions: () => readonly RowAction[];
}

export function onTableKey(event: KeyboardEvent<HTMLElement>, keys: TableKeys): void {
  if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
  const mod = event.ctrlKey || event.metaKey;
  const done = (act: () => void): void => {
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const to = (index: number): void =>
    done(() => keys.move(Math.max(0, Math.min(keys.count - 1, index)), event.shiftKey));
  if (mod) {
    if (event.key === 'a') done(keys.selectAll);
    else if (event.key === 'c' && String(getSelection()) === '') done(keys.copy);
    return;
  }
  if (event.altKey) return;
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      to(keys.active + 1);
      return;
    case 'ArrowUp':
    case 'k':
    case 'K':
      to(keys.active < 0 ? 0 : keys.active - 1);
      return;
    case 'PageDown':
      to(keys.active + keys.pageRows);
      return;
    case 'PageUp':
      to(keys.active - keys.pageRows);
      return;
    case 'Home':
      to(0);
      return;
    case 'End':
      to(keys.count - 1);
      return;
    case 'Enter':
      done(keys.open);
      return;
    case ' ':
      done(keys.toggle);
      return;
    case 'Escape':
      if (keys.clear()) done(() => {});
      return;
    case 'ContextMenu':
      done(keys.menu);
      return;
    case 'F10':
      if (event.shiftKey) done(keys.menu);
      return;
    default: {
      // A letter with Shift is the section's own (`Shift+R`: all of them), not the row's.
      if (event.shiftKey && /^\p{L}$/u.test(event.key)) return;
      const action = keys
        .actions()
        .find(({ key, disabled }) => disabled !== true && key?.toLowerCase() === event.key.toLowerCase());
      if (action !== undefined) done(action.run);
    }
  }
}
