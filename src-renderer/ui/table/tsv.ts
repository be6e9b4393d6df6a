/** Rows as a spreadsheet takes them from the clipboard. */
import type { Column } from './types.ts';

/** Headings, then a line for each row. */
export function toTsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => flat(column.text(row))).join('\t'));
  return [columns.map((column) => flat(column.header)).join('\t'), ...lines].join('\n');
}

/** A cell of a TSV has neither tabs nor line ends. */
function flat(text: string): string {
  return text.replaceAll(/[\t\r\n]+/g, ' ');
}
