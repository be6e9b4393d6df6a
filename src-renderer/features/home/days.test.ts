import { expect, test } from 'vitest';
import { monthSoFar } from './days.ts';

test.each([
  ['2026-11-26', '2026-11-01', '2026-10-01', '2026-10-26'],
  ['2026-03-31', '2026-03-01', '2026-02-01', '2026-02-28'],
  ['2024-03-30', '2024-03-01', '2024-02-01', '2024-02-29'],
  ['2026-01-05', '2026-01-01', '2025-12-01', '2025-12-05'],
])('the month up to %s', (today, from, beforeFrom, beforeTo) => {
  expect(monthSoFar(today)).toEqual({ now: { from, to: today }, before: { from: beforeFrom, to: beforeTo } });
});
