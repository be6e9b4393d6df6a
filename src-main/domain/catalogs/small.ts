/**
 * SAT's CFDI 4.0 catalogs that live in the repository, whole, with their dates and flags.
 * Each table is read on first use and kept; a lookup is one map access.
 * State: phpcfdi/resources-sat-catalogs of 2026-08-06; a test compares every entry where SAT's files are at hand.
 */
import { estado } from './data/estado.ts';
import { formaPago } from './data/forma-pago.ts';
import { localidad } from './data/localidad.ts';
import { moneda, monedaSinVariacion } from './data/moneda.ts';
import { municipio } from './data/municipio.ts';
import { pais, unionEuropea } from './data/pais.ts';
import { patenteAduanal } from './data/patente-aduanal.ts';
import { regimenFiscal, tipoDeComprobante, usoCfdi } from './data/persons.ts';
import * as simple from './data/simple.ts';
import { impuesto, tipoFactor } from './data/taxes.ts';
import { parseDatedKeys, parseLines, parsePacked } from './parse.ts';
import type {
  CatalogDate,
  CatalogEntry,
  EstadoEntry,
  FormaPagoEntry,
  ImpuestoEntry,
  MonedaEntry,
  PaisEntry,
  PlaceEntry,
  RegimenFiscalEntry,
  TipoDeComprobanteEntry,
  UsoCfdiEntry,
} from './types.ts';

/** The entry type of every catalog that {@link lookup} knows. c_TasaOCuota has no key: see `tasa.ts`. */
export interface SmallCatalogs {
  readonly c_Aduana: CatalogEntry;
  readonly c_Estado: EstadoEntry;
  readonly c_Exportacion: CatalogEntry;
  readonly c_FormaPago: FormaPagoEntry;
  readonly c_Impuesto: ImpuestoEntry;
  /** Key `<estado>:<clave>`, as in {@link placeKey}. */
  readonly c_Localidad: PlaceEntry;
  readonly c_Meses: CatalogEntry;
  readonly c_MetodoPago: CatalogEntry;
  readonly c_Moneda: MonedaEntry;
  /** Key `<estado>:<clave>`, as in {@link placeKey}. */
  readonly c_Municipio: PlaceEntry;
  readonly c_ObjetoImp: CatalogEntry;
  readonly c_Pais: PaisEntry;
  /** SAT publishes no names: `texto` repeats the key. */
  readonly c_PatenteAduanal: CatalogEntry;
  readonly c_Periodicidad: CatalogEntry;
  readonly c_RegimenFiscal: RegimenFiscalEntry;
  readonly c_TipoDeComprobante: TipoDeComprobanteEntry;
  readonly c_TipoFactor: CatalogEntry;
  readonly c_TipoRelacion: CatalogEntry;
  readonly c_UsoCFDI: UsoCfdiEntry;
}
export type SmallCatalogName = keyof SmallCatalogs;

const RFC_PERSONA = '[A-Z&Ñ]{3,4}[0-9]{2}(0[1-9]|1[012])(0[1-9]|[12][0-9]|3[01])[A-Z0-9]{2}[0-9A]';

const TLCAN: Readonly<Record<string, Partial<PaisEntry>>> = {
  CAN: { patronCodigoPostal: '[A-Z][0-9][A-Z] [0-9][A-Z][0-9]', patronIdentidadTributaria: '[0-9]{9}' },
  USA: { patronCodigoPostal: '[0-9]{5}(-[0-9]{4})?', patronIdentidadTributaria: '[0-9]{9}' },
  MEX: {
    patronCodigoPostal: '[0-9]{5}',
    patronIdentidadTributaria: RFC_PERSONA,
    validacionIdentidadTributaria: 'Lista del SAT',
  },
};

function readMonedas(): MonedaEntry[] {
  const sinVariacion = new Set(monedaSinVariacion);
  return ([2, 0, 3, 4] as const).flatMap((decimales) =>
    parseLines(moneda[decimales]).map((entry) =>
      Object.assign(entry, { decimales, porcentajeVariacion: sinVariacion.has(entry.key) ? 0 : 5 }),
    ),
  );
}

