/** Entries of the domain as the contract shows them. */
import type { CatalogEntryView, CatalogStatus } from '#contract/catalogs.ts';
import type { CatalogEntry } from '#domain/catalogs/index.ts';
import { translate, type Locale } from '#i18n/index.ts';

/** The status before it is put into a reader's words. */
export type CatalogState = Omit<CatalogStatus, 'notes'>;

/** The status with what a reader should know about where the catalogs come from. */
export function withNotes(state: CatalogState, locale: Locale): CatalogStatus {
  const { date, checksumCompared } = state.source;
  const notes: CatalogStatus['notes'] = [];
  if (state.state !== 'installed') notes.push(translate(`catalogs.note.${state.state}`, {}, locale));
  else if (date === undefined) notes.push(translate('catalogs.note.dateUnknown', {}, locale));
  if (checksumCompared === false) notes.push(translate('catalogs.note.checksumNotCompared', {}, locale));
  return { ...state, notes };
}

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
