/** Documents and catalogs for the tests of the rules: valid to begin with, so that each test changes one thing. */
import type { BigCatalogs, ClaveUnidadEntry, CodigoPostalEntry, ProdServEntry } from '#domain/catalogs/index.ts';
import type { Comprobante, Concepto, OpaqueComplemento, TimbreFiscalDigital } from '../model.ts';
import type { ValidationContext } from './types.ts';

const PRODUCTS: ReadonlyMap<string, ProdServEntry> = new Map(
  (
    [
      { key: '01010101', texto: 'No existe en el catálogo', iva: 'optional', ieps: 'optional' },
      { key: '52161557', texto: 'Mandos', iva: 'optional', ieps: 'optional', estimuloFrontera: true },
      { key: '84111506', texto: 'Servicios de facturación', iva: 'optional', ieps: 'optional' },
      { key: '50202201', texto: 'Cerveza', iva: 'required', ieps: 'required' },
      { key: '72101506', texto: 'Caduca', iva: 'optional', ieps: 'optional', vigenteHasta: '2020-12-31' },
      { key: '86121500', texto: 'Escuelas', iva: 'optional', ieps: 'optional', complemento: 'iedu' },
      { key: '15101505', texto: 'Diésel', iva: 'optional', ieps: 'optional', estimuloFrontera: false },
    ] as const
  ).map((entry) => [entry.key, entry]),
);

const UNITS: ReadonlyMap<string, ClaveUnidadEntry> = new Map(
  ['H87', 'E48', 'ACT'].map((key) => [key, { key, texto: key }]),
);

const PLACES: ReadonlyMap<string, CodigoPostalEntry> = new Map(
  [
    { key: '06300', texto: '', estado: 'CMX', estimuloFrontera: false },
    { key: '22000', texto: '', estado: 'BCN', estimuloFrontera: true },
    { key: '02000', texto: '', estado: 'CMX', vigenteHasta: '2026-03-02' },
    { key: '03000', texto: '', estado: 'CMX', vigenteHasta: '2026-03-01' },
  ].map((entry) => [entry.key, entry]),
);

/** The whole list: what is not in it does not exist. */
export const fullCatalogs: BigCatalogs = {
  source: { kind: 'sat-workbook', date: '2026-01-01', postalCodesAreSat: true },
  prodServ: (key) => PRODUCTS.get(key) ?? 'unknown',
  claveUnidad: (key) => UNITS.get(key) ?? 'unknown',
  codigoPostal: (key) => PLACES.get(key) ?? 'unknown',
};

/** No pack installed: what is not in it is not verified. */
export const partialCatalogs: BigCatalogs = {
  source: { kind: 'starter', postalCodesAreSat: false },
  prodServ: (key) => PRODUCTS.get(key) ?? (/^\d{8}$/.test(key) ? 'not-verified' : 'unknown'),
  claveUnidad: (key) => UNITS.get(key) ?? (/^\w{2,3}$/.test(key) ? 'not-verified' : 'unknown'),
  codigoPostal: (key) => PLACES.get(key) ?? 'not-verified',
};

/** Two hours after the documents here. */
export const context: ValidationContext = {
  at: new Date('2026-03-02T20:00:00Z'),
  zoneOfIssue: 'America/Mexico_City',
  catalogs: fullCatalogs,
  forStamping: true,
  certificate: {
    number: '30001000000500003416',
    rfc: 'EKU9003173C9',
    validFrom: new Date('2025-01-01T00:00:00Z'),
    validTo: new Date('2029-01-01T00:00:00Z'),
    isCsd: true,
  },
};

/** One line of 100.00 with IVA 16 % and ISR 10 % withheld. */
export const line: Concepto = {
  claveProdServ: '52161557',
  cantidad: '2',
  claveUnidad: 'H87',
  unidad: 'PIEZA',
  descripcion: 'Mando inalámbrico',
  valorUnitario: '50.00',
  importe: '100.00',
  objetoImp: '02',
  impuestos: {
    traslados: [{ base: '100.00', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: '16.00' }],
    retenciones: [{ base: '100.00', impuesto: '001', tipoFactor: 'Tasa', tasaOCuota: '0.100000', importe: '10.00' }],
  },
  informacionAduanera: [],
  cuentaPredial: [],
  parte: [],
};

