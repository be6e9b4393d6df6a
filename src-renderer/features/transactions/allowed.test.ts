import { expect, test } from 'vitest';
import type { GatewayProviderView } from '#contract/gateways.ts';
import type { Transaction } from '#contract/transactions.ts';
import { allowed } from './allowed.ts';

const row = { status: 'pending', method: 'card', paidMinor: 0, keptMinor: 0, refundPendingMinor: 0 } as Transaction;
const provider = (over: Partial<GatewayProviderView['capabilities']> = {}) =>
  ({
    capabilities: { capture: true, cancel: 'any', refund: 'partial', confirmedBy: ['webhook', 'polling'], ...over },
    methods: [{ method: 'oxxo', refunds: 'none' }],
  }) as unknown as GatewayProviderView;

test('a row offers what its state and its gateway allow', () => {
  expect(allowed(row, provider())).toEqual(['refresh', 'cancel', 'copyReference']);
  const paid: Transaction = { ...row, status: 'paid', paidMinor: 1000, keptMinor: 1000, invoiceId: 'i' };
  expect(allowed(paid, provider())).toEqual(['refresh', 'refund', 'invoice', 'copyReference']);
  expect(allowed({ ...paid, method: 'oxxo' }, provider())).not.toContain('refund');
  expect(allowed({ ...paid, refundPendingMinor: 1000 }, provider())).not.toContain('refund');
  expect(allowed({ ...row, status: 'authorised' }, provider())).toContain('capture');
  expect(allowed({ ...row, status: 'authorised' }, provider({ capture: false }))).not.toContain('capture');
  expect(allowed(row, provider({ cancel: 'holds' }))).not.toContain('cancel');
  expect(allowed({ ...row, status: 'authorised' }, provider({ cancel: 'holds' }))).toContain('cancel');
});

test('nobody asks a bank without an API, or a gateway that this version does not know', () => {
  const bank = provider({ confirmedBy: ['statement', 'hand'], cancel: 'none' });
  expect(allowed(row, bank)).toEqual(['confirm', 'copyReference']);
  expect(allowed({ ...row, status: 'expired' }, bank)).toContain('confirm');
  for (const status of ['cancelled', 'authorised', 'failed'] as const) {
    expect(allowed({ ...row, status }, bank)).not.toContain('confirm');
  }
  expect(allowed(row, undefined)).toEqual(['confirm', 'copyReference']);
});

test('what the detail says counts, whatever the state lets guess', () => {
  const can = { capture: false, cancel: false, refundableMinor: 0, refundPart: true, refresh: false };
  const none = { ...can, confirm: false, undoConfirm: false };
  expect(allowed({ ...row, can: none }, provider())).toEqual(['copyReference']);
  const back = { ...none, undoConfirm: true };
  expect(allowed({ ...row, can: back }, provider())).toEqual(['undoConfirm', 'copyReference']);
});
