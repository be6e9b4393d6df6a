/** Which of the chosen invoices the SAT may be asked about: it is asked by name. */
import type { InvoiceFilter } from '#contract/invoice-list.ts';
import type { InvoiceRowView } from '#contract/invoices.ts';
import { client } from '../../../../app/connection/link.ts';
import type { Selection } from '../../../../ui/table/types.ts';
import { isMailable } from '../../shared/states.ts';
import type { Sorted } from '../views/views.ts';
import { MOST_NAMED } from './selection.ts';

const PAGE = 500;

interface Of {
  readonly filter: InvoiceFilter;
  readonly sort: Sorted;
  readonly knownRows: (ids: Iterable<string>) => readonly InvoiceRowView[];
}

/** Undefined where there are more than one request may name. */
export async function stampedIdsOf(selection: Selection, of: Of): Promise<string[] | undefined> {
  const ids = selection.kind === 'some' ? named(selection.ids, of) : await ofFilter(selection.except, of);
  return ids.length > MOST_NAMED ? undefined : ids;
}

/** What is not at hand is left to the engine: it skips what is not stamped. */
function named(ids: ReadonlySet<string>, { knownRows }: Of): string[] {
  const other = new Set(knownRows(ids).flatMap((row) => (isMailable(row) ? [] : [row.id])));
  return [...ids].filter((id) => !other.has(id));
}

async function ofFilter(except: ReadonlySet<string>, { filter, sort }: Of): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page is named by the one before
    const page = await client.invoices.list({
      ...filter,
      sort,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    ids.push(...page.rows.flatMap((row) => (isMailable(row) && !except.has(row.id) ? [row.id] : [])));
    cursor = page.nextCursor;
  } while (cursor !== undefined && ids.length <= MOST_NAMED);
  return ids;
}
