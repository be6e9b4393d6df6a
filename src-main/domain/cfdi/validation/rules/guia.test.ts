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
});
