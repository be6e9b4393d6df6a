import { expect, test } from 'vitest';
import { decimalOf, exactNumber, minorOf, readExactJson } from './exact.ts';
import { Unreadable } from './outcomes.ts';

const read = (text: string) => readExactJson({ body: Buffer.from(text, 'utf8') });

test('amounts keep their digits in both directions, where floats would not', () => {
  const said = read('{"a":0.1,"b":90071992547409.93,"c":1234,"d":100.10,"id":90071992547409931}');
  expect(said).toEqual({ a: '0.1', b: '90071992547409.93', c: 1234, d: '100.10', id: '90071992547409931' });
  expect(() => minorOf(said?.['b'], 'MXN', 'b')).toThrow(Unreadable);
  expect(minorOf(said?.['c'], 'MXN', 'c')).toBe(123_400);
  expect(JSON.stringify({ amount: exactNumber(110, 'MXN') })).toBe('{"amount":1.10}');
  expect(JSON.stringify({ amount: exactNumber(9_007_199_254_740_991, 'MXN') })).toBe('{"amount":90071992547409.91}');
});

test.each(['1e3', '', '1.005', 'NaN', '12,50', '-', null, true, undefined])('%j is no amount', (value) => {
  expect(() => minorOf(value, 'MXN', 'amount')).toThrow(Unreadable);
});

test('zeros beyond the currency’s decimals are harmless; a currency that nobody knows is not', () => {
  expect(minorOf('12.5000', 'MXN', 'amount')).toBe(1250);
  expect(minorOf('-12.5', 'MXN', 'amount')).toBe(-1250);
  expect(decimalOf(-1250, 'MXN')).toBe('-12.50');
  expect(() => minorOf('1', 'QQQ', 'amount')).toThrow(Unreadable);
});

test.each([['[1]'], ['{'], ['"x"'], ['']])('%s is no object', (text) => {
  expect(read(text)).toBeUndefined();
});
