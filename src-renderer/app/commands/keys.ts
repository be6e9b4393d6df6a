/**
 * Keys as they are written in code and read on the screen. `Mod` is Ctrl, on a Mac ⌘. A combination is its
 * parts joined with `+`: `Mod+K`, `Shift+?`, `N`. The same notation everywhere, matched in one place.
 */
import { currentLocale, type Locale } from '../../i18n/locale.ts';

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Keys that a person types text with: shortcuts without `Mod` wait while one of these has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Whether the event is this combination. */
export function matchesKey(combination: string, event: KeyboardEvent): boolean {
  const parts = combination.split('+');
  const key = parts.pop() ?? '';
  const mod = parts.includes('Mod');
  const shift = parts.includes('Shift');
  const alt = parts.includes('Alt');
  if (mod !== (isMac ? event.metaKey : event.ctrlKey)) return false;
  if (event.altKey !== alt || (isMac ? event.ctrlKey : event.metaKey)) return false;
  // Signs such as `?` and `/` already say whether Shift makes them on this keyboard.
  const isSign = key.length === 1 && !/[\p{L}\d]/u.test(key);
  if (!isSign && event.shiftKey !== shift) return false;
  return event.key.toLowerCase() === key.toLowerCase() || event.code === `Key${key.toUpperCase()}`;
}

const SHOWN: Readonly<Record<string, string>> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  ...(isMac ? { Shift: '⇧' } : {}),
  Alt: isMac ? '⌥' : 'Alt',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowRight: '→',
  ArrowLeft: '←',
};

/** Keys that are named differently on keyboards of the two languages. */
const NAMED: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'es-MX': { Space: 'Espacio', Delete: 'Supr', Shift: 'Mayús' },
  en: { Space: 'Space', Delete: 'Del', Shift: 'Shift' },
};

/** The parts of a combination as they stand on the keys. */
export function shownKeys(combination: string): string[] {
  const named = NAMED[currentLocale()];
  return combination.split('+').map((part) => SHOWN[part] ?? named[part] ?? part.toUpperCase());
}
