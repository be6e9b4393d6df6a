/** An export as CSV: UTF-8 with its mark, CRLF, text always quoted, and no cell that a spreadsheet would run. */
import type { Transform } from 'node:stream';
import { once } from 'node:events';
import type { InvoiceListRow } from '../../invoices/repository.ts';
import type { Column } from './columns.ts';

const BYTE_ORDER_MARK = '﻿';

/** Writes every row; resolves when the stream has taken the last one. */
export async function writeCsv(
  stream: Transform,
  columns: readonly Column[],
  pages: AsyncIterable<readonly InvoiceListRow[]>,
): Promise<void> {
  const put = async (text: string): Promise<void> => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
  await put(BYTE_ORDER_MARK + line(columns.map(({ header }) => quoted(header))));
  for await (const rows of pages) {
    await put(rows.map((row) => line(columns.map((column) => cell(column, row)))).join(''));
  }
  stream.end();
}

function line(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}

function cell({ kind, value }: Column, row: InvoiceListRow): string {
  const content = value(row);
  if (content === null) return '';
  switch (kind) {
    case 'text':
      return quoted(String(content));
    case 'instant':
      return String(content).replace('T', ' ').slice(0, 19);
    case 'integer':
    case 'money':
      break;
  }
  // Our own digits: they need no quotes, and a negative amount is no formula.
  return String(content);
}

/** Spreadsheets run a cell that begins like a formula, quoted or not; an apostrophe in front makes it text. */
function quoted(text: string): string {
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
