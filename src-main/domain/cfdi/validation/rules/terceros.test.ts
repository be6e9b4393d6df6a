import { change, income } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './terceros.ts';

const A = 'conceptos[0].aCuentaTerceros';
const onBehalf = change(income, {
  [A]: {
    rfcACuentaTerceros: 'JES900109Q90',
    nombreACuentaTerceros: 'JIMENEZ ESTRADA SALAS',
    regimenFiscalACuentaTerceros: '601',
    domicilioFiscalACuentaTerceros: '06300',
  },
});

testRules(module, {
  cfdi40187TerceroIsATaxpayer: {
    keeps: [onBehalf, income],
    breaks: [
      {
        judged: change(onBehalf, { [`${A}.rfcACuentaTerceros`]: 'XAXX010101000' }),
        field: `${A}.rfcACuentaTerceros`,
        says: ['Concepto 1', 'XAXX010101000'],
      },
    ],
  },
  cfdi40188TerceroIsNeitherParty: {
    keeps: [onBehalf, income],
    breaks: ['EKU9003173C9', 'URE180429TM6'].map((rfc) => ({
      judged: change(onBehalf, { [`${A}.rfcACuentaTerceros`]: rfc }),
      field: `${A}.rfcACuentaTerceros`,
      says: [rfc],
    })),
  },
  cfdi40190TerceroNombreAsRegistered: {
    keeps: [onBehalf, [onBehalf, { knownRfcNames: new Map([['JES900109Q90', 'JIMENEZ ESTRADA SALAS']]) }]],
    breaks: [
      {
        judged: [onBehalf, { knownRfcNames: new Map([['JES900109Q90', 'JIMENEZ ESTRADA SALAS A A']]) }],
        field: `${A}.nombreACuentaTerceros`,
        says: ['JIMENEZ ESTRADA SALAS A A'],
      },
    ],
  },
  cfdi40191TerceroRegimenInCatalog: {
    keeps: [onBehalf, income],
    breaks: [
      {
        judged: change(onBehalf, { [`${A}.regimenFiscalACuentaTerceros`]: '630' }),
        field: `${A}.regimenFiscalACuentaTerceros`,
        says: ['630'],
      },
    ],
  },
});
