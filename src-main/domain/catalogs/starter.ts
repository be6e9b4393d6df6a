/** The big catalogs where no pack has been installed: everyday keys, and 'not-verified' for the rest. */
import {
  CLAVE_UNIDAD_FORM,
  CODIGO_POSTAL_FORM,
  PROD_SERV_FORM,
  type BigCatalogs,
  type ClaveUnidadEntry,
  type ProdServEntry,
} from './big.ts';
import { everydayWords } from './data/everyday-words.ts';
import { starterClaveUnidad } from './data/starter-clave-unidad.ts';
import { starterProdServ } from './data/starter-prod-serv.ts';
import { parseLines } from './parse.ts';

function readProdServ(): ReadonlyMap<string, ProdServEntry> {
  const entries = new Map<string, ProdServEntry>();
  for (const table of Object.values(starterProdServ)) {
    for (const { key, texto } of parseLines(table, null)) {
      entries.set(key, { key, texto, iva: 'unstated', ieps: 'unstated' });
    }
  }
  return entries;
}

function readClaveUnidad(): ReadonlyMap<string, ClaveUnidadEntry> {
  const entries = new Map<string, ClaveUnidadEntry>();
  for (const entry of parseLines(starterClaveUnidad, null)) {
    const [texto = '', simbolo] = entry.texto.split(' = ');
    entries.set(entry.key, simbolo === undefined ? { key: entry.key, texto } : { key: entry.key, texto, simbolo });
  }
  return entries;
}

function once<T>(read: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= read());
}

/** Everyday keys of c_ClaveProdServ, grouped by trade; dates are not known and so left out. */
export const starterProdServEntries = once(readProdServ);
/** Everyday keys of c_ClaveUnidad, the commonest first. */
export const starterClaveUnidadEntries = once(readClaveUnidad);

/** How common each unit of the starter set is: the first of the list the most. */
export const everydayUnits: () => ReadonlyMap<string, number> = once(() => {
  const keys = [...starterClaveUnidadEntries().keys()];
  return new Map(keys.map((key, i) => [key, keys.length - i]));
});

/** Words that desks use for a key of c_ClaveProdServ and SAT's description lacks. */
export const everydayWordsOf: () => ReadonlyMap<string, string> = once(
  () => new Map(parseLines(everydayWords, null).map(({ key, texto }) => [key, texto])),
);

function answer<E>(entries: ReadonlyMap<string, E>, form: RegExp, key: string) {
  if (!form.test(key)) return 'unknown' as const;
  return entries.get(key) ?? ('not-verified' as const);
}

/** The starter set: it never knows that a well-formed key does not exist. */
export const starterCatalogs: BigCatalogs = {
  source: { kind: 'starter', postalCodesAreSat: false },
  prodServ: (key) => answer(starterProdServEntries(), PROD_SERV_FORM, key),
  claveUnidad: (key) => answer(starterClaveUnidadEntries(), CLAVE_UNIDAD_FORM, key),
  codigoPostal: (key) => (CODIGO_POSTAL_FORM.test(key) ? 'not-verified' : 'unknown'),
};
