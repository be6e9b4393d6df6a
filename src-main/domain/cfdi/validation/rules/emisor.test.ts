import { change, income } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './emisor.ts';

testRules(module, {
  cfdi40139EmisorNombreAsRegistered: {
    keeps: [
      income,
      [income, { knownRfcNames: new Map([['EKU9003173C9', 'ESCUELA KEMPER URGATE']]) }],
      [income, { knownRfcNames: new Map([['URE180429TM6', 'OTRA']]) }],
    ],
    breaks: [
      {
        judged: [income, { knownRfcNames: new Map([['EKU9003173C9', 'ESCUELA KEMPER']]) }],
        field: 'emisor.nombre',
        says: ['«ESCUELA KEMPER»', '«ESCUELA KEMPER URGATE»', 'EKU9003173C9'],
      },
    ],
  },
  cfdi40140EmisorRegimenInCatalog: {
    keeps: [income],
    breaks: [
      { judged: change(income, { 'emisor.regimenFiscal': '630' }), field: 'emisor.regimenFiscal', says: ['630'] },
    ],
  },
  cfdi40141EmisorRegimenFitsPersona: {
    keeps: [
      income,
      change(income, { 'emisor.regimenFiscal': '626' }),
      change(income, { 'emisor.rfc': 'CACX7605101P8', 'emisor.regimenFiscal': '612' }),
    ],
    breaks: [
      {
        judged: change(income, { 'emisor.regimenFiscal': '612' }),
        field: 'emisor.regimenFiscal',
        message: 'validation.CFDI40141.moral',
        says: ['612', 'EKU9003173C9'],
      },
      {
        judged: change(income, { 'emisor.rfc': 'CACX7605101P8' }),
        field: 'emisor.regimenFiscal',
        message: 'validation.CFDI40141.fisica',
        says: ['601', 'CACX7605101P8'],
      },
    ],
  },
  cfdi40142FacAtrAdquirenteForm: {
    keeps: [income, change(income, { 'emisor.facAtrAdquirente': '0123456789' })],
    breaks: [
      {
        judged: change(income, { 'emisor.facAtrAdquirente': '123456789' }),
        field: 'emisor.facAtrAdquirente',
        says: ['123456789'],
      },
    ],
  },
});
