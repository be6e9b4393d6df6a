/** A document as Facturama's JSON: nothing is lost on the way, and what would be is told before. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comprobante, Concepto } from '#domain/cfdi/model.ts';
import { computeComprobante } from '#domain/cfdi/totals/index.ts';
import { parseXml } from '#domain/xml/scan.ts';
import { comprobante } from '../../../../tests/support/cfdi-arbitrary.ts';
import { invoiceDraftAt } from '../../../../tests/support/issuer.ts';
import { documentOf, type CfdiMulti } from '../../../../tests/simulators/facturama/document.ts';
import { inexpressible, toFacturama } from './map.ts';

const NOW = new Date('2026-11-23T18:00:00.000Z');
const REFERENCE = '0199f6a0-0000-7000-8000-000000000001';
const plain = computeComprobante(invoiceDraftAt(NOW, 7));

/** Any document of ours (no figure of ours has white space around it) without what Facturama has no place for. */
const expressible = comprobante({ version: '4.0' }).map(expressed);

function expressed(anyOne: Comprobante): Comprobante {
  const trim = (_key: string, value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);
  const any = JSON.parse(JSON.stringify(anyOne, trim)) as Comprobante;
  const { confirmacion: _confirmacion, addenda: _addenda, ...rest } = any;
  const { facAtrAdquirente: _facultad, ...emisor } = any.emisor;
  return {
    ...rest,
    emisor,
    folio: '1234',
    tipoDeComprobante: 'I',
    cfdiRelacionados: any.cfdiRelacionados.slice(0, 1),
    complementos: [],
    conceptos: any.conceptos.map(lineOf),
  };
}

function lineOf(line: Concepto): Concepto {
  const { aCuentaTerceros: _terceros, complementoConcepto: _complemento, impuestos, ...rest } = line;
  // As SAT's rules have it: an exempt tax has neither rate nor amount, any other has both.
  const traslados = (impuestos?.traslados ?? []).flatMap((tax) => {
    const { base, impuesto, tipoFactor, tasaOCuota, importe } = tax;
    if (tipoFactor === 'Exento') return impuesto === '002' ? [{ base, impuesto, tipoFactor }] : [];
    const known = impuesto === '002' || impuesto === '003';
    return known && tasaOCuota !== undefined && importe !== undefined ? [tax] : [];
  });
  const retenciones = (impuestos?.retenciones ?? []).filter(
    ({ impuesto, tipoFactor }) => (impuesto === '001' || impuesto === '002') && tipoFactor === 'Tasa',
  );
  const taxed = traslados.length + retenciones.length > 0;
  return {
    ...rest,
    cuentaPredial: line.cuentaPredial.slice(0, 1),
    parte: [],
    ...(taxed ? { impuestos: { traslados, retenciones } } : {}),
  };
}

