/**
 * Reads what a gateway paid out and what moved its balance. Where it goes on is told by what is stored, with an overlap:
 * what is read twice is kept once, and a payout that has not ended is read until it has.
 */
import { z } from 'zod';
import type { Answer, BalanceTransactionView, CallOptions, GatewayConnector, Page } from '#connectors/gateway/types.ts';
import type { Db } from '#db/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { GatewaysFeature } from '../gateways/index.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { JobContext, JobHandler, JobOutcome } from '../jobs/types.ts';
import { notServed } from './look.ts';
import * as payouts from './payouts-repository.ts';
import type { TransactionRecords } from './records.ts';
import * as repository from './repository.ts';

export const PAYOUTS_JOB = 'transactions.payouts';
const payload = z.strictObject({ gatewayId: z.uuid() });

const DAY_MS = 24 * 60 * 60 * 1000;
/** A list may show a row long after the time that the row gives. */
const OVERLAP_MS = 7 * DAY_MS;
/** What a payout holds is asked for so long after it was made. */
const ASKED_FOR_MS = 45 * DAY_MS;
const MOST_PAGES = 1000;

export interface PayoutsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly gateways: GatewaysFeature;
  readonly records: TransactionRecords;
}

/** Has an account's payouts read, unless that is under way; in the caller's transaction. Gives the job. */
export function wakePayouts(
  tx: Db,
  queue: Pick<JobQueue, 'enqueue' | 'requeue'>,
  gateway: { readonly id: string; readonly companyId: string },
): string {
  const { id, state } = queue.enqueue(tx, {
    kind: PAYOUTS_JOB,
    payload: { gatewayId: gateway.id },
    idempotencyKey: gateway.id,
    companyId: gateway.companyId,
    priority: -1,
  });
  if (state === 'done' || state === 'dead') queue.requeue(tx, id);
  return id;
}

export function payoutsJob({ db, clock, gateways, records }: PayoutsDeps): JobHandler<z.infer<typeof payload>> {
  async function run({ gatewayId }: z.infer<typeof payload>, context: JobContext): Promise<JobOutcome> {
    const row = gateways.service.find(gatewayId);
    if (row === undefined) return { outcome: 'done' };
    const { connector, declaration } = gateways.connections.to(row);
    const { capabilities } = declaration;

    /** Every page, each written down as it comes; undefined when all were read. */
    async function readAll<T>(
      ask: (connector: GatewayConnector, cursor: string | undefined, options: CallOptions) => Promise<Answer<Page<T>>>,
      keep: (tx: Db, item: T) => void,
    ): Promise<JobOutcome | 'unsupported' | undefined> {
      let cursor: string | undefined;
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const at = cursor;
        const answer = await gateways.call(declaration, declaration.timeoutsMs.read, context.signal, (options) =>
          ask(connector, at, options),
        );
        if (answer.kind === 'unsupported' || answer.kind === 'not-found') return 'unsupported';
        if (answer.kind !== 'done') {
          if (answer.kind === 'credentials') gateways.service.noteProblem(db, gatewayId, 'credentials', answer.words);
          const wait = 'retryAfterMs' in answer ? answer.retryAfterMs : undefined;
          const atUtc = wait === undefined ? {} : { atUtc: new Date(clock.now().getTime() + wait).toISOString() };
          return { outcome: 'retry', error: notServed(declaration.displayName, answer.words), ...atUtc };
        }
        const { items, next } = answer.value;
        db.transaction(
          (tx) => {
            context.fence(tx);
            for (const item of items) keep(tx, item);
          },
          { behavior: 'immediate' },
        );
        // The same page again would be read for ever.
        if (next === undefined || next === cursor) return undefined;
        cursor = next;
      }
      return undefined;
    }

    const from = (readTo: string | undefined): string =>
      new Date(Date.parse(readTo ?? row.createdAtUtc) - OVERLAP_MS).toISOString();
    let unread = 0;
    const paged = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });

    if (capabilities.payouts) {
      const sinceUtc = from(payouts.payoutsReadTo(db, gatewayId));
      const stopped = await readAll(
        (to, cursor, options) => to.payouts({ sinceUtc, ...paged(cursor) }, options),
        (tx, { trace = null, arrivesAtUtc = null, ...payout }) =>
          payouts.putPayout(tx, { ...payout, gatewayId, trace, arrivesAtUtc }),
      );
      if (stopped !== undefined && stopped !== 'unsupported') return stopped;
    }
    if (capabilities.balanceTransactions) {
      const sinceUtc = from(payouts.balanceReadTo(db, gatewayId));
      const stopped = await readAll(
        (to, cursor, options) => to.balanceTransactions({ sinceUtc, ...paged(cursor) }, options),
        (tx, item) => keepRow(tx, gatewayId, item),
      );
      if (stopped !== undefined && stopped !== 'unsupported') return stopped;
      unread = await readHoldings(from);
    }
    return { outcome: 'done', result: { unread } };

    /** Of each payout that nobody has told about yet; how many could not be read. */
    async function readHoldings(since: typeof from): Promise<number> {
      const notBefore = new Date(clock.now().getTime() - ASKED_FOR_MS).toISOString();
      let failed = 0;
      for (const { payoutId, createdAtUtc } of payouts.payoutsWithoutRows(db, gatewayId, notBefore)) {
        context.signal.throwIfAborted();
        const held: BalanceTransactionView[] = [];
        const part = await readAll(
          (to, cursor, options) =>
            to.balanceTransactions({ sinceUtc: since(createdAtUtc), payoutId, ...paged(cursor) }, options),
          (_tx, item) => void held.push(item),
        );
        if (part === 'unsupported') {
          db.transaction((tx) => {
            context.fence(tx);
            payouts.markNotTold(tx, gatewayId, payoutId);
          });
          continue;
        }
        // Of some it may not tell (at Stripe those that a person asked for); the next look tries again for a while.
        if (part !== undefined) failed += 1;
        else {
          // All or nothing: half of a payout would look like a whole one.
          db.transaction(
            (tx) => {
              context.fence(tx);
              for (const item of held) keepRow(tx, gatewayId, item, payoutId);
            },
            { behavior: 'immediate' },
          );
        }
      }
      return failed;
    }
  }

  function keepRow(tx: Db, gatewayId: string, item: BalanceTransactionView, payoutId?: string): void {
    const { id: rowId, paymentId, sourceId, availableAtUtc: _available, ...columns } = item;
    const ours = [paymentId, sourceId]
      .flatMap((id) => (id === undefined ? [] : (repository.findByObject(tx, gatewayId, id) ?? [])))
      .at(0);
    const transactionId = ours?.id ?? null;
    payouts.putBalanceRow(tx, { ...columns, gatewayId, rowId, transactionId, payoutId: payoutId ?? null });
    if (ours === undefined || payoutId === undefined || item.type !== 'charge') return;
    const told = [{ fact: { type: 'payout', payoutId } as const, evidence: item.evidence }];
    records.add(tx, ours, told, { source: 'api', actor: 'system' });
  }

  return {
    kind: PAYOUTS_JOB,
    payload,
    concurrency: 1,
    maxAttempts: 10,
    backoff: { baseMs: 60_000, factor: 3, maxMs: 60 * 60 * 1000, jitter: 0.2 },
    timeoutMs: 10 * 60 * 1000,
    // A question changes nothing there.
    afterCrash: 'queued',
    run,
  };
}