/** Type I in pesos, unsealed, about which the validation has nothing to say. */
export const income: Comprobante = {
  version: '4.0',
  serie: 'A',
  folio: '1',
  fecha: '2026-03-02T12:00:00',
  sello: '',
  formaPago: '03',
  noCertificado: '',
  certificado: '',
  subTotal: '100.00',
  moneda: 'MXN',
  total: '106.00',
  tipoDeComprobante: 'I',
  exportacion: '01',
  metodoPago: 'PUE',
  lugarExpedicion: '06300',
  cfdiRelacionados: [],
  emisor: { rfc: 'EKU9003173C9', nombre: 'ESCUELA KEMPER URGATE', regimenFiscal: '601' },
  receptor: {
    rfc: 'URE180429TM6',
    nombre: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
    domicilioFiscalReceptor: '86991',
    regimenFiscalReceptor: '601',
    usoCFDI: 'G03',
  },
  conceptos: [line],
  impuestos: {
    totalImpuestosRetenidos: '10.00',
    totalImpuestosTrasladados: '16.00',
    retenciones: [{ impuesto: '001', importe: '10.00' }],
    traslados: [{ base: '100.00', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: '16.00' }],
  },
  complementos: [],
};

export const UUID = '6F35D3B5-3651-5370-BC2C-14CDBE384CD7';

/** A credit note against an invoice. */
export const credit: Comprobante = {
  ...income,
  tipoDeComprobante: 'E',
  cfdiRelacionados: [{ tipoRelacion: '01', uuids: [UUID] }],
  receptor: { ...income.receptor, usoCFDI: 'G02' },
};

/** Goods on the way: type T, nothing to pay. */
export const transfer: Comprobante = change(
  change(income, {
    tipoDeComprobante: 'T',
    moneda: 'XXX',
    subTotal: '0',
    total: '0',
    formaPago: undefined,
    metodoPago: undefined,
    impuestos: undefined,
    'receptor.usoCFDI': 'S01',
  }),
  { 'conceptos[0].impuestos': undefined, 'conceptos[0].objetoImp': '01' },
);

/** What was sold to the general public in February. */
export const publicSale: Comprobante = change(income, {
  informacionGlobal: { periodicidad: '04', meses: '02', anio: '2026' },
  receptor: {
    rfc: 'XAXX010101000',
    nombre: 'PUBLICO EN GENERAL',
    domicilioFiscalReceptor: '06300',
    regimenFiscalReceptor: '616',
    usoCFDI: 'S01',
  },
});

/** A sale in dollars to somebody abroad. */
export const foreign: Comprobante = change(income, {
  moneda: 'USD',
  tipoCambio: '18.7694',
  receptor: {
    rfc: 'XEXX010101000',
    nombre: 'ACME INC',
    domicilioFiscalReceptor: '06300',
    residenciaFiscal: 'USA',
    regimenFiscalReceptor: '616',
    usoCFDI: 'S01',
  },
});

export function complement(namespace: string, name: string): OpaqueComplemento {
  return {
    kind: 'opaque',
    element: {
      kind: 'element',
      name,
      namespace,
      local: name.slice(name.indexOf(':') + 1),
      attributes: [],
      children: [],
    },
  };
}

export const comercioExterior = complement('http://www.sat.gob.mx/ComercioExterior20', 'cce20:ComercioExterior');

export const timbre: TimbreFiscalDigital = {
  kind: 'tfd',
  version: '1.1',
  uuid: UUID,
  fechaTimbrado: '2026-03-02T12:05:00',
  rfcProvCertif: 'CVD110412TF6',
  selloCFD: 'AAAA',
  noCertificadoSAT: '30001000000500003456',
  selloSAT: 'BBBB',
};

/** A definitive export with its complement. */
export const exported: Comprobante = change(foreign, {
  exportacion: '02',
  'receptor.numRegIdTrib': '123456789',
  complementos: [[comercioExterior]],
});

/**
 * A copy of the document with the values at these paths replaced; undefined removes. Paths are those of
 * findings: `conceptos[0].impuestos.traslados[0].base`.
 */
export function change(c: Comprobante, values: Readonly<Record<string, unknown>>): Comprobante {
  const copy = structuredClone(c);
  for (const [path, value] of Object.entries(values)) {
    const keys = pathKeys(path);
    const last = keys.pop();
    const parent = follow(copy, keys);
    if (last === undefined || parent === undefined) throw new Error(`no such path: ${path}`);
    if (value === undefined) Reflect.deleteProperty(parent, last);
    // Through text, so that a node given twice becomes two nodes.
    else Reflect.set(parent, last, JSON.parse(JSON.stringify(value)));
  }
  return copy;
}

/** `a[0].b` → a, 0, b. */
export function pathKeys(path: string): string[] {
  return path.split(/[.[\]]+/).filter((key) => key !== '');
}

/** The object at a path, or undefined. */
export function follow(root: object, keys: readonly string[]): object | undefined {
  let at: unknown = root;
  for (const key of keys) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, key);
  }
  return typeof at === 'object' && at !== null ? at : undefined;
}
