import * as fc from 'fast-check';
import { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { RFC_PATTERN, normalizeRfc } from '#domain/rfc/rfc.ts';
import { booleanOf, cleanText, codeOf, decimalOf, emailsOf, leadingKey, postalCodeOf, rateOf } from './values.ts';
import { numberText } from './workbook.ts';

describe('numbers', () => {
  test.each([
    ['1500', '1500'],
    ['$1,234.50', '1234.5'],
    ['$ 1,234,567.89 MXN', '1234567.89'],
    ['MXN 1 234.5', '1234.5'],
    ['1\u00A0234.50', '1234.5'],
    ["1'234.50", '1234.5'],
    ['1.234,50', '1234.5'],
    ['1.234.567', '1234567'],
    ['1,234', '1234'],
    ['1,23', '1.23'],
    ['0,123', '0.123'],
    ['12,3456', '12.3456'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007.50', '7.5'],
    ['0', '0'],
    ['1.5E+3', '1500'],
    ['1e-3', '0.001'],
    ['123456789012345678.123456', '123456789012345678.123456'],
    ['0.30000000000000004', '0.3'],
    ['0.3333333', '0.333333'],
    ['0.6666666666', '0.666667'],
  ])('%s is %s', (text, value) => {
    expect(decimalOf(text)?.value).toBe(value);
  });

  test.each([
    '',
    '$',
    'gratis',
    '-5',
    '(5)',
    '1.2.3',
    '1,2,3',
    '12,34,567',
    '1e99',
    '1234567890123456789',
    '5%',
    'e5',
    '.',
  ])('«%s» is none', (text) => {
    expect(decimalOf(text)).toBeUndefined();
  });

  test('more than six decimals are told', () => {
    expect(decimalOf('0.1234565')).toEqual({ value: '0.123457', rounded: true });
    expect(decimalOf('0.1234560')).toEqual({ value: '0.123456', rounded: false });
  });

  test('what a spreadsheet calculated comes back as it was meant, whoever wrote it', () => {
    const cents = fc.integer({ min: 0, max: 99_999_999_999 });
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const exact = new Decimal(a).plus(b).dividedBy(100);
        // As the machine adds them, with its last digits wrong.
        const floating = a / 100 + b / 100;
        expect(decimalOf(numberText(floating))?.value).toBe(exact.toFixed());
      }),
    );
  });

  test('a price keeps its value in every writing', () => {
    const value = fc
      .tuple(fc.bigInt({ min: 0n, max: 999_999_999_999n }), fc.integer({ min: 0, max: 999_999 }))
      .map(([whole, millionths]) => new Decimal(`${whole}.${String(millionths).padStart(6, '0')}`));
    fc.assert(
      fc.property(value, (exact) => {
        const plain = exact.toFixed();
        const [whole = '', decimals = ''] = exact.toFixed(6).split('.');
        const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
        expect(decimalOf(plain)?.value).toBe(plain);
        expect(decimalOf(`$${grouped}.${decimals}`)?.value).toBe(plain);
        expect(decimalOf(`${grouped.replaceAll(',', '.')},${decimals}`)?.value).toBe(plain);
        expect(decimalOf(exact.toExponential())?.value).toBe(plain);
      }),
    );
  });

  test('whatever is written, it is a decimal of the contract or nothing', () => {
    const piece = fc.constantFrom(...'0123456789.,$e+- %'.split(''), '\u00A0', 'MXN');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 14 }).map((all) => all.join('')),
        ),
        (text) => {
          expect(decimalOf(text)?.value ?? '0').toMatch(/^\d{1,18}(\.\d{1,6})?$/);
          expect(rateOf(text) ?? '0.160000').toMatch(/^\d+\.\d{6}$/);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ['16', '0.160000'],
  ['16%', '0.160000'],
  ['16.00 %', '0.160000'],
  ['0.16', '0.160000'],
  ['0,16', '0.160000'],
  ['IVA 16%', '0.160000'],
  ['0.5 %', '0.005000'],
  ['0', '0.000000'],
  ['8', '0.080000'],
  ['1.25', '0.012500'],
  ['10.6667', '0.106667'],
  ['0.106667', '0.106667'],
])('the rate %s is %s', (text, rate) => {
  expect(rateOf(text)).toBe(rate);
});

test('postal codes get back the zero that a spreadsheet took', () => {
  expect(['6700', 'C.P. 06700', 'CP: 6700', '06700.0', ' 37000 '].map(postalCodeOf)).toEqual([
    '06700',
    '06700',
    '06700',
    '06700',
    '37000',
  ]);
  expect(postalCodeOf('670')).toBe('670');
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 99_999 }), (code) => {
      const text = String(code).padStart(5, '0');
      expect(postalCodeOf(String(code))).toBe(text);
      expect(postalCodeOf(text)).toBe(text);
    }),
  );
  expect(codeOf('1010101', 8)).toBe('01010101');
  expect(codeOf('ABC', 5)).toBe('ABC');
});

test('an RFC is the same whatever case, spaces, hyphens and points it is written with', () => {
  const rfc = fc.stringMatching(/^[A-ZÑ&]{3,4}[0-9]{2}(0[1-9]|1[012])(0[1-9]|1[0-9]|2[0-8])[A-Z0-9]{2}[0-9A]$/);
  const noise = fc.constantFrom('', '', ' ', '-', '.', '\u00A0');
  fc.assert(
    fc.property(rfc, fc.array(noise, { minLength: 14, maxLength: 14 }), fc.boolean(), (value, between, lower) => {
      const written =
        Array.from(value, (letter) => letter)
          .map((letter, at) => (between[at] ?? '') + letter)
          .join('') + (between[13] ?? '');
      expect(normalizeRfc(lower ? written.toLowerCase() : written)).toBe(value);
      expect(value).toMatch(RFC_PATTERN);
    }),
  );
});

test('mails, keys, yes and no', () => {
  expect(emailsOf('a@x.mx; b@x.mx,c@x.mx\n<d@x.mx> a@x.mx')).toEqual(['a@x.mx', 'b@x.mx', 'c@x.mx', 'd@x.mx']);
  expect(leadingKey('601 - General de Ley', /^\d{3}$/)).toBe('601');
  expect(leadingKey('g03', /^[A-Z]\d{2}$/)).toBe('G03');
  expect(leadingKey('General', /^\d{3}$/)).toBeUndefined();
  expect(['Sí', 'x', '1', 'VERDADERO'].map(booleanOf)).toEqual([true, true, true, true]);
  expect(['no', 'Falso', '0'].map(booleanOf)).toEqual([false, false, false]);
  expect(booleanOf('tal vez')).toBeUndefined();
  expect(cleanText('  UNO\u200B  DOS\u00A0\n')).toBe('UNO DOS');
});

test('numbers of a workbook are written in full', () => {
  expect([0.1 + 0.2, 1e21, 1.5e-7, 6700, -2.5, 80101500, 123456.789].map(numberText)).toEqual([
    '0.3',
    '1000000000000000000000',
    '0.00000015',
    '6700',
    '-2.5',
    '80101500',
    '123456.789',
  ]);
  expect([Number.NaN, Number.POSITIVE_INFINITY].map(numberText)).toEqual(['', '']);
});
