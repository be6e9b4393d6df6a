import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffDelayMs } from './backoff.ts';

const policy = { baseMs: 1000, factor: 2, maxMs: 60_000, jitter: 0.5 };

test('each failure doubles the wait up to the ceiling', () => {
  const waits = [1, 2, 3, 4, 7, 8, 5000].map((n) => backoffDelayMs(policy, n, 0));
  expect(waits).toEqual([1000, 2000, 4000, 8000, 60_000, 60_000, 60_000]);
});

test('chance only shortens the wait, by no more than the jitter', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (failures, random) => {
        const full = backoffDelayMs(policy, failures, 0);
        const wait = backoffDelayMs(policy, failures, random);
        expect(Number.isInteger(wait)).toBe(true);
        expect(wait).toBeLessThanOrEqual(full);
        expect(wait).toBeGreaterThanOrEqual(Math.floor(full / 2));
        expect(wait).toBeLessThanOrEqual(policy.maxMs);
      },
    ),
  );
});
