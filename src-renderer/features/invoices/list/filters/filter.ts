/** The filter of the list as a person arranges it, and as the engine is asked. */
import type { InvoiceFilter } from '#contract/invoice-list.ts';

/** Said from the day on which it is read: a saved «este mes» is next month's next month. */
export const PERIODS = ['today', 'yesterday', 'thisMonth', 'lastMonth', 'thisYear', 'lastYear'] as const;
export type Period = (typeof PERIODS)[number];
export type Days = { readonly from?: string; readonly to?: string };

export type ListFilter = {
  readonly statuses?: readonly NonNullable<InvoiceFilter['statuses']>[number][];
  readonly types?: readonly NonNullable<InvoiceFilter['types']>[number][];
  readonly period?: Period | Days;
  readonly client?: { readonly id: string; readonly name: string };
  readonly currency?: string;
  readonly minTotalMinor?: number;
  readonly maxTotalMinor?: number;
  readonly paymentStates?: readonly NonNullable<InvoiceFilter['paymentStates']>[number][];
  readonly mailStates?: readonly NonNullable<InvoiceFilter['mailStates']>[number][];
  readonly satStates?: readonly NonNullable<InvoiceFilter['satStates']>[number][];
};

/** One thing that can be filtered by, in the order in which they are offered. */
export const FILTER_FIELDS = [
  'statuses',
  'types',
  'period',
  'client',
  'total',
  'currency',
  'payment',
  'mail',
  'sat',
] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** Which values of the filter a field holds. */
const HELD: Readonly<Record<FilterField, readonly (keyof ListFilter)[]>> = {
  statuses: ['statuses'],
  types: ['types'],
  period: ['period'],
  client: ['client'],
  total: ['minTotalMinor', 'maxTotalMinor'],
  currency: ['currency'],
  payment: ['paymentStates'],
  mail: ['mailStates'],
  sat: ['satStates'],
};

/** The days of a period, seen from `today` (ISO day). */
export function daysOf(period: Period | Days, today: string): Days {
  if (typeof period === 'object') return period;
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const yesterday = isoDay(year, month, day - 1);
  const days: Readonly<Record<Period, Days>> = {
    today: { from: today, to: today },
    yesterday: { from: yesterday, to: yesterday },
    thisMonth: { from: isoDay(year, month, 1), to: isoDay(year, month + 1, 0) },
    lastMonth: { from: isoDay(year, month - 1, 1), to: isoDay(year, month, 0) },
    thisYear: { from: isoDay(year, 1, 1), to: isoDay(year, 12, 31) },
    lastYear: { from: isoDay(year - 1, 1, 1), to: isoDay(year - 1, 12, 31) },
  };
  return days[period];
}

/** A day or month beyond its end counts on into the next: day 0 is the last of the month before. */
function isoDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** As the engine is asked; what holds nothing is left out. */
export function engineFilter(
  filter: ListFilter,
  { companyId, query, today }: { companyId: string; query: string; today: string },
): InvoiceFilter {
  const { period, client, statuses, types, paymentStates, mailStates, satStates, ...rest } = filter;
  const typed = query.trim();
  return {
    companyId,
    ...rest,
    ...some('statuses', statuses),
    ...some('types', types),
    ...some('paymentStates', paymentStates),
    ...some('mailStates', mailStates),
    ...some('satStates', satStates),
    ...(period === undefined ? {} : daysOf(period, today)),
    ...(client === undefined ? {} : { clientId: client.id }),
    ...(typed === '' ? {} : { query: typed }),
  };
}

function some<K extends string, T>(key: K, values: readonly T[] | undefined): { [P in K]?: T[] } {
  return values === undefined || values.length === 0 ? {} : ({ [key]: [...values] } as { [P in K]?: T[] });
}

/** The filter with some values changed; one that is absent or empty goes. */
export function changed(
  filter: ListFilter,
  values: { readonly [K in keyof ListFilter]: ListFilter[K] | undefined },
): ListFilter {
  const kept = Object.entries({ ...filter, ...values }).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept);
}

export function without(filter: ListFilter, field: FilterField): ListFilter {
  const held: readonly string[] = HELD[field];
  return Object.fromEntries(Object.entries(filter).filter(([key]) => !held.includes(key)));
}

export function holds(filter: ListFilter, field: FilterField): boolean {
  return HELD[field].some((key) => filter[key] !== undefined);
}

/** Whether two filters say the same, in whatever order. */
export function sameFilter(a: ListFilter, b: ListFilter): boolean {
  return canonical(a) === canonical(b);
}

function canonical(filter: ListFilter): string {
  const sorted = Object.entries(filter)
    .map(([key, value]): [string, string] => [
      key,
      JSON.stringify(Array.isArray(value) ? [...value].toSorted(byText) : value),
    ])
    .toSorted(([a], [b]) => byText(a, b));
  return JSON.stringify(sorted);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
