/** Reads a spreadsheet of any common format. Its thread runs this; the engine asks `read-aside.ts`. */
import { readCsv } from './csv.ts';
import { isWorkbook, refuseEmpty } from './format.ts';
import type { Table, TableRequest } from './types.ts';
import { readWorkbook } from './workbook.ts';

/** @throws CuadraError TABULAR_FORMAT, TABULAR_EMPTY, TABULAR_UNREADABLE, TABULAR_TOO_LARGE, TABULAR_SHEET_MISSING */
export function readTable(request: TableRequest): Table {
  return refuseEmpty(isWorkbook(request) ? readWorkbook(request) : readCsv(request), request.name);
}
