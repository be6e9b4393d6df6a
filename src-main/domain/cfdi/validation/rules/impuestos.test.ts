import { change, income, line, transfer } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './impuestos.ts';

const I = 'impuestos';
/** Two lines whose withheld amounts round together: 0.005 + 0.005 = 0.01. */
const halves = change(income, {
  conceptos: [line, line],
  'conceptos[0].impuestos.retenciones[0].importe': '0.005',
  'conceptos[1].impuestos.retenciones[0].importe': '0.005',
  [`${I}.retenciones[0].importe`]: '0.01',
});

testRules(module, {
  cfdi40201NoImpuestosInTP: {
    keeps: [transfer, income],
    breaks: [{ judged: change(transfer, { impuestos: income.impuestos }), field: I, says: ['tipo T'] }],
  },
  cfdi40202TotalRetenidosDecimals: {
    keeps: [income, transfer],
    breaks: [
      {
        judged: change(income, { [`${I}.totalImpuestosRetenidos`]: '10.000' }),
        field: `${I}.totalImpuestosRetenidos`,
        says: ['10.000', 'MXN'],
      },
    ],
  },
  cfdi40203TotalRetenidosAddsUp: {
    keeps: [income, transfer, change(income, { [`${I}.totalImpuestosRetenidos`]: '10' })],
    breaks: [
      {
        judged: change(income, { [`${I}.totalImpuestosRetenidos`]: '10.01' }),
        field: `${I}.totalImpuestosRetenidos`,
        says: ['10.01', '10.00'],
      },
      { judged: change(income, { [`${I}.retenciones`]: [] }), field: `${I}.totalImpuestosRetenidos`, says: ['0.00'] },
    ],
  },
  cfdi40204TotalTrasladadosDecimals: {
    keeps: [income, transfer],
    breaks: [
      {
        judged: change(income, { [`${I}.totalImpuestosTrasladados`]: '16.000' }),
        field: `${I}.totalImpuestosTrasladados`,
        says: ['16.000', 'MXN'],
      },
    ],
  },
  cfdi40205TotalTrasladadosAddsUp: {
    keeps: [income, transfer],
    breaks: [
      {
        judged: change(income, { [`${I}.totalImpuestosTrasladados`]: '15.99' }),
        field: `${I}.totalImpuestosTrasladados`,
        says: ['15.99', '16.00'],
      },
    ],
  },
  cfdi40206RetencionesNeedTotal: {
    keeps: [income, transfer],
    breaks: [
      {
        judged: change(income, { [`${I}.totalImpuestosRetenidos`]: undefined }),
        field: `${I}.totalImpuestosRetenidos`,
      },
    ],
  },
  cfdi40207RetencionImpuestoInCatalog: {
    keeps: [income],
    breaks: [
      {
        judged: change(income, { [`${I}.retenciones[0].impuesto`]: '01' }),
        field: `${I}.retenciones[0].impuesto`,
        says: ['«01»'],
      },
    ],
  },
  cfdi40208OneRetencionPerImpuesto: {
    keeps: [income],
    breaks: [
      {
        judged: change(income, {
          [`${I}.retenciones`]: [
            { impuesto: '001', importe: '5.00' },
            { impuesto: '001', importe: '5.00' },
          ],
        }),
        field: `${I}.retenciones[1].impuesto`,
        says: ['001'],
      },
    ],
  },
  cfdi40209ConceptRetencionesNeedTotal: {
    keeps: [income, transfer],
    breaks: [
      {
        judged: change(income, { [`${I}.totalImpuestosRetenidos`]: undefined, [`${I}.retenciones`]: [] }),
        field: `${I}.totalImpuestosRetenidos`,
      },
      // One line of two withholds.
      {
        judged: change(income, {
          conceptos: [{ ...line, impuestos: undefined }, line],
          [`${I}.totalImpuestosRetenidos`]: undefined,
          [`${I}.retenciones`]: [],
        }),
        field: `${I}.totalImpuestosRetenidos`,
      },
    ],
  },
  cfdi40210RetencionImporteDecimals: {
    keeps: [income],
    breaks: [
      {
        judged: change(income, { [`${I}.retenciones[0].importe`]: '10.000' }),
        field: `${I}.retenciones[0].importe`,
        says: ['10.000', 'MXN'],
      },
    ],
  },
  cfdi40211RetencionAddsUp: {
    keeps: [income, halves],
    breaks: [
      {
        judged: change(income, { [`${I}.retenciones[0].importe`]: '9.99' }),
        field: `${I}.retenciones[0].importe`,
        says: ['9.99', '10.00', '001'],
      },
      { judged: change(halves, { [`${I}.retenciones[0].importe`]: '0.02' }), field: `${I}.retenciones[0].importe` },
      {
        judged: change(income, { [`${I}.retenciones`]: [] }),
        field: `${I}.retenciones`,
        message: 'validation.CFDI40211.falta',
        says: ['10.00', '001'],
      },
      {
        judged: change(income, { 'conceptos[0].impuestos.retenciones': [] }),
        field: `${I}.retenciones[0].importe`,
        says: ['0.00'],
      },
    ],
  },
});
