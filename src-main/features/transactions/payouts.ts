/** What gateways paid out to the company's bank, and what each payout holds. */
import type { z } from 'zod';
import type { BalanceRowView, Payout, PayoutDetail, transactionsContract } from '#contract/transactions.ts';
import type { Db } from '#db/types.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { GatewaysFeature } from '../gateways/index.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { decodeCursor, toPage } from '../paging.ts';
import { withoutNulls } from '../records.ts';
import { wakePayouts } from './payouts-job.ts';
import * as repository from './payouts-repository.ts';
import { invoiceNumberOf } from './views.ts';

type Input<K extends 'payouts' | 'payout' | 'payoutTotals' | 'balanceRows' | 'syncPayouts'> = z.output<
  NonNullable<(typeof transactionsContract)[K]['~orpc']['inputSchema']>
>;

export type PayoutsService = ReturnType<typeof createPayouts>;

export function createPayouts({
  db,
  queue,
  gateways,
}: {
  readonly db: Db;
  readonly queue: JobQueue;
  readonly gateways: GatewaysFeature;
}) {
  return {
    list({ cursor, limit, ...filter }: Input<'payouts'>) {
      const before = cursor === undefined ? undefined : decodeCursor(cursor, ['createdAtUtc', 'payoutId']);
      const rows = repository.listPayouts(db, filter, limit + 1, before);
      return toPage(rows, limit, ({ createdAtUtc, payoutId }) => ({ createdAtUtc, payoutId }), toPayout);
    },

    /** @throws CuadraError NOT_FOUND */
    get({ gatewayId, payoutId }: Input<'payout'>): PayoutDetail {
      const row = repository.findPayout(db, gatewayId, payoutId);
      if (row === undefined) {
        throw new CuadraError('NOT_FOUND', { params: { what: 'transactions.payout', id: payoutId } });
      }
      return { ...toPayout(row), sums: repository.sumBalanceRows(db, gatewayId, payoutId) };
    },

    totals: (filter: Input<'payoutTotals'>) =>
      repository
        .sumPayouts(db, filter)
        .map((sums) => Object.assign(sums, { currencyDecimals: decimalsOf(sums.currency) })),

    /** @throws CuadraError NOT_FOUND */
    rows({ cursor, limit, ...filter }: Input<'balanceRows'>) {
      gateways.service.mustFind(db, filter.gatewayId);
      const before = cursor === undefined ? undefined : decodeCursor(cursor, ['createdAtUtc', 'rowId']);
      const rows = repository.listBalanceRows(db, filter, limit + 1, before);
      return toPage(rows, limit, ({ createdAtUtc, rowId }) => ({ createdAtUtc, rowId }), toBalanceRow);
    },

    /** Reads them now: of one account, or of all that tell. */
    sync({ companyId, gatewayId }: Partial<Input<'syncPayouts'>> = {}): { jobIds: string[] } {
      const asked = gateways.service.all().filter((row) => {
        const capabilities = gateways.connections.knownProvider(row.provider)?.declaration.capabilities;
        const tells = capabilities?.payouts === true || capabilities?.balanceTransactions === true;
        const meant = (companyId ?? row.companyId) === row.companyId && (gatewayId ?? row.id) === row.id;
        return tells && meant;
      });
      return db.transaction((tx) => ({ jobIds: asked.map((row) => wakePayouts(tx, queue, row)) }), {
        behavior: 'immediate',
      });
    },

    /** The gateway told of a payout; in the caller's transaction. */
    wake: (tx: Db, gatewayId: string): void => void wakePayouts(tx, queue, gateways.service.mustFind(tx, gatewayId)),
  };
}

function toBalanceRow({ evidence: _evidence, serie, folio, ...row }: repository.ListedBalanceRow): BalanceRowView {
  const columns = withoutNulls({ ...row, invoiceNumber: invoiceNumberOf(serie, folio) });
  return { ...columns, currencyDecimals: decimalsOf(row.currency) };
}

function toPayout({ evidence: _evidence, held, contents, ...row }: repository.ListedPayout): Payout {
  return {
    ...withoutNulls(row),
    currencyDecimals: decimalsOf(row.currency),
    contents: held === 1 ? 'told' : (contents ?? 'unread'),
  };
}
