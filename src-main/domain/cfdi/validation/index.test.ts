import { describe, expect, test } from 'vitest';
import { change, credit, context, exported, foreign, income, publicSale, transfer } from './documents.testing.ts';
import { findingText, validateCfdi } from './index.ts';

describe('validateCfdi', () => {
  test.each(Object.entries({ income, credit, transfer, publicSale, foreign, exported }))(
    'has nothing to say about a good document: %s',
    (_, c) => {
      expect(validateCfdi(c, context).map((finding) => `${finding.field}: ${findingText(finding)}`)).toEqual([]);
    },
  );

  // The rules of arithmetic have nothing to say about what is not a number: one mistake, one finding.
  test.each([
    'subTotal',
    'total',
    'conceptos[0].cantidad',
    'conceptos[0].valorUnitario',
    'conceptos[0].importe',
    'conceptos[0].impuestos.traslados[0].base',
    'conceptos[0].impuestos.traslados[0].importe',
    'conceptos[0].impuestos.retenciones[0].base',
    'conceptos[0].impuestos.retenciones[0].tasaOCuota',
    'conceptos[0].impuestos.retenciones[0].importe',
    'impuestos.totalImpuestosRetenidos',
    'impuestos.totalImpuestosTrasladados',
    'impuestos.retenciones[0].importe',
    'impuestos.traslados[0].base',
    'impuestos.traslados[0].importe',
  ])('says one thing of a malformed amount: %s', (path) => {
    const found = validateCfdi(change(income, { [path]: 'x' }), context);
    expect(found.map((finding) => [finding.code, finding.field])).toEqual([['301', path]]);
  });

  test('says one thing of an unknown currency, whose decimals nobody knows', () => {
    const found = validateCfdi(change(foreign, { moneda: 'ZZZ' }), { ...context, tipoCambioFix: '1' });
    expect(found.map((finding) => finding.code)).toEqual(['CFDI40113']);
  });

  test('gives all findings at once, in the order of the document', () => {
    const c = change(income, { formaPago: '07', 'receptor.usoCFDI': 'P01', total: '1', 'emisor.rfc': 'X' });
    const codes = validateCfdi(c, context).map((finding) => finding.code);
    expect(codes).toEqual(['301', '303', 'CFDI40104', 'CFDI40119', 'CFDI40160']);
  });
});
