/** A plain reader of SAT's CSV files for tests, apart from the one that the product uses. */
import { readFileSync } from 'node:fs';
import { satFile } from '../support/sat.ts';

/** Rows of `shared/sat/catalogs/<name>.csv` by column name; quoted fields may hold commas and line breaks. */
export function satCatalog(name: string): Record<string, string>[] {
  const text = readFileSync(satFile('catalogs', `${name}.csv`), 'utf8');
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[i++];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',' || c === '\n') {
      row.push(field);
      field = '';
      if (c === '\n') {
        rows.push(row);
        row = [];
      }
    } else if (c !== '\r') field += c;
  }
  const [header, ...data] = rows;
  if (header === undefined) throw new Error(`${name}.csv is empty`);
  return data.map((cells) => Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ''])));
}
