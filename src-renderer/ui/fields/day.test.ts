import { expect, test } from 'vitest';
import { readDay, todayHere } from './day.ts';

const TODAY = '2026-03-01';

test.each([
  ['hoy', '2026-03-01'],
  ['Ayer', '2026-02-28'],
  ['mañana', '2026-03-02'],
  ['15', '2026-03-15'],
  ['15/10', '2026-10-15'],
  ['15/10/25', '2025-10-15'],
  ['15-10-2025', '2025-10-15'],
  ['2025-1-5', '2025-01-05'],
  [' 29/2/24 ', '2024-02-29'],
])('%s is %s', (typed, day) => {
  expect(readDay(typed, TODAY)).toBe(day);
});

test.each(['', '32', '31/4', '29/2/25', '0', 'mañ', '15/13', '1/1/1'])('%s is no day', (typed) => {
  expect(readDay(typed, TODAY)).toBeUndefined();
});

test('today is the day of this calendar, not of UTC', () => {
  expect(todayHere(new Date(2026, 10, 26, 23, 59))).toBe('2026-11-26');
});
