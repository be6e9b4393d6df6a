/** Putting work into the queue: inside the caller's transaction, once per idempotency key. */
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '#db/types.ts';
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import * as repository from './repository.ts';
import type { JobRow } from './tables.ts';
import type { AnyJobHandler, NewJob } from './types.ts';

export interface JobQueue {
  /** Adds a kind; each is registered once, before the runner starts. */
  register(handler: AnyJobHandler): void;
  /** @throws CuadraError JOB_KIND_UNKNOWN */
  handler(kind: string): AnyJobHandler;
  handlers(): readonly AnyJobHandler[];
  /**
   * Queues a job in the caller's transaction, or gives the one that already has the key.
   * @throws CuadraError JOB_KIND_UNKNOWN; ZodError when the payload is not the kind's
   */
  enqueue(tx: Db, job: NewJob): { readonly id: string; readonly state: JobRow['state']; readonly created: boolean };
  /** Lets a done or dead job run again from the start, e.g. when the same document is issued anew. */
  requeue(tx: Db, id: string): boolean;
  /** Ends the back-off of the waiting jobs of a kind: what they waited for has changed. */
  makeDue(tx: Db, kind: string, companyId?: string): number;
  /** Ends the back-off of every job that waits because of this error: what stood in its way is gone. */
  resume(tx: Db, code: ErrorCode): number;
  /** Calls `listener` after anything may have fallen due, once the current transaction is over. */
  onWake(listener: () => void): void;
  /** Announces that something may be due. */
  wake(): void;
}

export function createJobQueue({ clock }: { readonly clock: Clock }): JobQueue {
  const handlers = new Map<string, AnyJobHandler>();
  const listeners: (() => void)[] = [];
  let waking = false;

  // Transactions are synchronous: a microtask runs after the one that is under way has committed.
  const wake = (): void => {
    if (waking) return;
    waking = true;
    queueMicrotask(() => {
      waking = false;
      for (const listener of listeners) listener();
    });
  };

  const handler = (kind: string): AnyJobHandler => {
    const found = handlers.get(kind);
    if (found === undefined) throw new CuadraError('JOB_KIND_UNKNOWN', { params: { kind } });
    return found;
  };

  return {
    register(added) {
      if (handlers.has(added.kind)) throw new Error(`job kind ${added.kind} is registered twice`);
      handlers.set(added.kind, added);
    },
    handler,
    handlers: () => [...handlers.values()],

    enqueue(tx, { kind, payload, idempotencyKey, companyId, runAtUtc, priority }) {
      const now = clock.now().toISOString();
      const row: JobRow = {
        ...freshCounters,
        id: uuidv7(),
        kind,
        companyId: companyId ?? null,
        idempotencyKey,
        payload: handler(kind).parse(payload),
        priority: priority ?? 0,
        state: 'queued',
        runAtUtc: runAtUtc ?? now,
        attempt: 0,
        createdAtUtc: now,
        updatedAtUtc: now,
      };
      if (repository.insertJob(tx, row)) {
        wake();
        return { id: row.id, state: row.state, created: true };
      }
      const existing = repository.findJobByKey(tx, kind, idempotencyKey);
      if (existing === undefined) throw new Error(`job ${kind} ${idempotencyKey} vanished inside its transaction`);
      return { id: existing.id, state: existing.state, created: false };
    },

    requeue(tx, id) {
      const now = clock.now().toISOString();
      const columns = { ...freshCounters, state: 'queued', runAtUtc: now, updatedAtUtc: now } as const;
      const changed = repository.updateInState(tx, id, ['done', 'dead'], columns);
      if (changed) wake();
      return changed;
    },

    makeDue(tx, kind, companyId) {
      const changed = repository.makeDue(tx, kind, companyId, clock.now().toISOString());
      if (changed > 0) wake();
      return changed;
    },

    resume(tx, code) {
      const changed = repository.makeDueAfter(tx, code, clock.now().toISOString());
      if (changed > 0) wake();
      return changed;
    },

    onWake(listener) {
      listeners.push(listener);
    },
    wake,
  };
}

/** Columns of a job about which nothing has happened yet. */
export const freshCounters = {
  failures: 0,
  unknowns: 0,
  interruptions: 0,
  leaseOwner: null,
  leaseUntilUtc: null,
  cancelRequested: false,
  progress: null,
  result: null,
  error: null,
  startedAtUtc: null,
  finishedAtUtc: null,
} as const;
