/** How long the program waits for its database of a million invoices, until the first page can be shown. */
import { openDatabase } from '#db/open.ts';
import { buildMillion } from '../support/million.ts';
import type { Figure } from '../types.ts';

const OPENINGS = 15;

export const ids = ['db_open_1m_ms'] as const;

/** Median of several openings, each with everything that openDatabase checks and the first page of the list. */
// oxlint-disable-next-line typescript/require-await -- a case of the bench answers with a promise
export async function run(): Promise<Figure[]> {
  const { path, companyId } = buildMillion();
  const times: number[] = [];
  for (let round = 0; round < OPENINGS; round++) {
    const start = performance.now();
    const database = openDatabase({ path, now: () => new Date(), create: 'never' });
    const page = database.raw
      .prepare(
        'SELECT id, total_minor FROM invoices WHERE company_id = ? ORDER BY created_at_utc DESC, id DESC LIMIT 100',
      )
      .all(companyId);
    times.push(performance.now() - start);
    database.close();
    if (page.length !== 100) throw new Error(`the first page has ${page.length} rows`);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return [{ id: ids[0], value: sorted[OPENINGS >> 1] ?? Number.NaN, unit: 'ms' }];
}
