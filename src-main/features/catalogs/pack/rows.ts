/** What a source of catalogs gives, whatever its format, and how its cells are read. */
import {
  CLAVE_UNIDAD_FORM,
  CODIGO_POSTAL_FORM,
  PROD_SERV_FORM,
  type CatalogDate,
  type ClaveUnidadEntry,
  type CodigoPostalEntry,
  type ProdServEntry,
  type TaxOnKey,
} from '#domain/catalogs/index.ts';
import { fold } from '#domain/catalogs/search/fold.ts';
import { zoneOfSatColumns } from '#domain/time/zone.ts';
import { CuadraError } from '#errors/cuadra-error.ts';

export type SourceKind = 'sat-workbook' | 'phpcfdi' | 'csv-folder';
export type PackCatalog = 'c_ClaveProdServ' | 'c_ClaveUnidad' | 'c_CodigoPostal';

/** The entries of a source, read and checked. */
export interface SourceEntries {
  readonly kind: SourceKind;
  /** Day of the data as the source itself states it; a file's own date is only when it was copied. */
  readonly date?: CatalogDate;
  readonly prodServ: readonly ProdServEntry[];
  readonly claveUnidad: readonly ClaveUnidadEntry[];
  readonly codigoPostal: readonly CodigoPostalEntry[];
  /** Whether `codigoPostal` is SAT's c_CodigoPostal. */
  readonly postalCodesAreSat: boolean;
}

/** A table as it comes: names of its columns, and rows of cells. */
export interface RawTable {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
}
export type Cell = string | number | boolean | Date | null | undefined;

/** Reads one row: the value of a column by any of its names. */
type RowReader = (column: string) => string;

/** Names that the sources give to one column, folded to letters and digits. */
const COLUMN_NAMES: Readonly<Record<string, readonly string[]>> = {
  prodServ: ['id', 'cclaveprodserv'],
  unidad: ['id', 'cclaveunidad'],
  postal: ['id', 'ccodigopostal'],
  texto: ['texto', 'descripcion', 'nombre'],
  descripcionUnidad: ['descripcion'],
  nombreUnidad: ['texto', 'nombre'],
  iva: ['ivatrasladado', 'incluyeiva', 'incluirivatrasladado'],
  ieps: ['iepstrasladado', 'incluyeieps', 'incluiriepstrasladado'],
  complemento: ['complemento', 'complementoquedebeincluir'],
  desde: ['vigenciadesde', 'fechainiciovigencia', 'fechainiciodevigencia', 'fechadeiniciodevigencia'],
  hasta: ['vigenciahasta', 'fechafinvigencia', 'fechafindevigencia', 'fechadefindevigencia'],
  frontera: ['estimulofrontera', 'estimulofranjafronteriza'],
  similares: ['similares', 'palabrassimilares'],
  simbolo: ['simbolo'],
  estado: ['estado', 'cestado'],
  municipio: ['municipio', 'cmunicipio'],
  localidad: ['localidad', 'clocalidad'],
  husoDescripcion: ['husodescripcion', 'descripciondelhusohorario'],
  veranoMes: ['husoveranomesinicio', 'mesiniciohorarioverano'],
  veranoDiferencia: ['husoveranodiferencia', 'diferenciahorariaverano'],
  inviernoDiferencia: ['husoinviernodiferencia', 'diferenciahorariainvierno'],
};

/** A heading without accents, spaces or signs, for comparison. */
export function foldHeading(heading: string): string {
  return fold(heading).replace(/[^a-z0-9]/g, '');
}

/** Reads c_ClaveProdServ. @throws CuadraError CATALOG_SOURCE_LAYOUT, CATALOG_ROWS_INVALID */
export function readProdServ(table: RawTable, name: string): ProdServEntry[] {
  return readTable(table, name, 'c_ClaveProdServ', ['prodServ', 'texto', 'desde'], (cell) => {
    const key = padded(cell('prodServ'), 8);
    if (!PROD_SERV_FORM.test(key)) return undefined;
    const entry: ProdServEntry = {
      key,
      texto: oneLine(cell('texto')),
      iva: taxOnKey(cell('iva')),
      ieps: taxOnKey(cell('ieps')),
      ...validity(cell),
      ...said('complemento', oneLine(cell('complemento'))),
      ...said('similares', oneLine(cell('similares'))),
      ...border(cell('frontera')),
    };
    return entry.texto === '' ? undefined : entry;
  });
}

/** Reads c_ClaveUnidad. @throws CuadraError CATALOG_SOURCE_LAYOUT, CATALOG_ROWS_INVALID */
export function readClaveUnidad(table: RawTable, name: string): ClaveUnidadEntry[] {
  return readTable(table, name, 'c_ClaveUnidad', ['unidad', 'nombreUnidad', 'desde'], (cell) => {
    const key = padded(cell('unidad'), 2);
    if (!CLAVE_UNIDAD_FORM.test(key)) return undefined;
    const entry: ClaveUnidadEntry = {
      key,
      texto: oneLine(cell('nombreUnidad')),
      ...validity(cell),
      ...said('simbolo', oneLine(cell('simbolo'))),
      ...said('descripcion', oneLine(cell('descripcionUnidad'))),
    };
    return entry.texto === '' ? undefined : entry;
  });
}

