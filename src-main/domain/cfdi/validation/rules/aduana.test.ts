import { change, exported, income } from '../documents.testing.ts';
import { testRules, type RuleCases } from '../rules.testing.ts';
import * as module from './aduana.ts';

const part = {
  claveProdServ: '52161557',
  cantidad: '1',
  descripcion: 'Batería',
  valorUnitario: '5.00',
  importe: '5.00',
  informacionAduanera: [],
};
const numbered = (path: string, numbers: readonly string[], c = income) =>
  change(c, {
    'conceptos[0].parte': [part],
    [path]: numbers.map((numeroPedimento) => ({ numeroPedimento })),
  });

const GOOD = '24  24  3420  4010987';

/** The same cases for the pedimentos of a line and of a part. */
function pedimentoCases(path: string): RuleCases {
  return {
    keeps: [income, numbered(path, [GOOD, '16  47  3420  6000001'])],
    breaks: [
      {
        judged: numbered(path, [GOOD, '24 24 3420 4010987']),
        field: `${path}[1].numeroPedimento`,
        message: 'validation.pedimento.forma',
        says: ['24 24 3420 4010987'],
      },
      {
        judged: numbered(path, ['27  24  3420  7010987']),
        field: `${path}[0].numeroPedimento`,
        message: 'validation.pedimento.anio',
        says: ['2027'],
      },
      {
        judged: numbered(path, ['15  24  3420  5010987']),
        field: `${path}[0].numeroPedimento`,
        severity: 'warning',
        message: 'validation.pedimento.viejo',
        says: ['2015'],
      },
      {
        judged: numbered(path, ['24  99  3420  4010987']),
        field: `${path}[0].numeroPedimento`,
        message: 'validation.pedimento.aduana',
        says: ['99'],
      },
      {
        judged: numbered(path, ['24  24  9998  4010987']),
        field: `${path}[0].numeroPedimento`,
        severity: 'warning',
        message: 'validation.pedimento.patente',
        says: ['9998'],
      },
      {
        judged: numbered(path, ['24  24  3420  4000000']),
        field: `${path}[0].numeroPedimento`,
        severity: 'warning',
        message: 'validation.pedimento.numero',
      },
    ],
  };
}

testRules(module, {
  cfdi40194PedimentoValid: pedimentoCases('conceptos[0].informacionAduanera'),
  cfdi40195NoPedimentoWithComercioExterior: {
    keeps: [exported, numbered('conceptos[0].informacionAduanera', [GOOD])],
    breaks: [
      {
        judged: numbered('conceptos[0].informacionAduanera', [GOOD], exported),
        field: 'conceptos[0].informacionAduanera',
        says: ['Concepto 1'],
      },
    ],
  },
  cfdi40199PartePedimentoValid: pedimentoCases('conceptos[0].parte[0].informacionAduanera'),
  cfdi40200NoPartePedimentoWithComercioExterior: {
    keeps: [exported, numbered('conceptos[0].parte[0].informacionAduanera', [GOOD])],
    breaks: [
      {
        judged: numbered('conceptos[0].parte[0].informacionAduanera', [GOOD], exported),
        field: 'conceptos[0].parte[0].informacionAduanera',
        says: ['parte 1'],
      },
    ],
  },
});
