import { change, complement, credit, income, publicSale, timbre, UUID } from '../documents.testing.ts';
import { testRules, type Broken } from '../rules.testing.ts';
import * as module from './rules.ts';
import type { MessageKey } from '#i18n/index.ts';
import type { Comprobante } from '../../model.ts';

/** One broken document per value: the path, the value that it gets, and the words that it must earn. */
function wrong(
  base: Comprobante,
  table: readonly (readonly [path: string, value: unknown, message: MessageKey])[],
): Broken[] {
  return table.map(([path, value, message]) => ({
    judged: change(base, { [path]: value }),
    field: path,
    message,
  }));
}

const EMPTY = 'validation.301.vacio';
const MISSING = 'validation.301.falta';
const LONG = 'validation.301.largo';
const PIPE = 'validation.301.pleca';
const CONTROL = 'validation.301.caracter';
const AMOUNT = 'validation.301.importe';
const POSITIVE = 'validation.301.positivo';
const SIX = 'validation.301.decimal6';
const TWO = 'validation.301.decimal2';
const CHILDLESS = 'validation.301.sinHijos';
const TWICE = 'validation.301.repetido';

const sealed = change(income, {
  sello: 'QUJD',
  noCertificado: '30001000000500003416',
  certificado: 'QUJDRA==',
});

const C = 'conceptos[0]';
const A = `${C}.aCuentaTerceros`;
const P = `${C}.parte[0]`;
const L = 'complementos[0][0]';

const full = change(income, {
  [`${C}.noIdentificacion`]: 'A-1',
  [`${C}.descuento`]: '0.00',
  [`${C}.cuentaPredial`]: [{ numero: '51888' }],
  [A]: {
    rfcACuentaTerceros: 'JES900109Q90',
    nombreACuentaTerceros: 'JIMENEZ ESTRADA SALAS',
    regimenFiscalACuentaTerceros: '601',
    domicilioFiscalACuentaTerceros: '06300',
  },
  [`${C}.parte`]: [
    {
      claveProdServ: '52161557',
      noIdentificacion: 'B-1',
      cantidad: '1',
      unidad: 'PZA',
      descripcion: 'Batería',
      valorUnitario: '5.00',
      importe: '5.00',
      informacionAduanera: [],
    },
  ],
});

const local = change(income, {
  complementos: [
    [
      {
        kind: 'implocal',
        version: '1.0',
        totaldeRetenciones: '0.00',
        totaldeTraslados: '-3.00',
        items: [
          { tipo: 'traslado', impLocTrasladado: 'ISH', tasadeTraslado: '3.00', importe: '3.00' },
          { tipo: 'retencion', impLocRetenido: '5 al millar', tasadeRetencion: '0.5', importe: '1' },
        ],
      },
    ],
  ],
});

const leyendas = change(income, {
  complementos: [
    [
      {
        kind: 'leyendasFisc',
        version: '1.0',
        leyendas: [{ disposicionFiscal: 'ISR', norma: '29', textoLeyenda: 'Con leyenda | y barra' }],
      },
    ],
  ],
});

const stamped = change(income, { complementos: [[timbre]] });

