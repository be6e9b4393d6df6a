/** Filters, orders, pages and sums against a list that is told naively. */
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { rareSatState } from '#contract/invoice-list.ts';
import { invoiceFilter, invoiceStatus, type InvoiceFilter, type InvoiceSort } from '#contract/invoices.ts';
import {
  belongs,
  CLIENTS,
  COMPANIES,
  invoiceRow,
  listDesk,
  put,
  sorted,
} from '../../../../tests/support/listed-invoices.ts';
import type { InvoiceRow } from '../tables.ts';

const NAMES = ['UNIVERSIDAD ROBOTICA ESPAÑOLA', 'Íñigo Ávila & Hijos', 'ZAPATERIA A-12', '3M', 'ABASTOS DE AGUA'];
const RFCS = ['URE180429TM6', 'A&Ñ010101AB1', 'ABC120312XY7'];
const AMOUNTS = [0, 1, 99, 100, 5000, 3_000_000_000, 9_000_000_000_000];
const SORTS: InvoiceSort[] = (['created', 'fecha', 'total', 'receiver', 'folio'] as const).flatMap((by) => [
  { by, direction: 'asc' },
  { by, direction: 'desc' },
]);

/** Few of them, so that rows lie on the edge of a filter. */
const day = fc.constantFrom(
  '2022-01-01',
  '2024-02-29',
  '2026-03-14',
  '2026-03-15',
  '2026-03-16',
  '2026-04-01',
  '2029-12-31',
);
const time = fc.constantFrom('00:00:00', '05:59:59', '12:00:00', '23:59:59');

const row = fc
  .record({
    companyId: fc.constantFrom(...COMPANIES),
    clientId: fc.constantFrom(...CLIENTS, null),
    status: fc.constantFrom(...invoiceStatus.options),
    type: fc.constantFrom('I', 'E', 'T', 'P'),
    receiverName: fc.constantFrom(...NAMES),
    receiverRfc: fc.constantFrom(...RFCS),
    currency: fc.constantFrom('MXN', 'USD', 'JPY'),
    totalMinor: fc.constantFrom(...AMOUNTS),
    subtotalMinor: fc.constantFrom(...AMOUNTS),
    withheldMinor: fc.constantFrom(0, 7),
    serie: fc.constantFrom('', 'A', 'NC-2', 'Ñ'),
    mailState: fc.constantFrom('unsent', 'sent', 'bounced', 'failed'),
    paymentState: fc.constantFrom('unpaid', 'partial', 'paid', 'overpaid'),
    satState: fc.constantFrom(null, 'vigente', 'cancelado', 'no-encontrado', 'no-coincide'),
    day,
    time,
  })
  .map(({ day: date, time: at, serie, ...said }): Partial<InvoiceRow> => {
    const draft = said.status === 'draft';
    return Object.assign({}, said, {
      serie: draft ? null : serie,
      currencyDecimals: said.currency === 'JPY' ? 0 : 2,
      paidMinor: paidOf(said),
      satCheckedAtUtc: said.satState === null ? null : '2026-03-20T12:00:00.000Z',
      fecha: draft ? null : `${date}T${at}`,
      createdAtUtc: `${date}T${at}.000Z`,
    });
  });

function paidOf({ paymentState, totalMinor }: { readonly paymentState: string; readonly totalMinor: number }): number {
  if (paymentState === 'unpaid') return 0;
  return paymentState === 'partial' ? Math.floor(totalMinor / 3) : totalMinor + (paymentState === 'overpaid' ? 5 : 0);
}

/** Said one time in five: lists that have something in them tell more. */
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const some = <T>(values: readonly T[]) => maybe(fc.subarray([...values], { minLength: 1 }));
const word = fc.constantFrom(
  'esp',
  'ESPAÑ',
  'inigo',
  'ávi',
  'z',
  'a',
  '1',
  'ure1',
  'abc1',
  '6f1a2b',
  '3m',
  'and',
  'nc',
  'hijosx',
);

const filter = fc
  .record({
    query: maybe(fc.array(word, { maxLength: 2 }).map((words) => words.join(' '))),
    statuses: some(invoiceStatus.options),
    types: some(['I', 'E', 'T', 'P'] as const),
    clientId: maybe(fc.constantFrom(...CLIENTS)),
    receiverRfc: maybe(fc.constantFrom(...RFCS)),
    from: maybe(day),
    to: maybe(day),
    currency: maybe(fc.constantFrom('MXN', 'USD')),
    minTotalMinor: maybe(fc.constantFrom(...AMOUNTS)),
    maxTotalMinor: maybe(fc.constantFrom(...AMOUNTS)),
    mailStates: some(['sent', 'bounced', 'failed'] as const),
    paymentStates: some(['unpaid', 'partial', 'paid', 'overpaid'] as const),
    satStates: some(rareSatState.options),
  })
  .map((said) => invoiceFilter.parse({ companyId: COMPANIES[0], ...said }));

