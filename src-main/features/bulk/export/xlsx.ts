/** An export as a workbook, row by row: amounts are numbers, dates are dates, and text is never a formula. */
import { once } from 'node:events';
import type { Transform, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import exceljs from 'exceljs';
import type { Cell, Style, Worksheet } from 'exceljs';
import type { InvoiceListRow } from '../../invoices/repository.ts';
import { translate, type Locale } from '#i18n/index.ts';
import { isAmount, type CellKind, type Column } from './columns.ts';
import { decimalOf, ExportTotals } from './totals.ts';

/** Excel's own limit is 1,048,576; above this a second sheet goes on. */
const ROWS_PER_SHEET = 1_000_000;

export interface WorkbookFacts {
  readonly locale: Locale;
  /** Lines of the sheet that says what this is: a name and what it says. */
  readonly about: (rows: number) => readonly (readonly [name: string, text: string])[];
  readonly at: Date;
}

/** Writes every row, the totals and the sheet with the filter; resolves when the stream has taken all of it. */
export async function writeXlsx(
  stream: Transform,
  columns: readonly Column[],
  pages: AsyncIterable<readonly InvoiceListRow[]>,
  facts: WorkbookFacts,
  rowsPerSheet = ROWS_PER_SHEET,
): Promise<void> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false, useStyles: true });
  workbook.created = facts.at;
  const totals = new ExportTotals();
  let sheet = addSheet(workbook, columns, 1, facts.locale);
  let onSheet = 0;
  let rows = 0;
  for await (const page of pages) {
    for (const row of page) {
      if (onSheet === rowsPerSheet) {
        sheet.commit();
        sheet = addSheet(workbook, columns, Math.floor(rows / rowsPerSheet) + 1, facts.locale);
        onSheet = 0;
      }
      writeRow(sheet, columns, row);
      totals.add(row);
      onSheet += 1;
      rows += 1;
    }
    await takenUp(sheet);
  }
  writeTotals(sheet, columns, totals, facts.locale);
  sheet.commit();
  writeAbout(workbook, facts, rows);
  await workbook.commit();
}

/** The library's inside: where a sheet is written to, streams of a time when nothing public said that they are full. */
interface SheetInside {
  readonly stream: {
    readonly pipes: readonly (Writable & { readonly _writableState: { readonly needDrain: boolean } })[];
  };
}

/**
 * Waits until the ZIP has taken what was written to a sheet. The library writes on without waiting, and a large
 * export would then stand in memory.
 */
async function takenUp(sheet: Worksheet): Promise<void> {
  const { pipes } = (sheet as unknown as SheetInside).stream;
  // A sheet gets its place in the ZIP when those before it are written.
  while (pipes.length === 0) await setImmediate();
  // oxlint-disable-next-line no-underscore-dangle -- as the library's streams have it
  for (const pipe of pipes) if (pipe._writableState.needDrain) await once(pipe, 'drain');
}

type Workbook = InstanceType<typeof exceljs.stream.xlsx.WorkbookWriter>;

function addSheet(workbook: Workbook, columns: readonly Column[], number: number, locale: Locale): Worksheet {
  const name = translate('bulk.sheet.invoices', {}, locale);
  const sheet = workbook.addWorksheet(number === 1 ? name : `${name} ${number}`, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  const header = sheet.getRow(1);
  for (const [index, column] of columns.entries()) {
    const cell = header.getCell(index + 1);
    cell.value = column.header;
    cell.style = HEADER;
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  header.commit();
  return sheet;
}

function writeRow(sheet: Worksheet, columns: readonly Column[], row: InvoiceListRow): void {
  const written = sheet.addRow([]);
  for (const [index, { kind, value }] of columns.entries()) {
    const content = value(row);
    if (content !== null) put(written.getCell(index + 1), kind, content, row.currencyDecimals);
  }
  written.commit();
}

function put(cell: Cell, kind: CellKind, content: string | number, decimals: number): void {
  switch (kind) {
    case 'text':
      cell.value = String(content);
      return;
    case 'integer':
      cell.value = Number(content);
      cell.style = INTEGER;
      return;
    case 'money':
      // The double next to the exact decimal: it is written back with that decimal's own digits.
      cell.value = Number(content);
      cell.style = moneyStyle(decimals);
      return;
    case 'instant':
      // Excel's dates have no zone: the clock's figures, whatever zone they are of.
      cell.value = new Date(`${String(content).slice(0, 19)}Z`);
      cell.style = INSTANT;
  }
}

/** One row a currency, in bold; amounts only where their column was asked for. */
function writeTotals(sheet: Worksheet, columns: readonly Column[], totals: ExportTotals, locale: Locale): void {
  for (const { currency, decimals, minor } of totals.byCurrency()) {
    const row = sheet.addRow([]);
    const label = columns.findIndex(({ id }) => !isAmount(id));
    if (label >= 0) {
      const cell = row.getCell(label + 1);
      cell.value = translate('bulk.sheet.total', { currency }, locale);
      cell.style = BOLD;
    }
    for (const [index, { id }] of columns.entries()) {
      if (!isAmount(id)) continue;
      const cell = row.getCell(index + 1);
      cell.value = Number(decimalOf(minor[id], decimals));
      cell.style = { ...moneyStyle(decimals), ...BOLD };
    }
    row.commit();
  }
}

function writeAbout(workbook: Workbook, { about, locale }: WorkbookFacts, rows: number): void {
  const sheet = workbook.addWorksheet(translate('bulk.sheet.filter', {}, locale));
  sheet.columns = [{ width: 24 }, { width: 100 }];
  for (const [name, text] of about(rows)) {
    const row = sheet.addRow([name, text]);
    row.getCell(1).style = BOLD;
    row.getCell(2).style = { alignment: { wrapText: true, vertical: 'top' } };
    row.commit();
  }
  sheet.commit();
}

// Shared objects: the writer knows a style again by its identity, a hundred thousand times.
const BOLD: Partial<Style> = { font: { bold: true } };
const HEADER: Partial<Style> = {
  font: { bold: true, color: { argb: 'FFFFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF0F6E6E' } },
  alignment: { vertical: 'middle', wrapText: true },
};
const INTEGER: Partial<Style> = { numFmt: '0' };
const INSTANT: Partial<Style> = { numFmt: 'yyyy-mm-dd hh:mm' };
const MONEY = new Map<number, Partial<Style>>();

function moneyStyle(decimals: number): Partial<Style> {
  const known = MONEY.get(decimals) ?? { numFmt: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` };
  MONEY.set(decimals, known);
  return known;
}
