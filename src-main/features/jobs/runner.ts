/**
 * Runs the queue's jobs in this process. Each kind has places of its own, so that no kind starves
 * another; a job that runs is leased, and a lease ends with its process ({@link ProcessInstance}) or,
 * should that process hang, with time. Nothing polls: work is looked for when something was queued,
 * when a run ended, and when the earliest due time comes; a slow sweep only serves what another
 * process queued or left behind.
 */
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import { noFaultPoints, type FaultPoints } from '#ports/fault-points.ts';
import type { Logger } from '#ports/logger.ts';
import type { CancelTimer, Timers } from '#ports/timers.ts';
import { z } from 'zod';
import { backoffDelayMs } from './backoff.ts';
import type { ProcessInstance } from './instance.ts';
import type { JobQueue } from './queue.ts';
import * as repository from './repository.ts';
import { columnsAfterCrash, columnsAfterRun } from './settle.ts';
import type { JobRow } from './tables.ts';
import type { AnyJobHandler, JobContext, JobOutcome } from './types.ts';

/** Waits between tries to store an outcome that the database did not take. */
const SETTLE_BACKOFF = { baseMs: 1000, factor: 2, maxMs: 60_000, jitter: 0.2 } as const;

export interface JobRunnerDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly queue: JobQueue;
  readonly instance: ProcessInstance;
  /** For the jitter; in [0, 1). */
  readonly random?: () => number;
  readonly leaseMs?: number;
  readonly sweepMs?: number;
  readonly faultPoints?: FaultPoints;
}

export interface JobRunner {
  /** Takes over what dead processes left, then runs what is due from now on. */
  start(): void;
  /**
   * Takes no new job and waits for those that run; after `graceMs` their signals abort, and after as
   * long again they are left to the next start. Resolves when nothing of this process runs any more.
   */
  stop(graceMs?: number): Promise<void>;
  /** Resolves when nothing runs and nothing is due (jobs that wait for a later time do not count). */
  idle(): Promise<void>;
  /** Calls `listener` after each run with the job as it then is; gives the way to stop listening. */
  onSettled(listener: (job: JobRow) => void): () => void;
  /** Aborts the run of a job in this process, if there is one. */
  abort(id: string): void;
}

interface Run {
  readonly lease: repository.Lease;
  readonly abort: AbortController;
  readonly finished: Promise<void>;
}

