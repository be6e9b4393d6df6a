/**
 * Random documents of the standard, for property tests: every optional node and attribute comes and
 * goes, texts hold what people and programs put there (entities, odd white space, accents, emoji),
 * and every value satisfies SAT's schema.
 */
import * as fc from 'fast-check';
import type {
  CfdiRelacionados,
  CfdiVersion,
  Comprobante,
  Complemento,
  Concepto,
  ConceptoImpuestos,
  Emisor,
  Impuestos,
  ImpuestosLocales,
  LeyendasFiscales,
  Parte,
  Receptor,
  TimbreFiscalDigital,
} from '#domain/cfdi/model.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { anyElement } from './xml-arbitrary.ts';

export interface ComprobanteOptions {
  readonly version?: CfdiVersion;
  /**
   * Also put free XML into ComplementoConcepto, Complemento and Addenda, and sometimes a timbre that
   * belongs to nothing. SAT's schema refuses XML it has no schema for: leave it out to validate.
   */
  readonly freeXml?: boolean;
}

type Model<T> = { [K in keyof T]-?: fc.Arbitrary<Exclude<T[K], undefined>> };

/** A record where the keys of `required` are always there and the others sometimes. */
function record<T extends object>(model: Model<T>, required: readonly (keyof T)[]): fc.Arbitrary<T> {
  return fc.record(model, { requiredKeys: [...required] });
}

/** Properties that 3.3 does not have, and those that hold free XML. */
const ONLY_40 = ['exportacion', 'informacionGlobal', 'objetoImp', 'aCuentaTerceros', 'facAtrAdquirente'];
const FREE = ['complementoConcepto', 'addenda'];

/** `value` without the named properties. */
function without<T extends object>(value: T, names: readonly string[]): T {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))) as T;
}

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z0-9 ]{1,8}$/) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '&',
      '<',
      '>',
      '"',
      "'",
      '&amp;',
      ']]>',
      '<!--',
      'Ñ',
      'ñandú',
      'ÁÉÍÓÚ',
      'ü',
      '€',
      '😀',
      '👩‍👩‍👧',
      '漢',
      '\u0301',
      ' ',
      '  ',
      '\t',
      '\n',
      '\r',
      '\r\n',
      '\u00a0',
      '\u2003',
      '\u0085',
      '\u2028',
      '\ufeff',
      '\u200b',
      '%',
      '\\',
      '#',
    ),
  },
);

/** Free text: 1 to `max` characters once collapsed as XML Schema does, no `|`; its white space is anything. */
export function text(max: number): fc.Arbitrary<string> {
  return fc
    .array(piece, { minLength: 1, maxLength: 6 })
    .map((pieces) => pieces.join(''))
    .filter((value) => {
      const collapsed = value.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
      return collapsed.length >= 1 && Array.from(collapsed).length <= max;
    });
}

/** White space around a value, which the schema collapses and the cadena drops. */
function padded(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const pad = fc.oneof(
    { weight: 12, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom(' ', '\n', '\t ') },
  );
  return fc.tuple(pad, value, pad).map((parts) => parts.join(''));
}

/** A non-negative decimal with up to six decimals. */
const importe = padded(
  fc
    .tuple(fc.bigInt(0n, 10n ** 11n), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 999_999 }))
    .map(([units, decimals, fraction]) =>
      decimals === 0 ? String(units) : `${units}.${String(fraction).padStart(6, '0').slice(0, decimals)}`,
    ),
);
const positive = importe.map((value) => (/[1-9]/.test(value) ? value : '1'));
const tasa = fc.integer({ min: 0, max: 999_999 }).map((value) => `0.${String(value).padStart(6, '0')}`);
const uuid = fc.uuid().map((value) => value.toUpperCase());
const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const fecha = fc
  .date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2029-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19));
