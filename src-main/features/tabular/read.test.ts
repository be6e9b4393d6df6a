import * as xlsx from '@e965/xlsx';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTableAside } from './read-aside.ts';
import { readTable } from './read.ts';
import { templateWorkbook } from './template.ts';

const ROWS = [
  ['RFC', 'Razón social', 'Régimen'],
  ['URE180429TM6', 'UNIVERSIDAD ROBOTICA ESPAÑOLA', '601'],
  ['', '', ''],
  ['XAXX010101000', 'PÚBLICO; "EN" GENERAL, S.A.', '616'],
];
const quoted = (cell: string): string => (/[",;\t|\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csvOf = (rows: readonly (readonly string[])[], delimiter: string): string =>
  rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n');
const table = (bytes: Uint8Array, sheet?: string) => readTable({ bytes, name: 'a', sheet, mostRows: 100 });

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

describe('CSV', () => {
  test.each([',', ';', '\t', '|'])('cut by «%s»', (delimiter) => {
    expect(table(Buffer.from(csvOf(ROWS, delimiter)))).toEqual({
      format: 'csv',
      sheetNames: [],
      delimiter,
      encoding: 'utf-8',
      rows: ROWS,
    });
  });

  test.each<[string, (text: string) => Buffer, string]>([
    ['UTF-8', (text) => Buffer.from(text), 'utf-8'],
    ['UTF-8 with its mark', (text) => Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['as Excel saves it in Mexico', latin1, 'windows-1252'],
    ['UTF-16 with its mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without', (text) => Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['UTF-16, the other way round', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), 'utf-16be'],
  ])('%s', (_what, encode, encoding) => {
    expect(table(encode(csvOf(ROWS, ';')))).toMatchObject({ encoding, delimiter: ';', rows: ROWS });
  });

  test('Excel’s own first line says the delimiter and counts as a row', () => {
    expect(table(Buffer.from('sep=|\r\nRFC|CP\r\nA,B|06700')).rows).toEqual([[], ['RFC', 'CP'], ['A,B', '06700']]);
  });

  test('a quote within a value and rows of unequal length are taken as they come', () => {
    expect(table(Buffer.from('sku,desc\nA,Tubo 3/4" cobre\nB\n')).rows).toEqual([
      ['sku', 'desc'],
      ['A', 'Tubo 3/4" cobre'],
      ['B'],
    ]);
  });

  test('what is written comes back', () => {
    const cell = fc
      .string({ unit: fc.constantFrom(...'abcÑñÁü0129 .-"\'&,;\t|'.split(''), '\n'), maxLength: 12 })
      .map((text) => (/^\s|\s$/.test(text) ? `x${text}x` : text));
    const rows = fc
      .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 20 }))
      .chain(([width, height]) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      );
    const encode = fc.constantFrom<(text: string) => Buffer>(
      (text) => Buffer.from(text),
      (text) => Buffer.from(`\uFEFF${text}`),
      latin1,
      (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    );
    // Headers without delimiters, as headers are; what follows may hold any of them.
    const header = (width: number): string[] => Array.from({ length: width }, (_, at) => `Columna ${at}`);
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), encode, (data, delimiter, encoded) => {
        const all = [header(data[0]?.length ?? 0), ...data];
        const written = all.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter));
        expect(table(encoded(written.join('\n'))).rows).toEqual(all);
      }),
      { numRuns: 300 },
    );
  });
});

describe('workbooks', () => {
  const bookOf = (sheets: Readonly<Record<string, unknown[][]>>, bookType: xlsx.BookType = 'xlsx'): Buffer => {
    const book = xlsx.utils.book_new();
    for (const [name, rows] of Object.entries(sheets)) {
      xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), name);
    }
    return xlsx.write(book, { type: 'buffer', bookType }) as Buffer;
  };

  test.each<xlsx.BookType>(['xlsx', 'biff8', 'ods', 'xlsb'])('%s', (bookType) => {
    const read = table(
      bookOf(
        {
          Vacía: [],
          Datos: [
            ['RFC', 'CP', 'Precio'],
            ['A&Ñ', 6700, 0.1 + 0.2],
            [true, null, 'x'],
          ],
        },
        bookType,
      ),
    );
    expect(read).toEqual({
      format: 'workbook',
      sheetNames: ['Vacía', 'Datos'],
      sheet: 'Datos',
      rows: [
        ['RFC', 'CP', 'Precio'],
        ['A&Ñ', '6700', '0.3'],
        ['1', '', 'x'],
      ],
    });
  });

  test('a sheet is read by its name, and its blank rows keep their numbers', () => {
    const bytes = bookOf({ Uno: [['a']], Dos: [['b'], [], ['c']] });
    expect(table(bytes, 'Dos').rows).toEqual([['b'], [], ['c']]);
    expect(() => table(bytes, 'Tres')).toThrowError(expect.objectContaining({ code: 'TABULAR_SHEET_MISSING' }));
  });

  test('a number shown with its zeros keeps them; a formula is what the file says it was', () => {
    const sheet = xlsx.utils.aoa_to_sheet([
      ['CP', 'Total'],
      [6700, 2],
    ]);
    Object.assign(sheet['A2'] as object, { z: '00000' });
    Object.assign(sheet['B2'] as object, { f: '1+1', v: 7 });
    const bytes = xlsx.write(xlsx.utils.book_new(sheet, 'Datos'), { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    expect(table(bytes).rows[1]).toEqual(['06700', '7']);
  });

  test('the template is text through and through', async () => {
    const bytes = await templateWorkbook('Clientes', ['RFC', 'CP'], ['URE180429TM6', '06700']);
    expect(table(bytes)).toMatchObject({
      sheet: 'Clientes',
      rows: [
        ['RFC', 'CP'],
        ['URE180429TM6', '06700'],
      ],
    });
  });
});

test.each([
  ['TABULAR_FORMAT', Buffer.from('%PDF-1.7 …')],
  ['TABULAR_FORMAT', Buffer.from('a\0b\0\0c,d')],
  ['TABULAR_EMPTY', Buffer.from('\n , ,\n')],
  ['TABULAR_EMPTY', Buffer.alloc(0)],
  ['TABULAR_UNREADABLE', Buffer.from('PK\u0003\u0004 cut short')],
  ['TABULAR_TOO_LARGE', Buffer.from('a,b\n'.repeat(101))],
])('%s', async (code, bytes) => {
  expect(() => table(bytes)).toThrowError(expect.objectContaining({ code }));
  await expect(readTableAside({ bytes, name: 'a', mostRows: 100 })).rejects.toMatchObject({ code });
});

test('a ZIP that says it inflates beyond reason is not inflated', () => {
  const bytes = xlsx.write(xlsx.utils.book_new(xlsx.utils.aoa_to_sheet([['a']]), 'S'), {
    type: 'buffer',
    bookType: 'xlsx',
  }) as Buffer;
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt32LE(0x7fff_ffff, entry + 24);
  expect(() => table(bytes)).toThrowError(expect.objectContaining({ code: 'TABULAR_TOO_LARGE' }));
});
