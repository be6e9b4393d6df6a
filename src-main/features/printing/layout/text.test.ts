import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakWord, fitted, printable, widthOf, wrap, type TextStyle } from './text.ts';
import { REPLACEMENT_MARK, typefaces } from './typeface.ts';

const face = typefaces().regular;
const style: TextStyle = { face, size: 8, color: '0 0 0' };
const code: TextStyle = { ...style, code: true };
const words = fc
  .array(
    fc.string({
      unit: fc.constantFrom(...'abcdefgñáéíóúÜ0123456789.,;-/XWMil'.split('')),
      minLength: 1,
      maxLength: 60,
    }),
    {
      maxLength: 30,
    },
  )
  .map((list) => list.join(' '));

describe('printable', () => {
  it('leaves Spanish, Greek, Cyrillic and Polish as they are', () => {
    for (const text of ['Ñandú, pingüino & «cigüeña» — 100 %', 'ΑΘΗΝΑ', 'Москва', 'ŁÓDŹ', '€ 12 … “x”']) {
      expect(printable(text, face)).toEqual({ text, replaced: false });
    }
  });

  it('composes decomposed accents', () => {
    expect(printable('Jose\u0301 Nun\u0303ez', face)).toEqual({ text: 'José Nuñez', replaced: false });
  });

  it('marks what the font lacks, once for each character that a person sees', () => {
    expect(printable('Hola 👩‍👩‍👧‍👦!', face)).toEqual({ text: `Hola ${REPLACEMENT_MARK}!`, replaced: true });
    expect(printable('漢字', face)).toEqual({ text: REPLACEMENT_MARK.repeat(2), replaced: true });
  });

  it('drops what is invisible and turns control characters into a space', () => {
    expect(printable('a\u200Bb\u00ADc\uFEFF\u202Ed', face)).toEqual({ text: 'abcd', replaced: false });
    expect(printable('a\t\r\nb\u0000c', face)).toEqual({ text: 'a b c', replaced: false });
  });

  it('never leaves a character without a glyph', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const character of printable(text, face).text) {
          expect(face.glyph(character.codePointAt(0) ?? 0)).toBeDefined();
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('wrap', () => {
  it('gives lines that fit and loses no character', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 400 }), (text, width) => {
        const lines = wrap(text, width, style);
        for (const line of lines) expect(widthOf(line, style)).toBeLessThanOrEqual(width + 0.01);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('breaks only where it must', () => {
    expect(wrap('uno dos tres', 1000, style)).toEqual(['uno dos tres']);
    expect(wrap('', 100, style)).toEqual([]);
    expect(wrap('uno dos', widthOf('uno', style) + 0.5, style)).toEqual(['uno', 'dos']);
  });

  it('goes on with a character a line where nothing fits', () => {
    expect(breakWord('ABC', 1, style)).toEqual(['A', 'B', 'C']);
  });
});

describe('figures and codes', () => {
  it('gives every figure the same width', () => {
    const widths = new Set(Array.from('0123456789', (digit) => widthOf(digit, style).toFixed(6)));
    expect(widths.size).toBe(1);
    expect(widthOf('111.11', style)).toBeCloseTo(widthOf('888.88', style), 6);
  });

  it('draws the zero of a code with a slash, and as wide', () => {
    expect(face.slashedZero.id).not.toBe(face.glyph(0x30)?.id);
    expect(widthOf('000', code)).toBeCloseTo(widthOf('000', style), 6);
  });

  it('kerns text and not codes', () => {
    expect(widthOf('AVATAR To', style)).toBeLessThan(widthOf('AVATAR To', code));
  });
});

it('makes a text smaller to fit, down to the least size', () => {
  const text = 'Un texto que no cabe';
  const half = fitted(text, widthOf(text, style) * 0.75, style);
  expect(widthOf(text, half)).toBeCloseTo(widthOf(text, style) * 0.75, 3);
  expect(fitted(text, 1, style).size).toBe(4);
  expect(fitted(text, 1000, style)).toBe(style);
});
