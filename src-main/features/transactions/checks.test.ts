import { expect, test } from 'vitest';
import { amountOf, type ChargeableInvoice } from './checks.ts';

const invoice: ChargeableInvoice = {
  companyId: 'c',
  clientId: undefined,
  label: 'A-12',
  chargeable: true,
  status: 'stamped',
  cancelledAtSat: false,
  cancelling: false,
  currency: 'MXN',
  totalMinor: 116_000,
  paidMinor: 16_000,
};

test('a living invoice is charged as far as it is owed', () => {
  expect(amountOf(invoice, {})).toEqual({ amountMinor: 100_000, currency: 'MXN' });
});

test.each([
  ['cancelled here', { status: 'cancelled', chargeable: false }, 'TRANSACTION_INVOICE_CANCELLED'],
  ['cancelled, as SAT says', { cancelledAtSat: true }, 'TRANSACTION_INVOICE_CANCELLED'],
  ['asked to be cancelled', { status: 'cancel_requested', chargeable: false }, 'TRANSACTION_INVOICE_CANCELLING'],
  ['about to be cancelled', { cancelling: true }, 'TRANSACTION_INVOICE_CANCELLING'],
  ['a draft', { status: 'draft', chargeable: false }, 'TRANSACTION_NOT_CHARGEABLE'],
])('nobody is charged for an invoice that is %s', (_what, is, code) => {
  expect(() => amountOf({ ...invoice, ...is }, {})).toThrow(expect.objectContaining({ code, field: 'invoiceId' }));
});
