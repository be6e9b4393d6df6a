/** Reads the compact text tables of `data/` into entries. */
import type { CatalogDate, CatalogEntry } from './types.ts';

/** First day of CFDI 4.0, which most entries share. */
const SINCE_CFDI_40: CatalogDate = '2022-01-01';

/**
 * One entry of a table: `KEY text`, with ` @AAAA-MM-DD` where its first day is not `since`
 * and ` @-` where SAT states none.
 */
function parseEntry(line: string, since: CatalogDate | undefined): CatalogEntry {
  const space = line.indexOf(' ');
  const at = line.lastIndexOf(' @');
  const from = at < 0 ? since : line.slice(at + 2);
  const entry = { key: line.slice(0, space), texto: line.slice(space + 1, at < 0 ? undefined : at) };
  return from === undefined || from === '-' ? entry : { ...entry, vigenteDesde: from };
}

/** Entries of a table with one entry a line. `since` null: SAT states no dates in this catalog. */
export function parseLines(table: string, since: CatalogDate | null = SINCE_CFDI_40): CatalogEntry[] {
  return table
    .trim()
    .split('\n')
    .map((line) => parseEntry(line, since ?? undefined));
}

/** Entries of a table whose entries are separated by `;`, several a line. */
export function parsePacked(table: string): CatalogEntry[] {
  return table
    .trim()
    .split(/;\s+/)
    .map((entry) => parseEntry(entry, SINCE_CFDI_40));
}

/** Keys of a table of `AAAA-MM-DD: KEY KEY …` lines, where indented lines continue the one before. */
export function parseDatedKeys(table: string): CatalogEntry[] {
  return table
    .trim()
    .split(/\n(?! )/)
    .flatMap((line) =>
      line
        .slice(12)
        .trim()
        .split(/\s+/)
        .map((key) => ({ key, texto: key, vigenteDesde: line.slice(0, 10) })),
    );
}
