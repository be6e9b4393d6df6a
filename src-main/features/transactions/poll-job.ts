/** Asks about what is not settled, ever more rarely: webhooks may be lost, and some gateways send none. */
import { z } from 'zod';
import type { Db } from '#db/types.ts';
import { isFinal } from '#domain/transactions/state.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { JobHandler } from '../jobs/types.ts';
import type { Look } from './look.ts';
import * as repository from './repository.ts';
import type { TransactionRow } from './tables.ts';

export const POLL_JOB = 'transactions.poll';
const payload = z.object({ transactionId: z.uuid() });

const MINUTE_MS = 60_000;
const WAITS_MS = [1, 2, 5, 15, 30, 60, 180, 360].map((minutes) => minutes * MINUTE_MS);
const LONGEST_MS = 720 * MINUTE_MS;
/** A voucher or a link is not paid after so long. */
const GIVE_UP_MS = 60 * 24 * 60 * MINUTE_MS;

export interface PollDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly queue: JobQueue;
  readonly look: Look;
}

/** Appoints the next question, in the caller's transaction. */
export function appointPoll(tx: Db, queue: JobQueue, clock: Clock, row: TransactionRow): void {
  const now = clock.now().getTime();
  if (isFinal(row.status) || row.objectId === null || now - Date.parse(row.createdAtUtc) > GIVE_UP_MS) return;
  queue.enqueue(tx, {
    kind: POLL_JOB,
    payload: { transactionId: row.id },
    idempotencyKey: `${row.id}:${row.polls}`,
    companyId: row.companyId,
    runAtUtc: new Date(now + (WAITS_MS[row.polls] ?? LONGEST_MS)).toISOString(),
    priority: -1,
  });
}

export function pollJob({ db, clock, queue, look }: PollDeps): JobHandler<z.infer<typeof payload>> {
  return {
    kind: POLL_JOB,
    payload,
    concurrency: 2,
    maxAttempts: 50,
    backoff: { baseMs: MINUTE_MS, factor: 2, maxMs: 60 * MINUTE_MS, jitter: 0.2 },
    timeoutMs: 2 * MINUTE_MS,
    // A question changes nothing there.
    afterCrash: 'queued',
    async run({ transactionId }, context) {
      const row = repository.findTransaction(db, transactionId);
      if (row === undefined || row.objectId === null || isFinal(row.status)) return { outcome: 'done' };
      const { gatewayId, objectId, objectKind } = row;
      const named = { gatewayId, objectId, objectKind: objectKind ?? 'payment' };
      const looked = await look(named, { source: 'polling', actor: 'system' }, context.signal, (tx) =>
        context.fence(tx),
      );
      if (looked.kind === 'later') {
        const wait = looked.retryAfterMs;
        const at = wait === undefined ? {} : { atUtc: new Date(clock.now().getTime() + wait).toISOString() };
        return { outcome: 'retry', error: looked.error, ...at };
      }
      if (looked.kind === 'not-found') {
        return {
          outcome: 'dead',
          error: new CuadraError('TRANSACTION_GONE', { params: { objectId }, provider: looked.words }),
        };
      }
      db.transaction(
        (tx) => {
          context.fence(tx);
          const current = repository.findTransaction(tx, transactionId);
          if (current === undefined || isFinal(current.status)) return;
          const polls = current.polls + 1;
          repository.updateTransaction(tx, transactionId, current.version, { polls });
          appointPoll(tx, queue, clock, { ...current, polls });
        },
        { behavior: 'immediate' },
      );
      return { outcome: 'done' };
    },
  };
}
