import { change, income, publicSale } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './personas.ts';

const tercero = {
  rfcACuentaTerceros: 'JES900109Q90',
  nombreACuentaTerceros: 'JIMENEZ ESTRADA SALAS',
  regimenFiscalACuentaTerceros: '601',
  domicilioFiscalACuentaTerceros: '06300',
};
const onBehalf = change(income, { 'conceptos[0].aCuentaTerceros': tercero });
const named = (nombre: string) => change(income, { 'receptor.nombre': nombre });

testRules(module, {
  ownNombreUpperCase: {
    keeps: [income, named('COMPAÑÍA Ñ & Ü 3M'), onBehalf],
    breaks: [
      {
        judged: named('Universidad Robótica'),
        field: 'receptor.nombre',
        says: ['«Universidad Robótica»', '«UNIVERSIDAD ROBÓTICA»'],
      },
      { judged: change(income, { 'emisor.nombre': 'ESCUELa' }), field: 'emisor.nombre' },
      {
        judged: change(onBehalf, { 'conceptos[0].aCuentaTerceros.nombreACuentaTerceros': 'Jimenez' }),
        field: 'conceptos[0].aCuentaTerceros.nombreACuentaTerceros',
      },
    ],
  },
  ownNombreSpaces: {
    keeps: [income, onBehalf],
    breaks: [
      { judged: named('UNIVERSIDAD  ROBOTICA'), field: 'receptor.nombre', says: ['UNIVERSIDAD  ROBOTICA'] },
      { judged: named('UNIVERSIDAD '), field: 'receptor.nombre' },
      { judged: named('UNIVERSIDAD\tROBOTICA'), field: 'receptor.nombre' },
    ],
  },
  ownNombreWithoutCompanyType: {
    keeps: [
      income,
      publicSale,
      // Words that only look like one.
      named('CASA'),
      named('GRUPO ASA'),
      named('MARCAS AC&C'),
      named('S.A.'),
      // A natural person may be called so.
      change(named('JUAN PEREZ SC'), { 'receptor.rfc': 'CACX7605101P8' }),
    ],
    breaks: [
      {
        judged: named('ACEROS DEL NORTE, S.A. DE C.V.'),
        field: 'receptor.nombre',
        says: ['«S.A. DE C.V.»', '«ACEROS DEL NORTE»'],
      },
      ...[
        'ACEROS SA DE CV',
        'ACEROS S A DE C V',
        'ACEROS SA',
        'ACEROS S.A.P.I. DE C.V.',
        'ACEROS SAB DE CV',
        'ACEROS S DE RL DE CV',
        'ACEROS S. DE R.L. DE C.V.',
        'ACEROS SAS DE CV',
        'ACEROS S.C.',
        'ACEROS AC',
        'Aceros, sa de cv',
        'ACEROS SOCIEDAD ANÓNIMA DE CAPITAL VARIABLE',
      ].map((nombre) => ({ judged: named(nombre), field: 'receptor.nombre' })),
    ],
  },
  ownRfcDateExists: {
    keeps: [income, publicSale, onBehalf],
    breaks: [
      { judged: change(income, { 'receptor.rfc': 'URE180230TM6' }), field: 'receptor.rfc', says: ['180230'] },
      {
        judged: change(onBehalf, { 'conceptos[0].aCuentaTerceros.rfcACuentaTerceros': 'JES910229Q90' }),
        field: 'conceptos[0].aCuentaTerceros.rfcACuentaTerceros',
      },
    ],
  },
  ownRfcCheckDigit: {
    keeps: [income, publicSale, onBehalf],
    breaks: [
      {
        judged: change(income, { 'receptor.rfc': 'URE180429TM7' }),
        field: 'receptor.rfc',
        says: ['URE180429TM7', '6'],
      },
      { judged: change(income, { 'emisor.rfc': 'EKU9003173C8' }), field: 'emisor.rfc', says: ['9'] },
    ],
  },
});
