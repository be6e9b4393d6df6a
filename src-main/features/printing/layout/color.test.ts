import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandOf, contrast, toRgb, WHITE } from './color.ts';

const hexColor = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

describe('brandOf', () => {
  it('keeps every text readable, whatever colour a company chose', () => {
    fc.assert(
      fc.property(hexColor, (hex) => {
        const brand = brandOf(hex);
        expect(contrast(toRgb(brand.text), toRgb(WHITE))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(toRgb(brand.onFill), toRgb(brand.fill))).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves a dark colour as it is and puts white on it', () => {
    const brand = brandOf('#0f6e6e');
    expect(brand.text).toBe(brand.fill);
    expect(brand.onFill).toBe(WHITE);
  });

  it('puts ink on yellow and darkens yellow text', () => {
    const brand = brandOf('#f5c518');
    expect(brand.onFill).not.toBe(WHITE);
    expect(brand.text).not.toBe(brand.fill);
  });

  it('falls back to its own accent for what is not a colour', () => {
    expect(brandOf('red')).toEqual(brandOf(undefined));
  });
});
