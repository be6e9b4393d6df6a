import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { needsSat, satFile } from '../../../tests/support/sat.ts';
import { isGenericRfc, normalizeRfc, parseRfc, rfcCheckDigit } from './rfc.ts';

describe('parseRfc', () => {
  test('tells persona moral and persona física by length', () => {
    expect(parseRfc('EKU9003173C9')).toMatchObject({ persona: 'moral', fecha: '900317', homoclave: '3C9' });
    expect(parseRfc('CACX7605101P8')).toMatchObject({ persona: 'fisica', fecha: '760510', digitoCorrecto: true });
  });

  test('knows the two generic keys and never doubts their digit', () => {
    expect(parseRfc('XAXX010101000')).toMatchObject({ generico: 'nacional', persona: 'fisica', digitoCorrecto: true });
    expect(parseRfc('XEXX010101000')).toMatchObject({ generico: 'extranjero', digitoCorrecto: true });
    expect(isGenericRfc('XAXX010101000')).toBe(true);
    expect(isGenericRfc('EKU9003173C9')).toBe(false);
  });

  test.each([
    '',
    'EKU900317',
    'eku9003173c9',
    ' EKU9003173C9',
    'EKU9013173C9',
    'EKU9003323C9',
    'EKU9003173C%',
    'EKÚ9003173C9',
  ])('refuses %j', (text) => expect(parseRfc(text)).toBeUndefined());

  test('accepts & and Ñ and sees an impossible day', () => {
    expect(parseRfc('Ñ&A900317AB1')).toBeDefined();
    expect(parseRfc('EKU9002303C9')).toMatchObject({ fechaExiste: false });
    expect(parseRfc('EKU9202293C9')).toMatchObject({ fechaExiste: true });
    expect(parseRfc('EKU9102293C9')).toMatchObject({ fechaExiste: false });
    expect(parseRfc('EKU9104313C9')).toMatchObject({ fechaExiste: false });
  });

  test('a changed check digit is seen', () => {
    expect(parseRfc('EKU9003173C9')).toMatchObject({ digitoCorrecto: true, digitoEsperado: '9' });
    expect(parseRfc('EKU9003173C8')).toMatchObject({ digitoCorrecto: false, digitoEsperado: '9' });
  });

  test('the digit is one of eleven, and one of them only', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ&Ñ')),
      minLength: 3,
      maxLength: 4,
    });
    const clave = fc.string({
      unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')),
      minLength: 2,
      maxLength: 2,
    });
    fc.assert(
      fc.property(letters, clave, (siglas, homo) => {
        const first = `${siglas}900317${homo}`;
        const digit = rfcCheckDigit(first);
        expect(digit).toMatch(/^[0-9A]$/);
        for (const other of '0123456789A') {
          expect(parseRfc(first + other)?.digitoCorrecto).toBe(other === digit);
        }
      }),
    );
  });
});

test('normalizeRfc takes what people type', () => {
  expect(normalizeRfc(' eku-900317 3c9 ')).toBe('EKU9003173C9');
  expect(normalizeRfc('n\u0303ab900317ab1')).toBe('ÑAB900317AB1');
});

test.skipIf(needsSat)('the RFCs of the SAT test certificates satisfy form and check digit', () => {
  const names = readdirSync(satFile('csd')).flatMap((name) => /^(.+)_CSD\.cer/.exec(name)?.[1] ?? []);
  // One of the published test certificates carries five letters: not an RFC.
  const rfcs = names.filter((name) => name !== 'HAMPE951128469');
  expect(rfcs.length).toBe(10);
  expect(rfcs.filter((rfc) => parseRfc(rfc)?.digitoCorrecto !== true)).toEqual([]);
});
