/** The reader's language, outside React too: calls to the engine carry it. */
export type Locale = 'es-MX' | 'en';

let locale: Locale = 'es-MX';
const listeners = new Set<() => void>();

export function currentLocale(): Locale {
  return locale;
}

/** Speaks another language from now on; every text on the screen is drawn anew. */
export function setLocale(next: Locale): void {
  if (next === locale) return;
  locale = next;
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

export function onLocale(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
