import { expect, test } from 'vitest';
import { differenceOf, feeOf, invoiceAfter, leftOf } from './amounts.ts';

test('what stays is what was kept less the fee and its IVA, as far as they are known', () => {
  expect(leftOf({ keptMinor: 100_000, feeMinor: 3900, feeTaxMinor: 624 })).toBe(95_476);
  expect(feeOf({ keptMinor: 0, feeMinor: 3900 })).toBe(3900);
  expect(leftOf({ keptMinor: 0, feeMinor: 3900, feeTaxMinor: 624 })).toBe(-4524);
  expect(leftOf({ keptMinor: 100_000 })).toBe(100_000);
  expect(feeOf({ keptMinor: 100_000 })).toBeUndefined();
});

test('a charge that was paid says by how much it differs from what was asked for', () => {
  const paid = { status: 'paid', amountMinor: 1000, authorisedMinor: 0 } as const;
  expect(differenceOf({ ...paid, paidMinor: 400 })).toBe(-600);
  expect(differenceOf({ ...paid, paidMinor: 1400 })).toBe(400);
  expect(differenceOf({ ...paid, paidMinor: 1000 })).toBe(0);
  expect(differenceOf({ ...paid, paidMinor: 400, authorisedMinor: 1000 })).toBe(0);
  expect(differenceOf({ ...paid, status: 'pending', paidMinor: 0 })).toBe(0);
});

test('an invoice owes, is settled or overpaid by its own balance, not by what is moved', () => {
  expect(invoiceAfter({ totalMinor: 100 }, 40)).toEqual({ how: 'owes', minor: 60 });
  expect(invoiceAfter({ totalMinor: 100, paidMinor: 60 }, 40)).toEqual({ how: 'settled', minor: 0 });
  expect(invoiceAfter({ totalMinor: 100, paidMinor: 400 }, -150)).toEqual({ how: 'over', minor: 150 });
  expect(invoiceAfter({ totalMinor: 100, paidMinor: 120 }, -50)).toEqual({ how: 'owes', minor: 30 });
});
