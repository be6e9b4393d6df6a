/** Entries of the domain as the contract shows them. */
import type { CatalogEntryView } from '#contract/catalogs.ts';
import type { CatalogEntry } from '#domain/catalogs/index.ts';

/** What every entry has, and the columns of its own catalog under `fields`. */
export function toView({ key, texto, vigenteDesde, vigenteHasta, ...own }: CatalogEntry): CatalogEntryView {
  const fields: CatalogEntryView['fields'] = {};
  for (const [name, value] of Object.entries<unknown>(own)) {
    if (value instanceof Set) fields[name] = [...value].map(String);
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') fields[name] = value;
  }
  return {
    key,
    texto,
    ...(vigenteDesde === undefined ? {} : { vigenteDesde }),
    ...(vigenteHasta === undefined ? {} : { vigenteHasta }),
    fields,
  };
}
