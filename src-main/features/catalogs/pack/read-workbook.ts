/**
 * SAT's published workbook (catCFDI_V_4_….xls, or saved as .xlsx): one sheet a catalog, some rows of
 * title before the headings, the long ones split in sheets `c_CodigoPostal_Parte_1`, `_Parte_2`…, and
 * c_CodigoPostal with a second row of headings for its time zones.
 */
import { readFileSync } from 'node:fs';
import * as xlsx from '@e965/xlsx';
import { CuadraError } from '#errors/cuadra-error.ts';
import {
  cellText,
  foldHeading,
  readClaveUnidad,
  readCodigoPostal,
  readProdServ,
  type Cell,
  type PackCatalog,
  type RawTable,
  type SourceEntries,
} from './rows.ts';

const CATALOGS = ['c_ClaveProdServ', 'c_ClaveUnidad', 'c_CodigoPostal'] as const;
/** Rows of title that a sheet may have before its headings. */
const TITLE_ROWS = 20;

export function readWorkbook(path: string, name: string): SourceEntries {
  const bytes = readFileSync(path);
  const outline = readXlsx(bytes, { bookSheets: true, bookProps: true }, name);
  const parts = new Map(CATALOGS.map((catalog) => [catalog, partsOf(outline.SheetNames, catalog)]));
  const missing = CATALOGS.filter((catalog) => parts.get(catalog)?.length === 0);
  if (missing.length === CATALOGS.length) throw new CuadraError('CATALOG_SOURCE_UNKNOWN', { params: { name } });
  if (missing.length > 0) {
    throw new CuadraError('CATALOG_SOURCE_LAYOUT', { params: { name, missing: missing.join(', ') } });
  }
  // Only these sheets: the workbook's hundred thousand suburbs would take memory for nothing.
  const book = readXlsx(bytes, { sheets: [...parts.values()].flat(), dense: true, cellFormula: false }, name);
  const table = (catalog: PackCatalog): RawTable => readSheets(book, parts.get(catalog) ?? [], catalog, name);
  const date = savedAt(outline)?.toISOString().slice(0, 10);
  return {
    kind: 'sat-workbook',
    ...(date === undefined ? {} : { date }),
    prodServ: readProdServ(table('c_ClaveProdServ'), name),
    claveUnidad: readClaveUnidad(table('c_ClaveUnidad'), name),
    codigoPostal: readCodigoPostal(table('c_CodigoPostal'), name),
    postalCodesAreSat: true,
  };
}

/** When the workbook was last saved, as it says itself: a Date in .xlsx, a text in .xls. */
function savedAt(book: xlsx.WorkBook): Date | undefined {
  const said: unknown = book.Props?.ModifiedDate;
  const date = said instanceof Date || typeof said === 'string' ? new Date(said) : undefined;
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
}

function readXlsx(bytes: Buffer, options: xlsx.ParsingOptions, name: string): xlsx.WorkBook {
  try {
    return xlsx.read(bytes, { type: 'buffer', ...options });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CuadraError('CATALOG_SOURCE_DAMAGED', { params: { name, detail }, cause: error });
  }
}

/** Sheets of a catalog in order: `c_X`, `c_X_Parte_1`, `c_X (Parte 2)`, `c_X_3`. */
function partsOf(sheetNames: readonly string[], catalog: string): string[] {
  const pattern = new RegExp(`^${catalog}(?:[ _]*\\(?(?:Parte[ _]*)?(\\d+)\\)?)?$`, 'i');
  return sheetNames
    .map((sheet) => ({ sheet, match: pattern.exec(sheet.trim()) }))
    .filter(({ match }) => match !== null)
    .toSorted((a, b) => Number(a.match?.[1] ?? 0) - Number(b.match?.[1] ?? 0))
    .map(({ sheet }) => sheet);
}

/** The parts as one table, with the headings of the first. */
function readSheets(book: xlsx.WorkBook, sheets: readonly string[], catalog: string, name: string): RawTable {
  let columns: readonly string[] | undefined;
  const rows: Cell[][] = [];
  for (const sheetName of sheets) {
    const sheet = book.Sheets[sheetName];
    if (sheet === undefined) throw new CuadraError('CATALOG_SOURCE_LAYOUT', { params: { name, missing: sheetName } });
    const cells = xlsx.utils.sheet_to_json<Cell[]>(sheet, { header: 1, raw: true, defval: null });
    const heading = findHeading(cells, catalog);
    if (heading === undefined) {
      throw new CuadraError('CATALOG_SOURCE_LAYOUT', { params: { name, missing: `${sheetName}: ${catalog}` } });
    }
    columns ??= heading.columns;
    for (const row of cells.slice(heading.firstRow)) rows.push(row);
  }
  return { columns: columns ?? [], rows };
}

/**
 * The row that begins with the catalog's name and has other headings beside it (a title says only the
 * name); a row below it without a key gives the names of what it groups.
 */
function findHeading(cells: readonly Cell[][], catalog: string): { columns: string[]; firstRow: number } | undefined {
  const wanted = foldHeading(catalog);
  const at = cells.slice(0, TITLE_ROWS).findIndex((row) => {
    const texts = row.map(cellText).filter((text) => text !== '');
    return foldHeading(texts[0] ?? '') === wanted && texts.length > 2;
  });
  const first = cells[at];
  if (first === undefined) return undefined;
  const second = cells[at + 1] ?? [];
  const texts = first.map(cellText);
  const keyColumn = texts.findIndex((text) => text !== '');
  const grouped = cellText(second[keyColumn]) === '' && second.some((cell) => cellText(cell) !== '');
  if (!grouped) return { columns: texts, firstRow: at + 1 };
  const width = Math.max(texts.length, second.length);
  const columns = Array.from({ length: width }, (_, i) => cellText(second[i]) || (texts[i] ?? ''));
  return { columns, firstRow: at + 2 };
}