function readPaises(): PaisEntry[] {
  const union = new Set(unionEuropea.split(' '));
  return parseLines(pais, null).map((entry) => {
    const tlcan = TLCAN[entry.key];
    if (tlcan !== undefined) return Object.assign(entry, tlcan, { agrupaciones: 'TLCAN' });
    return union.has(entry.key) ? Object.assign(entry, { agrupaciones: 'Unión Europea' }) : entry;
  });
}

function readPlaces(byEstado: Readonly<Record<string, string>>): PlaceEntry[] {
  return Object.entries(byEstado).flatMap(([name, table]) =>
    parsePacked(table).map((entry) =>
      Object.assign(entry, { key: placeKey(name, entry.key), estado: name, clave: entry.key }),
    ),
  );
}

const READERS: { readonly [N in SmallCatalogName]: () => readonly SmallCatalogs[N][] } = {
  c_Aduana: () => parseLines(simple.aduana),
  c_Estado: () =>
    Object.entries(estado).flatMap(([country, table]) =>
      parseLines(table).map((e) => Object.assign(e, { pais: country })),
    ),
  c_Exportacion: () => parseLines(simple.exportacion),
  c_FormaPago: () => formaPago,
  c_Impuesto: () => impuesto,
  c_Localidad: () => readPlaces(localidad),
  c_Meses: () => parseLines(simple.meses),
  c_MetodoPago: () => parseLines(simple.metodoPago),
  c_Moneda: readMonedas,
  c_Municipio: () => readPlaces(municipio),
  c_ObjetoImp: () => parseLines(simple.objetoImp),
  c_Pais: readPaises,
  c_PatenteAduanal: () => parseDatedKeys(patenteAduanal),
  c_Periodicidad: () => parseLines(simple.periodicidad),
  c_RegimenFiscal: () => regimenFiscal,
  c_TipoDeComprobante: () => tipoDeComprobante,
  c_TipoFactor: () => tipoFactor,
  c_TipoRelacion: () => parseLines(simple.tipoRelacion),
  c_UsoCFDI: () => usoCfdi,
};

/** Names of the catalogs in the repository. */
export const SMALL_CATALOGS = Object.keys(READERS) as readonly SmallCatalogName[];

const read = new Map<SmallCatalogName, ReadonlyMap<string, CatalogEntry>>();

function tableOf(name: SmallCatalogName): ReadonlyMap<string, CatalogEntry> {
  let table = read.get(name);
  if (table === undefined) {
    table = new Map(READERS[name]().map((entry) => [entry.key, entry]));
    read.set(name, table);
  }
  return table;
}

/** Key of a municipio or localidad of a state. */
export function placeKey(estadoKey: string, clave: string): string {
  return `${estadoKey}:${clave}`;
}

/** The entry with this key, or undefined. Keys are exact: case and leading zeros matter. */
export function lookup<N extends SmallCatalogName>(catalog: N, key: string): SmallCatalogs[N] | undefined {
  return tableOf(catalog).get(key) as SmallCatalogs[N] | undefined;
}

/** Every entry of a catalog, in SAT's order, for pickers. */
export function list<N extends SmallCatalogName>(catalog: N): readonly SmallCatalogs[N][] {
  return [...tableOf(catalog).values()] as SmallCatalogs[N][];
}

/**
 * Whether a key may be used on a local date.
 * @param date `AAAA-MM-DD`, or a whole `Fecha` (`AAAA-MM-DDThh:mm:ss`): its day counts
 */
export function isValidAt(
  entry: { readonly vigenteDesde?: CatalogDate; readonly vigenteHasta?: CatalogDate },
  date: string,
): boolean {
  const day = date.slice(0, 10);
  return (
    (entry.vigenteDesde === undefined || entry.vigenteDesde <= day) &&
    (entry.vigenteHasta === undefined || day <= entry.vigenteHasta)
  );
}
