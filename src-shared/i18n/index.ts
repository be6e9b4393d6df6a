/**
 * The one catalog of words: every string a person reads, in es-MX first and English second.
 * Each feature adds a file under `catalog/`; keys are flat and begin with the feature's name,
 * except error texts, which are `error.<CODE>`.
 */
import { createInstance, type i18n } from 'i18next';
import { words } from './catalog/index.ts';

export type Locale = 'es-MX' | 'en';
export const LOCALES: readonly Locale[] = ['es-MX', 'en'];
export const DEFAULT_LOCALE: Locale = 'es-MX';

/** Every key of the catalog, so that a misspelt one does not compile. */
export type MessageKey = Extract<keyof typeof words.es, string>;
/** Values for the `{{name}}` places of a message. */
export type MessageParams = Readonly<Record<string, string | number>>;

const instance: i18n = createInstance();
void instance.init({
  lng: DEFAULT_LOCALE,
  fallbackLng: DEFAULT_LOCALE,
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: { 'es-MX': { translation: words.es }, en: { translation: words.en } },
});

/**
 * Text of `key` in `locale`.
 * @param params values for the places of the message; `count` chooses the plural form. A value that
 *   is itself a key (`companies.name`) is translated too, so that an error thrown deep inside is
 *   read in the language of whoever sees it.
 */
export function translate(key: MessageKey, params: MessageParams = {}, locale: Locale = DEFAULT_LOCALE): string {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    values[name] = typeof value === 'string' && hasMessage(value) ? translate(value, {}, locale) : value;
  }
  return instance.t(key, { ...values, lng: locale });
}

/** Whether the catalog has this key (for keys built from a code that came from outside). */
export function hasMessage(key: string): key is MessageKey {
  return Object.hasOwn(words.es, key);
}
