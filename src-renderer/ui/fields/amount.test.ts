import { assert, bigInt, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateAmount } from './amount.ts';

test.each([
  ['1200', '1200'],
  ['1,200.50', '1200.5'],
  ['$ 1,200', '1200'],
  ['1200*1.16', '1392'],
  ['(100+50)/3', '50'],
  ['100/3', '33.333333'],
  ['0.1+0.2', '0.3'],
  ['10-2*3', '4'],
  ['.5', '0.5'],
  ['2×3', '6'],
])('%s is %s', (typed, value) => {
  expect(evaluateAmount(typed)).toBe(value);
});

test.each(['', 'abc', '1+', '(1', '1)', '5-10', '1/0', '1..2', '--', '2**3', '1e5', '9999999999999999999'])(
  'what is no amount is none: %s',
  (typed) => {
    expect(evaluateAmount(typed)).toBeUndefined();
  },
);

test('two decimals round half up', () => {
  expect(evaluateAmount('1.005', 2)).toBe('1.01');
  expect(evaluateAmount('100/3', 2)).toBe('33.33');
});

test('what is shown of an amount reads as the same amount', () => {
  assert(
    property(bigInt({ min: 0n, max: 10n ** 17n }), (micro) => {
      const digits = micro.toString().padStart(7, '0');
      const exact = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
      const read = evaluateAmount(exact);
      expect(read === undefined ? undefined : evaluateAmount(read)).toBe(read);
      expect(BigInt((read ?? '').includes('.') ? toMicro(read ?? '') : `${read}000000`)).toBe(micro);
    }),
  );
});

function toMicro(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.');
  return `${whole}${fraction.padEnd(6, '0')}`;
}

test('what is taken of any text is an amount that CFDI takes', () => {
  assert(
    property(string(), (text) => {
      expect(evaluateAmount(text) ?? '0').toMatch(/^\d{1,18}(\.\d{1,6})?$/);
    }),
  );
});
