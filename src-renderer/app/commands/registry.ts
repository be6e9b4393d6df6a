/**
 * Commands: everything that can be done here, once. The palette lists them, keys start them, the sheet of
 * shortcuts shows them and Electron's menu names them; a screen adds its own while it is shown.
 */
import { useEffect, useSyncExternalStore } from 'react';
import { useLatest } from '../../ui/use-latest.ts';

export interface Command {
  /** Stable: `invoices.new`. */
  readonly id: string;
  readonly label: string;
  /** Heading in the palette and on the sheet: the section's name. */
  readonly group: string;
  /** See `keys.ts`; the first one is shown. */
  readonly keys?: readonly string[];
  /** Words that find it as well. */
  readonly also?: string;
  readonly run: () => void;
  /** Also while a field has the focus (combinations with `Mod` always do). */
  readonly whileTyping?: boolean;
  /** On the sheet only: a key that the focused widget handles itself (arrows of a table). */
  readonly sheetOnly?: boolean;
}

type Source = () => readonly Command[];
const sources = new Set<Source>();
const listeners = new Set<() => void>();
let all: readonly Command[] = [];

function changed(): void {
  const known = new Map<string, Command>();
  // The newest screen wins where two name the same command.
  for (const source of sources) for (const command of source()) known.set(command.id, command);
  all = [...known.values()];
  for (const listener of listeners) listener();
}

/** Every command that stands now. */
export function currentCommands(): readonly Command[] {
  return all;
}

export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentCommands);
}

/** Runs a command by its id (Electron's menu); tells whether there was one. */
export function runCommand(id: string): boolean {
  const found = all.find((command) => command.id === id);
  found?.run();
  return found !== undefined;
}

/**
 * Offers commands while the component is shown. What they do may change at every draw; they are told of anew
 * when something of what they say changes (labels, keys, groups).
 */
export function useCommands(commands: readonly Command[]): void {
  const latest = useLatest(commands);
  const said = commands
    .map(({ id, label, group, keys, sheetOnly }) => [id, label, group, keys?.join(), sheetOnly].join('|'))
    .join('\n');
  useEffect(() => {
    const stable = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find((now) => now.id === command.id)?.run(),
    }));
    const source: Source = () => stable;
    sources.add(source);
    changed();
    return () => {
      sources.delete(source);
      changed();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react/exhaustive-deps -- `said` stands for the commands
  }, [said, latest]);
}
