/** Cells of a list of products as values: units by their everyday names, taxes by their columns. */
import type { ProductImportField } from '#contract/products.ts';
import { TAX_PROFILES, type LineTax } from '#contract/taxes.ts';
import { CLAVE_UNIDAD_FORM, isEntry, type BigCatalogs } from '#domain/catalogs/index.ts';
import { fold, wordsOf } from '#domain/catalogs/search/fold.ts';
import type { Cells } from '../imports/types.ts';
import { cleanText, leadingKey, rateOf } from '../tabular/values.ts';

/** What lists of products call the units that nearly all of them use. */
const UNITS: Readonly<Record<string, string>> = {
  pieza: 'H87',
  piezas: 'H87',
  pza: 'H87',
  pzas: 'H87',
  pz: 'H87',
  pc: 'H87',
  pcs: 'H87',
  piece: 'H87',
  servicio: 'E48',
  servicios: 'E48',
  serv: 'E48',
  srv: 'E48',
  'unidad de servicio': 'E48',
  service: 'E48',
  actividad: 'ACT',
  kilo: 'KGM',
  kilos: 'KGM',
  kg: 'KGM',
  kilogramo: 'KGM',
  kilogramos: 'KGM',
  gramo: 'GRM',
  gramos: 'GRM',
  gr: 'GRM',
  tonelada: 'TNE',
  toneladas: 'TNE',
  ton: 'TNE',
  litro: 'LTR',
  litros: 'LTR',
  lt: 'LTR',
  lts: 'LTR',
  metro: 'MTR',
  metros: 'MTR',
  mt: 'MTR',
  mts: 'MTR',
  m2: 'MTK',
  'metro cuadrado': 'MTK',
  m3: 'MTQ',
  'metro cubico': 'MTQ',
  hora: 'HUR',
  horas: 'HUR',
  hr: 'HUR',
  hrs: 'HUR',
  hour: 'HUR',
  dia: 'DAY',
  dias: 'DAY',
  day: 'DAY',
  mes: 'MON',
  meses: 'MON',
  month: 'MON',
  caja: 'XBX',
  cajas: 'XBX',
  box: 'XBX',
  paquete: 'XPK',
  paquetes: 'XPK',
  paq: 'XPK',
  juego: 'SET',
  kit: 'KT',
  par: 'PR',
  pares: 'PR',
};

/** `H87`, `h87 - Pieza`, `Pieza`, `PZA.`; what is none of them comes back as it is. */
export function unitOf(cell: string, catalogs: BigCatalogs): string {
  const named = UNITS[wordsOf(fold(cell)).join(' ')];
  const key = leadingKey(cell, CLAVE_UNIDAD_FORM);
  // A key that the catalog has wins over a word of three letters, and a word over a key that it does not have.
  if (key !== undefined && isEntry(catalogs.claveUnidad(key))) return key;
  return named ?? key ?? cleanText(cell).toUpperCase();
}

/** Columns that speak of taxes. */
const TAX_COLUMNS = ['taxProfile', 'iva', 'ieps', 'retencionIva', 'retencionIsr'] as const;
export type TaxColumn = (typeof TAX_COLUMNS)[number];

export interface CellTaxes {
  /** Undefined when no column says anything of taxes. */
  readonly taxes?: readonly LineTax[];
  /** «No objeto»: it carries no taxes because it is not subject to them. */
  readonly objetoImp?: '01';
  /** Columns that could not be understood. */
  readonly wrong: readonly TaxColumn[];
}

const EXEMPT = new Set(['exento', 'exenta', 'exempt', 'e']);
const NONE = new Set([
  'no',
  'no objeto',
  'no objeto de impuesto',
  'ninguno',
  'sin iva',
  'no causa',
  'n a',
  'na',
  'none',
]);

/** The taxes that the columns of a row add up to. */
export function taxesOf(cells: Cells<ProductImportField>): CellTaxes {
  const said = TAX_COLUMNS.filter((column) => cells[column] !== undefined);
  if (said.length === 0) return { wrong: [] };
  const taxes: LineTax[] = [];
  const wrong: TaxColumn[] = [];
  let subject = false;
  for (const column of said) {
    const cell = cells[column] ?? '';
    const found = column === 'taxProfile' ? profileOf(cell) : taxOf(column, cell);
    if (found === undefined) wrong.push(column);
    else taxes.push(...found);
    if (found !== undefined && found.length > 0) subject = true;
  }
  return subject || wrong.length > 0 ? { taxes, wrong } : { taxes: [], objetoImp: '01', wrong };
}

/** A profile by its name, or the rate of IVA that stands in its place. */
function profileOf(cell: string): readonly LineTax[] | undefined {
  const name = wordsOf(fold(cell)).join('');
  const found = Object.entries(TAX_PROFILES).find(([profile]) => profile === name)?.[1];
  return found ?? taxOf('iva', cell);
}

function taxOf(column: Exclude<TaxColumn, 'taxProfile'>, cell: string): readonly LineTax[] | undefined {
  const word = wordsOf(fold(cell)).join(' ');
  if (NONE.has(word)) return [];
  const withheld = column === 'retencionIva' || column === 'retencionIsr';
  const impuesto = column === 'ieps' ? '003' : column === 'retencionIsr' ? '001' : '002';
  if (EXEMPT.has(word) && !withheld) return [{ tipo: 'traslado', impuesto, tipoFactor: 'Exento' }];
  // A flag says that it has the general rate.
  const general = column === 'iva' && (word === 'si' || word === 'yes') ? '16' : cell;
  const tasaOCuota = rateOf(general);
  if (tasaOCuota === undefined) return undefined;
  // Nothing is withheld, or no IEPS is due: no line. IVA at 0 % is a tax like any other.
  if (/^0\.0+$/.test(tasaOCuota) && column !== 'iva') return [];
  return [{ tipo: withheld ? 'retencion' : 'traslado', impuesto, tipoFactor: 'Tasa', tasaOCuota }];
}

/** The taxes as a cell would say them. */
export function taxesText(taxes: readonly LineTax[]): string {
  const names = { '001': 'ISR', '002': 'IVA', '003': 'IEPS' } as const;
  return taxes
    .map(({ tipo, impuesto, tipoFactor, tasaOCuota }) => {
      const name = `${tipo === 'retencion' ? 'Ret. ' : ''}${names[impuesto]}`;
      return tasaOCuota === undefined ? `${name} ${tipoFactor}` : `${name} ${tasaOCuota}`;
    })
    .join(', ');
}
