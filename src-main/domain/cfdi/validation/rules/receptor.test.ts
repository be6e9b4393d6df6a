import { change, credit, exported, foreign, income, publicSale } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './receptor.ts';

const person = change(income, {
  'receptor.rfc': 'CACX7605101P8',
  'receptor.regimenFiscalReceptor': '605',
  'receptor.usoCFDI': 'D01',
});

testRules(module, {
  cfdi40145ReceptorNombreAsRegistered: {
    keeps: [income, [income, { knownRfcNames: new Map([['URE180429TM6', 'UNIVERSIDAD ROBOTICA ESPAÑOLA']]) }]],
    breaks: [
      {
        judged: [income, { knownRfcNames: new Map([['URE180429TM6', 'UNIVERSIDAD ROBOTICA']]) }],
        field: 'receptor.nombre',
        says: ['«UNIVERSIDAD ROBOTICA»', 'URE180429TM6'],
      },
    ],
  },
  cfdi40146PublicoEnGeneralNeedsGenericRfc: {
    keeps: [publicSale, income],
    breaks: [
      {
        judged: change(income, { 'receptor.nombre': 'PUBLICO EN GENERAL' }),
        field: 'receptor.rfc',
        says: ['URE180429TM6'],
      },
    ],
  },
  cfdi40149GenericRfcLivesWhereIssued: {
    keeps: [publicSale, foreign, income],
    breaks: [
      {
        judged: change(publicSale, { 'receptor.domicilioFiscalReceptor': '86991' }),
        field: 'receptor.domicilioFiscalReceptor',
        says: ['86991', '06300', 'XAXX010101000'],
      },
      {
        judged: change(foreign, { 'receptor.domicilioFiscalReceptor': '22000' }),
        field: 'receptor.domicilioFiscalReceptor',
      },
    ],
  },
  cfdi40157RegimenReceptorInCatalog: {
    keeps: [income, person],
    breaks: [
      {
        judged: change(income, { 'receptor.regimenFiscalReceptor': '609' }),
        field: 'receptor.regimenFiscalReceptor',
        says: ['609'],
      },
    ],
  },
  cfdi40158RegimenReceptorFitsPersona: {
    keeps: [income, person, publicSale, exported],
    breaks: [
      {
        judged: change(income, { 'receptor.regimenFiscalReceptor': '616' }),
        field: 'receptor.regimenFiscalReceptor',
        message: 'validation.CFDI40158.moral',
        says: ['616', 'URE180429TM6'],
      },
      {
        judged: change(person, { 'receptor.regimenFiscalReceptor': '601' }),
        field: 'receptor.regimenFiscalReceptor',
        message: 'validation.CFDI40158.fisica',
        says: ['601', 'CACX7605101P8'],
      },
    ],
  },
  cfdi40160UsoInCatalog: {
    keeps: [income, person],
    breaks: [
      // P01 was of 3.3.
      { judged: change(income, { 'receptor.usoCFDI': 'P01' }), field: 'receptor.usoCFDI', says: ['P01'] },
    ],
  },
  cfdi40161UsoFitsPersonaAndRegimen: {
    keeps: [
      income,
      person,
      credit,
      change(person, { 'receptor.usoCFDI': 'S01' }),
      change(person, { 'receptor.usoCFDI': 'G02', 'receptor.regimenFiscalReceptor': '616' }),
    ],
    breaks: [
      {
        judged: change(person, { 'receptor.usoCFDI': 'G03' }),
        field: 'receptor.usoCFDI',
        message: 'validation.CFDI40161',
        says: ['G03', '605'],
      },
      // 616 takes G02, S01 and CP01 only; 626 never takes deductions of natural persons.
      {
        judged: change(person, { 'receptor.usoCFDI': 'G03', 'receptor.regimenFiscalReceptor': '616' }),
        field: 'receptor.usoCFDI',
      },
      {
        judged: change(person, { 'receptor.usoCFDI': 'D01', 'receptor.regimenFiscalReceptor': '626' }),
        field: 'receptor.usoCFDI',
      },
      {
        judged: change(income, { 'receptor.usoCFDI': 'D01' }),
        field: 'receptor.usoCFDI',
        message: 'validation.CFDI40161.moral',
        says: ['D01'],
      },
    ],
  },
  ownGenericRfcRegimen: {
    keeps: [publicSale, foreign, income],
    breaks: [
      {
        judged: change(publicSale, { 'receptor.regimenFiscalReceptor': '612' }),
        field: 'receptor.regimenFiscalReceptor',
        says: ['612', '616'],
      },
    ],
  },
  ownGenericRfcUso: {
    keeps: [publicSale, foreign, income],
    breaks: [
      { judged: change(foreign, { 'receptor.usoCFDI': 'G02' }), field: 'receptor.usoCFDI', says: ['G02', 'S01'] },
    ],
  },
});
