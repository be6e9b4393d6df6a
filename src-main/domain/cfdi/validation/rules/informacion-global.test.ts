import { change, credit, income, publicSale } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './informacion-global.ts';

const bimonthly = change(publicSale, {
  informacionGlobal: { periodicidad: '05', meses: '13', anio: '2026' },
  'emisor.regimenFiscal': '621',
});

testRules(module, {
  cfdi40130InformacionGlobalGoesWithPublicoEnGeneral: {
    keeps: [
      publicSale,
      income,
      // A nominative name under the generic RFC is one sale to one person, not a global.
      change(publicSale, { informacionGlobal: undefined, 'receptor.nombre': 'JUAN PEREZ' }),
      change(publicSale, { informacionGlobal: undefined, tipoDeComprobante: 'E' }),
    ],
    breaks: [
      { judged: change(publicSale, { 'receptor.nombre': 'MOSTRADOR' }), field: 'receptor.nombre', says: ['MOSTRADOR'] },
      {
        judged: change(income, { informacionGlobal: publicSale.informacionGlobal }),
        field: 'receptor.rfc',
        says: ['URE180429TM6'],
      },
      {
        judged: change(publicSale, { informacionGlobal: undefined }),
        field: 'informacionGlobal',
        message: 'validation.CFDI40130.falta',
      },
      {
        judged: change(publicSale, { tipoDeComprobante: 'E', cfdiRelacionados: credit.cfdiRelacionados }),
        field: 'informacionGlobal',
        severity: 'warning',
        message: 'validation.CFDI40130.tipo',
      },
    ],
  },
  cfdi40131PeriodicidadInCatalog: {
    keeps: [publicSale, income],
    breaks: [
      {
        judged: change(publicSale, { 'informacionGlobal.periodicidad': '06' }),
        field: 'informacionGlobal.periodicidad',
        says: ['06'],
      },
    ],
  },
  cfdi40132BimestralNeedsIncorporacionFiscal: {
    keeps: [bimonthly, publicSale, change(publicSale, { 'emisor.regimenFiscal': '621' })],
    breaks: [
      {
        judged: change(bimonthly, { 'emisor.regimenFiscal': '626' }),
        field: 'informacionGlobal.periodicidad',
        says: ['626'],
      },
    ],
  },
  cfdi40133MesesInCatalog: {
    keeps: [publicSale, bimonthly, income],
    breaks: [
      {
        judged: change(publicSale, { 'informacionGlobal.meses': '19' }),
        field: 'informacionGlobal.meses',
        says: ['19'],
      },
    ],
  },
  cfdi40134MesesOfOneMonth: {
    keeps: [publicSale, bimonthly, change(publicSale, { 'informacionGlobal.meses': '12' })],
    breaks: [
      {
        judged: change(publicSale, { 'informacionGlobal.meses': '13' }),
        field: 'informacionGlobal.meses',
        says: ['04', '13'],
      },
    ],
  },
  cfdi40135MesesOfTwoMonths: {
    keeps: [bimonthly, change(bimonthly, { 'informacionGlobal.meses': '18' }), publicSale],
    breaks: [
      {
        judged: change(bimonthly, { 'informacionGlobal.meses': '12' }),
        field: 'informacionGlobal.meses',
        says: ['12'],
      },
    ],
  },
  cfdi40136AnioOfFechaOrBefore: {
    keeps: [publicSale, change(publicSale, { 'informacionGlobal.anio': '2025' })],
    breaks: [
      {
        judged: change(publicSale, { 'informacionGlobal.anio': '2027' }),
        field: 'informacionGlobal.anio',
        says: ['2027', '2026', '2025'],
      },
      {
        judged: change(publicSale, { 'informacionGlobal.anio': '2024' }),
        field: 'informacionGlobal.anio',
        severity: 'warning',
      },
    ],
  },
});
