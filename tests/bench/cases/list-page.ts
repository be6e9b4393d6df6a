/**
 * What a page of the list costs through the whole contract (schemas on both sides, handlers, service,
 * repository) over the bare SQLite query of the same columns and rows, at a million invoices.
 */
import { dirname } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { openEngine } from '#engine/engine.ts';
import { memoryKeychain } from '#platform/memory-keychain.ts';
import { silentLogger } from '#ports/logger.ts';
import { mapErrors } from '../../../src-main/rpc/map-errors.ts';
import { buildMillion } from '../support/million.ts';
import type { Figure } from '../types.ts';

const PAGE = 100;
const ROUNDS = 300;

export const ids = ['list_page_1m_ratio_floor', 'list_page_1m_p99_ms'] as const;

/** Walks down the list page by page, each page once bare and once through the contract. */
export async function run(): Promise<Figure[]> {
  const { path, companyId } = buildMillion();
  const engine = openEngine({
    dataFolder: dirname(path),
    ports: { keychain: memoryKeychain(), logger: silentLogger },
  });
  try {
    const context = { actor: 'bench', locale: 'es-MX' as const };
    const client = createRouterClient(engine.router, { context, interceptors: [mapErrors(silentLogger)] });
    const bare = engine.raw.prepare(BARE);
    const bareTimes: number[] = [];
    const times: number[] = [];
    let cursor: string | undefined;
    let after = { at: '9999', id: '' };
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      const expected = bare.all({ companyId, ...after, limit: PAGE + 1 }) as { id: string; created_at_utc: string }[];
      const between = performance.now();
      const page = await client.invoices.list({ companyId, limit: PAGE, cursor });
      times.push(performance.now() - between);
      bareTimes.push(between - started);
      const last = page.rows.at(-1);
      if (last === undefined || last.id !== expected[PAGE - 1]?.id) throw new Error('the two pages differ');
      after = { at: last.createdAtUtc, id: last.id };
      cursor = page.nextCursor;
    }
    const warm = ROUNDS / 10;
    const [fast, bareFast] = [times.slice(warm), bareTimes.slice(warm)];
    return [
      { id: ids[0], value: median(fast) / median(bareFast), unit: 'ratio' },
      { id: ids[1], value: fast.toSorted((a, b) => a - b)[Math.floor(fast.length * 0.99)] ?? Number.NaN, unit: 'ms' },
    ];
  } finally {
    await engine.close();
  }
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/** The columns of the list, as its repository reads them. */
const BARE = `
  SELECT id, company_id, client_id, type, status, serie, folio, receiver_rfc, receiver_name, currency, currency_decimals,
    subtotal_minor, discount_minor, transferred_minor, withheld_minor, local_minor, total_minor, fecha, uuid,
    stamped_at_utc, pac_provider, pac_code, pac_message, demo, mail_state, payment_state, created_at_utc, updated_at_utc,
    version, sat_state, sat_checked_at_utc
  FROM invoices
  WHERE company_id = :companyId AND (created_at_utc, id) < (:at, :id)
  ORDER BY created_at_utc DESC, id DESC LIMIT :limit`;
