/** What a job becomes after a run, or after its process died: pure decisions over its row. */
import { CuadraError } from '#errors/cuadra-error.ts';
import { backoffDelayMs } from './backoff.ts';
import type { JobRow, StoredError } from './tables.ts';
import type { AnyJobHandler, JobOutcome } from './types.ts';

/** A job whose process died so often is likely what kills it. */
export const MAX_INTERRUPTIONS = 25;

const released = { leaseOwner: null, leaseUntilUtc: null } as const;

/** An error as it is kept in the row. */
export function toStoredError(error: CuadraError): StoredError {
  const { code, message, params, provider } = error;
  return { code, message, params, ...(provider === undefined ? {} : { provider }) };
}

/**
 * Columns after a run that returned `outcome`.
 * @param random a number in [0, 1), for the jitter
 * @param stopping the program is closing: a failure now says nothing about the work
 */
export function columnsAfterRun(
  row: JobRow,
  handler: Pick<AnyJobHandler, 'backoff' | 'maxAttempts'>,
  outcome: JobOutcome,
  { now, random, stopping }: { now: Date; random: number; stopping: boolean },
): Partial<JobRow> {
  const nowUtc = now.toISOString();
  const common = { ...released, updatedAtUtc: nowUtc };
  const later = (times: number, atUtc: string | undefined): string =>
    atUtc ?? new Date(now.getTime() + backoffDelayMs(handler.backoff, times, random)).toISOString();

  if (outcome.outcome === 'done') {
    const result = outcome.result ?? null;
    return { ...common, state: 'done', result, error: null, cancelRequested: false, finishedAtUtc: nowUtc };
  }
  const error = toStoredError(outcome.error);
  if (outcome.outcome === 'dead') return { ...common, state: 'dead', error, finishedAtUtc: nowUtc };
  if (outcome.outcome === 'unknown') {
    const unknowns = row.unknowns + 1;
    const runAtUtc = stopping ? nowUtc : later(unknowns, outcome.atUtc);
    return { ...common, state: 'unknown', unknowns, cancelRequested: false, error, runAtUtc };
  }
  // Surely nothing happened, so an earlier doubt is over.
  if (stopping) return { ...common, state: 'waiting', unknowns: 0, error, runAtUtc: nowUtc };
  const failures = row.failures + 1;
  return failures >= handler.maxAttempts
    ? { ...common, state: 'dead', failures, unknowns: 0, error, finishedAtUtc: nowUtc }
    : { ...common, state: 'waiting', failures, unknowns: 0, error, runAtUtc: later(failures, outcome.atUtc) };
}

/** Columns of a running job whose process is gone. */
export function columnsAfterCrash(row: JobRow, handler: Pick<AnyJobHandler, 'afterCrash'>, now: Date): Partial<JobRow> {
  const nowUtc = now.toISOString();
  const interruptions = row.interruptions + 1;
  const common = { ...released, interruptions, cancelRequested: false, updatedAtUtc: nowUtc };
  if (interruptions >= MAX_INTERRUPTIONS) {
    const error = new CuadraError('JOB_INTERRUPTED_TOO_OFTEN', { params: { count: interruptions } });
    return { ...common, state: 'dead', error: toStoredError(error), finishedAtUtc: nowUtc };
  }
  const error = toStoredError(new CuadraError('JOB_INTERRUPTED'));
  return { ...common, state: handler.afterCrash, error, runAtUtc: nowUtc };
}
