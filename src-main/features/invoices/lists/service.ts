/** The list of invoices: its pages, what the whole of it adds up to, and what waits for somebody. */
import type {
  InvoiceAttention,
  InvoiceFilter,
  InvoiceRowView,
  InvoiceTotals,
  ShownCancellationState,
} from '#contract/invoices.ts';
import type { Reader } from '#db/reader.ts';
import { toPage } from '../../paging.ts';
import type { InvoiceListRow } from '../repository.ts';
import { isCalled, MOST_EXACT, planExactFolio, type Numbered } from './exact-folio.ts';
import { createMemory } from './memory.ts';
import { cursorKey, NEWEST, planPage, shownBefore, type PagePlan, type PageRequest } from './pages.ts';
import { planOwed, withBalances, type PaidRow } from './owed.ts';
import { planAttention, planTotals, toAttention, toTotals, type StateCount, type SumRow } from './sums.ts';

/** Filters whose sums are kept: more than a person opens in a day. */
const KEPT_SUMS = 200;

/** As SQLite gives it: no type of its own for what is true or false, and the keys of its place in the list. */
type StoredRow = Omit<InvoiceListRow, 'demo'> & { readonly demo: number } & Readonly<Record<`key_${string}`, unknown>>;

export interface ListPage {
  readonly rows: InvoiceRowView[];
  readonly nextCursor?: string;
}

export type InvoiceLists = ReturnType<typeof createInvoiceLists>;

/** How the cancellations of some invoices stand; those without one are not in it. */
export type CancellationStates = (invoiceIds: readonly string[]) => ReadonlyMap<string, ShownCancellationState>;

export function createInvoiceLists(reader: Reader, cancellationStates: CancellationStates = () => new Map()) {
  const sums = createMemory(KEPT_SUMS);

  /** Grows with every change of the company's invoices; triggers count it. */
  function revisionOf(companyId: string): number {
    const query = { sql: 'SELECT revision FROM invoice_companies WHERE company_id = ?', params: [companyId] };
    return reader.here<{ revision: number }>(query)[0]?.revision ?? 0;
  }

  /** Rows that are called exactly as was typed, newest first, if the rest of the filter lets them through. */
  function exactRows(request: PageRequest): StoredRow[] {
    const { companyId, query = '', limit } = request;
    // A page of so few rows could end among them, and its cursor would say nothing of the others.
    const asked = limit > MOST_EXACT ? planExactFolio(companyId, query) : undefined;
    if (asked === undefined) return [];
    const called = reader.here<Numbered>(asked).filter((candidate) => isCalled(query, candidate));
    const { offset: _offset, ...unplaced } = request;
    return called
      .flatMap(({ n }) => reader.here<StoredRow>(planPage(unplaced, { only: n }).query))
      .slice(0, MOST_EXACT);
  }

  /** The query of a page, and how its rows become the page. */
  function prepare(request: PageRequest): { plan: PagePlan; assemble: (rows: readonly StoredRow[]) => ListPage } {
    const { sort = NEWEST, cursor, offset = 0, limit } = request;
    const first = request.sort === undefined && cursor === undefined ? exactRows(request) : [];
    const without = cursor === undefined ? first.map(({ key_n: n }) => Number(n)) : shownBefore(cursor);
    const head = first.slice(offset);
    const rest = { ...request, limit: limit - head.length, offset: Math.max(0, offset - first.length) };
    return {
      plan: planPage(rest, { without }),
      assemble: (rows) => toPage([...head, ...rows], limit, (row) => cursorKey(row, sort, without), toRow),
    };
  }

  /** Only what is stamped may be under cancellation; what is cancelled says so itself. */
  function withCancellations(page: ListPage): ListPage {
    const asked = page.rows.filter(({ status }) => status === 'stamped' || status === 'cancel_requested');
    if (asked.length === 0) return page;
    const states = cancellationStates(asked.map(({ id }) => id));
    for (const row of asked) {
      const state = states.get(row.id);
      if (state !== undefined) row.cancellationState = state;
    }
    return page;
  }

  return {
    /**
     * In the reading thread where it may pass through many rows. In the default order what `query` names exactly
     * comes first.
     * @throws CuadraError INPUT_INVALID when the cursor is of another order, or none
     */
    async list(request: PageRequest, signal?: AbortSignal): Promise<ListPage> {
      const { plan, assemble } = prepare(request);
      const { query, heavy } = plan;
      return withCancellations(
        assemble(heavy ? await reader.all(query, { urgent: true, signal }) : reader.here(query)),
      );
    },

    /** As `list`, at once: for work that goes through a list inside a transaction. */
    listNow(request: PageRequest): ListPage {
      const { plan, assemble } = prepare(request);
      return assemble(reader.here(plan.query));
    },

    /** Counts and sums of the whole filter, computed in the reading thread and kept until an invoice changes. */
    totals(filter: InvoiceFilter, signal?: AbortSignal): Promise<InvoiceTotals> {
      const query = planTotals(filter);
      const owed = planOwed(filter);
      const work = async (calledOff: AbortSignal): Promise<InvoiceTotals> => {
        const totals = toTotals(await reader.all<SumRow>(query, { signal: calledOff }));
        if (owed === undefined) return totals;
        const billed = await reader.all<SumRow>(owed.billed, { signal: calledOff });
        const paid = await reader.all<PaidRow>(owed.paid, { signal: calledOff });
        return withBalances(totals, billed, paid);
      };
      return sums.recall(JSON.stringify([query, owed]), revisionOf(filter.companyId), work, signal);
    },

    attention(companyId: string, signal?: AbortSignal): Promise<InvoiceAttention> {
      const query = planAttention(companyId);
      const work = async (calledOff: AbortSignal): Promise<InvoiceAttention> =>
        toAttention(await reader.all<StateCount>(query, { signal: calledOff }));
      return sums.recall(JSON.stringify(query), revisionOf(companyId), work, signal);
    },
  };
}

/** NULL columns become absent. */
const OPTIONAL = [
  'clientId',
  'serie',
  'folio',
  'fecha',
  'uuid',
  'stampedAtUtc',
  'pacProvider',
  'pacCode',
  'pacMessage',
  'importRunId',
] as const satisfies readonly (keyof InvoiceListRow)[];

/** Written out column by column: a page is half a thousand rows, and objects of one shape are made in half the time. */
function toRow(row: StoredRow): InvoiceRowView {
  const view: InvoiceRowView = {
    id: row.id,
    companyId: row.companyId,
    type: row.type,
    status: row.status,
    receiverRfc: row.receiverRfc,
    receiverName: row.receiverName,
    currency: row.currency,
    currencyDecimals: row.currencyDecimals,
    subtotalMinor: row.subtotalMinor,
    discountMinor: row.discountMinor,
    transferredMinor: row.transferredMinor,
    withheldMinor: row.withheldMinor,
    localMinor: row.localMinor,
    totalMinor: row.totalMinor,
    demo: row.demo === 1,
    mailState: row.mailState,
    paymentState: row.paymentState,
    paidMinor: row.paidMinor,
    createdAtUtc: row.createdAtUtc,
    updatedAtUtc: row.updatedAtUtc,
    version: row.version,
  };
  const said: Record<string, unknown> = view;
  for (const name of OPTIONAL) if (row[name] !== null) said[name] = row[name];
  if (row.satState !== null && row.satCheckedAtUtc !== null)
    view.satStatus = { state: row.satState, checkedAtUtc: row.satCheckedAtUtc };
  return view;
}
