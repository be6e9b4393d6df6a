import { change, income, partialCatalogs } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './parte.ts';

const P = 'conceptos[0].parte[0]';
const whole = change(income, {
  'conceptos[0].parte': [
    {
      claveProdServ: '52161557',
      cantidad: '2.5',
      descripcion: 'Batería',
      valorUnitario: '33.3333',
      importe: '83.33',
      informacionAduanera: [],
    },
  ],
});
const bare = change(whole, { [`${P}.valorUnitario`]: undefined, [`${P}.importe`]: undefined });

testRules(module, {
  cfdi40196ParteClaveProdServInCatalog: {
    keeps: [whole, income],
    breaks: [
      {
        judged: change(whole, { [`${P}.claveProdServ`]: '99999999' }),
        field: `${P}.claveProdServ`,
        says: ['Concepto 1, parte 1', '99999999'],
      },
      {
        judged: [change(whole, { [`${P}.claveProdServ`]: '99999999' }), { catalogs: partialCatalogs }],
        field: `${P}.claveProdServ`,
        severity: 'warning',
        message: 'validation.CFDI40196.sinVerificar',
      },
    ],
  },
  cfdi40197ParteValorUnitarioPositive: {
    keeps: [whole, bare],
    breaks: [
      { judged: change(whole, { [`${P}.valorUnitario`]: '0.00' }), field: `${P}.valorUnitario`, says: ['0.00'] },
    ],
  },
  cfdi40198ParteImporteWithinLimits: {
    keeps: [whole, bare, change(whole, { [`${P}.importe`]: '85.01' })],
    breaks: [
      {
        judged: change(whole, { [`${P}.importe`]: '85.02' }),
        field: `${P}.importe`,
        says: ['85.02', '81.66', '85.01'],
      },
    ],
  },
});
