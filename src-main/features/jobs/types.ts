/**
 * What a feature says about the outside work it wants done durably. The queue knows when and how
 * often to run it; the handler knows how, and whether what happened is certain.
 */
import type { z } from 'zod';
import type { JobState } from '#contract/jobs.ts';
import type { Db } from '#db/types.ts';
import type { CuadraError } from '#errors/cuadra-error.ts';
import type { BackoffPolicy } from './backoff.ts';

/** A job as its handler sees it. */
export interface RunningJob {
  readonly id: string;
  readonly kind: string;
  readonly companyId: string | undefined;
  readonly createdAtUtc: string;
  /** State it was taken from: `unknown` means that the handler must ask before it repeats anything. */
  readonly takenFrom: Exclude<JobState, 'running' | 'done' | 'dead'>;
  /** How many times a process died while running it. */
  readonly interruptions: number;
}

export interface JobContext {
  /** 1 on the first run; counts every run, whatever came of it. */
  readonly attempt: number;
  /** Aborts at the handler's time limit, when the operator cancels, and when the program closes. */
  readonly signal: AbortSignal;
  readonly job: RunningJob;
  /** Extends the lease now; the runner does it by itself every third of the lease. */
  heartbeat(): void;
  /** Shows how far the work has come. */
  progress(progress: { readonly done: number; readonly total?: number; readonly note?: string }): void;
  /**
   * To be called inside the transaction that stores a result: throws JOB_LEASE_LOST when another
   * process has taken the job over, so that a sleeper that wakes up writes nothing.
   */
  fence(tx: Db): void;
}

export type JobOutcome =
  /** Finished, well or definitely refused: nothing is left to do. */
  | { readonly outcome: 'done'; readonly result?: unknown }
  /** Surely nothing happened outside; may be repeated. */
  | { readonly outcome: 'retry'; readonly error: CuadraError; readonly atUtc?: string }
  /** Something may have happened outside; the next run asks first. Never gives up by itself. */
  | { readonly outcome: 'unknown'; readonly error: CuadraError; readonly atUtc?: string }
  /** Cannot succeed without a person. */
  | { readonly outcome: 'dead'; readonly error: CuadraError };

export interface JobHandler<P> {
  /** `<feature>.<verb>`, e.g. `stamping.stamp`; never changes, it is stored. */
  readonly kind: string;
  readonly payload: z.ZodType<P>;
  /** How many of this kind run at the same time in one process. */
  readonly concurrency: number;
  /** `retry` outcomes in a row until the job is a dead letter. */
  readonly maxAttempts: number;
  readonly backoff: BackoffPolicy;
  /** Aborts `signal` after so long. */
  readonly timeoutMs?: number;
  /** State of a job whose process died: `unknown` when a half-done run may have had an effect. */
  readonly afterCrash: 'queued' | 'unknown';
  run(payload: P, context: JobContext): Promise<JobOutcome>;
  /**
   * Called in the transaction in which the operator cancels a job that is not running. Throws to
   * refuse; undoes in our records what waiting for the job meant.
   */
  onCancel?(tx: Db, payload: P, actor: string): void;
  /** The one invoice that a job is about, as a person calls it; for the queue's screen. */
  about?(db: Db, payload: P): JobSubject | undefined;
}

export interface JobSubject {
  readonly invoiceId: string;
  readonly label: string;
}

/** A handler whose payload type is known only to itself. */
export interface AnyJobHandler extends Omit<JobHandler<unknown>, 'payload'> {
  /** Checks a payload and gives it as it will be stored. */
  parse(payload: unknown): unknown;
}

/** Erases the payload type behind its schema, so that handlers of all kinds fit one registry. */
export function defineJob<P>(handler: JobHandler<P>): AnyJobHandler {
  const parse = (payload: unknown): P => handler.payload.parse(payload);
  return {
    ...handler,
    parse,
    run: (payload, context) => handler.run(parse(payload), context),
    onCancel: (tx, payload, actor) => handler.onCancel?.(tx, parse(payload), actor),
    about: (db, payload) => handler.about?.(db, parse(payload)),
  };
}

export interface NewJob {
  readonly kind: string;
  readonly payload: unknown;
  /** The same work has the same key for ever; unique per kind. */
  readonly idempotencyKey: string;
  readonly companyId?: string | undefined;
  /** Not before this instant; default now. */
  readonly runAtUtc?: string | undefined;
  /** Higher goes first among the due jobs of its kind; default 0. */
  readonly priority?: number | undefined;
}