test('who, what and how much is in it, word for word and figure for figure', () => {
  let seen = 0;
  fc.assert(
    fc.property(expressible, (document) => {
      expect(inexpressible(document)).toEqual([]);
      const sent = JSON.parse(JSON.stringify(toFacturama(document, REFERENCE))) as CfdiMulti;
      const read = documentOf(sent, '');
      seen += document.conceptos.length;
      const { conceptos, emisor, receptor, serie, folio, fecha, moneda, tipoCambio, formaPago, metodoPago } = document;
      expect(read).toMatchObject({ conceptos, emisor, receptor, folio, fecha, moneda });
      expect([read.serie, read.tipoCambio, read.formaPago, read.metodoPago]).toEqual([
        serie,
        tipoCambio,
        formaPago,
        metodoPago,
      ]);
      expect(read.informacionGlobal).toEqual(document.informacionGlobal);
      expect(read.cfdiRelacionados).toEqual(document.cfdiRelacionados);
      expect([read.condicionesDePago, read.exportacion, read.lugarExpedicion]).toEqual([
        document.condicionesDePago,
        document.exportacion,
        document.lugarExpedicion,
      ]);
    }),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(300);
});

test('of an invoice of ours the sums that Facturama makes are those that we made', () => {
  const read = documentOf(toFacturama(plain, REFERENCE) as unknown as CfdiMulti, '');
  const { subTotal, descuento, total, impuestos } = plain;
  expect(read).toMatchObject({ subTotal, descuento, total, impuestos });
});

test('the total of a line has its discount and its taxes', () => {
  const { Items } = toFacturama(plain, REFERENCE) as {
    Items: { Subtotal: string; Discount?: string; Total: string }[];
  };
  // 2469.13 − 10.00 + 393.4608; 499.995 + 79.9992 − 49.9995
  expect(Items.map((item) => [item.Subtotal, item.Discount, item.Total])).toEqual([
    ['2469.13', '10.00', '2852.5908'],
    ['499.995', undefined, '529.9947'],
  ]);
});

test('the reference is for a person who looks in Facturama’s portal', () => {
  expect(toFacturama(plain, REFERENCE)).toMatchObject({ OrderNumber: REFERENCE, Folio: '7', Serie: 'A' });
});

describe('has no place for', () => {
  const [line] = plain.conceptos;
  if (line === undefined) throw new Error('the document has no lines');
  const withLine = (changes: Partial<Concepto>): Comprobante => ({ ...plain, conceptos: [{ ...line, ...changes }] });
  const traslado = { base: '1', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: '0.16' };
  const retencion = { base: '1', impuesto: '003', tipoFactor: 'Tasa', tasaOCuota: '0.100000', importe: '0.10' };
  const element = parseXml('<a:b xmlns:a="urn:a"/>');
  const tercero = {
    rfcACuentaTerceros: 'XAXX010101000',
    nombreACuentaTerceros: 'X',
    regimenFiscalACuentaTerceros: '616',
    domicilioFiscalACuentaTerceros: '06300',
  };
  test.each<[string, Comprobante]>([
    ['tipoDeComprobante', { ...plain, tipoDeComprobante: 'P' }],
    ['folio', { ...plain, folio: 'A-1' }],
    ['confirmacion', { ...plain, confirmacion: 'ABCDE' }],
    [
      'cfdiRelacionados',
      {
        ...plain,
        cfdiRelacionados: [
          { tipoRelacion: '01', uuids: [] },
          { tipoRelacion: '04', uuids: [] },
        ],
      },
    ],
    ['emisor.facAtrAdquirente', { ...plain, emisor: { ...plain.emisor, facAtrAdquirente: '0123456789' } }],
    ['complementos', { ...plain, complementos: [[{ kind: 'opaque', element }]] }],
    ['addenda', { ...plain, addenda: [element] }],
    ['conceptos[0].aCuentaTerceros', withLine({ aCuentaTerceros: tercero })],
    ['conceptos[0].complementoConcepto', withLine({ complementoConcepto: [element] })],
    ['conceptos[0].cuentaPredial', withLine({ cuentaPredial: [{ numero: '1' }, { numero: '2' }] })],
    [
      'conceptos[0].parte',
      withLine({ parte: [{ claveProdServ: '01010101', cantidad: '1', descripcion: 'x', informacionAduanera: [] }] }),
    ],
    [
      'conceptos[0].impuestos',
      withLine({ impuestos: { traslados: [{ ...traslado, impuesto: '001' }], retenciones: [] } }),
    ],
    ['conceptos[0].impuestos', withLine({ impuestos: { traslados: [], retenciones: [retencion] } })],
    [
      'conceptos[0].impuestos',
      withLine({ impuestos: { traslados: [{ base: '1', impuesto: '003', tipoFactor: 'Exento' }], retenciones: [] } }),
    ],
  ])('%s', (field, document) => {
    expect(inexpressible(document)).toEqual([field]);
  });

  test('nothing of an ordinary invoice', () => {
    expect(inexpressible(plain)).toEqual([]);
  });
});
