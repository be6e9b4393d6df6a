import { change, foreign, income, transfer } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './moneda.ts';

testRules(module, {
  cfdi40114TipoCambioOneInPesos: {
    keeps: [income, change(income, { tipoCambio: '1' }), change(income, { tipoCambio: '1.0' }), foreign],
    breaks: [
      { judged: change(income, { tipoCambio: '18.5' }), field: 'tipoCambio', says: ['18.5'] },
      { judged: change(income, { tipoCambio: 'uno' }), field: 'tipoCambio' },
    ],
  },
  cfdi40115TipoCambioPresentInOtherCurrency: {
    keeps: [foreign, income, transfer],
    breaks: [{ judged: change(foreign, { tipoCambio: undefined }), field: 'tipoCambio', says: ['USD'] }],
  },
  cfdi40116TipoCambioAbsentInXXX: {
    keeps: [transfer, foreign],
    breaks: [{ judged: change(transfer, { tipoCambio: '1' }), field: 'tipoCambio' }],
  },
  cfdi40117TipoCambioForm: {
    keeps: [foreign, income, change(foreign, { tipoCambio: '0.000001' })],
    breaks: [
      { judged: change(foreign, { tipoCambio: '18.1234567' }), field: 'tipoCambio', says: ['18.1234567'] },
      { judged: change(foreign, { tipoCambio: '-18' }), field: 'tipoCambio' },
      { judged: change(foreign, { tipoCambio: '0.0' }), field: 'tipoCambio' },
      { judged: change(foreign, { tipoCambio: '1'.repeat(19) }), field: 'tipoCambio' },
    ],
  },
  cfdi40118TipoCambioNearFix: {
    keeps: [
      foreign,
      [foreign, { tipoCambioFix: '18.7694' }],
      // The very ends of 5 % of 18.7694.
      [change(foreign, { tipoCambio: '17.830930' }), { tipoCambioFix: '18.7694' }],
      [change(foreign, { tipoCambio: '19.707870' }), { tipoCambioFix: '18.7694' }],
      [change(foreign, { tipoCambio: '30', confirmacion: 'A1234' }), { tipoCambioFix: '18.7694' }],
      [change(income, { tipoCambio: '1' }), { tipoCambioFix: '18.7694' }],
    ],
    breaks: [
      {
        judged: [change(foreign, { tipoCambio: '17.830929' }), { tipoCambioFix: '18.7694' }],
        field: 'tipoCambio',
        says: ['17.83093', '19.70787', '18.7694'],
      },
      { judged: [change(foreign, { tipoCambio: '19.707871' }), { tipoCambioFix: '18.7694' }], field: 'tipoCambio' },
    ],
  },
});
