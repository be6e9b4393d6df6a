import { change, credit, income, line, transfer } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './totales.ts';

const discounted = change(income, {
  descuento: '20.00',
  total: '86.00',
  'conceptos[0].descuento': '20.00',
});

/** Only one of two lines has a discount. */
const discountedOnce = change(discounted, { conceptos: [line, { ...line, descuento: '20.00' }] });

/** Two lines whose importes round together and not one by one: 0.005 + 0.005 = 0.01. */
const halves = change(income, {
  subTotal: '0.01',
  conceptos: [
    { ...line, importe: '0.005' },
    { ...line, importe: '0.005' },
  ],
});

const lodging = change(income, {
  total: '107.50',
  complementos: [
    [
      {
        kind: 'implocal',
        version: '1.0',
        totaldeRetenciones: '1.50',
        totaldeTraslados: '3.00',
        items: [
          { tipo: 'traslado', impLocTrasladado: 'ISH', tasadeTraslado: '3.00', importe: '3.00' },
          { tipo: 'retencion', impLocRetenido: '5 al millar', tasadeRetencion: '0.50', importe: '1.50' },
        ],
      },
    ],
  ],
});

testRules(module, {
  cfdi40107SubTotalDecimals: {
    keeps: [income, change(income, { subTotal: '100' }), change(income, { subTotal: '100', moneda: 'JPY' })],
    breaks: [
      { judged: change(income, { subTotal: '100.000' }), field: 'subTotal', says: ['100.000', 'MXN', '2'] },
      { judged: change(income, { moneda: 'JPY' }), field: 'subTotal', says: ['JPY', '0'] },
    ],
  },
  cfdi40108SubTotalIsSumOfImportes: {
    keeps: [income, credit, halves, change(income, { subTotal: '100' }), transfer],
    breaks: [
      { judged: change(income, { subTotal: '99.99' }), field: 'subTotal', says: ['99.99', '100.00'] },
      { judged: change(halves, { subTotal: '0.02' }), field: 'subTotal', says: ['0.01'] },
      { judged: change(credit, { subTotal: '100.01' }), field: 'subTotal' },
    ],
  },
  cfdi40109SubTotalZeroInTP: {
    keeps: [transfer, change(transfer, { subTotal: '0.00' }), income],
    breaks: [{ judged: change(transfer, { subTotal: '100.00' }), field: 'subTotal', says: ['100.00', 'tipo T'] }],
  },
  cfdi40110DescuentoNotAboveSubTotal: {
    keeps: [discounted, income, change(discounted, { descuento: '100.00' })],
    breaks: [{ judged: change(discounted, { descuento: '100.01' }), field: 'descuento', says: ['100.01', '100.00'] }],
  },
  cfdi40111DescuentoIsSumOfDescuentos: {
    keeps: [discounted, discountedOnce, income, transfer, change(discounted, { 'conceptos[0].descuento': '19.996' })],
    breaks: [
      { judged: change(discounted, { descuento: '19.99' }), field: 'descuento', says: ['19.99', '20.00'] },
      { judged: change(discounted, { descuento: undefined }), field: 'descuento', says: ['20.00'] },
      {
        judged: change(income, { descuento: '0.00' }),
        field: 'descuento',
        message: 'validation.CFDI40111.sobra',
        says: ['0.00'],
      },
      {
        judged: change(transfer, { descuento: '5', 'conceptos[0].descuento': '5' }),
        field: 'descuento',
        message: 'validation.CFDI40111.sobra',
      },
    ],
  },
  cfdi40112DescuentoDecimals: {
    keeps: [discounted, income],
    breaks: [{ judged: change(discounted, { descuento: '20.000' }), field: 'descuento', says: ['20.000', 'MXN'] }],
  },
  cfdi40119TotalAddsUp: {
    keeps: [
      income,
      discounted,
      lodging,
      transfer,
      // A negative local total, which implocal.xsd lets pass.
      change(lodging, { total: '101.50', 'complementos[0][0].totaldeTraslados': '-3.00' }),
    ],
    breaks: [
      { judged: change(income, { total: '106.01' }), field: 'total', says: ['106.01', '106.00'] },
      { judged: change(discounted, { total: '106.00' }), field: 'total', says: ['86.00'] },
      { judged: change(lodging, { total: '106.00' }), field: 'total', says: ['107.50'] },
      { judged: change(transfer, { total: '1' }), field: 'total' },
    ],
  },
  cfdi40120TotalWithinLimit: {
    keeps: [
      change(income, { total: '999999999999999999.99' }),
      transfer,
      change(transfer, { total: '5', confirmacion: 'A1234' }),
    ],
    breaks: [{ judged: change(transfer, { total: '5' }), field: 'total', says: ['5', '0.00', 'tipo T'] }],
  },
  cfdi40127ConfirmacionNotNeeded: {
    keeps: [income],
    breaks: [{ judged: change(income, { confirmacion: 'A1234' }), field: 'confirmacion', says: ['A1234'] }],
  },
});
