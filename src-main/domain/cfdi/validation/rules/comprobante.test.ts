import {
  change,
  comercioExterior,
  exported,
  fullCatalogs,
  income,
  partialCatalogs,
  transfer,
} from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './comprobante.ts';

testRules(module, {
  cfdi40101FechaForm: {
    keeps: [income, change(income, { fecha: '2024-02-29T23:59:59' })],
    breaks: [
      { judged: change(income, { fecha: '2026-03-02 12:00:00' }), field: 'fecha', says: ['2026-03-02 12:00:00'] },
      { judged: change(income, { fecha: '2026-03-02T12:00:00Z' }), field: 'fecha' },
      { judged: change(income, { fecha: '2026-02-30T12:00:00' }), field: 'fecha' },
      { judged: change(income, { fecha: '2009-02-03T12:00:00' }), field: 'fecha' },
    ],
  },
  cfdi40103FormaPagoAbsentInTNP: {
    keeps: [transfer, income],
    breaks: [
      { judged: change(transfer, { formaPago: '03' }), field: 'formaPago', says: ['tipo T', '03'] },
      { judged: change(income, { tipoDeComprobante: 'N' }), field: 'formaPago' },
      { judged: change(income, { tipoDeComprobante: 'P' }), field: 'formaPago' },
    ],
  },
  cfdi40104FormaPagoInCatalog: {
    keeps: [income, transfer, change(income, { formaPago: '99' })],
    breaks: [{ judged: change(income, { formaPago: '07' }), field: 'formaPago', says: ['07'] }],
  },
  cfdi40105PpdNeedsFormaPago99: {
    keeps: [income, change(income, { metodoPago: 'PPD', formaPago: '99' })],
    breaks: [
      { judged: change(income, { metodoPago: 'PPD' }), field: 'formaPago', says: ['03'] },
      { judged: change(income, { metodoPago: 'PPD', formaPago: undefined }), field: 'formaPago' },
    ],
  },
  cfdi40113MonedaInCatalog: {
    keeps: [income, transfer],
    breaks: [{ judged: change(income, { moneda: 'MXP' }), field: 'moneda', says: ['MXP'] }],
  },
  cfdi40121TipoDeComprobanteInCatalog: {
    keeps: [income, transfer],
    breaks: [{ judged: change(income, { tipoDeComprobante: 'X' }), field: 'tipoDeComprobante', says: ['«X»'] }],
  },
  cfdi40122ExportacionDefinitivaNeedsComercioExterior: {
    keeps: [income, exported],
    breaks: [{ judged: change(income, { exportacion: '02' }), field: 'exportacion' }],
  },
  cfdi40222ComercioExteriorNeedsExportacionDefinitiva: {
    keeps: [exported, income],
    breaks: [{ judged: change(income, { complementos: [[comercioExterior]] }), field: 'exportacion', says: ['01'] }],
  },
  cfdi40123ExportacionInCatalog: {
    // 04 is in force since 2022-02-25.
    keeps: [income, change(income, { exportacion: '04' })],
    breaks: [
      { judged: change(income, { exportacion: '05' }), field: 'exportacion', says: ['05'] },
      { judged: change(income, { exportacion: '04', fecha: '2022-02-01T12:00:00' }), field: 'exportacion' },
    ],
  },
  cfdi40124MetodoPagoInCatalog: {
    keeps: [income, transfer],
    breaks: [{ judged: change(income, { metodoPago: 'PIP' }), field: 'metodoPago', says: ['PIP'] }],
  },
  cfdi40125MetodoPagoAbsentInTP: {
    keeps: [transfer, income],
    breaks: [{ judged: change(transfer, { metodoPago: 'PUE' }), field: 'metodoPago', says: ['PUE', 'tipo T'] }],
  },
  cfdi40126LugarExpedicion: {
    keeps: [
      income,
      change(income, { lugarExpedicion: '02000' }),
      [change(income, { lugarExpedicion: '76802' }), { catalogs: partialCatalogs }],
    ],
    breaks: [
      { judged: change(income, { lugarExpedicion: '6300' }), field: 'lugarExpedicion', says: ['6300'] },
      { judged: change(income, { lugarExpedicion: '03000' }), field: 'lugarExpedicion', severity: 'warning' },
      {
        judged: [change(income, { lugarExpedicion: '99999' }), { catalogs: fullCatalogs }],
        field: 'lugarExpedicion',
        severity: 'warning',
        message: 'validation.CFDI40126.lista',
      },
    ],
  },
});
