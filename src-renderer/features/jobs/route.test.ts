import { expect, test } from 'vitest';
import { routeOf } from './route.ts';

const attempt = (provider: string, state: 'failed' | 'stamped' | 'unknown') => ({ provider, state });

test('who stamped is told with who had been tried before, and how often', () => {
  expect(
    routeOf([
      attempt('sw', 'failed'),
      attempt('edicom', 'failed'),
      attempt('sw', 'failed'),
      attempt('finkok', 'stamped'),
    ]),
  ).toEqual({
    by: 'finkok',
    after: [
      { provider: 'sw', tries: 2 },
      { provider: 'edicom', tries: 1 },
    ],
  });
});

test('a stamp of the first that was asked took no way round, nor has one that is not there yet', () => {
  expect(routeOf([attempt('sw', 'stamped')])).toBeUndefined();
  expect(routeOf([attempt('sw', 'failed'), attempt('sw', 'stamped')])).toBeUndefined();
  expect(routeOf([attempt('sw', 'failed'), attempt('finkok', 'unknown')])).toBeUndefined();
  expect(routeOf([])).toBeUndefined();
});
