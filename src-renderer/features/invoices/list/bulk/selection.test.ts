import { expect, test } from 'vitest';
import type { InvoiceTotals } from '#contract/invoice-list.ts';
import type { InvoiceRowView } from '#contract/invoices.ts';
import { bulkSelectionOf, sumOf, sumOfSelection } from './selection.ts';

const row = (id: string, totalMinor: number, rest: Partial<InvoiceRowView> = {}): InvoiceRowView =>
  ({ id, totalMinor, currency: 'MXN', currencyDecimals: 2, status: 'stamped', ...rest }) as InvoiceRowView;

const ROWS = [
  row('a', 100),
  row('b', 250),
  row('c', 7, { currency: 'USD' }),
  row('d', 999, { status: 'cancelled' }),
  row('e', 888, { status: 'rejected' }),
];
const known = (ids: Iterable<string>): InvoiceRowView[] => ROWS.filter(({ id }) => new Set(ids).has(id));
const totals = {
  count: 5,
  byCurrency: [
    { currency: 'MXN', currencyDecimals: 2, totalMinor: 350, count: 2 },
    { currency: 'USD', currencyDecimals: 2, totalMinor: 7, count: 1 },
  ],
} as InvoiceTotals;

test('currencies are never added, and neither cancelled nor refused documents count', () => {
  expect(sumOf(ROWS).map(({ currency, totalMinor }) => [currency, totalMinor])).toEqual([
    ['MXN', 350],
    ['USD', 7],
  ]);
});

test('all but one is the whole less that one', () => {
  const sums = sumOfSelection({ kind: 'all', except: new Set(['a', 'd']) }, totals, known);
  expect(sums?.map(({ totalMinor }) => totalMinor)).toEqual([250, 7]);
});

test('a sum with a row that nobody has read is no sum', () => {
  expect(sumOfSelection({ kind: 'some', ids: new Set(['a', 'z']) }, totals, known)).toBeUndefined();
});

test('more rows than a request may name are asked for as all but some', () => {
  const many = new Set(Array.from({ length: 5001 }, (_, i) => String(i)));
  const filter = { companyId: 'co' };
  const sort = { by: 'created', direction: 'desc' } as const;
  expect(bulkSelectionOf({ kind: 'some', ids: many }, filter, sort)).toBeUndefined();
  expect(bulkSelectionOf({ kind: 'all', except: new Set(['a']) }, filter, sort)).toEqual({
    filter,
    sort,
    except: ['a'],
  });
});