export function createJobRunner(deps: JobRunnerDeps): JobRunner {
  const { db, clock, timers, logger, queue, instance } = deps;
  const random = deps.random ?? Math.random;
  const leaseMs = deps.leaseMs ?? 30_000;
  const sweepMs = deps.sweepMs ?? 60_000;
  const faultPoints = deps.faultPoints ?? noFaultPoints;

  const runs = new Map<string, Run>();
  const perKind = new Map<string, number>();
  const settledListeners = new Set<(job: JobRow) => void>();
  /** Ends of the pauses between two tries to store an outcome. */
  const pauses = new Set<() => void>();
  let idleWaiters: (() => void)[] = [];
  let state: 'new' | 'running' | 'stopping' = 'new';
  let cancelDue: CancelTimer | undefined;
  let cancelHeartbeat: CancelTimer | undefined;

  const nowUtc = (): string => clock.now().toISOString();
  const leaseEnd = (): string => new Date(clock.now().getTime() + leaseMs).toISOString();

  /** Frees the jobs of processes that are gone, or whose lease ran out while they hang. */
  function takeOver(): void {
    db.transaction(
      (tx) => {
        const now = clock.now();
        for (const row of repository.listForeignRunning(tx, instance.id)) {
          const owner = row.leaseOwner ?? '';
          const expired = (row.leaseUntilUtc ?? '') < now.toISOString();
          const handler = queue.handlers().find((h) => h.kind === row.kind);
          if (handler === undefined || (!expired && instance.isAlive(owner))) continue;
          logger.warn({ job: row.id, kind: row.kind, owner, expired }, 'job taken over');
          repository.updateHeld(tx, { id: row.id, owner, attempt: row.attempt }, columnsAfterCrash(row, handler, now));
        }
      },
      { behavior: 'immediate' },
    );
  }

  /** Fills the free places of every kind, then sleeps until the next due time. */
  function pump(): void {
    if (state !== 'running') return;
    cancelDue?.();
    cancelDue = undefined;
    let delay = sweepMs;
    try {
      for (const handler of queue.handlers()) fill(handler);
      const kinds = queue.handlers().map((h) => h.kind);
      const next = repository.nextDueUtc(db, kinds, nowUtc());
      if (next !== undefined) delay = Math.min(delay, new Date(next).getTime() - clock.now().getTime());
    } catch (error) {
      // Another process may hold the database for longer than its time-out; nothing is lost by coming back.
      logger.error({ err: error }, 'job queue could not be read');
      delay = 1000;
    }
    cancelDue = timers.after(Math.max(1, delay), sweepAndPump);
    reportIdle();
  }

  function sweepAndPump(): void {
    try {
      takeOver();
    } catch (error) {
      logger.error({ err: error }, 'leases could not be checked');
    }
    pump();
  }

  function fill(handler: AnyJobHandler): void {
    while ((perKind.get(handler.kind) ?? 0) < handler.concurrency) {
      // Cheap look first: no write lock is taken while nothing is due.
      if (!repository.hasDue(db, handler.kind, nowUtc())) return;
      const taken = db.transaction(
        (tx) => repository.takeDue(tx, handler.kind, { owner: instance.id, untilUtc: leaseEnd(), nowUtc: nowUtc() }),
        { behavior: 'immediate' },
      );
      if (taken === undefined) return;
      faultPoints.hit('jobs.taken');
      launch(handler, taken.row, taken.takenFrom);
    }
  }

  function launch(handler: AnyJobHandler, row: JobRow, takenFrom: JobContext['job']['takenFrom']): void {
    perKind.set(handler.kind, (perKind.get(handler.kind) ?? 0) + 1);
    const lease = { id: row.id, owner: instance.id, attempt: row.attempt };
    const abort = new AbortController();
    const cancelLimit =
      handler.timeoutMs === undefined ? undefined : timers.after(handler.timeoutMs, () => abort.abort('timeout'));

    const finished = execute(handler, row, contextOf(row, takenFrom, lease, abort.signal))
      .then((outcome) => settleInTheEnd(handler, row, lease, outcome))
      .catch((error: unknown) => logger.error({ err: error, job: row.id, kind: row.kind }, 'job listener failed'))
      .finally(() => {
        cancelLimit?.();
        runs.delete(row.id);
        perKind.set(handler.kind, (perKind.get(handler.kind) ?? 1) - 1);
        if (runs.size === 0) {
          cancelHeartbeat?.();
          cancelHeartbeat = undefined;
        }
        queue.wake();
        if (state !== 'running') reportIdle();
      });
    runs.set(row.id, { lease, abort, finished });
    cancelHeartbeat ??= timers.after(leaseMs / 3, heartbeat);
  }

  function contextOf(
    row: JobRow,
    takenFrom: JobContext['job']['takenFrom'],
    lease: repository.Lease,
    signal: AbortSignal,
  ): JobContext {
    return {
      attempt: row.attempt,
      signal,
      job: {
        id: row.id,
        kind: row.kind,
        companyId: row.companyId ?? undefined,
        createdAtUtc: row.createdAtUtc,
        takenFrom,
        interruptions: row.interruptions,
      },
      heartbeat: () => {
        repository.updateHeld(db, lease, { leaseUntilUtc: leaseEnd() });
      },
      progress: (progress) => {
        repository.updateHeld(db, lease, { progress, updatedAtUtc: nowUtc() });
      },
      fence: (tx) => {
        if (!repository.isHeld(tx, lease)) throw new CuadraError('JOB_LEASE_LOST');
      },
    };
  }

  /** Runs the handler; what it throws becomes an outcome. */
  async function execute(handler: AnyJobHandler, row: JobRow, context: JobContext): Promise<JobOutcome> {
    let payload: unknown;
    try {
      payload = handler.parse(row.payload);
    } catch (error) {
      const detail = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
      return { outcome: 'dead', error: new CuadraError('JOB_PAYLOAD_INVALID', { params: { detail }, cause: error }) };
    }
    try {
      return await handler.run(payload, context);
    } catch (error) {
      logger.error({ err: error, job: row.id, kind: row.kind, attempt: row.attempt }, 'job failed unexpectedly');
      // The name only: a message from outside may carry an address with a token in it.
      const detail = error instanceof Error ? error.name : typeof error;
      const kept =
        error instanceof CuadraError ? error : new CuadraError('JOB_FAILED', { params: { detail }, cause: error });
      return { outcome: handler.afterCrash === 'unknown' ? 'unknown' : 'retry', error: kept };
    }
  }

  /**
   * Stores what came of a run, as often as it takes: until then the job keeps its place and its lease,
   * and nothing of what happened outside is lost to a disk that was full for a while. Only when the
   * program closes is it left to the next start, which takes it over as after a crash.
   */
  async function settleInTheEnd(
    handler: AnyJobHandler,
    row: JobRow,
    lease: repository.Lease,
    outcome: JobOutcome,
  ): Promise<void> {
    let settled: JobRow | undefined;
    for (let failures = 1; ; failures += 1) {
      try {
        settled = settle(handler, row, lease, outcome);
        break;
      } catch (error) {
        const { outcome: kept } = outcome;
        logger.error({ err: error, job: row.id, kind: row.kind, outcome: kept }, 'job outcome could not be stored');
        if (state === 'stopping') return;
        await pause(backoffDelayMs(SETTLE_BACKOFF, failures, random()));
      }
    }
    if (settled !== undefined) for (const listener of settledListeners) listener(settled);
  }

  /** Resolves after `ms`, or as soon as the runner stops. */
  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        pauses.delete(end);
        resolve();
      };
      const cancel = timers.after(ms, end);
      pauses.add(end);
    });
  }

  /** The job as it is stored now, or undefined when it is another's. */
  function settle(
    handler: AnyJobHandler,
    row: JobRow,
    lease: repository.Lease,
    outcome: JobOutcome,
  ): JobRow | undefined {
    faultPoints.hit('jobs.before-settle');
    const settled = db.transaction(
      (tx) => {
        const current = repository.findJob(tx, row.id);
        if (current === undefined || !repository.isHeld(tx, lease)) return undefined;
        const actual = current.cancelRequested ? cancelled(tx, handler, current, outcome) : outcome;
        const moment = { now: clock.now(), random: random(), stopping: state === 'stopping' };
        repository.updateHeld(tx, lease, columnsAfterRun(current, handler, actual, moment));
        return repository.findJob(tx, row.id);
      },
      { behavior: 'immediate' },
    );
    if (settled === undefined) {
      logger.warn({ job: row.id, kind: row.kind, outcome: outcome.outcome }, 'job was taken over while it ran');
      return undefined;
    }
    faultPoints.hit('jobs.settled');
    return settled;
  }

  /** A cancelled job that surely did nothing ends here; one that did something, or may have, does not. */
  function cancelled(tx: Db, handler: AnyJobHandler, row: JobRow, outcome: JobOutcome): JobOutcome {
    if (outcome.outcome !== 'retry') return outcome;
    try {
      tx.transaction((inner) => handler.onCancel?.(inner, handler.parse(row.payload), 'system'));
    } catch (error) {
      // The handler refuses: the job goes on as if nobody had asked.
      logger.info({ err: error, job: row.id }, 'job could not be cancelled');
      return outcome;
    }
    return { outcome: 'dead', error: new CuadraError('JOB_CANCELLED') };
  }

  /** Keeps the leases of this process, and sees what other processes ask of its jobs. */
  function heartbeat(): void {
    cancelHeartbeat = runs.size === 0 ? undefined : timers.after(leaseMs / 3, heartbeat);
    try {
      repository.extendLeases(db, instance.id, leaseEnd());
      for (const [id, run] of runs) {
        const row = repository.findJob(db, id);
        if (row?.cancelRequested === true) run.abort.abort('cancelled');
        else if (row === undefined || !repository.isHeld(db, run.lease)) run.abort.abort('lease lost');
      }
    } catch (error) {
      logger.error({ err: error }, 'leases could not be extended');
    }
  }

  function reportIdle(): void {
    if (runs.size > 0) return;
    const waiters = idleWaiters;
    idleWaiters = [];
    for (const resolve of waiters) resolve();
  }

  queue.onWake(pump);

  return {
    start() {
      if (state !== 'new') throw new Error('a runner starts once');
      state = 'running';
      sweepAndPump();
    },
    async stop(graceMs = 10_000) {
      state = 'stopping';
      cancelDue?.();
      for (const end of pauses) end();
      const all = Promise.all([...runs.values()].map((run) => run.finished));
      const within = async (ms: number): Promise<boolean> => {
        let cancel: CancelTimer | undefined;
        const late = new Promise<boolean>((resolve) => {
          cancel = timers.after(ms, () => resolve(false));
        });
        const inTime = await Promise.race([all.then(() => true), late]);
        cancel?.();
        return inTime;
      };
      if (runs.size > 0 && !(await within(graceMs))) {
        for (const run of runs.values()) run.abort.abort('stopping');
        if (!(await within(graceMs))) logger.warn({ jobs: [...runs.keys()] }, 'jobs left running at the end');
      }
      cancelHeartbeat?.();
    },
    idle() {
      return new Promise((resolve) => {
        idleWaiters.push(resolve);
        // A stopped runner looks for nothing any more.
        if (state === 'running') queue.wake();
        else reportIdle();
      });
    },
    onSettled(listener) {
      settledListeners.add(listener);
      return () => settledListeners.delete(listener);
    },
    abort(id) {
      runs.get(id)?.abort.abort('cancelled');
    },
  };
}
