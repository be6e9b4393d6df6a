/** Workbooks (XLSX, XLS, ODS) as text. Formulas are not calculated: what the file keeps as their value counts. */
import * as xlsx from '@e965/xlsx';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Table, TableRequest } from './types.ts';
import { inflatedSize } from './zip-size.ts';

/** A sheet of ten thousand clients inflates to some ten megabytes. */
const MOST_INFLATED = 160 * 1024 * 1024;
const MOST_COLUMNS = 256;

/** @throws CuadraError TABULAR_UNREADABLE, TABULAR_TOO_LARGE, TABULAR_SHEET_MISSING */
export function readWorkbook({ bytes, name, sheet, mostRows }: TableRequest): Table {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (inflatedSize(buffer) > MOST_INFLATED) {
    throw new CuadraError('TABULAR_TOO_LARGE', { params: { name, most: mostRows } });
  }
  const { SheetNames: sheetNames } = open(buffer, { bookSheets: true }, name);
  if (sheet !== undefined && !sheetNames.includes(sheet)) {
    throw new CuadraError('TABULAR_SHEET_MISSING', { params: { name, sheet }, field: 'sheet' });
  }
  for (const candidate of sheet === undefined ? sheetNames : [sheet]) {
    const rows = rowsOf(buffer, candidate, name, mostRows);
    if (rows.length > 0) return { format: 'workbook', sheetNames, sheet: candidate, rows };
  }
  return { format: 'workbook', sheetNames, ...(sheet === undefined ? {} : { sheet }), rows: [] };
}

function rowsOf(buffer: Buffer, sheet: string, name: string, mostRows: number): string[][] {
  const book = open(
    buffer,
    { sheets: [sheet], dense: true, cellFormula: false, cellHTML: false, cellNF: true, sheetRows: mostRows + 2 },
    name,
  );
  const dense: unknown = book.Sheets[sheet]?.['!data'];
  const data = Array.isArray(dense) ? (dense as (xlsx.CellObject | undefined)[][]) : [];
  const rows: string[][] = [];
  // A hole stands for a row or a cell that the file does not have.
  for (let at = 0; at < data.length; at++) {
    const cells = (data[at] ?? []).slice(0, MOST_COLUMNS);
    rows.push(Array.from({ length: cells.length }, (_, column) => cellText(cells[column])));
  }
  while (rows.length > 0 && (rows.at(-1) ?? []).every((cell) => cell === '')) rows.pop();
  if (rows.length > mostRows) throw new CuadraError('TABULAR_TOO_LARGE', { params: { name, most: mostRows } });
  return rows;
}

function open(buffer: Buffer, options: xlsx.ParsingOptions, name: string): xlsx.WorkBook {
  try {
    return xlsx.read(buffer, { type: 'buffer', ...options });
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new CuadraError('TABULAR_UNREADABLE', { params: { name, detail }, cause });
  }
}

function cellText(cell: xlsx.CellObject | undefined): string {
  if (cell === undefined || cell.t === 'z' || cell.t === 'e') return '';
  const { v: value } = cell;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'number') return '';
  // A code shown with its zeros, like a postal code with the format 00000, is what is shown.
  if (typeof cell.z === 'string' && /^0+$/.test(cell.z) && Number.isInteger(value) && value >= 0) {
    return String(value).padStart(cell.z.length, '0');
  }
  return numberText(value);
}

/** The number as a spreadsheet shows it, to its fifteen digits and without exponent: 0.1 + 0.2 is 0.3. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const [mantissa = '', exponent] = Number(value.toPrecision(15)).toString().split('e');
  if (exponent === undefined) return mantissa;
  const negative = mantissa.startsWith('-');
  const [whole = '', decimals = ''] = mantissa.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const digits = whole + decimals;
  const text =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits.padEnd(point, '0')
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative ? `-${text}` : text;
}
