/** Which column is which field, by what its header says. */
import { fold, wordsOf } from '#domain/catalogs/search/fold.ts';
import { LOCALES, translate } from '#i18n/index.ts';
import type { Table } from '../tabular/types.ts';
import type { ImportField, ImportKind } from './types.ts';

/** Rows of title that a sheet may have before its headers. */
const TITLE_ROWS = 20;

export type Mapping<F extends string> = Partial<Readonly<Record<F, number>>>;

export interface Columns<F extends string> {
  /** Place of the row of headers; the data begins after it. */
  readonly headerAt: number;
  readonly headers: readonly string[];
  readonly mapping: Mapping<F>;
}

/** Finds the headers: of the first rows the one that most fields know, else the first that is not blank. */
export function findColumns<F extends string>({ rows }: Table, kind: ImportKind<F>): Columns<F> {
  let best: { at: number; mapping: Mapping<F>; known: number } | undefined;
  let firstFilled = 0;
  for (let at = Math.min(TITLE_ROWS, rows.length) - 1; at >= 0; at--) {
    const row = rows[at] ?? [];
    if (row.some((cell) => cell.trim() !== '')) firstFilled = at;
    const mapping = mapHeaders(row, kind);
    const known = Object.keys(mapping).length;
    if (known > 0 && known >= (best?.known ?? 0)) best = { at, mapping, known };
  }
  const headerAt = best?.at ?? firstFilled;
  return { headerAt, headers: rows[headerAt] ?? [], mapping: best?.mapping ?? {} };
}

/** A column serves one field, a field one column: exact headers first, then those that only begin so. */
function mapHeaders<F extends string>(row: readonly string[], { fields, otherHeaders }: ImportKind<F>): Mapping<F> {
  const headers = row.map(words);
  const mapping: { [K in F]?: number } = {};
  const taken = new Set<number>();
  const take = (field: F, at: number): void => {
    if (at === -1) return;
    mapping[field] = at;
    taken.add(at);
  };
  for (const each of fields) {
    for (const name of namesOf(each)) {
      if (mapping[each.field] !== undefined) break;
      take(
        each.field,
        headers.findIndex((header, at) => !taken.has(at) && compact(header) === compact(name)),
      );
    }
  }
  const others = otherHeaders.map(words);
  const begins = (header: readonly string[], name: readonly string[]): boolean =>
    name.length <= header.length && name.every((word, at) => header[at] === word);
  for (const each of fields) {
    if (mapping[each.field] !== undefined) continue;
    for (const name of namesOf(each)) {
      const at = headers.findIndex(
        (header, place) => !taken.has(place) && begins(header, name) && !others.some((other) => begins(header, other)),
      );
      if (at !== -1) {
        take(each.field, at);
        break;
      }
    }
  }
  return mapping;
}

const known = new Map<ImportField<string>, string[][]>();

function namesOf(field: ImportField<string>): string[][] {
  const found = known.get(field);
  if (found !== undefined) return found;
  const labels = LOCALES.map((locale) => translate(field.label, {}, locale));
  const names = [...labels, ...field.headers, field.field].map(words);
  known.set(field, names);
  return names;
}

/** «Código Postal *» → codigo, postal; «Correo(s)» → correo; «UsoCFDI» → uso, cfdi. */
function words(header: string): string[] {
  const spaced = header.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll(/\((?:s|es)\)/gi, '');
  return wordsOf(fold(spaced));
}

function compact(header: readonly string[]): string {
  return header.join('');
}
