import { assert, bigInt, constantFrom, integer, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { groupDecimal } from '../../i18n/format.ts';
import { evaluateAmount, readAmount } from './amount.ts';

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

test.each([
  ['1000,50', { problem: 'comma', meant: '1000.50' }],
  ['2,9', { problem: 'comma', meant: '2.9' }],
  ['1.000,50', { problem: 'comma', meant: '1000.50' }],
  ['1 000,50', { problem: 'comma', meant: undefined }],
  ['12,34,567', { problem: 'comma', meant: undefined }],
  ['100+2,5', { problem: 'comma', meant: '2.5' }],
  ['1500.555', { problem: 'decimals' }],
  ['1,500.555', { problem: 'decimals' }],
  ['1500.550', { value: '1500.55' }],
  ['1,000.50', { value: '1000.5' }],
  ['12,345', { value: '12345' }],
  ['12 345.60', { value: '12345.6' }],
  ['1200*1.16/3', { value: '464' }],
  ['100/3', { value: '33.33' }],
  ['100*1.125', { value: '112.5' }],
  ['mil', { problem: 'wrong' }],
])('of an amount with cents %s is read as it was meant, or not at all', (typed, read) => {
  expect(readAmount(typed, 2)).toEqual(read);
});

test('a comma never makes an amount larger: it parts groups of three, or is refused', () => {
  assert(
    property(
      integer({ min: 10, max: 999_999_999 }),
      integer({ min: 1, max: 6 }),
      constantFrom('', '.5', '.05'),
      (whole, places, rest) => {
        const digits = String(whole);
        const at = Math.max(1, digits.length - places);
        const typed = `${digits.slice(0, at)},${digits.slice(at)}${rest}`;
        const partsThousands = groupDecimal(`${digits}${rest}`) === typed;
        expect(readAmount(typed, 2).problem).toBe(partsThousands ? undefined : 'comma');
      },
    ),
  );
});

test('what is written out is taken to the last figure, or refused', () => {
  assert(
    property(integer({ min: 0, max: 10 ** 9 }), integer({ min: 0, max: 99_999 }), (whole, fraction) => {
      const typed = `${whole}.${String(fraction).padStart(5, '0')}`;
      const exact = fraction % 1000 === 0;
      expect(readAmount(typed, 2)).toEqual(exact ? { value: String(Number(typed)) } : { problem: 'decimals' });
    }),
  );
});