const base64 = fc.uint8Array({ minLength: 6, maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64'));
const rfc = fc.constantFrom('EKU9003173C9', 'XAXX010101000', 'XEXX010101000', 'Ñ&A010101AAA', 'CACX7605101P8');
const pedimento = fc.tuple(digits(2), digits(2), digits(4), digits(7)).map((parts) => parts.join('  '));
const one = (...values: string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
const regimen = one('601', '603', '605', '612', '616', '626');
const producto = one('01010101', '84111506', '43231500', '10101500', '50202306');
const impuesto = one('001', '002', '003');
const tipoFactor = one('Tasa', 'Cuota', 'Exento');

const aduana = fc.array(record({ numeroPedimento: pedimento }, ['numeroPedimento']), { maxLength: 2 });

const parte = record<Parte>(
  {
    claveProdServ: producto,
    noIdentificacion: text(100),
    cantidad: positive,
    unidad: text(20),
    descripcion: text(1000),
    valorUnitario: importe,
    importe,
    informacionAduanera: aduana,
  },
  ['claveProdServ', 'cantidad', 'descripcion', 'informacionAduanera'],
);

const traslado = record({ base: positive, impuesto, tipoFactor, tasaOCuota: tasa, importe }, [
  'base',
  'impuesto',
  'tipoFactor',
]);
const conceptoImpuestos: fc.Arbitrary<ConceptoImpuestos> = fc.record({
  traslados: fc.array(traslado, { maxLength: 3 }),
  retenciones: fc.array(fc.record({ base: positive, impuesto, tipoFactor, tasaOCuota: tasa, importe }), {
    maxLength: 3,
  }),
});

function concepto(version: CfdiVersion, free: boolean): fc.Arbitrary<Concepto> {
  const is40 = version === '4.0';
  const elements: fc.Arbitrary<readonly XmlElement[]> = fc.array(anyElement, { maxLength: 2 });
  const full = record<Concepto>(
    {
      claveProdServ: producto,
      noIdentificacion: text(100),
      cantidad: positive,
      claveUnidad: one('E48', 'H87', 'ACT', 'KGM'),
      unidad: text(20),
      descripcion: text(1000),
      valorUnitario: importe,
      importe,
      descuento: importe,
      objetoImp: one('01', '02', '03', '04', '05', '06', '07', '08'),
      impuestos: conceptoImpuestos,
      aCuentaTerceros: fc.record({
        rfcACuentaTerceros: rfc,
        nombreACuentaTerceros: text(300),
        regimenFiscalACuentaTerceros: regimen,
        domicilioFiscalACuentaTerceros: digits(5),
      }),
      informacionAduanera: aduana,
      cuentaPredial: fc.array(fc.record({ numero: fc.stringMatching(/^[0-9]{1,20}$/) }), { maxLength: is40 ? 2 : 1 }),
      complementoConcepto: elements,
      parte: fc.array(parte, { maxLength: 2 }),
    },
    [
      ...(['claveProdServ', 'cantidad', 'claveUnidad', 'descripcion', 'valorUnitario', 'importe'] as const),
      ...(['informacionAduanera', 'cuentaPredial', 'parte'] as const),
      ...(is40 ? (['objetoImp'] as const) : []),
    ],
  );
  return full.map((value) => without(value, [...(is40 ? [] : ONLY_40), ...(free ? [] : FREE)]));
}

function impuestos(version: CfdiVersion): fc.Arbitrary<Impuestos> {
  const is40 = version === '4.0';
  return record<Impuestos>(
    {
      totalImpuestosRetenidos: importe,
      totalImpuestosTrasladados: importe,
      retenciones: fc.array(fc.record({ impuesto, importe }), { maxLength: 3 }),
      traslados: fc.array(
        is40
          ? record({ base: importe, impuesto, tipoFactor, tasaOCuota: tasa, importe }, [
              'base',
              'impuesto',
              'tipoFactor',
            ])
          : fc.record({ impuesto, tipoFactor, tasaOCuota: tasa, importe }),
        { maxLength: 3 },
      ),
    },
    ['retenciones', 'traslados'],
  );
}

const centavos = fc.integer({ min: -99_999, max: 99_999 }).map((value) => (value / 100).toFixed(2));
const locales: fc.Arbitrary<ImpuestosLocales> = fc.record({
  kind: fc.constant('implocal' as const),
  version: fc.constant('1.0'),
  totaldeRetenciones: centavos,
  totaldeTraslados: centavos,
  items: fc.array(
    fc.oneof(
      fc.record({
        tipo: fc.constant('retencion' as const),
        impLocRetenido: text(60),
        tasadeRetencion: centavos,
        importe: centavos,
      }),
      fc.record({
        tipo: fc.constant('traslado' as const),
        impLocTrasladado: text(60),
        tasadeTraslado: centavos,
        importe: centavos,
      }),
    ),
    { maxLength: 4 },
  ),
});
const leyendas: fc.Arbitrary<LeyendasFiscales> = fc.record({
  kind: fc.constant('leyendasFisc' as const),
  version: fc.constant('1.0'),
  leyendas: fc.array(
    record({ disposicionFiscal: text(40), norma: text(40), textoLeyenda: text(200) }, ['textoLeyenda']),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
});
/** A timbre of the right form that belongs to no document. */
export const timbre: fc.Arbitrary<TimbreFiscalDigital> = record(
  {
    kind: fc.constant('tfd' as const),
    version: fc.constant('1.1'),
    uuid,
    fechaTimbrado: fecha,
    rfcProvCertif: fc.constantFrom('SAT970701NN3', 'CVD110412TF6'),
    leyenda: fc
      .stringMatching(/^[A-Za-z0-9&"'<> ñÁ]{12,40}$/)
      .filter((value) => value.trim().replace(/ +/g, ' ').length >= 12),
    selloCFD: base64,
    noCertificadoSAT: digits(20),
    selloSAT: base64,
  },
  ['kind', 'version', 'uuid', 'fechaTimbrado', 'rfcProvCertif', 'selloCFD', 'noCertificadoSAT', 'selloSAT'],
);

function complementos(version: CfdiVersion, free: boolean): fc.Arbitrary<readonly (readonly Complemento[])[]> {
  const opaque = anyElement.map((element): Complemento => ({ kind: 'opaque', element }));
  const entry: fc.Arbitrary<Complemento> = free
    ? fc.oneof(locales, leyendas, timbre, opaque)
    : fc.oneof(locales, leyendas, timbre);
  return fc.array(fc.array(entry, { maxLength: 3 }), { maxLength: version === '4.0' ? 1 : 2 });
}

function emisor(version: CfdiVersion): fc.Arbitrary<Emisor> {
  const full = record<Emisor>(
    { rfc, nombre: text(250), regimenFiscal: regimen, facAtrAdquirente: digits(10) },
    version === '4.0' ? ['rfc', 'nombre', 'regimenFiscal'] : ['rfc', 'regimenFiscal'],
  );
  return version === '4.0' ? full : full.map((value) => without(value, ONLY_40));
}

function receptor(version: CfdiVersion): fc.Arbitrary<Receptor> {
  const shared = { rfc, nombre: text(250), residenciaFiscal: one('USA', 'MEX', 'ESP'), numRegIdTrib: text(40) };
  const usoCFDI = one('G01', 'G03', 'S01', 'CP01', 'I04');
  if (version === '3.3') {
    return record<Omit<Receptor, 'domicilioFiscalReceptor' | 'regimenFiscalReceptor'>>(
      { ...shared, usoCFDI: one('G01', 'G03', 'P01') },
      ['rfc', 'usoCFDI'],
    );
  }
  return record<Receptor>({ ...shared, domicilioFiscalReceptor: digits(5), regimenFiscalReceptor: regimen, usoCFDI }, [
    'rfc',
    'nombre',
    'domicilioFiscalReceptor',
    'regimenFiscalReceptor',
    'usoCFDI',
  ]);
}

const relacionados: fc.Arbitrary<CfdiRelacionados> = fc.record({
  tipoRelacion: one('01', '02', '03', '04', '05', '06', '07'),
  uuids: fc.array(uuid, { minLength: 1, maxLength: 3 }),
});

/** Whole documents, unsealed or with the look of a seal; every one can be written, read and sealed. */
export function comprobante(options: ComprobanteOptions = {}): fc.Arbitrary<Comprobante> {
  const { version, freeXml = false } = options;
  if (version === undefined) {
    return fc.oneof(comprobante({ version: '4.0', freeXml }), comprobante({ version: '3.3', freeXml }));
  }
  const is40 = version === '4.0';
  const addenda = fc.array(anyElement, { maxLength: 2 });
  const full = record<Omit<Comprobante, 'rootAttributes'>>(
    {
      version: fc.constant(version),
      serie: text(25),
      folio: text(40),
      fecha,
      sello: base64,
      formaPago: one('01', '03', '04', '28', '99'),
      noCertificado: digits(20),
      certificado: base64,
      condicionesDePago: text(1000),
      subTotal: importe,
      descuento: importe,
      moneda: one('MXN', 'USD', 'EUR', 'XXX'),
      tipoCambio: positive,
      total: importe,
      tipoDeComprobante: fc.constantFrom('I' as const, 'E' as const, 'T' as const, 'N' as const, 'P' as const),
      exportacion: one('01', '02', '03', '04'),
      metodoPago: one('PUE', 'PPD'),
      lugarExpedicion: digits(5),
      confirmacion: fc.stringMatching(/^[0-9a-zA-Z]{5}$/),
      informacionGlobal: fc.record({
        periodicidad: one('01', '04', '05'),
        meses: one('01', '12', '18'),
        anio: one('2024', '2026'),
      }),
      cfdiRelacionados: fc.array(relacionados, { maxLength: is40 ? 3 : 1 }),
      emisor: emisor(version),
      receptor: receptor(version),
      conceptos: fc.array(concepto(version, freeXml), { minLength: 1, maxLength: 4 }),
      impuestos: impuestos(version),
      complementos: complementos(version, freeXml),
      addenda,
    },
    [
      ...(['version', 'fecha', 'sello', 'noCertificado', 'certificado', 'subTotal', 'moneda', 'total'] as const),
      ...(['tipoDeComprobante', 'lugarExpedicion', 'cfdiRelacionados', 'emisor', 'receptor'] as const),
      ...(['conceptos', 'complementos'] as const),
      ...(is40 ? (['exportacion'] as const) : []),
    ],
  );
  return full.map((value) => without(value, [...(is40 ? [] : ONLY_40), ...(freeXml ? [] : FREE)]));
}
