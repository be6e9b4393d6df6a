/**
 * Lines from a spreadsheet and back: what Excel puts on the clipboard (tab-separated, cells with line breaks in
 * quotes). With a heading row the columns are found by name; without one, by what stands in them.
 */
import { evaluateAmount } from '../../../../ui/fields/amount.ts';
import { readDiscount } from './discount.ts';
import type { FormLine } from './form.ts';

export type SheetColumn =
  | 'sku'
  | 'descripcion'
  | 'claveProdServ'
  | 'claveUnidad'
  | 'unidad'
  | 'cantidad'
  | 'precioUnitario'
  | 'descuento'
  | 'objetoImp';

/** Rows and cells of a piece of text; quotes keep tabs and line breaks in a cell. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      // A quoted cell ends at a quote that stands before a tab, a line's end or nothing; two quotes are one.
      at++;
      while (at < text.length) {
        if (text[at] === '"' && text[at + 1] === '"') {
          cell += '"';
          at += 2;
        } else if (text[at] === '"') {
          at++;
          break;
        } else cell += text[at++];
      }
    }
    while (at < text.length && text[at] !== '\t' && text[at] !== '\n' && text[at] !== '\r') cell += text[at++];
    row.push(cell);
    if (text[at] === '\t') {
      at++;
      // A tab at the very end opens one more, empty cell.
      if (at === text.length) row.push('');
      continue;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows.filter((cells) => cells.some((cell) => cell.trim() !== ''));
}

export function writeTsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join('\t')).join('\n');
}

const NAMES: readonly (readonly [RegExp, SheetColumn | 'ignored'])[] = [
  [/^(sku|codigo|code|no ?identificacion|numero de identificacion|producto|item)$/, 'sku'],
  [/^(descripcion|description|concepto|detalle)$/, 'descripcion'],
  [/^(clave (de )?unidad|claveunidad|unidad sat|unit key)$/, 'claveUnidad'],
  [/^(clave|clave sat|claveprodserv|clave prod ?serv|clave (de )?producto( o servicio)?|sat key)$/, 'claveProdServ'],
  [/^(unidad|unit|u ?m)$/, 'unidad'],
  [/^(cantidad|cant|qty|quantity)$/, 'cantidad'],
  [/^(precio( unitario)?|p ?u|valor ?unitario|unit price|price)$/, 'precioUnitario'],
  [/^(descuento|desc|discount)$/, 'descuento'],
  [/^(objeto ?(de )?imp(uesto)?|objetoimp|tax object)$/, 'objetoImp'],
  [/^(importe|total|subtotal|amount|iva|#|no|num)$/, 'ignored'],
];

function nameOf(heading: string): SheetColumn | 'ignored' | undefined {
  const plain = heading
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[._\s]+/g, ' ')
    .trim();
  return NAMES.find(([pattern]) => pattern.test(plain))?.[1];
}

/** The columns of a heading row; undefined when the row is no heading. */
export function headingOf(row: readonly string[]): (SheetColumn | undefined)[] | undefined {
  const names = row.map(nameOf);
  const known = names.filter((name) => name !== undefined).length;
  if (known === 0 || known * 2 < row.filter((cell) => cell.trim() !== '').length) return undefined;
  return names.map((name) => (name === 'ignored' ? undefined : name));
}

