/** A filter of the list of invoices in words: as chips, and as the sentence that they make together. */
import type { InvoiceFilter } from '#contract/invoice-list.ts';
import * as catalog from './catalog/filter.ts';
import type { Locale } from './index.ts';

// Of the catalog only this file: the window says filters too, and need not load the engine's words for it.
type MessageKey = keyof typeof catalog.es;

type Field = Exclude<keyof InvoiceFilter, 'companyId'>;

/** One condition: what it says, and which fields to leave out so that it goes. */
export interface FilterPart {
  readonly fields: readonly Field[];
  readonly text: string;
}

export interface FilterNames {
  /** Of the filter's `clientId`. */
  readonly client?: string | undefined;
}

/** The filter's conditions, in the order in which they are said. */
export function filterParts(filter: InvoiceFilter, locale: Locale, names: FilterNames = {}): FilterPart[] {
  const say = (key: MessageKey, params: Readonly<Record<string, string>> = {}): string =>
    translate(key, params, locale);
  const list = (texts: readonly string[]): string =>
    new Intl.ListFormat(locale, { type: 'disjunction' }).format([...texts]);
  const parts: (FilterPart | undefined)[] = [
    part('types', filter.types, (types) => list(types.map((type) => say(`filter.type.${type}`)))),
    part('statuses', filter.statuses, (statuses) =>
      list(statuses.map((status) => say(statusKey(status, filter.types)))),
    ),
    datePart(filter, locale, say),
    part('query', nonEmpty(filter.query), (query) => say('filter.query', { query })),
    part('clientId', filter.clientId, () =>
      names.client === undefined ? say('filter.thisClient') : say('filter.client', { client: names.client }),
    ),
    part('receiverRfc', filter.receiverRfc, (rfc) => say('filter.rfc', { rfc })),
    part('currency', filter.currency, (currency) => say('filter.currency', { currency })),
    totalPart(filter, locale, say),
    part('paymentStates', filter.paymentStates, (states) =>
      list(states.map((state) => say(`filter.payment.${state}`))),
    ),
    part('mailStates', filter.mailStates, (states) => list(states.map((state) => say(`filter.mail.${state}`)))),
    part('satStates', filter.satStates, (states) => list(states.map((state) => say(`filter.sat.${state}`)))),
  ];
  return parts.filter((each) => each !== undefined);
}

/** The whole filter as a sentence: `Timbradas en octubre de 2026, total de $10,000.00 o más, sin cobrar`. */
export function describeFilter(filter: InvoiceFilter, locale: Locale, names: FilterNames = {}): string {
  const parts = filterParts(filter, locale, names);
  const isOf = (...fields: Field[]): ((each: FilterPart) => boolean) => {
    return (each) => each.fields.some((field) => fields.includes(field));
  };
  const who = parts.filter(isOf('types', 'statuses'));
  const when = parts.filter(isOf('from', 'to'));
  const rest = parts.filter((each) => !who.includes(each) && !when.includes(each));
  const subject = who.length === 0 ? [translate('filter.all', {}, locale)] : who.map(({ text }) => text);
  const head = [...subject, ...when.map(({ text }) => text)].join(' ');
  const sentence = [head, ...rest.map(({ text }) => text)].join(', ');
  return sentence.charAt(0).toLocaleUpperCase(locale) + sentence.slice(1);
}

type Say = (key: MessageKey, params?: Readonly<Record<string, string>>) => string;

function part<T>(field: Field, value: T | undefined, text: (value: T) => string): FilterPart | undefined {
  return value === undefined ? undefined : { fields: [field], text: text(value) };
}

function nonEmpty(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
}

function translate(key: MessageKey, params: Readonly<Record<string, string>>, locale: Locale): string {
  const text = (locale === 'en' ? catalog.en : catalog.es)[key];
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => params[name] ?? '');
}

function hasMessage(key: string): key is MessageKey {
  return Object.hasOwn(catalog.es, key);
}

/** `timbrados` only where everything that is listed is called by a masculine word. */
function statusKey(status: NonNullable<InvoiceFilter['statuses']>[number], types: InvoiceFilter['types']): MessageKey {
  const masculine = `filter.statusOfMasculine.${status}`;
  const all = types?.every((type) => type === 'T' || type === 'P') ?? false;
  return all && hasMessage(masculine) ? masculine : `filter.status.${status}`;
}

function datePart({ from, to }: InvoiceFilter, locale: Locale, say: Say): FilterPart | undefined {
  const show = (day: string): string => dateFormat(locale, { dateStyle: 'long' }).format(new Date(day));
  if (from === undefined && to === undefined) return undefined;
  if (to === undefined) return { fields: ['from'], text: say('filter.from', { day: show(from ?? '') }) };
  if (from === undefined) return { fields: ['to'], text: say('filter.to', { day: show(to) }) };
  const fields = ['from', 'to'] as const;
  if (from === to) return { fields, text: say('filter.day', { day: show(from) }) };
  const period = wholePeriod(from, to, locale);
  if (period !== undefined) return { fields, text: say('filter.period', { period }) };
  const range = dateFormat(locale, { dateStyle: 'long' }).formatRange(new Date(from), new Date(to));
  return { fields, text: say('filter.range', { range }) };
}

/** `octubre de 2026` or `2026`, where the days are exactly those. */
function wholePeriod(from: string, to: string, locale: Locale): string | undefined {
  const [year = '', month = ''] = from.split('-');
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
  // Day 0 of the next month is the last of this one.
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  if (!from.endsWith('-01') || to !== last) return undefined;
  return dateFormat(locale, { month: 'long', year: 'numeric' }).format(new Date(from));
}

/** Days are days: no zone may shift them. */
function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
}

function totalPart(
  { minTotalMinor: min, maxTotalMinor: max, currency }: InvoiceFilter,
  locale: Locale,
  say: Say,
): FilterPart | undefined {
  const show = (minor: number): string => formatMinor(minor, currency, locale);
  if (min === undefined && max === undefined) return undefined;
  if (max === undefined) return { fields: ['minTotalMinor'], text: say('filter.minTotal', { amount: show(min ?? 0) }) };
  if (min === undefined) return { fields: ['maxTotalMinor'], text: say('filter.maxTotal', { amount: show(max) }) };
  const fields = ['minTotalMinor', 'maxTotalMinor'] as const;
  if (min === max) return { fields, text: say('filter.total', { amount: show(min) }) };
  return { fields, text: say('filter.totalRange', { min: show(min), max: show(max) }) };
}

/** Exactly the minor units, in the currency asked for; without one, as most currencies and the peso have them. */
function formatMinor(minor: number, currency: string | undefined, locale: Locale): string {
  const options: Intl.NumberFormatOptions = {
    style: 'currency',
    currency: currency ?? 'MXN',
    currencyDisplay: 'narrowSymbol',
  };
  const format = new Intl.NumberFormat(locale, options);
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(digits.length - decimals)}`;
  // A string keeps every digit; as a number a large amount would lose some.
  return format.format(`${minor < 0 ? '-' : ''}${whole}${fraction}` as Intl.StringNumericLiteral);
}
