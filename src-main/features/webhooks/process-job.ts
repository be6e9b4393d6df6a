/**
 * Working through a gateway's events: what each is about is read again from the gateway, and stored in the transaction
 * that settles the event, so that each has its effect once however often this is killed. Events about the same object
 * share one look. When the gateway cannot be asked, all of them wait; only what is an event's own fault counts against
 * it, and in the end makes it a dead letter.
 */
import { z } from 'zod';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { Logger } from '#ports/logger.ts';
import { backoffDelayMs } from '../jobs/backoff.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { toStoredError } from '../jobs/settle.ts';
import { defineJob, type AnyJobHandler, type JobContext, type JobOutcome } from '../jobs/types.ts';
import type { InboxGateways, Look } from './ports.ts';
import * as repository from './repository.ts';
import type { DueEvent } from './repository.ts';

export const PROCESS_JOB = 'webhooks.process';

/** Events that are settled in one transaction. */
const BATCH = 64;
/** Tries of one event, over some three days. */
const MOST_ATTEMPTS = 12;
const EVENT_BACKOFF = { baseMs: 5000, factor: 3, maxMs: 12 * 60 * 60 * 1000, jitter: 0.2 } as const;
const GATEWAY_BACKOFF = { baseMs: 2000, factor: 2, maxMs: 10 * 60 * 1000, jitter: 0.2 } as const;

export interface ProcessDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly faultPoints: FaultPoints;
  readonly gateways: Pick<InboxGateways, 'find' | 'look'>;
  /** Called in the transaction in which events of a gateway were settled. */
  readonly onSettled: (tx: Db, gatewayId: string) => void;
  readonly random?: () => number;
}

const payload = z.strictObject({ gatewayId: z.string() });