testRules(module, {
  schemaComprobante: {
    keeps: [
      income,
      sealed,
      change(income, { serie: 'S'.repeat(25), folio: 'é'.repeat(40), condicionesDePago: '😀'.repeat(1000) }),
      // White space that the schema collapses.
      change(income, { condicionesDePago: `  ${'a'.repeat(500)}   ${'b'.repeat(499)} ` }),
    ],
    breaks: [
      ...wrong(income, [
        ['serie', '', EMPTY],
        ['serie', '   ', EMPTY],
        ['serie', 'S'.repeat(26), LONG],
        ['serie', 'A|B', PIPE],
        ['folio', '1'.repeat(41), LONG],
        ['folio', 'A\u0007', CONTROL],
        ['condicionesDePago', '\uD83D sin pareja', CONTROL],
        ['condicionesDePago', '😀'.repeat(1001), LONG],
        ['subTotal', '1,000.00', AMOUNT],
        ['subTotal', '', AMOUNT],
        ['subTotal', '-1', AMOUNT],
        ['subTotal', '100x00', AMOUNT],
        ['subTotal', ' 100.00', AMOUNT],
        ['descuento', '1.0000000', AMOUNT],
        ['total', '1'.repeat(19), AMOUNT],
        ['exportacion', undefined, MISSING],
        ['confirmacion', 'A12', 'validation.301.confirmacion'],
      ]),
      ...wrong(sealed, [
        ['noCertificado', '3000100000050000341', 'validation.301.noCertificado'],
        ['sello', 'no es base64', 'validation.301.base64'],
        ['sello', '', EMPTY],
        ['certificado', 'QUJ', 'validation.301.base64'],
      ]),
    ],
  },
  schemaInformacionGlobal: {
    keeps: [publicSale, income],
    breaks: wrong(publicSale, [
      ['informacionGlobal.anio', '2018', 'validation.301.anio'],
      ['informacionGlobal.anio', '26', 'validation.301.anio'],
      ['informacionGlobal.anio', '32768', 'validation.301.anio'],
    ]),
  },
  schemaRelacionados: {
    keeps: [credit, change(credit, { 'cfdiRelacionados[0].uuids[0]': UUID.toLowerCase() })],
    breaks: [
      ...wrong(credit, [
        ['cfdiRelacionados[0].uuids', [], CHILDLESS],
        ['cfdiRelacionados[0].uuids[0]', UUID.replaceAll('-', ''), 'validation.301.uuid'],
        ['cfdiRelacionados[0].uuids[0]', ` ${UUID}`, 'validation.301.uuid'],
      ]),
    ],
  },
  schemaEmisor: {
    keeps: [income, change(income, { 'emisor.nombre': 'N'.repeat(300) })],
    breaks: wrong(income, [
      ['emisor.rfc', 'EKU9003173C', 'validation.301.rfc'],
      ['emisor.rfc', ' EKU9003173C9', 'validation.301.rfc'],
      ['emisor.nombre', undefined, MISSING],
      ['emisor.nombre', '', EMPTY],
      ['emisor.nombre', 'N'.repeat(301), LONG],
      ['emisor.nombre', 'A|B', PIPE],
    ]),
  },
  schemaReceptor: {
    keeps: [income, change(income, { 'receptor.numRegIdTrib': 'X'.repeat(40) })],
    breaks: wrong(income, [
      ['receptor.rfc', 'ure180429tm6', 'validation.301.rfc'],
      ['receptor.rfc', 'URE181329TM6', 'validation.301.rfc'],
      ['receptor.nombre', undefined, MISSING],
      ['receptor.nombre', '\n', EMPTY],
      ['receptor.domicilioFiscalReceptor', undefined, MISSING],
      ['receptor.domicilioFiscalReceptor', '8699', 'validation.301.codigoPostal'],
      ['receptor.numRegIdTrib', 'X'.repeat(41), LONG],
      ['receptor.regimenFiscalReceptor', undefined, MISSING],
    ]),
  },
  schemaConceptos: {
    keeps: [income, full, change(full, { [`${C}.complementoConcepto`]: [complement('urn:x', 'x:x').element] })],
    breaks: wrong(full, [
      ['conceptos', [], CHILDLESS],
      [`${C}.noIdentificacion`, 'A'.repeat(101), LONG],
      [`${C}.cantidad`, '0', POSITIVE],
      [`${C}.cantidad`, '0.000000', POSITIVE],
      [`${C}.cantidad`, '1.0000001', POSITIVE],
      [`${C}.cantidad`, '+1', POSITIVE],
      [`${C}.cantidad`, '1.', POSITIVE],
      [`${C}.unidad`, 'U'.repeat(21), LONG],
      [`${C}.descripcion`, '', EMPTY],
      [`${C}.descripcion`, 'D'.repeat(1001), LONG],
      [`${C}.descripcion`, 'Caja | grande', PIPE],
      [`${C}.valorUnitario`, '50,00', AMOUNT],
      [`${C}.importe`, '1e2', AMOUNT],
      [`${C}.descuento`, '0.0000001', AMOUNT],
      [`${C}.objetoImp`, undefined, MISSING],
      [`${C}.cuentaPredial[0].numero`, '51-888', 'validation.301.predial'],
      [`${C}.complementoConcepto`, [], CHILDLESS],
    ]),
  },
  schemaConceptoImpuestos: {
    keeps: [income, change(income, { [`${C}.impuestos`]: undefined })],
    breaks: wrong(income, [
      [`${C}.impuestos.traslados[0].base`, '100.0000000', SIX],
      [`${C}.impuestos.traslados[0].tasaOCuota`, '-0.16', SIX],
      [`${C}.impuestos.traslados[0].importe`, '16.0000001', AMOUNT],
      [`${C}.impuestos.retenciones[0].base`, 'cien', SIX],
      [`${C}.impuestos.retenciones[0].tasaOCuota`, undefined, MISSING],
      [`${C}.impuestos.retenciones[0].importe`, undefined, MISSING],
    ]),
  },
  schemaACuentaTerceros: {
    keeps: [full, income],
    breaks: wrong(full, [
      [`${A}.rfcACuentaTerceros`, 'JES900109Q9', 'validation.301.rfc'],
      [`${A}.nombreACuentaTerceros`, 'A|B', PIPE],
      [`${A}.domicilioFiscalACuentaTerceros`, '0630', 'validation.301.codigoPostal'],
    ]),
  },
  schemaParte: {
    keeps: [full, income],
    breaks: wrong(full, [
      [`${P}.noIdentificacion`, '', EMPTY],
      [`${P}.cantidad`, '0', POSITIVE],
      [`${P}.unidad`, 'U'.repeat(21), LONG],
      [`${P}.descripcion`, ' ', EMPTY],
      [`${P}.valorUnitario`, '5,0', AMOUNT],
      [`${P}.importe`, '-5', AMOUNT],
    ]),
  },
  schemaImpuestos: {
    keeps: [income],
    breaks: wrong(income, [
      ['impuestos.totalImpuestosRetenidos', '10.0000001', AMOUNT],
      ['impuestos.totalImpuestosTrasladados', '', AMOUNT],
      ['impuestos.retenciones[0].importe', 'diez', AMOUNT],
      ['impuestos.traslados[0].base', undefined, MISSING],
      ['impuestos.traslados[0].tasaOCuota', '16%', SIX],
      ['impuestos.traslados[0].importe', '.16', AMOUNT],
    ]),
  },
  schemaComplementoAndAddenda: {
    keeps: [stamped, change(income, { addenda: [complement('', 'x').element] })],
    breaks: wrong(income, [
      ['complementos', [[timbre], [complement('urn:x', 'x:x')]], TWICE],
      ['addenda', [], CHILDLESS],
    ]),
  },
  schemaImpuestosLocales: {
    keeps: [local, income],
    breaks: wrong(local, [
      [`${L}.version`, '1.1', 'validation.301.version'],
      [`${L}.totaldeRetenciones`, '0.001', TWO],
      [`${L}.totaldeTraslados`, '', TWO],
      [`${L}.items[0].impLocTrasladado`, '', EMPTY],
      [`${L}.items[0].tasadeTraslado`, '3%', TWO],
      [`${L}.items[0].importe`, '3.001', TWO],
      [`${L}.items[1].impLocRetenido`, ' ', EMPTY],
      [`${L}.items[1].tasadeRetencion`, '0.555', TWO],
      [`${L}.items[1].importe`, 'x', TWO],
    ]),
  },
  schemaLeyendasFiscales: {
    keeps: [leyendas, income],
    breaks: wrong(leyendas, [
      [`${L}.version`, '2.0', 'validation.301.version'],
      [`${L}.leyendas`, [], CHILDLESS],
      [`${L}.leyendas[0].disposicionFiscal`, '', EMPTY],
      [`${L}.leyendas[0].norma`, '', EMPTY],
      [`${L}.leyendas[0].textoLeyenda`, '\u0000', CONTROL],
    ]),
  },
  schemaTimbre: {
    keeps: [stamped, change(stamped, { [`${L}.leyenda`]: 'Leyenda del SAT ñ é' }), income],
    breaks: [
      ...wrong(stamped, [
        [`${L}.version`, '1.0', 'validation.301.version'],
        [`${L}.uuid`, 'ABC', 'validation.301.uuid'],
        [`${L}.fechaTimbrado`, '2026-03-02T24:00:00', 'validation.301.fecha'],
        // The provider is a persona moral.
        [`${L}.rfcProvCertif`, 'CACX7605101P8', 'validation.301.rfc'],
        [`${L}.leyenda`, 'corta', 'validation.301.leyendaTimbre'],
        [`${L}.selloCFD`, '', EMPTY],
        [`${L}.noCertificadoSAT`, '1', 'validation.301.noCertificado'],
        [`${L}.selloSAT`, '', EMPTY],
      ]),
      { judged: change(income, { complementos: [[timbre, timbre]] }), field: 'complementos', message: TWICE },
    ],
  },
});
