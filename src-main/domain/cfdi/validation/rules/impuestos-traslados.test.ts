import { change, income, line, transfer } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './impuestos-traslados.ts';

const I = 'impuestos';
const T = `${I}.traslados[0]`;
const LINE = 'conceptos[0].impuestos.traslados[0]';
const exemptTax = { base: '100.00', impuesto: '002', tipoFactor: 'Exento' };
const exempt = change(income, {
  [LINE]: exemptTax,
  [T]: exemptTax,
  [`${I}.totalImpuestosTrasladados`]: undefined,
});
/** The same rate written in two ways is one rate, and 8.335 + 8.335 rounds once. */
const twoLines = change(income, {
  conceptos: [line, line],
  'conceptos[0].impuestos.traslados[0].importe': '8.335',
  'conceptos[1].impuestos.traslados[0].importe': '8.335',
  'conceptos[1].impuestos.traslados[0].tasaOCuota': '0.16',
  [`${T}.base`]: '200.00',
  [`${T}.importe`]: '16.67',
});

testRules(module, {
  cfdi40212TrasladosNeedTotal: {
    keeps: [
      income,
      exempt,
      transfer,
      // Nothing is transferred at all: a zero harms nobody.
      change(income, { [`${I}.traslados`]: [], 'conceptos[0].impuestos.traslados': [] }),
    ],
    breaks: [
      {
        judged: change(income, { [`${I}.totalImpuestosTrasladados`]: undefined }),
        field: `${I}.totalImpuestosTrasladados`,
      },
      {
        judged: change(income, { [`${I}.totalImpuestosTrasladados`]: undefined, [`${I}.traslados`]: [] }),
        field: `${I}.totalImpuestosTrasladados`,
      },
      // One exempt transfer beside a taxed one excuses nothing.
      {
        judged: change(income, {
          [`${I}.totalImpuestosTrasladados`]: undefined,
          [`${I}.traslados`]: [exemptTax, income.impuestos?.traslados[0]],
        }),
        field: `${I}.totalImpuestosTrasladados`,
        severity: 'error',
      },
      {
        judged: change(exempt, { [`${I}.totalImpuestosTrasladados`]: '0.00' }),
        field: `${I}.totalImpuestosTrasladados`,
        severity: 'warning',
        says: ['0.00'],
      },
    ],
  },
  cfdi40213ExentoHasBaseOnly: {
    keeps: [exempt, income],
    breaks: [
      { judged: change(exempt, { [`${T}.importe`]: '0.00' }), field: `${T}.tipoFactor`, says: ['Traslado 1'] },
      { judged: change(exempt, { [`${T}.tasaOCuota`]: '0.000000' }), field: `${T}.tipoFactor` },
    ],
  },
  cfdi40214BaseDecimals: {
    keeps: [income],
    breaks: [{ judged: change(income, { [`${T}.base`]: '100.000' }), field: `${T}.base`, says: ['100.000', 'MXN'] }],
  },
  cfdi40215BaseAddsUp: {
    keeps: [income, exempt, twoLines, transfer],
    breaks: [
      { judged: change(income, { [`${T}.base`]: '99.99' }), field: `${T}.base`, says: ['99.99', '100.00', '002'] },
      { judged: change(twoLines, { [`${T}.base`]: '100.00' }), field: `${T}.base`, says: ['200.00'] },
      // A rate that no line has.
      { judged: change(income, { [`${T}.tasaOCuota`]: '0.080000' }), field: `${T}.base`, says: ['0.00'] },
    ],
  },
  cfdi40216ExentoBaseAddsUp: {
    keeps: [exempt, income],
    breaks: [
      { judged: change(exempt, { [`${T}.base`]: '99.99' }), field: `${T}.base`, says: ['99.99', '100.00'] },
      {
        judged: change(exempt, { [`${I}.traslados`]: [] }),
        field: `${I}.traslados`,
        message: 'validation.CFDI40216.falta',
        says: ['100.00'],
      },
    ],
  },
  cfdi40217TrasladoImpuestoInCatalog: {
    keeps: [income],
    breaks: [{ judged: change(income, { [`${T}.impuesto`]: 'IVA' }), field: `${T}.impuesto`, says: ['IVA'] }],
  },
  cfdi40218OneTrasladoPerKey: {
    keeps: [income, twoLines],
    breaks: [
      {
        judged: change(income, {
          [`${I}.traslados`]: [
            income.impuestos?.traslados[0],
            { ...income.impuestos?.traslados[0], tasaOCuota: '0.16' },
          ],
        }),
        field: `${I}.traslados[1]`,
        says: ['Traslado 2'],
      },
    ],
  },
  cfdi40219RateInCatalog: {
    keeps: [income, exempt],
    breaks: [
      {
        judged: change(income, { [`${T}.tasaOCuota`]: '0.110000' }),
        field: `${T}.tasaOCuota`,
        says: ['0.110000', 'IVA'],
      },
      {
        judged: change(income, { [`${T}.tasaOCuota`]: undefined }),
        field: `${T}.tasaOCuota`,
        message: 'validation.CFDI40219.falta',
      },
      {
        judged: change(income, { [`${T}.tipoFactor`]: 'Otro' }),
        field: `${T}.tipoFactor`,
        message: 'validation.CFDI40219.tipoFactor',
        says: ['Otro'],
      },
    ],
  },
  cfdi40220ImporteDecimals: {
    keeps: [income],
    breaks: [
      { judged: change(income, { [`${T}.importe`]: '16.000' }), field: `${T}.importe`, says: ['16.000', 'MXN'] },
    ],
  },
  cfdi40221ImporteAddsUp: {
    keeps: [income, exempt, twoLines, transfer],
    breaks: [
      { judged: change(income, { [`${T}.importe`]: '16.01' }), field: `${T}.importe`, says: ['16.01', '16.00'] },
      // Base × rate would be 32.00: the sum of what the lines say counts.
      { judged: change(twoLines, { [`${T}.importe`]: '32.00' }), field: `${T}.importe`, says: ['16.67'] },
      {
        judged: change(income, { [`${I}.traslados`]: [] }),
        field: `${I}.traslados`,
        message: 'validation.CFDI40221.falta',
        says: ['16.00', '0.160000'],
      },
      {
        judged: change(income, { [`${T}.importe`]: undefined }),
        field: `${T}.importe`,
        message: 'validation.CFDI40221.sinImporte',
        says: ['Traslado 1'],
      },
    ],
  },
});
