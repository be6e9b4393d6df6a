import { expect, test } from 'vitest';
import { formatted } from './formatted.ts';

test('JSON is laid out as it is usually read', () => {
  const value = { id: 'ch_1', empty: {}, none: [], list: [1, { a: 'x, {y}: "z"' }], nested: { deep: [null, true] } };
  expect(formatted(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
});

test('an id that is longer than a number keeps its digits, and what is no JSON its text', () => {
  expect(formatted('{"id":12345678901234567890}')).toBe('{\n  "id": 12345678901234567890\n}');
  expect(formatted('a=1&b=2')).toBe('a=1&b=2');
});
