/** The writers alone: exact amounts, sheets that end, cells that nothing runs. */
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { ExportColumn } from '#contract/bulk.ts';
import { invoiceRow } from '../../../../tests/support/listed-invoices.ts';
import type { InvoiceListRow } from '../../invoices/repository.ts';
import { columnsOf } from './columns.ts';
import { writeCsv } from './csv.ts';
import { decimalOf, ExportTotals } from './totals.ts';
import { writeXlsx } from './xlsx.ts';

async function* pages(rows: readonly InvoiceListRow[]): AsyncGenerator<readonly InvoiceListRow[]> {
  for (const row of rows) yield Promise.resolve([row]);
}

async function csvOf(rows: readonly InvoiceListRow[], ids: ExportColumn[]): Promise<string[][]> {
  const stream = new PassThrough();
  const [content] = await Promise.all([buffer(stream), writeCsv(stream, columnsOf(ids, 'en'), pages(rows))]);
  return parse(content, { bom: true });
}

async function bookOf(rows: readonly InvoiceListRow[], ids: ExportColumn[], rowsPerSheet?: number) {
  const stream = new PassThrough();
  const facts = { locale: 'en', about: (n: number) => [['Rows', String(n)] as const], at: new Date() } as const;
  const writing = writeXlsx(stream, columnsOf(ids, 'en'), pages(rows), facts, rowsPerSheet);
  const [content] = await Promise.all([buffer(stream), writing]);
  return read(content);
}

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '=cmd|"/c calc"!A1'])(
  'what begins like a formula is text: %j',
  async (receiverName) => {
    const row = invoiceRow({ receiverName });
    const [, [cell] = []] = await csvOf([row], ['receiverName']);
    expect(cell).toBe(`'${receiverName}`);
    const book = await bookOf([row], ['receiverName']);
    const found = (book.Sheets['Invoices']?.['A2'] ?? {}) as { t?: string; f?: string; v?: unknown };
    expect(found.f).toBeUndefined();
    expect(found.t).toBe('s');
  },
);

test('amounts are the decimal’s own digits, also large, negative and of other currencies', async () => {
  const rows = [
    invoiceRow({ totalMinor: 9_007_199_254_740_99 }),
    invoiceRow({ totalMinor: -5 }),
    invoiceRow({ totalMinor: 1500, currency: 'JPY', currencyDecimals: 0 }),
  ];
  const csv = await csvOf(rows, ['total']);
  expect(csv.slice(1)).toEqual([['9007199254740.99'], ['-0.05'], ['1500']]);
  const sheet = (await bookOf(rows, ['total', 'currency'])).Sheets['Invoices'] ?? {};
  expect(utils.sheet_to_json(sheet, { header: 1 }).slice(1)).toEqual([
    [9_007_199_254_740.99, 'MXN'],
    [-0.05, 'MXN'],
    [1500, 'JPY'],
    [1500, 'Total JPY'],
    [9_007_199_254_740.94, 'Total MXN'],
  ]);
});

test('sums go beyond what a number holds, and leave out what is cancelled or rejected', () => {
  const totals = new ExportTotals();
  for (let n = 0; n < 3; n += 1) totals.add(invoiceRow({ totalMinor: Number.MAX_SAFE_INTEGER }));
  totals.add(invoiceRow({ status: 'cancelled' }));
  totals.add(invoiceRow({ status: 'rejected' }));
  const [sum] = totals.byCurrency();
  expect(decimalOf(sum?.minor.total ?? 0n, 2)).toBe('270215977642229.73');
  expect(decimalOf(-5n, 2)).toBe('-0.05');
  expect(decimalOf(7n, 0)).toBe('7');
});

test('a sheet that is full goes on on the next one, and the totals stand at the end', async () => {
  const rows = Array.from({ length: 5 }, () => invoiceRow());
  const book = await bookOf(rows, ['folio', 'total'], 2);
  expect(book.SheetNames).toEqual(['Invoices', 'Invoices 2', 'Invoices 3', 'Filter']);
  const counts = book.SheetNames.map((name) => utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1 }).length);
  // Headers, rows, and on the last the totals.
  expect(counts).toEqual([3, 3, 3, 1]);
});
