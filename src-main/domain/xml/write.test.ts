import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Of } from './write.ts';

test('the octets of a text are those of UTF-8, short or long, and nobody else writes into them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(2000), (text, times) => {
      const whole = text.repeat(times);
      expect(utf8Of(whole).equals(Buffer.from(whole, 'utf8'))).toBe(true);
    }),
  );
  const first = utf8Of('uno');
  utf8Of('dos');
  expect(first.toString()).toBe('uno');
});
