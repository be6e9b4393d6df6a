/** The filter of the list of charges as a person arranges it, as the engine is asked, and as it is said. */
import type { PaymentMethodView } from '#contract/gateways.ts';
import type { TransactionStatusView } from '#contract/transactions.ts';
import { filterParts } from '#i18n/describe-filter.ts';
import type * as catalog from '#i18n/catalog/window/transactions.ts';
import type { Client } from '../../../app/connection/link.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Translate } from '../../../i18n/words.ts';
import { addDays } from '../../../ui/fields/day.ts';
import { daysOf, type Days, type Period } from '../../invoices/list/filters/filter.ts';

export const STATUSES = [
  'created',
  'pending',
  'authorised',
  'paid',
  'partially-refunded',
  'refunded',
  'disputed',
  'dispute-lost',
  'failed',
  'expired',
  'cancelled',
] as const satisfies readonly TransactionStatusView[];

export const METHODS = [
  'card',
  'oxxo',
  'cash',
  'spei',
  'wallet',
  'bank-transfer',
] as const satisfies readonly PaymentMethodView[];

type Named = { readonly id: string; readonly name: string };

export type ListFilter = {
  readonly statuses?: readonly TransactionStatusView[];
  readonly gateway?: Named;
  readonly methods?: readonly PaymentMethodView[];
  readonly period?: Period | Days;
  readonly client?: Named;
  /** Of one invoice; `name` is its series and folio. */
  readonly invoice?: Named;
};
export type FilterField = keyof ListFilter;

/** What a person adds by hand; an invoice is chosen where invoices are. */
export const OFFERED: readonly FilterField[] = ['statuses', 'gateway', 'methods', 'period', 'client'];

/** The filter with some values changed; one that is absent or empty goes. */
export function changed(
  filter: ListFilter,
  values: { readonly [K in FilterField]?: ListFilter[K] | undefined },
): ListFilter {
  const kept = Object.entries({ ...filter, ...values }).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept);
}

export function without(filter: ListFilter, field: FilterField): ListFilter {
  return changed(filter, { [field]: undefined });
}

export type AskedFilter = Parameters<Client['transactions']['totals']>[0];

/** As the engine is asked; what holds nothing is left out. A day is one of this machine's calendar. */
export function engineFilter(
  { statuses, gateway, methods, period, client, invoice }: ListFilter,
  { companyId, query, today }: { readonly companyId: string; readonly query: string; readonly today: string },
): AskedFilter {
  const typed = query.trim();
  const { from, to } = period === undefined ? {} : daysOf(period, today);
  return {
    companyId,
    ...(statuses === undefined ? {} : { statuses: [...statuses] }),
    ...(gateway === undefined ? {} : { gatewayId: gateway.id }),
    ...(methods === undefined ? {} : { methods: [...methods] }),
    ...(client === undefined ? {} : { clientId: client.id }),
    ...(invoice === undefined ? {} : { invoiceId: invoice.id }),
    ...(from === undefined ? {} : { sinceUtc: startOf(from) }),
    ...(to === undefined ? {} : { untilUtc: startOf(addDays(to, 1)) }),
    ...(typed === '' ? {} : { query: typed }),
  };
}

/** The instant at which a day begins here. */
function startOf(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString();
}

/** Its conditions in words, as a sentence reads them. */
export function saidParts(
  filter: ListFilter,
  { today, locale, t }: { today: string; locale: Locale; t: Translate<keyof typeof catalog.es> },
): { readonly field: FilterField; readonly text: string }[] {
  const list = (texts: readonly string[]): string =>
    new Intl.ListFormat(locale, { type: 'disjunction' }).format([...texts]);
  const { statuses, gateway, methods, period, client, invoice } = filter;
  const days = period === undefined ? [] : filterParts({ companyId: '', ...daysOf(period, today) }, locale);
  return [
    statuses !== undefined && {
      field: 'statuses' as const,
      text: list(statuses.map((status) => t(`transactions.status.${status}`).toLocaleLowerCase(locale))),
    },
    gateway !== undefined && {
      field: 'gateway' as const,
      text: t('transactions.said.gateway', { name: gateway.name }),
    },
    methods !== undefined && {
      field: 'methods' as const,
      text: list(methods.map((method) => t(`transactions.said.method.${method}`))),
    },
    ...days.map(({ text }) => ({ field: 'period' as const, text })),
    client !== undefined && { field: 'client' as const, text: t('transactions.said.client', { name: client.name }) },
    invoice !== undefined && {
      field: 'invoice' as const,
      text: t('transactions.said.invoice', { number: invoice.name }),
    },
  ].filter((part) => part !== false);
}
