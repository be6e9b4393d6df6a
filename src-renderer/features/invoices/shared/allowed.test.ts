import { expect, test } from 'vitest';
import type { InvoiceRowView } from '#contract/invoices.ts';
import { allowed } from './allowed.ts';

const row = (rest: Partial<InvoiceRowView>): InvoiceRowView => ({ type: 'I', ...rest }) as InvoiceRowView;

test.each([
  ['draft', 'edit issue pdf duplicate remove'],
  ['rejected', 'edit issue pdf xml duplicate'],
  ['ready', 'pdf xml duplicate'],
  ['stamping', 'pdf xml duplicate'],
  ['unknown', 'ask pdf xml duplicate'],
  ['stamped', 'pdf xml mail duplicate sat cancel'],
  ['cancel_requested', 'pdf xml mail duplicate sat'],
  ['cancelled', 'pdf xml mail duplicate sat'],
] as const)('an invoice that is %s offers %s', (status, ids) => {
  expect(allowed(row({ status })).join(' ')).toBe(ids);
});

test.each([
  ['stands', {}, true],
  ['is paid', { paidMinor: 100 }, false],
  ['is no income', { type: 'E' }, false],
  ['SAT calls cancelled', { satStatus: { state: 'cancelado', checkedAtUtc: '' } }, false],
  ['is being cancelled', { cancellationState: 'queued' }, false],
  ['the receiver did not let be cancelled', { cancellationState: 'rejected' }, true],
  ['is asked to be cancelled', { status: 'cancel_requested' }, false],
] as const)('charging is offered where the invoice is owed: one that %s', (_what, rest, offered) => {
  const invoice = row({ status: 'stamped', totalMinor: 100, paidMinor: 0, ...rest });
  expect(allowed(invoice).includes('charge')).toBe(offered);
});

test('a UUID is offered where there is one, and a payment receipt is not duplicated', () => {
  expect(allowed(row({ status: 'stamped', uuid: 'u', type: 'P' })).join(' ')).toBe('pdf xml mail copyUuid sat cancel');
});
