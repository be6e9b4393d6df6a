import { change, complement, credit, income, partialCatalogs, transfer } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './concepto.ts';

const partial = { catalogs: partialCatalogs };
const withKey = (claveProdServ: string) => change(income, { 'conceptos[0].claveProdServ': claveProdServ });
const withTax = (objetoImp: string, impuestos: unknown) =>
  change(income, { 'conceptos[0].objetoImp': objetoImp, 'conceptos[0].impuestos': impuestos });
const tax = (impuesto: string) => ({
  base: '100.00',
  impuesto,
  tipoFactor: 'Tasa',
  tasaOCuota: '0.080000',
  importe: '8.00',
});

/** Importe of a line of `cantidad` × `valorUnitario`. */
const priced = (cantidad: string, valorUnitario: string, importe: string) =>
  change(income, {
    'conceptos[0].cantidad': cantidad,
    'conceptos[0].valorUnitario': valorUnitario,
    'conceptos[0].importe': importe,
  });

testRules(module, {
  cfdi40162ClaveProdServInCatalog: {
    keeps: [income, [income, partial], withKey('01010101')],
    breaks: [
      { judged: withKey('99999999'), field: 'conceptos[0].claveProdServ', says: ['Concepto 1', '99999999'] },
      // In the list, and no longer in force.
      { judged: withKey('72101506'), field: 'conceptos[0].claveProdServ' },
      { judged: [withKey('5216'), partial], field: 'conceptos[0].claveProdServ', says: ['5216'] },
      {
        judged: [withKey('99999999'), partial],
        field: 'conceptos[0].claveProdServ',
        severity: 'warning',
        message: 'validation.CFDI40162.sinVerificar',
      },
    ],
  },
  cfdi40163ClaveProdServComplement: {
    keeps: [
      income,
      change(withKey('86121500'), { 'conceptos[0].complementoConcepto': [complement('urn:x', 'iedu:x').element] }),
      change(withKey('86121500'), { complementos: [[complement('urn:x', 'x:x')]] }),
      change(withKey('86121500'), { complementos: [[{ kind: 'leyendasFisc', version: '1.0', leyendas: [] }]] }),
    ],
    breaks: [{ judged: withKey('86121500'), field: 'conceptos[0].claveProdServ', says: ['86121500', 'iedu'] }],
  },
  cfdi40164ClaveProdServTaxes: {
    keeps: [
      income,
      change(withKey('50202201'), { 'conceptos[0].impuestos.traslados': [tax('002'), tax('003')] }),
      change(withKey('50202201'), { 'conceptos[0].objetoImp': '01', 'conceptos[0].impuestos': undefined }),
    ],
    breaks: [
      { judged: withKey('50202201'), field: 'conceptos[0].impuestos', says: ['IEPS'] },
      {
        judged: change(withKey('50202201'), { 'conceptos[0].impuestos.traslados': [] }),
        field: ['conceptos[0].impuestos', 'conceptos[0].impuestos'],
      },
    ],
  },
  cfdi40165ClaveUnidadInCatalog: {
    keeps: [income, [income, partial]],
    breaks: [
      {
        judged: change(income, { 'conceptos[0].claveUnidad': 'ZZZ' }),
        field: 'conceptos[0].claveUnidad',
        says: ['ZZZ'],
      },
      { judged: [change(income, { 'conceptos[0].claveUnidad': 'H' }), partial], field: 'conceptos[0].claveUnidad' },
      {
        judged: [change(income, { 'conceptos[0].claveUnidad': 'ZZZ' }), partial],
        field: 'conceptos[0].claveUnidad',
        severity: 'warning',
        message: 'validation.CFDI40165.sinVerificar',
      },
    ],
  },
  cfdi40166ValorUnitarioPositive: {
    keeps: [income, change(transfer, { 'conceptos[0].valorUnitario': '0' })],
    breaks: [
      { judged: change(income, { 'conceptos[0].valorUnitario': '0.00' }), field: 'conceptos[0].valorUnitario' },
      { judged: change(credit, { 'conceptos[0].valorUnitario': '0' }), field: 'conceptos[0].valorUnitario' },
    ],
  },
  // Figures of section 9.1 of our notes on the matrix.
  cfdi40167ImporteWithinLimits: {
    keeps: [
      income,
      priced('2.5', '33.3333', '83.33'),
      priced('2.5', '33.3333', '81.66'),
      priced('2.5', '33.3333', '85.01'),
      priced('3', '33.333333', '83.33'),
      priced('3', '33.333333', '116.67'),
      priced('4', '956.04', '3824.15'),
      change(transfer, { 'conceptos[0].valorUnitario': '0', 'conceptos[0].importe': '0' }),
    ],
    breaks: [
      {
        judged: priced('2.5', '33.3333', '81.65'),
        field: 'conceptos[0].importe',
        says: ['81.65', '81.66', '85.01', '2.5', '33.3333'],
      },
      { judged: priced('2.5', '33.3333', '85.02'), field: 'conceptos[0].importe' },
      { judged: priced('1.000000', '116.00', '100.00'), field: 'conceptos[0].importe', says: ['115.99', '116.01'] },
    ],
  },
  ownImporteIsTheProduct: {
    keeps: [
      income,
      priced('4', '956.04', '3824.15'),
      priced('2.5', '33.3333', '83.33'),
      priced('3', '0.33', '1.00'),
      // The very end: 3 × 0.33 = 0.99, 3 × 0.005 hidden in the price, 0.01 of the currency.
      priced('3', '0.33', '1.015'),
      priced('3', '0.33', '0.965'),
      priced('1000000', '0.853448', '853448.275862'),
    ],
    breaks: [
      { judged: priced('3', '0.33', '1.015001'), field: 'conceptos[0].importe' },
      { judged: priced('3', '0.33', '0.964999'), field: 'conceptos[0].importe' },
      // Inside the wide band of 40167, and yet a price with IVA.
      { judged: priced('2', '58.00', '100.00'), field: 'conceptos[0].importe', says: ['100.00', '116.00'] },
      { judged: priced('1000', '0.005', '6.00'), field: 'conceptos[0].importe', says: ['5.00'] },
    ],
  },
  cfdi40168DescuentoDecimals: {
    keeps: [
      income,
      change(income, { 'conceptos[0].descuento': '1' }),
      change(income, { 'conceptos[0].descuento': '1.00' }),
    ],
    breaks: [
      {
        judged: change(income, { 'conceptos[0].descuento': '1.000' }),
        field: 'conceptos[0].descuento',
        says: ['1.000'],
      },
    ],
  },
  cfdi40169DescuentoNotAboveImporte: {
    keeps: [income, change(income, { 'conceptos[0].descuento': '100.00' })],
    breaks: [
      {
        judged: change(income, { 'conceptos[0].descuento': '100.01' }),
        field: 'conceptos[0].descuento',
        says: ['100.01', '100.00'],
      },
    ],
  },
  cfdi40170ObjetoImpInCatalog: {
    keeps: [income, withTax('08', undefined)],
    breaks: [
      { judged: withTax('09', undefined), field: 'conceptos[0].objetoImp', says: ['09'] },
      // 06 is in force since 2024-12-13.
      { judged: change(withTax('06', undefined), { fecha: '2024-12-12T12:00:00' }), field: 'conceptos[0].objetoImp' },
    ],
  },
  cfdi40171ObjetoImp02NeedsImpuestos: {
    keeps: [income, withTax('01', undefined), withTax('06', undefined)],
    breaks: [{ judged: withTax('02', undefined), field: 'conceptos[0].objetoImp' }],
  },
  cfdi40172ObjetoImpWithoutImpuestos: {
    keeps: [income, ...['01', '03', '04', '05'].map((objeto) => withTax(objeto, undefined))],
    breaks: ['01', '03', '04', '05'].map((objeto) => ({
      judged: change(income, { 'conceptos[0].objetoImp': objeto }),
      field: 'conceptos[0].objetoImp',
      says: [objeto],
    })),
  },
  ownObjetoImp0608OnlyIsr: {
    keeps: [withTax('06', undefined), withTax('08', { traslados: [], retenciones: [tax('001')] }), income],
    breaks: [
      {
        judged: withTax('06', { traslados: [tax('003')], retenciones: [] }),
        field: 'conceptos[0].impuestos',
        says: ['06'],
      },
      {
        judged: withTax('08', { traslados: [], retenciones: [tax('001'), tax('002')] }),
        field: 'conceptos[0].impuestos',
      },
    ],
  },
  ownObjetoImp07NeedsIeps: {
    keeps: [withTax('07', { traslados: [tax('003')], retenciones: [tax('001'), tax('003')] }), income],
    breaks: [
      { judged: withTax('07', undefined), field: 'conceptos[0].impuestos' },
      {
        judged: withTax('07', { traslados: [tax('003'), tax('002')], retenciones: [] }),
        field: 'conceptos[0].impuestos',
      },
      {
        judged: withTax('07', { traslados: [tax('003')], retenciones: [tax('002')] }),
        field: 'conceptos[0].impuestos',
      },
    ],
  },
});
