/** What kind of spreadsheet a file is, told by its content and never by its name. */
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Table, TableRequest } from './types.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Compound file of the older Office: XLS. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
/** Formats that people choose by mistake. */
const OTHERS = ['%PDF', '\u0089PNG', 'GIF8', '\u00ff\u00d8\u00ff', 'Rar!', '7z'];

/** @throws CuadraError TABULAR_FORMAT for what is neither a workbook nor text */
export function isWorkbook({ bytes, name }: TableRequest): boolean {
  const begins = (signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
  if (begins(ZIP) || begins(COMPOUND)) return true;
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (OTHERS.some((other) => head.startsWith(other))) throw new CuadraError('TABULAR_FORMAT', { params: { name } });
  // Many programs save a table of HTML or SpreadsheetML under the name of .xls.
  return /^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml|html|table|!doctype)/i.test(head);
}

/** @throws CuadraError TABULAR_EMPTY */
export function refuseEmpty(table: Table, name: string): Table {
  if (table.rows.every((row) => row.every((cell) => cell.trim() === ''))) {
    throw new CuadraError('TABULAR_EMPTY', { params: { name } });
  }
  return table;
}