export function processJob(deps: ProcessDeps): AnyJobHandler {
  const { db, clock, gateways, faultPoints } = deps;
  const random = deps.random ?? Math.random;

  async function run({ gatewayId }: z.infer<typeof payload>, context: JobContext): Promise<JobOutcome> {
    let settled = 0;
    for (;;) {
      context.signal.throwIfAborted();
      const due = repository.dueEvents(db, gatewayId, clock.now().toISOString(), BATCH);
      if (due.length === 0) return rest(gatewayId, settled);
      const gateway = gateways.find(gatewayId);
      if (gateway === undefined) {
        // Paused or removed: its events stay until it is back.
        return { outcome: 'retry', error: new CuadraError('WEBHOOK_GATEWAY_AWAY'), atUtc: inMs(GATEWAY_BACKOFF.maxMs) };
      }
      const { looked, unavailable } = await lookAt(gatewayId, due, gateway.maxParallel, context.signal);
      faultPoints.hit('webhooks.looked');
      if (looked.length > 0) settle(gatewayId, looked, context);
      settled += looked.length;
      faultPoints.hit('webhooks.settled');
      if (unavailable !== undefined) return away(unavailable);
    }
  }

  function rest(gatewayId: string, settled: number): JobOutcome {
    const next = repository.nextDue(db, gatewayId);
    if (next === undefined) return { outcome: 'done', result: { settled } };
    return { outcome: 'retry', error: new CuadraError('WEBHOOKS_WAITING'), atUtc: next };
  }

  function away({ error, retryAfterMs }: Extract<Look, { kind: 'unavailable' }>): JobOutcome {
    return { outcome: 'retry', error, ...(retryAfterMs === undefined ? {} : { atUtc: inMs(retryAfterMs) }) };
  }

  const inMs = (ms: number): string => new Date(clock.now().getTime() + ms).toISOString();

  /** One look for each object, so many at a time; stops asking once the gateway cannot be asked. */
  async function lookAt(gatewayId: string, due: readonly DueEvent[], parallel: number, signal: AbortSignal) {
    const groups = Map.groupBy(due, ({ objectKind, objectId, type, id }) =>
      type === 'verification' || objectId === '' ? id : `${objectKind} ${objectId}`,
    );
    const looked: { readonly events: readonly DueEvent[]; readonly look: Look }[] = [];
    let unavailable: Extract<Look, { kind: 'unavailable' }> | undefined;
    const queue = [...groups.values()];
    async function worker(): Promise<void> {
      for (let events = queue.shift(); events !== undefined && unavailable === undefined; events = queue.shift()) {
        const look = await lookOnce(gatewayId, events, signal);
        if (look.kind === 'unavailable') unavailable = look;
        else looked.push({ events, look });
      }
    }
    await Promise.all(Array.from({ length: Math.max(1, Math.min(parallel, queue.length)) }, worker));
    return { looked, unavailable };
  }

  async function lookOnce(gatewayId: string, events: readonly DueEvent[], signal: AbortSignal): Promise<Look> {
    // The last one that happened tells the most, where the event itself says anything.
    const newest = events.reduce((a, b) => (b.occurredAtUtc >= a.occurredAtUtc ? b : a));
    try {
      return await gateways.look(gatewayId, newest.event, signal, newest.via);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof CuadraError) return { kind: error.code === 'VAULT_LOCKED' ? 'unavailable' : 'later', error };
      deps.logger.error({ err: error, gateway: gatewayId }, 'an event could not be worked on');
      return { kind: 'later', error: new CuadraError('WEBHOOK_FAILED', { cause: error }) };
    }
  }

  function settle(
    gatewayId: string,
    looked: readonly { readonly events: readonly DueEvent[]; readonly look: Look }[],
    context: JobContext,
  ): void {
    try {
      settleAll(gatewayId, looked, context);
    } catch (error) {
      if (error instanceof CuadraError && error.code === 'JOB_LEASE_LOST') throw error;
      if (looked.length === 1 && looked[0] !== undefined) return spoil(gatewayId, looked[0].events, error, context);
      // One of them cannot be stored: each by itself, so that it does not take the others with it.
      for (const one of looked) settle(gatewayId, [one], context);
    }
  }

  function settleAll(
    gatewayId: string,
    looked: readonly { readonly events: readonly DueEvent[]; readonly look: Look }[],
    context: JobContext,
  ): void {
    db.transaction(
      (tx) => {
        context.fence(tx);
        for (const { events, look } of looked) {
          const open = events.filter((event) => repository.updateOpen(tx, event.id, columnsAfter(event, look)));
          if (look.kind === 'apply' && open.length > 0) look.apply(tx);
        }
        deps.onSettled(tx, gatewayId);
      },
      { behavior: 'immediate' },
    );
  }

  /** What was read could not be stored. A disk that is full says nothing against the event. */
  function spoil(gatewayId: string, events: readonly DueEvent[], error: unknown, context: JobContext): void {
    if (isOfTheDisk(error)) throw error;
    deps.logger.error({ err: error, gateway: gatewayId }, 'what an event told could not be stored');
    const failure = error instanceof CuadraError ? error : new CuadraError('WEBHOOK_FAILED', { cause: error });
    settleAll(gatewayId, [{ events, look: { kind: 'later', error: failure } }], context);
  }

  function columnsAfter({ attempts }: DueEvent, look: Look) {
    const nowUtc = clock.now().toISOString();
    const tried = attempts + 1;
    if (look.kind === 'apply') return { state: 'done', attempts: tried, settledAtUtc: nowUtc, error: null } as const;
    if (look.kind === 'ignore')
      return { state: 'ignored', attempts: tried, settledAtUtc: nowUtc, error: null } as const;
    const error = toStoredError(look.error);
    if (look.kind === 'never' || tried >= MOST_ATTEMPTS) {
      return { state: 'dead', attempts: tried, settledAtUtc: nowUtc, error } as const;
    }
    const runAtUtc = inMs(backoffDelayMs(EVENT_BACKOFF, tried, random()));
    return { state: 'waiting', attempts: tried, settledAtUtc: null, error, runAtUtc } as const;
  }

  return defineJob({
    kind: PROCESS_JOB,
    payload,
    // One for each gateway; several gateways at a time.
    concurrency: 4,
    maxAttempts: Number.MAX_SAFE_INTEGER,
    backoff: GATEWAY_BACKOFF,
    afterCrash: 'queued',
    run,
  });
}

/** SQLite's words for a disk that is full or does not answer. */
export function isOfTheDisk(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(?:FULL|IOERR|BUSY|READONLY|CANTOPEN)/.test(code);
}

/** Sets the gateway's job to work, in the caller's transaction. */
export function wakeProcess(
  tx: Db,
  queue: Pick<JobQueue, 'enqueue' | 'requeue' | 'resume'>,
  gateway: { readonly id: string; readonly companyId: string },
): void {
  const { id, state } = queue.enqueue(tx, {
    kind: PROCESS_JOB,
    payload: { gatewayId: gateway.id },
    idempotencyKey: gateway.id,
    companyId: gateway.companyId,
  });
  if (state === 'done' || state === 'dead') queue.requeue(tx, id);
  // It waits for the time of an event that is tried again, not for its gateway: the new one need not wait with it.
  else if (state === 'waiting') queue.resume(tx, 'WEBHOOKS_WAITING');
}
