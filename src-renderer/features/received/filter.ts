/** The filter of the list as a person arranges it, as the engine is asked, and as it is said. */
import type { ReceivedFilter } from '#contract/received.ts';
import type * as catalog from '#i18n/catalog/window/received.ts';
import { filterParts } from '#i18n/describe-filter.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Translate } from '../../i18n/words.ts';
import { daysOf, type Days, type Period } from '../invoices/list/filters/filter.ts';

export type Role = NonNullable<ReceivedFilter['role']>;

export type ListFilter = {
  readonly types?: readonly NonNullable<ReceivedFilter['types']>[number][];
  readonly statuses?: readonly NonNullable<ReceivedFilter['statuses']>[number][];
  readonly period?: Period | Days;
  readonly currency?: string;
  readonly minTotalMinor?: number;
  readonly maxTotalMinor?: number;
  readonly metodosPago?: readonly NonNullable<ReceivedFilter['metodosPago']>[number][];
  readonly doubtful?: boolean;
  /** What one import brought. */
  readonly importRunId?: string;
};

/** Which values of the filter a field holds, in the order in which fields are offered. */
const HELD = {
  types: ['types'],
  statuses: ['statuses'],
  period: ['period'],
  total: ['minTotalMinor', 'maxTotalMinor'],
  currency: ['currency'],
  methods: ['metodosPago'],
  doubtful: ['doubtful'],
  import: ['importRunId'],
} as const satisfies Readonly<Record<string, readonly (keyof ListFilter)[]>>;
export type FilterField = keyof typeof HELD;

/** What a person adds by hand; an import is chosen where imports are. */
export const OFFERED: readonly FilterField[] = [
  'types',
  'statuses',
  'period',
  'total',
  'currency',
  'methods',
  'doubtful',
];

export function holds(filter: ListFilter, field: FilterField): boolean {
  return HELD[field].some((key) => filter[key] !== undefined);
}

export function without(filter: ListFilter, field: FilterField): ListFilter {
  const held: readonly string[] = HELD[field];
  return Object.fromEntries(Object.entries(filter).filter(([key]) => !held.includes(key)));
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

interface Asked {
  readonly companyId: string;
  readonly role: Role;
  readonly query: string;
  readonly today: string;
}

/** As the engine is asked; what holds nothing is left out. */
export function engineFilter(filter: ListFilter, { companyId, role, query, today }: Asked): ReceivedFilter {
  const { period, types, statuses, metodosPago, ...rest } = filter;
  const typed = query.trim();
  return {
    companyId,
    role,
    ...rest,
    ...(types === undefined ? {} : { types: [...types] }),
    ...(statuses === undefined ? {} : { statuses: [...statuses] }),
    ...(metodosPago === undefined ? {} : { metodosPago: [...metodosPago] }),
    ...(period === undefined ? {} : daysOf(period, today)),
    ...(typed === '' ? {} : { query: typed }),
  };
}

/** Its conditions in words. Time, sums and currency are said as those of invoices. */
export function saidParts(
  asked: ReceivedFilter,
  t: Translate<keyof typeof catalog.es>,
  locale: Locale,
): { readonly field: FilterField; readonly text: string }[] {
  const { companyId, types, statuses, from, to, currency, minTotalMinor, maxTotalMinor, metodosPago } = asked;
  const list = (texts: readonly string[]): string =>
    new Intl.ListFormat(locale, { type: 'disjunction' }).format([...texts]);
  const shared = filterParts({ companyId, from, to, currency, minTotalMinor, maxTotalMinor }, locale).map(
    ({ fields: [first], text }) => ({
      field: first === 'currency' ? ('currency' as const) : first === 'from' || first === 'to' ? 'period' : 'total',
      text,
    }),
  );
  return [
    ...(types === undefined
      ? []
      : [{ field: 'types' as const, text: list(types.map((type) => t(`received.said.type.${type}`))) }]),
    ...(statuses === undefined
      ? []
      : [{ field: 'statuses' as const, text: list(statuses.map((status) => t(`received.said.${status}`))) }]),
    ...(shared as { field: FilterField; text: string }[]),
    ...(metodosPago === undefined ? [] : [{ field: 'methods' as const, text: list(metodosPago) }]),
    ...(asked.doubtful === undefined
      ? []
      : [{ field: 'doubtful' as const, text: t(asked.doubtful ? 'received.said.doubtful' : 'received.said.clean') }]),
    ...(asked.importRunId === undefined ? [] : [{ field: 'import' as const, text: t('received.said.import') }]),
  ];
}
