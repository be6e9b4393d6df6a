import { assert, nat, property, uniqueArray, string } from 'fast-check';
import { expect, test } from 'vitest';
import { placeOf } from './active-row.ts';

test('a record is found again after others came on top, or went', () => {
  const ids = uniqueArray(string(), { minLength: 1, maxLength: 40 });
  assert(
    property(ids, uniqueArray(string(), { maxLength: 40 }), nat(), nat(), (before, more, which, gone) => {
      const near = which % before.length;
      const id = before[near] ?? '';
      const arrived = more.filter((one) => !before.includes(one));
      const after = [...arrived, ...before.slice(0, near).slice(gone % before.length), ...before.slice(near)];
      expect(placeOf(id, near, (index) => after[index])).toBe(after.indexOf(id));
    }),
  );
});

test('one that is gone, or not at hand, has no place', () => {
  expect(placeOf('x', 3, (index) => ['a', 'b', undefined, 'd'][index])).toBeUndefined();
  expect(placeOf('b', 0, (index) => ['a', 'b', 'b'][index])).toBe(1);
});