/** Reads SAT's c_CodigoPostal. @throws CuadraError CATALOG_SOURCE_LAYOUT, CATALOG_ROWS_INVALID */
export function readCodigoPostal(table: RawTable, name: string): CodigoPostalEntry[] {
  return readTable(table, name, 'c_CodigoPostal', ['postal', 'estado', 'municipio', 'husoDescripcion'], (cell) => {
    const key = padded(cell('postal'), 5);
    if (!CODIGO_POSTAL_FORM.test(key)) return undefined;
    const estado = cell('estado').toUpperCase();
    const zona = zoneOfSatColumns({
      estado,
      descripcion: cell('husoDescripcion'),
      mesInicioVerano: cell('veranoMes'),
      diferenciaVerano: cell('veranoDiferencia'),
      diferenciaInvierno: cell('inviernoDiferencia'),
    });
    return {
      key,
      texto: '',
      estado,
      ...validity(cell),
      ...said('municipio', padded(cell('municipio'), 3)),
      ...said('localidad', padded(cell('localidad'), 2)),
      ...border(cell('frontera')),
      ...said('zona', zona ?? ''),
    };
  });
}

/** Footers and notes that a sheet may carry; more rows without sense than this mean another layout. */
const TOLERATED_SHARE = 0.001;
const TOLERATED_ROWS = 5;

function readTable<E extends { readonly key: string }>(
  table: RawTable,
  name: string,
  catalog: PackCatalog,
  required: readonly string[],
  readRow: (cell: RowReader) => E | undefined,
): E[] {
  const columnOf = columnFinder(table.columns);
  const missing = required.filter((column) => columnOf(column) < 0);
  if (missing.length > 0) {
    const names = missing.map((column) => COLUMN_NAMES[column]?.[0] ?? column).join(', ');
    throw new CuadraError('CATALOG_SOURCE_LAYOUT', { params: { name, missing: `${catalog}: ${names}` } });
  }
  const entries = new Map<string, E>();
  const senseless: string[] = [];
  for (const row of table.rows) {
    if (row.every((cell) => cellText(cell) === '')) continue;
    const entry = readRow((column) => cellText(row[columnOf(column)]));
    if (entry === undefined) senseless.push(row.slice(0, 3).map(cellText).join(' | '));
    // A sheet that is split in parts may repeat a row where one part ends and the next begins.
    else if (!entries.has(entry.key)) entries.set(entry.key, entry);
  }
  if (senseless.length > Math.max(TOLERATED_ROWS, entries.size * TOLERATED_SHARE)) {
    const example = (senseless[0] ?? '').slice(0, 80);
    throw new CuadraError('CATALOG_ROWS_INVALID', { params: { name, catalog, count: senseless.length, example } });
  }
  return [...entries.values()];
}

function columnFinder(columns: readonly string[]): (column: string) => number {
  const folded = columns.map(foldHeading);
  const found = new Map<string, number>();
  for (const [column, names] of Object.entries(COLUMN_NAMES)) {
    found.set(column, names.map((candidate) => folded.indexOf(candidate)).find((place) => place >= 0) ?? -1);
  }
  return (column) => found.get(column) ?? -1;
}

/** A cell as trimmed text; a date as `AAAA-MM-DD`. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

/** Keys that a sheet keeps as numbers lose their leading zeros. */
function padded(text: string, length: number): string {
  return /^\d+$/.test(text) ? text.padStart(length, '0') : text;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function said<N extends string>(name: N, value: string): { readonly [K in N]?: string } {
  return value === '' ? {} : ({ [name]: value } as { readonly [K in N]?: string });
}

/** «Sí», «No», «Opcional»; conversions that keep only 0 and 1 lose the difference between the last two. */
function taxOnKey(text: string): TaxOnKey {
  switch (fold(text)) {
    case 'si':
    case '1':
      return 'required';
    case 'opcional':
      return 'optional';
    case 'no':
      return 'none';
    default:
      return 'unstated';
  }
}

/** 0 no, 1 northern border, 2 southern border. */
function border(text: string): { readonly estimuloFrontera?: boolean } {
  return /^0?[012]$/.test(text) ? { estimuloFrontera: Number(text) > 0 } : {};
}

function validity(cell: RowReader): { readonly vigenteDesde?: CatalogDate; readonly vigenteHasta?: CatalogDate } {
  const [desde, hasta] = [catalogDate(cell('desde')), catalogDate(cell('hasta'))];
  return {
    ...(desde === undefined ? {} : { vigenteDesde: desde }),
    ...(hasta === undefined ? {} : { vigenteHasta: hasta }),
  };
}

/** `AAAA-MM-DD`, `DD-MM-AAAA`, `DD/MM/AAAA` or a spreadsheet's day number; undefined for anything else. */
export function catalogDate(text: string): CatalogDate | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?$/.exec(text);
  if (iso !== null) return realDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const mexican = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text);
  if (mexican !== null) return realDate(Number(mexican[3]), Number(mexican[2]), Number(mexican[1]));
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  // Day 1 is 1900-01-01, counted with a 29 February 1900 that never was.
  return Number.isNaN(serial)
    ? undefined
    : new Date(Date.UTC(1899, 11, 30 + Math.floor(serial))).toISOString().slice(0, 10);
}

function realDate(year: number, month: number, day: number): CatalogDate | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}
