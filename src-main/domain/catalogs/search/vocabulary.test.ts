import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forgivenEdits, Vocabulary } from './vocabulary.ts';

/** Optimal string alignment by its definition: on the last letters, whole and slow. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
  if (a.at(-1) === b.at(-1)) return distance(restA, restB);
  const least = 1 + Math.min(distance(restA, b), distance(a, restB), distance(restA, restB));
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return swapped ? Math.min(least, 1 + distance(a.slice(0, -2), b.slice(0, -2))) : least;
}

const prefixDistance = (typed: string, word: string): number =>
  Math.min(...Array.from({ length: word.length + 1 }, (_, n) => distance(typed, word.slice(0, n))));

const of = (...words: string[]) => new Vocabulary(new Map(words.map((word) => [word, 1])));

describe('Vocabulary', () => {
  test('finds what was meant', () => {
    const vocabulary = of('computador', 'computadores', 'conmutador', 'zapatos', 'impresoras', 'vino');
    const nearest = (typed: string) => vocabulary.near(typed, forgivenEdits(typed), 3).map((near) => near.word);
    expect(nearest('comptador')[0]).toBe('computador');
    expect(nearest('sapatos')).toEqual(['zapatos']);
    expect(nearest('imrpesor')).toEqual(['impresoras']);
    expect(nearest('imprezorsa')).toEqual(['impresoras']);
    expect(nearest('inprezorsa')).toEqual([]);
    expect(nearest('bino')).toEqual(['vino']);
    expect(nearest('bin')).toEqual([]);
  });

  test('an empty vocabulary knows nothing', () => {
    expect(of().near('algo', 2, 5)).toEqual([]);
    expect(of().hasPrefix('a')).toBe(false);
  });

  test('hasPrefix', () => {
    const vocabulary = of('casa', 'caso', 'zorro');
    expect(['c', 'cas', 'caso', 'zorro', ''].every((prefix) => vocabulary.hasPrefix(prefix))).toBe(true);
    expect(['casu', 'zorros', 'd', 'zz'].some((prefix) => vocabulary.hasPrefix(prefix))).toBe(false);
  });

  test('property: exactly the words within the edits, at the right distance', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 15 }),
        word,
        fc.integer({ min: 0, max: 2 }),
        (words, typed, edits) => {
          const expected = words
            .map((candidate) => ({ word: candidate, distance: prefixDistance(typed, candidate) }))
            .filter((near) => near.distance <= edits);
          const byWord = (a: { word: string }, b: { word: string }) => (a.word < b.word ? -1 : 1);
          expect(
            of(...words)
              .near(typed, edits, 99)
              .toSorted(byWord),
          ).toEqual(expected.toSorted(byWord));
        },
      ),
      { numRuns: 500 },
    );
  });
});