const RUNS = { numRuns: 60 };

describe('a list', () => {
  const desks: ReturnType<typeof listDesk>[] = [];
  afterAll(() => {
    for (const desk of desks) desk.close();
  });
  function deskWith(said: readonly Partial<InvoiceRow>[]): { desk: ReturnType<typeof listDesk>; rows: InvoiceRow[] } {
    const desk = listDesk();
    desks.push(desk);
    const rows = said.map(invoiceRow);
    put(desk, rows);
    return { desk, rows };
  }

  test('has what the filter says, in the order that was asked for, page by page and from any offset', async () => {
    const many = fc.array(row, { minLength: 20, maxLength: 60 });
    const asked = fc.record({
      filter,
      // Sometimes the name of an invoice, as a person types it.
      named: fc.option(fc.record({ which: fc.nat(59), withSerie: fc.boolean() }), { nil: undefined }),
      sort: fc.constantFrom(undefined, ...SORTS),
      limit: fc.integer({ min: 1, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(
        many,
        fc.array(asked, { minLength: 12, maxLength: 12 }),
        fc.nat(30),
        async (said, asks, offset) => {
          const { desk, rows } = deskWith(said);
          for (const { filter: general, named, sort, limit } of asks) {
            const one =
              named === undefined ? general : { ...general, query: nameOf(rows[named.which], named.withSerie) };
            const inOrder = sorted(rows, sort ?? { by: 'created', direction: 'desc' }).filter((candidate) =>
              belongs(candidate, one),
            );
            const lead =
              sort === undefined && limit > 5 ? inOrder.filter((r) => isNamed(r, one.query)).slice(0, 5) : [];
            const expected = [...lead, ...inOrder.filter((r) => !lead.includes(r))].map(({ id }) => id);
            const walked: string[] = [];
            let cursor: string | undefined;
            do {
              const page = await desk.lists.list({ ...one, sort, limit, cursor });
              walked.push(...page.rows.map(({ id }) => id));
              cursor = page.nextCursor;
            } while (cursor !== undefined && walked.length <= rows.length);
            expect(walked).toEqual(expected);
            const jumped = await desk.lists.list({ ...one, sort, limit, offset });
            expect(jumped.rows.map(({ id }) => id)).toEqual(expected.slice(offset, offset + limit));
          }
          desk.close();
        },
      ),
      RUNS,
    );
  }, 120_000);

  test('adds up to the sums of its rows, whatever changed before', async () => {
    const change = fc.record({ which: fc.nat(59), becomes: fc.option(row, { nil: undefined }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 10, maxLength: 60 }),
        fc.array(change, { maxLength: 20 }),
        fc.array(filter, { minLength: 10, maxLength: 10 }),
        async (said, changes, filters) => {
          const { desk, rows } = deskWith(said);
          const current = changeSome(desk, rows, changes);
          for (const one of filters) {
            const listed = current.filter((candidate) => belongs(candidate, one));
            expect(await desk.lists.totals(one)).toEqual(naiveTotals(listed, one));
            const { rows: found } = await desk.lists.list({ ...one, limit: 100 });
            expect(found.map(({ id }) => id).toSorted()).toEqual(listed.map(({ id }) => id).toSorted());
          }
          expect(await desk.lists.attention(COMPANIES[0])).toEqual(naiveAttention(current));
          expect(desk.raw.prepare('SELECT count(*) FROM invoice_totals WHERE count <= 0').pluck().get()).toBe(0);
          // What the index holds is what it would hold if it were made anew.
          desk.raw.exec("INSERT INTO invoice_search (invoice_search, rank) VALUES ('integrity-check', 1)");
          desk.close();
        },
      ),
      RUNS,
    );
  }, 120_000);
});

function nameOf(invoice: InvoiceRow | undefined, withSerie: boolean): string {
  if (invoice === undefined || invoice.folio === null) return '';
  return withSerie ? `${(invoice.serie ?? '').replaceAll(/\W/g, '')}${invoice.folio}` : String(invoice.folio);
}

/** Whether it is called so, with or without its series. */
function isNamed(invoice: InvoiceRow, typed = ''): boolean {
  const bare = (text: string): string => text.normalize('NFD').replaceAll(/\P{L}/gu, '').toLowerCase();
  const said = typed.toLowerCase();
  const whole = `${bare(invoice.serie ?? '')}${(invoice.serie ?? '').replaceAll(/\D/g, '')}${invoice.folio}`;
  return invoice.folio !== null && (said === String(invoice.folio) || said === whole);
}

/** Changes every column that a list knows, or deletes the row. */
function changeSome(
  desk: ReturnType<typeof listDesk>,
  rows: readonly InvoiceRow[],
  changes: readonly { which: number; becomes: Partial<InvoiceRow> | undefined }[],
): InvoiceRow[] {
  const current = new Map(rows.map((one) => [one.id, one]));
  for (const { which, becomes } of changes) {
    const before = rows[which % rows.length];
    if (before === undefined || !current.has(before.id)) continue;
    desk.raw.prepare('DELETE FROM invoices WHERE id = ?').run(before.id);
    current.delete(before.id);
    if (becomes === undefined) continue;
    // As the first one was, and then changed: the id and the place in the order are new ones.
    const made = invoiceRow(before.status === 'draft' ? {} : { serie: 'Z' });
    put(desk, [made]);
    const after = { ...invoiceRow(becomes), id: made.id };
    desk.raw
      .prepare(
        `UPDATE invoices SET company_id = ?, client_id = ?, status = ?, type = ?, receiver_name = ?, receiver_rfc = ?,
           currency = ?, currency_decimals = ?, total_minor = ?, subtotal_minor = ?, withheld_minor = ?, serie = ?, folio = ?,
           mail_state = ?, payment_state = ?, fecha = ?, created_at_utc = ?, uuid = ?, sat_state = ?, sat_checked_at_utc = ?,
           updated_at_utc = 'x' WHERE id = ?`,
      )
      .run(
        after.companyId,
        after.clientId,
        after.status,
        after.type,
        after.receiverName,
        after.receiverRfc,
        after.currency,
        after.currencyDecimals,
        after.totalMinor,
        after.subtotalMinor,
        after.withheldMinor,
        after.serie,
        after.folio,
        after.mailState,
        after.paymentState,
        after.fecha,
        after.createdAtUtc,
        after.uuid,
        after.satState,
        after.satCheckedAtUtc,
        made.id,
      );
    current.set(made.id, after);
  }
  return [...current.values()];
}

const OWING: ReadonlySet<string> = new Set(['unpaid', 'partial']);

function naiveTotals(rows: readonly InvoiceRow[], { paymentStates }: InvoiceFilter) {
  const add = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
  const apart = (those: readonly InvoiceRow[]) => ({
    count: those.length,
    totalMinor: add(those.map((r) => r.totalMinor)),
  });
  const currencies = [...new Set(rows.map(({ currency }) => currency))].toSorted();
  return {
    count: rows.length,
    byCurrency: currencies.map((currency) => {
      const all = rows.filter((one) => one.currency === currency);
      const standing = all.filter(({ status }) => status !== 'cancelled' && status !== 'rejected');
      const credit = standing.filter(({ type }) => type === 'E');
      return {
        currency,
        currencyDecimals: currency === 'JPY' ? 0 : 2,
        count: standing.length,
        subtotalMinor: add(standing.map((r) => r.subtotalMinor)),
        discountMinor: add(standing.map((r) => r.discountMinor)),
        transferredMinor: add(standing.map((r) => r.transferredMinor)),
        withheldMinor: add(standing.map((r) => r.withheldMinor)),
        totalMinor: add(standing.map((r) => r.totalMinor)),
        creditNotes: apart(credit),
        netTotalMinor: add(standing.map((r) => (r.type === 'E' ? -r.totalMinor : r.totalMinor))),
        balanceMinor:
          paymentStates && add(all.flatMap((r) => (OWING.has(r.paymentState) ? [r.totalMinor - r.paidMinor] : []))),
        cancelled: apart(all.filter(({ status }) => status === 'cancelled')),
        rejected: apart(all.filter(({ status }) => status === 'rejected')),
      };
    }),
  };
}

function naiveAttention(rows: readonly InvoiceRow[]) {
  const own = rows.filter(({ companyId }) => companyId === COMPANIES[0]);
  const count = (said: Partial<InvoiceFilter>): number =>
    own.filter((one) => belongs(one, { companyId: COMPANIES[0], ...said })).length;
  return {
    draft: count({ statuses: ['draft'] }),
    ready: count({ statuses: ['ready'] }),
    stamping: count({ statuses: ['stamping'] }),
    unknown: count({ statuses: ['unknown'] }),
    rejected: count({ statuses: ['rejected'] }),
    cancelRequested: count({ statuses: ['cancel_requested'] }),
    mailFailed: count({ mailStates: ['failed'] }),
    mailBounced: count({ mailStates: ['bounced'] }),
  };
}
