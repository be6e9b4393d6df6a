import { expect, test } from 'vitest';
import { badgesOf } from './csd-badges.ts';

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
