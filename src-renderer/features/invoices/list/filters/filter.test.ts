import { expect, test } from 'vitest';
import { changed, daysOf, engineFilter, holds, sameFilter, without } from './filter.ts';

test.each([
  ['today', '2026-03-01', '2026-03-01'],
  ['yesterday', '2026-02-28', '2026-02-28'],
  ['thisMonth', '2026-03-01', '2026-03-31'],
  ['lastMonth', '2026-02-01', '2026-02-28'],
  ['thisYear', '2026-01-01', '2026-12-31'],
  ['lastYear', '2025-01-01', '2025-12-31'],
] as const)('%s runs from %s to %s', (period, from, to) => {
  expect(daysOf(period, '2026-03-01')).toEqual({ from, to });
});

test('the month before January is December of the year before', () => {
  expect(daysOf('lastMonth', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
});

test('the engine is asked for what the filter holds, and for nothing else', () => {
  const asked = engineFilter(
    { statuses: [], types: ['I'], period: { from: '2026-01-05' }, client: { id: 'c', name: 'X' }, minTotalMinor: 100 },
    { companyId: 'co', query: '  fer  ', today: '2026-03-01' },
  );
  expect(asked).toEqual({
    companyId: 'co',
    types: ['I'],
    from: '2026-01-05',
    clientId: 'c',
    minTotalMinor: 100,
    query: 'fer',
  });
});

test('a value that is taken away leaves nothing behind', () => {
  const filter = changed({ statuses: ['draft'], currency: 'MXN' }, { statuses: [], currency: undefined });
  expect(filter).toEqual({});
  const total = { minTotalMinor: 1, maxTotalMinor: 2, currency: 'USD' };
  expect(holds(total, 'total')).toBe(true);
  expect(without(total, 'total')).toEqual({ currency: 'USD' });
});

test('two filters are the same in whatever order they were made', () => {
  expect(
    sameFilter(
      { currency: 'MXN', statuses: ['draft', 'rejected'] },
      { statuses: ['rejected', 'draft'], currency: 'MXN' },
    ),
  ).toBe(true);
  expect(sameFilter({ currency: 'MXN' }, { currency: 'USD' })).toBe(false);
});
