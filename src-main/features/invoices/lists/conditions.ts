/** What a filter of the list asks of the full-text index, and what of the rows themselves. Pure. */
import type { InvoiceFilter } from '#contract/invoices.ts';
import type { SqlValue } from '#db/statements.ts';
import { allOf, anyFact, rfcFact, typedWords } from './words.ts';

/** A condition on `invoice_list l`, with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** Only income that is stamped and stands can be owed or paid: of the rest a payment state says nothing. */
export function meantBy(filter: InvoiceFilter): InvoiceFilter {
  if (filter.paymentStates === undefined) return filter;
  return { ...filter, statuses: only('stamped', filter.statuses), types: only('I', filter.types) };
}

/** A list that has nothing but it; where it was not asked for, of what there is none. */
function only<T extends string>(one: T, asked: readonly T[] | undefined): T[] {
  return asked === undefined || asked.includes(one) ? [one] : ['none' as T];
}

/**
 * Words that every invoice of the list has, as an expression of the index; the company's own fact is always
 * among them. `undefined`: the company is all there is to say.
 */
export function searchOf(filter: InvoiceFilter): string | undefined {
  const typed = typedWords(filter.query ?? '');
  const facts = [
    ...(filter.clientId === undefined ? [] : [anyFact('client', [filter.clientId])]),
    ...(filter.receiverRfc === undefined ? [] : [rfcFact(filter.receiverRfc)]),
    ...typed.numbers,
    ...(filter.statuses === undefined ? [] : [anyFact('status', filter.statuses)]),
    ...(filter.types === undefined ? [] : [anyFact('type', filter.types)]),
    ...(filter.mailStates === undefined ? [] : [anyFact('mail', filter.mailStates)]),
    ...(filter.paymentStates === undefined ? [] : [anyFact('payment', filter.paymentStates)]),
    ...(filter.currency === undefined ? [] : [anyFact('currency', [filter.currency])]),
    ...monthsOf(filter),
    ...typed.words,
  ];
  return facts.length === 0 ? undefined : allOf([anyFact('company', [filter.companyId]), ...facts]);
}

/** Months are few facts for a short while, years for a long one; the days at both ends are looked at in the rows. */
const MONTHS = 36;

function monthsOf({ from, to }: InvoiceFilter): string[] {
  if (from === undefined && to === undefined) return [];
  // The first CFDI is of 2004, and no Fecha lies decades ahead.
  const [first, last] = [monthNumber(from ?? '2000-01'), monthNumber(to ?? '2099-12')];
  if (last < first || first < monthNumber('1900-01') || last > monthNumber('2199-12')) return [];
  if (last - first < MONTHS) {
    const months = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    return [
      anyFact(
        'month',
        months.map((at) => `${yearOf(at)}${String((at % 12) + 1).padStart(2, '0')}`),
      ),
    ];
  }
  const years = Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, at) => String(yearOf(first) + at));
  return [anyFact('month', years, true)];
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const yearOf = (month: number): number => Math.floor(month / 12);

/** What the index does not know: exact days and amounts, and what SAT says. */
export function boundsOf({ companyId, from, to, minTotalMinor, maxTotalMinor, satStates }: InvoiceFilter): Condition[] {
  return [
    ...(satStates === undefined ? [] : [saidBySat(companyId, satStates)]),
    ...(from === undefined ? [] : [{ sql: 'l.moment >= ?', params: [from] }]),
    // After every time of that day.
    ...(to === undefined ? [] : [{ sql: 'l.moment < ?', params: [`${to}U`] }]),
    ...(minTotalMinor === undefined ? [] : [{ sql: 'l.total_minor >= ?', params: [minTotalMinor] }]),
    ...(maxTotalMinor === undefined ? [] : [{ sql: 'l.total_minor <= ?', params: [maxTotalMinor] }]),
  ];
}

/** From the few that have such a state to their rows, whatever the list is otherwise read by. */
function saidBySat(companyId: string, states: readonly string[]): Condition {
  return {
    sql: `l.n IN (SELECT r.n FROM invoices AS s INDEXED BY invoices_by_rare_sat_state
      CROSS JOIN invoice_list AS r ON r.invoice_id = s.id
      WHERE s.company_id = ? AND s.sat_state <> 'vigente' AND s.sat_state IN (${states.map(() => '?').join(', ')}))`,
    params: [companyId, ...states],
  };
}

/** The company by the number that it has in the list's tables; none without invoices. */
export const COMPANY = '(SELECT code FROM invoice_companies WHERE company_id = ?)';

export function inList(column: string, values: readonly string[] | undefined): Condition[] {
  if (values === undefined) return [];
  return [{ sql: `${column} IN (${values.map(() => '?').join(', ')})`, params: values }];
}
