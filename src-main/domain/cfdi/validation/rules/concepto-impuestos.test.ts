import { change, income } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './concepto-impuestos.ts';

const T = 'conceptos[0].impuestos.traslados[0]';
const R = 'conceptos[0].impuestos.retenciones[0]';
const at = (path: string, values: Readonly<Record<string, string | undefined>>, c = income) =>
  change(c, Object.fromEntries(Object.entries(values).map(([key, value]) => [`${path}.${key}`, value])));
const traslado = (values: Readonly<Record<string, string | undefined>>) => at(T, values);
const retencion = (values: Readonly<Record<string, string | undefined>>) => at(R, values);
const exempt = traslado({ tipoFactor: 'Exento', tasaOCuota: undefined, importe: undefined });
const border = (lugarExpedicion: string, claveProdServ: string) =>
  change(traslado({ tasaOCuota: '0.080000', importe: '8.00' }), {
    lugarExpedicion,
    'conceptos[0].claveProdServ': claveProdServ,
  });

testRules(module, {
  cfdi40173ImpuestosNotEmpty: {
    keeps: [income, change(income, { 'conceptos[0].impuestos': undefined })],
    breaks: [
      {
        judged: change(income, { 'conceptos[0].impuestos': { traslados: [], retenciones: [] } }),
        field: 'conceptos[0].impuestos',
      },
    ],
  },
  cfdi40174TrasladoBasePositive: {
    keeps: [income, traslado({ base: '0.000001' })],
    breaks: [{ judged: traslado({ base: '0.00' }), field: `${T}.base`, says: ['Concepto 1, traslado 1', '0.00'] }],
  },
  cfdi40175TrasladoImpuestoInCatalog: {
    keeps: [income],
    breaks: [{ judged: traslado({ impuesto: '004' }), field: `${T}.impuesto`, says: ['004'] }],
  },
  cfdi40176TrasladoTipoFactorInCatalog: {
    keeps: [income, exempt],
    breaks: [{ judged: traslado({ tipoFactor: 'tasa' }), field: `${T}.tipoFactor`, says: ['«tasa»'] }],
  },
  cfdi40177ExentoHasNoRate: {
    keeps: [exempt, income],
    breaks: [
      { judged: traslado({ tipoFactor: 'Exento', tasaOCuota: undefined }), field: `${T}.tipoFactor` },
      { judged: traslado({ tipoFactor: 'Exento', importe: undefined }), field: `${T}.tipoFactor` },
    ],
  },
  cfdi40178TasaAndCuotaHaveRate: {
    keeps: [income, exempt],
    breaks: [
      { judged: traslado({ tasaOCuota: undefined }), field: `${T}.tasaOCuota`, says: ['Tasa', 'TasaOCuota'] },
      { judged: traslado({ importe: undefined }), field: `${T}.importe`, says: ['Importe'] },
      {
        judged: traslado({ tipoFactor: 'Cuota', tasaOCuota: undefined, importe: undefined }),
        field: [`${T}.tasaOCuota`, `${T}.importe`],
      },
    ],
  },
  cfdi40179TrasladoRateInCatalog: {
    keeps: [
      income,
      exempt,
      traslado({ tasaOCuota: '0.16' }),
      traslado({ tasaOCuota: '0.000000' }),
      traslado({ tasaOCuota: '0.080000' }),
      traslado({ impuesto: '003', tasaOCuota: '0.265000' }),
      traslado({ impuesto: '003', tipoFactor: 'Cuota', tasaOCuota: '72.160500' }),
    ],
    breaks: [
      { judged: traslado({ tasaOCuota: '0.150000' }), field: `${T}.tasaOCuota`, says: ['0.150000', 'IVA', 'Tasa'] },
      { judged: traslado({ tasaOCuota: '0.160001' }), field: `${T}.tasaOCuota` },
      // ISR is never transferred.
      { judged: traslado({ impuesto: '001', tasaOCuota: '0.100000' }), field: `${T}.tasaOCuota`, says: ['ISR'] },
      { judged: traslado({ impuesto: '003', tipoFactor: 'Cuota', tasaOCuota: '72.160501' }), field: `${T}.tasaOCuota` },
      // The catalog at hand only has the range of this year.
      {
        judged: at(
          T,
          { impuesto: '003', tipoFactor: 'Cuota', tasaOCuota: '6.000000' },
          change(income, { fecha: '2025-12-31T12:00:00' }),
        ),
        field: `${T}.tasaOCuota`,
        severity: 'warning',
      },
    ],
  },
  // Figures of section 9.2 of our notes on the matrix.
  cfdi40180TrasladoImporteWithinLimits: {
    keeps: [
      income,
      exempt,
      traslado({ importe: '15.99' }),
      traslado({ importe: '16.01' }),
      traslado({ base: '83.33', importe: '13.33' }),
      traslado({ base: '83.333333', importe: '13.333334' }),
      traslado({ base: '83.333333', importe: '13.33' }),
    ],
    breaks: [
      { judged: traslado({ importe: '15.98' }), field: `${T}.importe`, says: ['15.98', '15.99', '16.01', '100.00'] },
      { judged: traslado({ importe: '16.02' }), field: `${T}.importe` },
      { judged: traslado({ base: '83.33', importe: '13.32' }), field: `${T}.importe` },
      { judged: traslado({ base: '2', importe: '0' }), field: `${T}.importe`, severity: 'warning' },
      // Inside with the decimals of MXN, outside with its own six.
      { judged: traslado({ base: '83.333333', importe: '13.335000' }), field: `${T}.importe`, severity: 'warning' },
    ],
  },
  cfdi40181RetencionBasePositive: {
    keeps: [income],
    breaks: [{ judged: retencion({ base: '0' }), field: `${R}.base`, says: ['retención 1'] }],
  },
  cfdi40182RetencionImpuestoInCatalog: {
    keeps: [income],
    breaks: [{ judged: retencion({ impuesto: 'ISR' }), field: `${R}.impuesto`, says: ['ISR'] }],
  },
  cfdi40183RetencionTipoFactorInCatalog: {
    keeps: [income],
    breaks: [{ judged: retencion({ tipoFactor: 'Porcentaje' }), field: `${R}.tipoFactor`, says: ['Porcentaje'] }],
  },
  cfdi40184RetencionNotExento: {
    keeps: [income],
    breaks: [{ judged: retencion({ tipoFactor: 'Exento' }), field: `${R}.tipoFactor` }],
  },
  cfdi40185RetencionRateInCatalog: {
    keeps: [
      income,
      retencion({ tasaOCuota: '0.350000' }),
      retencion({ impuesto: '002', tasaOCuota: '0.106667' }),
      retencion({ tipoFactor: 'Exento' }),
    ],
    breaks: [
      { judged: retencion({ tasaOCuota: '0.350001' }), field: `${R}.tasaOCuota`, says: ['0.350001', 'ISR'] },
      { judged: retencion({ impuesto: '002', tasaOCuota: '0.170000' }), field: `${R}.tasaOCuota`, says: ['IVA'] },
    ],
  },
  cfdi40186RetencionImporteWithinLimits: {
    keeps: [income, retencion({ importe: '9.99' }), retencion({ importe: '10.01' })],
    breaks: [{ judged: retencion({ importe: '9.98' }), field: `${R}.importe`, says: ['9.98', '9.99', '10.01'] }],
  },
  ownRateHasSixDecimals: {
    keeps: [income, exempt],
    breaks: [{ judged: traslado({ tasaOCuota: '0.16' }), field: `${T}.tasaOCuota`, says: ['0.16', 'seis decimales'] }],
  },
  ownBorderRateInBorder: {
    keeps: [
      income,
      border('22000', '52161557'),
      border('76802', '52161557'),
      at(T, { impuesto: '003' }, border('06300', '52161557')),
    ],
    breaks: [
      { judged: border('06300', '52161557'), field: `${T}.tasaOCuota`, says: ['06300'] },
      {
        judged: border('22000', '15101505'),
        field: `${T}.tasaOCuota`,
        message: 'validation.IVA-FRONTERA.clave',
        says: ['15101505'],
      },
    ],
  },
});
