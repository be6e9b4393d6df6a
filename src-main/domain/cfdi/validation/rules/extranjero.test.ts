import { change, exported, foreign, income, publicSale } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './extranjero.ts';

testRules(module, {
  cfdi40150ResidenciaInCatalog: {
    keeps: [foreign, income],
    breaks: [
      {
        judged: change(foreign, { 'receptor.residenciaFiscal': 'US' }),
        field: 'receptor.residenciaFiscal',
        says: ['«US»'],
      },
    ],
  },
  cfdi40151ResidenciaOnlyForForeigner: {
    keeps: [foreign, income],
    breaks: [
      {
        judged: change(income, { 'receptor.residenciaFiscal': 'USA' }),
        field: 'receptor.residenciaFiscal',
        says: ['USA', 'URE180429TM6'],
      },
      { judged: change(publicSale, { 'receptor.residenciaFiscal': 'USA' }), field: 'receptor.residenciaFiscal' },
    ],
  },
  cfdi40152ResidenciaNotMexico: {
    keeps: [foreign],
    breaks: [{ judged: change(foreign, { 'receptor.residenciaFiscal': 'MEX' }), field: 'receptor.residenciaFiscal' }],
  },
  cfdi40153NumRegIdTribNeedsResidencia: {
    keeps: [exported, foreign, income],
    breaks: [
      {
        judged: change(exported, { 'receptor.residenciaFiscal': undefined }),
        field: 'receptor.residenciaFiscal',
        says: ['123456789'],
      },
    ],
  },
  cfdi40154NumRegIdTribOnlyForForeigner: {
    keeps: [exported, income],
    breaks: [
      {
        judged: change(income, { 'receptor.numRegIdTrib': '123456789' }),
        field: 'receptor.numRegIdTrib',
        says: ['123456789', 'URE180429TM6'],
      },
    ],
  },
  cfdi40155NumRegIdTribWithComercioExterior: {
    keeps: [exported, foreign, income],
    breaks: [
      {
        judged: change(exported, { 'receptor.numRegIdTrib': undefined }),
        field: 'receptor.numRegIdTrib',
        message: 'validation.CFDI40155.falta',
      },
      { judged: change(foreign, { 'receptor.numRegIdTrib': '123456789' }), field: 'receptor.numRegIdTrib' },
    ],
  },
  cfdi40156NumRegIdTribOfItsCountry: {
    keeps: [
      exported,
      foreign,
      change(exported, { 'receptor.residenciaFiscal': 'DEU', 'receptor.numRegIdTrib': 'DE-1/2' }),
    ],
    breaks: [
      {
        judged: change(exported, { 'receptor.numRegIdTrib': '12-3456789' }),
        field: 'receptor.numRegIdTrib',
        says: ['12-3456789', 'Estados Unidos'],
      },
      { judged: change(exported, { 'receptor.numRegIdTrib': '1234567890' }), field: 'receptor.numRegIdTrib' },
    ],
  },
});
