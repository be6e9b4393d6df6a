import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clabeCheckDigit, groupedClabe, readClabe } from './clabe.ts';
import { isSpeiReference, MAX_CONCEPT, SPEI_REFERENCES, speiConcept, speiReference } from './reference.ts';

describe('CLABE', () => {
  // As public documents show them.
  test.each(['012914002014112176', '646180109400135624', '002000000000000008', '032180000118359719'])(
    '%s is one',
    (digits) => {
      expect(readClabe(digits)).toMatchObject({ digits, bank: digits.slice(0, 3) });
    },
  );

  test('as people write it', () => {
    expect(readClabe(' 012 914 00201411217-6 ')).toEqual({
      digits: '012914002014112176',
      bank: '012',
      plaza: '914',
      account: '00201411217',
    });
    expect(groupedClabe('012914002014112176')).toBe('012 914 00201411217 6');
  });

  test.each([
    ['012914002014112175', 'check'],
    ['01291400201411217', 'length'],
    ['', 'length'],
    ['01291400201411217O', 'digits'],
  ])('%s: %s', (text, problem) => {
    expect(readClabe(text)).toBe(problem);
  });

  test('every wrong digit is found', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{17}$/),
        fc.integer({ min: 0, max: 17 }),
        fc.integer({ min: 1, max: 9 }),
        (first, at, off) => {
          const good = first + clabeCheckDigit(first);
          expect(readClabe(good)).toHaveProperty('digits', good);
          const bad = good.slice(0, at) + String((Number(good[at]) + off) % 10) + good.slice(at + 1);
          expect(readClabe(bad)).toBe('check');
        },
      ),
    );
  });
});

describe('numeric reference', () => {
  const ordinal = fc.integer({ min: 0, max: SPEI_REFERENCES - 1 });

  test('seven digits, no zero in front, one for each', () => {
    expect(speiReference(0)).toBe('1000009');
    fc.assert(
      fc.property(ordinal, ordinal, (a, b) => {
        expect(speiReference(a)).toMatch(/^[1-9]\d{6}$/);
        expect(isSpeiReference(speiReference(a))).toBe(true);
        expect(speiReference(a) === speiReference(b)).toBe(a === b);
      }),
    );
  });

  test('every wrong digit is no reference', () => {
    fc.assert(
      fc.property(ordinal, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 9 }), (each, at, off) => {
        const good = speiReference(each);
        expect(isSpeiReference(good.slice(0, at) + String((Number(good[at]) + off) % 10) + good.slice(at + 1))).toBe(
          false,
        );
      }),
    );
  });

  test('there is no end that begins again', () => {
    expect(() => speiReference(SPEI_REFERENCES)).toThrow(RangeError);
    expect(() => speiReference(-1)).toThrow(RangeError);
  });
});

describe('concept', () => {
  test('is plain capitals with the reference at its end', () => {
    expect(speiConcept('Factura A-1024 · Ñandú & Cía.', '1000009')).toBe('FACTURA A 1024 NANDU CIA 1000009');
    expect(speiConcept('—', '1000009')).toBe('1000009');
  });

  test('never longer than a transfer takes, never without the reference', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (text) => {
        const concept = speiConcept(text, '1000009');
        expect(concept.length).toBeLessThanOrEqual(MAX_CONCEPT);
        expect(concept).toMatch(/^(?:[A-Z0-9]+ )*1000009$/);
      }),
    );
  });
});
