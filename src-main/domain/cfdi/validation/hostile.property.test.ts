/** Whatever stands in a document, the validation answers with findings: it never throws and never takes long. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasMessage } from '#i18n/index.ts';
import type { Comprobante } from '../model.ts';
import {
  change,
  comercioExterior,
  context,
  credit,
  exported,
  income,
  line,
  partialCatalogs,
  publicSale,
  timbre,
} from './documents.testing.ts';
import { findingText, validateCfdi } from './index.ts';

/** A document with every optional node, so that every path has a value. */
const everything: Comprobante = change(
  {
    ...publicSale,
    cfdiRelacionados: credit.cfdiRelacionados,
    tipoCambio: '1',
    confirmacion: 'A1234',
    descuento: '0.00',
  },
  {
    'conceptos[0].descuento': '0.00',
    'conceptos[0].informacionAduanera': [{ numeroPedimento: '24  24  3420  4010987' }],
    'conceptos[0].cuentaPredial': [{ numero: '1' }],
    'conceptos[0].aCuentaTerceros': {
      rfcACuentaTerceros: 'JES900109Q90',
      nombreACuentaTerceros: 'JIMENEZ',
      regimenFiscalACuentaTerceros: '601',
      domicilioFiscalACuentaTerceros: '06300',
    },
    'conceptos[0].parte': [{ ...line, informacionAduanera: [{ numeroPedimento: '24  24  3420  4010987' }] }],
    'receptor.residenciaFiscal': 'USA',
    'receptor.numRegIdTrib': '123456789',
    complementos: [[comercioExterior, timbre]],
  },
);

/** Paths of every text of a document. */
function textPaths(node: unknown, path: string): string[] {
  if (typeof node === 'string') return [path];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const step = Array.isArray(node) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    return textPaths(value, step);
  });
}

const paths = textPaths(everything, '').filter((path) => !/kind$|element|^version$/.test(path));

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', '-0', '-1', '1e400', '0x10', '9'.repeat(400), `0.${'9'.repeat(400)}`, 'NaN', '__proto__'),
  fc.constantFrom('constructor', '02', 'Exento', 'MXN', 'XXX', '0', '0.000001', '2026-02-30T00:00:00', '|', '\uD800'),
  fc.constantFrom('A'.repeat(50_000), ' '.repeat(50_000), 'S.A. '.repeat(10_000), `ACEROS${' S'.repeat(20_000)}`),
  fc.constantFrom('{{value}}', '$t(error.INTERNAL)', '<b>', '&amp;'),
);

describe('hostile documents', () => {
  test('reach every attribute', () => {
    expect(paths.length).toBeGreaterThan(70);
  });

  test('never make the validation throw, and every finding has words', () => {
    const contexts = fc.constantFrom(context, { ...context, catalogs: partialCatalogs, forStamping: false });
    const tipos = fc.constantFrom('I', 'E', 'T', 'N', 'P', 'Z');
    const values = fc.array(fc.tuple(fc.constantFrom(...paths), nasty), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(values, tipos, contexts, (changes, tipoDeComprobante, judgedIn) => {
        const c = change(everything, { ...Object.fromEntries(changes), tipoDeComprobante });
        for (const finding of validateCfdi(c, { ...judgedIn, tipoCambioFix: '18.7694' })) {
          expect(hasMessage(finding.messageKey)).toBe(true);
          expect(findingText(finding)).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 3000 },
    );
  }, 30_000);

  test('a thousand lines, each of them wrong, are judged in less than a second', () => {
    const wrong = { ...line, importe: '1', descuento: '2.000', claveUnidad: '', cantidad: '-1', objetoImp: '01' };
    const c = { ...income, conceptos: Array.from({ length: 1000 }, () => wrong) };
    const started = performance.now();
    const findings = validateCfdi(c, context);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(findings.length).toBeGreaterThan(5000);
  });

  test('says the same twice: nothing is remembered between documents', () => {
    expect(validateCfdi(everything, context)).toEqual(validateCfdi(everything, context));
    expect(validateCfdi(exported, context)).toEqual([]);
  });
});
