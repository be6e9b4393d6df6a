import { expect, test } from 'vitest';
import { badgesOf, stretchesLeft } from './csd-badges.ts';

const keysOf = (daysLeft: number, status: 'active' | 'standby' | 'retired' = 'active') =>
  badgesOf({ status, daysLeft, demo: false }).map(([, key]) => key);

test.each([
  [400, []],
  [90, []],
  [89, ['csds.state.soon90']],
  [30, ['csds.state.soon90']],
  [29, ['csds.state.soon30']],
  [7, ['csds.state.soon30']],
  [6, ['csds.state.soon7']],
  [0, ['csds.state.soon7']],
  [-1, ['csds.expired']],
])('with %d days left it says so', (daysLeft, expected) => {
  expect(keysOf(daysLeft)).toEqual(['csds.state.active', ...expected]);
});

test('a retired one is out of the count', () => {
  expect(keysOf(3, 'retired')).toEqual(['csds.state.retired']);
});

test.each([
  [400, 4],
  [90, 4],
  [89, 3],
  [30, 3],
  [29, 2],
  [7, 2],
  [6, 1],
  [0, 1],
  [-1, 0],
])('%d days left are so many stretches of the scale', (daysLeft, expected) => {
  expect(stretchesLeft(daysLeft)).toBe(expected);
});