/** What each column without a heading holds, judged by all of its cells. */
export function guessColumns(rows: readonly (readonly string[])[]): (SheetColumn | undefined)[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const cells = (at: number): string[] => rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
  const all = (at: number, test: (cell: string) => boolean): boolean => cells(at).length > 0 && cells(at).every(test);
  const found: (SheetColumn | undefined)[] = Array.from({ length: width });
  const free = (): number[] => [...found.keys()].filter((at) => found[at] === undefined);
  const take = (column: SheetColumn, test: (at: number) => boolean): void => {
    const at = free().find(test);
    if (at !== undefined) found[at] = column;
  };
  take('claveProdServ', (at) => all(at, (cell) => /^\d{8}$/.test(cell)));
  take('descuento', (at) => all(at, (cell) => /^\d+(\.\d+)?\s*%$/.test(cell)));
  take('claveUnidad', (at) => all(at, (cell) => /^(?=.*[A-Z])[A-Z\d]{2,3}$/.test(cell)));
  const numbers = free().filter((at) => all(at, (cell) => /^[$\d]/.test(cell) && evaluateAmount(cell) !== undefined));
  const texts = free().filter((at) => !numbers.includes(at) && cells(at).length > 0);
  // The longest words describe; what is short and different in every row is a code.
  const length = (at: number): number => cells(at).reduce((sum, cell) => sum + cell.length, 0) / cells(at).length;
  const description = texts.toSorted((one, other) => length(other) - length(one))[0];
  if (description !== undefined) found[description] = 'descripcion';
  take('sku', (at) => texts.includes(at) && all(at, (cell) => cell.length <= 100 && !/\s{2,}/.test(cell)));
  // One number is the price; of several the first is the quantity. An amount after them follows from both.
  if (numbers.length === 1 && numbers[0] !== undefined) found[numbers[0]] = 'precioUnitario';
  else {
    for (const [nth, at] of numbers.entries()) if (nth < 2) found[at] = nth === 0 ? 'cantidad' : 'precioUnitario';
  }
  return found;
}

/** The lines of a pasted table; undefined when it is a single cell, which belongs to the field it was pasted in. */
export function linesOf(text: string): Partial<FormLine>[] | undefined {
  const rows = parseTsv(text);
  const [first] = rows;
  if (first === undefined || (rows.length === 1 && first.length === 1)) return undefined;
  const heading = headingOf(first);
  const body = heading === undefined ? rows : rows.slice(1);
  const columns = heading ?? guessColumns(body);
  return body.map((row) => lineOf(row, columns));
}

function lineOf(row: readonly string[], columns: readonly (SheetColumn | undefined)[]): Partial<FormLine> {
  const parts = columns.map((column, at) => cellOf(column, (row[at] ?? '').trim()));
  return Object.assign({}, ...parts) as Partial<FormLine>;
}

/** What one cell says of the line; nothing where it is empty or cannot be read. */
function cellOf(column: SheetColumn | undefined, cell: string): Partial<FormLine> {
  if (column === undefined || cell === '') return {};
  switch (column) {
    case 'cantidad':
    case 'precioUnitario': {
      const amount = evaluateAmount(cell);
      return amount === undefined ? {} : { [column]: amount };
    }
    case 'descuento': {
      const discount = readDiscount(cell);
      return discount === undefined ? {} : { descuento: discount.valor, descuentoTipo: discount.tipo };
    }
    case 'claveUnidad':
      return { claveUnidad: cell.toUpperCase() };
    case 'sku':
    case 'descripcion':
    case 'claveProdServ':
    case 'unidad':
    case 'objetoImp':
      // A cell may have several lines; an attribute of the document has one, and no pipe.
      return { [column]: cell.replaceAll(/[\s|]+/g, ' ').trim() };
    default:
      return {};
  }
}

const COPIED = [
  'sku',
  'descripcion',
  'claveProdServ',
  'claveUnidad',
  'unidad',
  'cantidad',
  'precioUnitario',
] as const satisfies readonly SheetColumn[];

/** Lines as a spreadsheet takes them, with the headings that {@link linesOf} reads again. */
export function sheetOf(lines: readonly FormLine[]): string {
  const headings = [
    'SKU',
    'Descripción',
    'Clave SAT',
    'Clave unidad',
    'Unidad',
    'Cantidad',
    'Precio unitario',
    'Descuento',
  ];
  const discount = ({ descuento, descuentoTipo }: FormLine): string =>
    descuento !== '' && descuentoTipo === 'porcentaje' ? `${descuento}%` : descuento;
  return writeTsv([headings, ...lines.map((line) => [...COPIED.map((column) => line[column]), discount(line)])]);
}
