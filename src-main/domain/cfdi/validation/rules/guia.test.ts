import { change, credit, income, transfer } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './guia.ts';

testRules(module, {
  ownPueWithoutFormaPago99: {
    keeps: [income, credit, change(income, { metodoPago: 'PPD', formaPago: '99' })],
    breaks: [{ judged: change(income, { formaPago: '99' }), field: 'formaPago', says: ['99', 'PPD'] }],
  },
  ownFormaPagoPresent: {
    keeps: [income, transfer, change(income, { metodoPago: 'PPD', formaPago: undefined })],
    breaks: [{ judged: change(income, { formaPago: undefined }), field: 'formaPago', says: ['tipo I'] }],
  },
  ownMetodoPagoPresent: {
    keeps: [income, transfer],
    breaks: [{ judged: change(credit, { metodoPago: undefined }), field: 'metodoPago', says: ['tipo E'] }],
  },
  ownEgresoIsPue: {
    keeps: [credit, change(income, { metodoPago: 'PPD', formaPago: '99' })],
    breaks: [{ judged: change(credit, { metodoPago: 'PPD', formaPago: '99' }), field: 'metodoPago', says: ['PUE'] }],
  },
  ownNoCondicionesInTNP: {
    keeps: [transfer, change(income, { condicionesDePago: '30 días' })],
    breaks: [
      { judged: change(transfer, { condicionesDePago: '30 días' }), field: 'condicionesDePago', says: ['tipo T'] },
    ],
  },
  ownUsoOfItsType: {
    keeps: [income, change(transfer, { tipoDeComprobante: 'P', 'receptor.usoCFDI': 'CP01' })],
    breaks: [
      { judged: change(income, { 'receptor.usoCFDI': 'CP01' }), field: 'receptor.usoCFDI', says: ['CP01', 'tipo P'] },
      { judged: change(transfer, { 'receptor.usoCFDI': 'CN01' }), field: 'receptor.usoCFDI', says: ['tipo N'] },
    ],
  },
});
