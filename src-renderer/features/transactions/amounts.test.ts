import { expect, test } from 'vitest';
import { feeOf, leftOf } from './amounts.ts';

test('what stays is what was kept less the fee and its IVA; a fee not told is not taken for none', () => {
  expect(leftOf({ keptMinor: 100_000, feeMinor: 3900, feeTaxMinor: 624 })).toBe(95_476);
  expect(feeOf({ keptMinor: 0, feeMinor: 3900 })).toBe(3900);
  expect(leftOf({ keptMinor: 0, feeMinor: 3900, feeTaxMinor: 624 })).toBe(-4524);
  expect(leftOf({ keptMinor: 100_000 })).toBeUndefined();
});
