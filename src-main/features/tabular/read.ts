/** Reads a spreadsheet of any common format, told by its content and never by its name. */
import { CuadraError } from '#errors/cuadra-error.ts';
import { inWorker } from '../in-worker.ts';
import { readCsv } from './csv.ts';
import type { Table, TableRequest } from './types.ts';
import { readWorkbook } from './workbook.ts';

/** Bytes of text that are read at once; more go to a thread of their own. */
const SMALL = 32 * 1024;
const TIMEOUT_MS = 60_000;
const HEAP_MB = 1024;

/** @throws CuadraError TABULAR_FORMAT, TABULAR_EMPTY, TABULAR_UNREADABLE, TABULAR_TOO_LARGE, TABULAR_SHEET_MISSING */
export function readTable(request: TableRequest): Table {
  const table = isWorkbook(request) ? readWorkbook(request) : readCsv(request);
  if (table.rows.every((row) => row.every((cell) => cell.trim() === ''))) {
    throw new CuadraError('TABULAR_EMPTY', { params: { name: request.name } });
  }
  return table;
}

/** As {@link readTable}, in a thread of its own unless the file is a small text. */
export async function readTableAside(request: TableRequest): Promise<Table> {
  const { bytes, name } = request;
  if (bytes.length <= SMALL && !isWorkbook(request)) return readTable(request);
  const failed = (detail: string, cause?: unknown): CuadraError =>
    new CuadraError('TABULAR_UNREADABLE', { params: { name, detail }, cause });
  const url = new URL('./worker.ts', import.meta.url);
  return inWorker<Table>(url, request, { timeoutMs: TIMEOUT_MS, heapMb: HEAP_MB, failed });
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Compound file of the older Office: XLS. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
/** Formats that people choose by mistake. */
const OTHERS = ['%PDF', '\u0089PNG', 'GIF8', '\u00ff\u00d8\u00ff', 'Rar!', '7z'];

function isWorkbook({ bytes, name }: TableRequest): boolean {
  const begins = (signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
  if (begins(ZIP) || begins(COMPOUND)) return true;
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (OTHERS.some((other) => head.startsWith(other))) throw new CuadraError('TABULAR_FORMAT', { params: { name } });
  // Many programs save a table of HTML or SpreadsheetML under the name of .xls.
  return /^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml|html|table|!doctype)/i.test(head);
}
