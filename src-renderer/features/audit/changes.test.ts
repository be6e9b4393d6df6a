import { expect, test } from 'vitest';
import { changesOf } from './changes.ts';

test('what differs comes first, nested values by their path', () => {
  const before = { name: 'A', address: { city: 'León' }, tags: [], version: 1 };
  const after = { name: 'A', address: { city: 'Mérida' }, tags: ['x'], version: 2 };
  expect(changesOf(before, after)).toEqual([
    { field: 'address.city', before: 'León', after: 'Mérida', changed: true },
    { field: 'tags', before: '[]', after: undefined, changed: true },
    { field: 'version', before: '1', after: '2', changed: true },
    { field: 'tags.0', before: undefined, after: 'x', changed: true },
    { field: 'name', before: 'A', after: 'A', changed: false },
  ]);
});

test('an entry without content has none', () => {
  expect(changesOf(undefined, undefined)).toEqual([]);
});

test('what was created has no before', () => {
  expect(changesOf(undefined, { rfc: 'EKU9003173C9', archived: null })).toEqual([
    { field: 'rfc', before: undefined, after: 'EKU9003173C9', changed: true },
    { field: 'archived', before: undefined, after: 'null', changed: true },
  ]);
});
