import { change, income, transfer } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './complementos.ts';

const L = 'complementos[0][0]';
const local = change(income, {
  complementos: [
    [
      {
        kind: 'implocal',
        version: '1.0',
        totaldeRetenciones: '0.50',
        totaldeTraslados: '3.00',
        items: [
          { tipo: 'traslado', impLocTrasladado: 'ISH', tasadeTraslado: '2.00', importe: '2.00' },
          { tipo: 'retencion', impLocRetenido: '5 al millar', tasadeRetencion: '0.50', importe: '0.50' },
          { tipo: 'traslado', impLocTrasladado: 'Cedular', tasadeTraslado: '1.00', importe: '1.00' },
        ],
      },
    ],
  ],
});

testRules(module, {
  ownLocalTaxesAddUp: {
    keeps: [local, income],
    breaks: [
      {
        judged: change(local, { [`${L}.totaldeRetenciones`]: '0.51' }),
        field: `${L}.totaldeRetenciones`,
        says: ['0.51', '0.50'],
      },
      {
        judged: change(local, { [`${L}.items[2].importe`]: '1.01' }),
        field: `${L}.totaldeTraslados`,
        message: 'validation.LOCALES-TOTAL.traslados',
        says: ['3.00', '3.01'],
      },
    ],
  },
  ownScopeOfNominaAndPagos: {
    keeps: [income, transfer],
    breaks: [
      { judged: change(transfer, { tipoDeComprobante: 'P' }), field: 'tipoDeComprobante', says: ['tipo P'] },
      { judged: change(income, { tipoDeComprobante: 'N' }), field: 'tipoDeComprobante', says: ['tipo N'] },
    ],
  },
});
