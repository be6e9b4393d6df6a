/** Keys of SAT's catalogs with their descriptions: `G03 Gastos en general`. */
import { lookup, type SmallCatalogName } from '#domain/catalogs/index.ts';

/** Keys that CFDI 3.3 had and the 4.0 catalogs dropped; printed for history. Source: catCFDI of 3.3. */
const LEGACY: Partial<Record<SmallCatalogName, Readonly<Record<string, string>>>> = {
  c_UsoCFDI: { P01: 'Por definir' },
  c_RegimenFiscal: { '609': 'Consolidación' },
};

/** `key description`, or the key alone where no catalog knows it. */
export function described(catalog: SmallCatalogName, key: string): string {
  const text = lookup(catalog, key)?.texto ?? textOf(LEGACY[catalog] ?? {}, key);
  return text === undefined ? key : `${key} ${withoutPoint(text)}`;
}

/** The description alone, or the key where there is none. */
export function descriptionOf(catalog: SmallCatalogName, key: string): string {
  return withoutPoint(lookup(catalog, key)?.texto ?? key);
}

/** The text of a key in a plain table; a document may name a key like `valueOf`, which every object has. */
export function textOf(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Decimals of a currency's amounts; 2 for one that the catalog does not know. */
export function decimalsOf(moneda: string): number {
  return lookup('c_Moneda', moneda)?.decimales ?? 2;
}

function withoutPoint(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text;
}
