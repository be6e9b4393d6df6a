/** Reads a spreadsheet without keeping the engine waiting, and without loading what reads workbooks. */
import { CuadraError } from '#errors/cuadra-error.ts';
import { inWorker } from '../in-worker.ts';
import { readCsv } from './csv.ts';
import { isWorkbook, refuseEmpty } from './format.ts';
import type { Table, TableRequest } from './types.ts';

/** Bytes of text that are read at once; more, and every workbook, go to a thread of their own. */
const SMALL = 32 * 1024;
const TIMEOUT_MS = 60_000;
const HEAP_MB = 2048;

/** @throws CuadraError TABULAR_FORMAT, TABULAR_EMPTY, TABULAR_UNREADABLE, TABULAR_TOO_LARGE, TABULAR_SHEET_MISSING */
export async function readTableAside(request: TableRequest): Promise<Table> {
  const { bytes, name } = request;
  if (!isWorkbook(request) && bytes.length <= SMALL) return refuseEmpty(readCsv(request), name);
  const failed = (detail: string, cause?: unknown): CuadraError =>
    new CuadraError('TABULAR_UNREADABLE', { params: { name, detail }, cause });
  const url = new URL('./worker.ts', import.meta.url);
  return inWorker<Table>(url, request, { timeoutMs: TIMEOUT_MS, heapMb: HEAP_MB, failed });
}
