/**
 * What could not be delivered: while the program was closed, the tunnel down or the disk full, gateways went on. Their
 * own lists of events are read from where they were read last, with an overlap: what came by webhook too is known by
 * its id and kept once.
 */
import { z } from 'zod';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { toStoredError } from '../jobs/settle.ts';
import { defineJob, type AnyJobHandler, type JobContext, type JobOutcome } from '../jobs/types.ts';
import type { Inbox } from './inbox.ts';
import type { InboxGateway, InboxGateways } from './ports.ts';
import * as repository from './repository.ts';

export const CATCH_UP_JOB = 'webhooks.catch-up';

/** A list may show an event some time after it happened. */
const OVERLAP_MS = 15 * 60 * 1000;
/** Gateways keep their events for some thirty days. */
const OLDEST_MS = 29 * 24 * 60 * 60 * 1000;
const MOST_PAGES = 1000;

export interface CatchUpDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly gateways: Pick<InboxGateways, 'find' | 'eventsSince'>;
  readonly inbox: Pick<Inbox, 'storeWithin'>;
}

const payload = z.strictObject({ gatewayId: z.string() });

export function catchUpJob({ db, clock, gateways, inbox }: CatchUpDeps): AnyJobHandler {
  async function run({ gatewayId }: z.infer<typeof payload>, context: JobContext): Promise<JobOutcome> {
    const gateway = gateways.find(gatewayId);
    if (gateway === undefined) return { outcome: 'done', result: { found: 0 } };
    const begunMs = clock.now().getTime();
    const sinceUtc = sinceOf(gateway, begunMs);
    let found = 0;
    let cursor: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const asked = { sinceUtc, ...(cursor === undefined ? {} : { cursor }) };
      const answer = await gateways.eventsSince(gatewayId, asked, context.signal);
      if (answer.kind === 'unsupported' || answer.kind === 'not-found') return { outcome: 'done', result: { found } };
      if (answer.kind !== 'done') {
        const error = new CuadraError('WEBHOOK_POLL_FAILED', {
          params: { gateway: gateway.name },
          provider: answer.words,
          retriable: true,
        });
        const told = { sinceUtc, polledAtUtc: repository.findPoll(db, gatewayId)?.polledAtUtc ?? null };
        repository.putPoll(db, { gatewayId, ...told, error: toStoredError(error) });
        const wait = 'retryAfterMs' in answer ? answer.retryAfterMs : undefined;
        return {
          outcome: 'retry',
          error,
          ...(wait === undefined ? {} : { atUtc: new Date(clock.now().getTime() + wait).toISOString() }),
        };
      }
      const { items, next } = answer.value;
      db.transaction(
        (tx) => {
          context.fence(tx);
          const deliveries = items.map((event) => ({
            gateway,
            via: 'poll' as const,
            trust: 'verified' as const,
            events: [event],
            headers: {},
            body: Buffer.alloc(0),
          }));
          for (const kept of inbox.storeWithin(tx, deliveries)) found += kept.stored;
        },
        { behavior: 'immediate' },
      );
      // The same page again would be read for ever.
      if (next === undefined || next === cursor) break;
      cursor = next;
    }
    const nowUtc = clock.now().toISOString();
    const readTo = new Date(begunMs - OVERLAP_MS).toISOString();
    repository.putPoll(db, {
      gatewayId,
      sinceUtc: readTo > sinceUtc ? readTo : sinceUtc,
      polledAtUtc: nowUtc,
      error: null,
    });
    return { outcome: 'done', result: { found } };
  }

  function sinceOf({ id, createdAtUtc }: InboxGateway, nowMs: number): string {
    const from = Math.max(Date.parse(repository.findPoll(db, id)?.sinceUtc ?? createdAtUtc), nowMs - OLDEST_MS);
    // A clock that was ahead and was put right must not leave a gap.
    return new Date(Math.min(from, nowMs - OVERLAP_MS)).toISOString();
  }

  return defineJob({
    kind: CATCH_UP_JOB,
    payload,
    concurrency: 2,
    maxAttempts: 10,
    backoff: { baseMs: 10_000, factor: 3, maxMs: 60 * 60 * 1000, jitter: 0.2 },
    timeoutMs: 10 * 60 * 1000,
    afterCrash: 'queued',
    run,
  });
}

/** Has a gateway's list read, unless that is under way; gives the job. In the caller's transaction. */
export function wakeCatchUp(
  tx: Db,
  queue: Pick<JobQueue, 'enqueue' | 'requeue'>,
  gateway: Pick<InboxGateway, 'id' | 'companyId'>,
): string {
  const { id, state } = queue.enqueue(tx, {
    kind: CATCH_UP_JOB,
    payload: { gatewayId: gateway.id },
    idempotencyKey: gateway.id,
    companyId: gateway.companyId,
  });
  if (state === 'done' || state === 'dead') queue.requeue(tx, id);
  return id;
}
