/**
 * The window's words. Each feature has a file in `src-shared/i18n/catalog/window/` with `es` and `en`, which
 * comes with the feature's own chunk; `useWords(catalog)` gives its texts in the reader's language.
 */
import { useMemo, useSyncExternalStore } from 'react';
import { createInstance } from 'i18next';
import { currentLocale, onLocale, type Locale } from './locale.ts';

export interface Catalog<K extends string> {
  readonly es: Readonly<Record<K, string>>;
  readonly en: Readonly<Record<K, string>>;
}

/** Keys as they are asked for: of a plural (`x_one`, `x_other`) the part in common. */
type Asked<K extends string> = K extends `${infer Stem}_${'one' | 'other'}` ? Stem : K;
export type Params = Readonly<Record<string, string | number>>;
export type Translate<K extends string> = (key: Asked<K>, params?: Params) => string;

const instance = createInstance();
void instance.init({
  lng: 'es-MX',
  fallbackLng: 'es-MX',
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: {},
});

const namespaces = new Map<object, string>();

function namespaceOf(catalog: Catalog<string>): string {
  let namespace = namespaces.get(catalog);
  if (namespace === undefined) {
    namespace = `catalog${namespaces.size}`;
    namespaces.set(catalog, namespace);
    instance.addResourceBundle('es-MX', namespace, catalog.es);
    instance.addResourceBundle('en', namespace, catalog.en);
  }
  return namespace;
}

/** The texts of a catalog in one language, for code outside components. */
export function wordsOf<K extends string>(catalog: Catalog<K>, locale: Locale = currentLocale()): Translate<K> {
  const ns = namespaceOf(catalog);
  return (key, params) => instance.t(key, { ...params, ns, lng: locale });
}

export function useLocale(): Locale {
  return useSyncExternalStore(onLocale, currentLocale);
}

/** The texts of a feature's catalog in the reader's language. */
export function useWords<K extends string>(catalog: Catalog<K>): Translate<K> {
  const locale = useLocale();
  return useMemo(() => wordsOf(catalog, locale), [catalog, locale]);
}
