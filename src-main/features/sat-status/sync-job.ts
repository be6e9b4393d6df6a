/**
 * Asks SAT about many documents, as a job: a few at once, and what came of each is stored with the item that it
 * settles, so that a killed process goes on behind its last transaction. A question changes nothing at SAT: what was
 * asked and not stored is asked again.
 */
import { z } from 'zod';
import type { ConsultaOutcome } from '#connectors/sat/consulta-cfdi/index.ts';
import type { Db } from '#db/types.ts';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import { stopped } from '../bulk/walk.ts';
import { toStoredError } from '../jobs/settle.ts';
import type { JobContext, JobHandler, JobOutcome } from '../jobs/types.ts';
import type { Asker } from './asker.ts';
import { gather, mustFindRun, type GatherDeps } from './gather.ts';
import * as repository from './repository.ts';
import type { SatDocument, SatSource } from './source.ts';
import { isAnswer, type Answer, type SatStore } from './store.ts';
import type { SatItem } from './tables.ts';

export const SYNC_JOB = 'sat-status.sync';

/** Questions under way at once; the asker's pace says how many begin in a second. */
const AT_ONCE = 4;
/** Times that a document is left without answer while others have theirs, or while nobody has, until it is given up. */
const TRIES = { alone: 4, withAll: 12 } as const;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What it works on is in its run; the queue shows how it was asked. */
const payload = z.strictObject({ scope: z.string(), selected: z.int().optional() });
export type SyncPayload = z.infer<typeof payload>;

export interface SyncDeps extends GatherDeps {
  readonly clock: Clock;
  readonly asker: Asker;
  readonly store: SatStore;
  /** The program closes: a run of hours ends behind the batch that it is at. */
  readonly closing: AbortSignal;
}

/** What came of one item. */
type Came = { readonly item: SatItem } & (
  | { readonly kind: 'answer'; readonly source: SatSource; readonly document: SatDocument; readonly answer: Answer }
  | { readonly kind: 'silence'; readonly error: CuadraError; readonly atUtc?: string }
  | { readonly kind: 'wrong'; readonly error: CuadraError }
  | { readonly kind: 'gone' }
);
type Silence = Extract<Came, { kind: 'silence' }>;

export function syncJob(deps: SyncDeps): JobHandler<SyncPayload> {
  const { db, faultPoints } = deps;
  return {
    kind: SYNC_JOB,
    payload,
    concurrency: 1,
    // SAT may be out for a night; what a day of tries leaves, the next daily check asks about.
    maxAttempts: 40,
    backoff: { baseMs: 15_000, factor: 2, maxMs: 30 * 60_000, jitter: 0.2 },
    afterCrash: 'queued',

    async run(_payload, given) {
      const context = { ...given, signal: AbortSignal.any([given.signal, deps.closing]) };
      const early = await gather(deps, context);
      if (early !== undefined) return early;
      for (;;) {
        const items = repository.listPending(db, context.job.id, AT_ONCE);
        if (items.length === 0) return { outcome: 'done' };
        const came = await Promise.all(items.map((item) => ask(deps, item, context.signal)));
        const end = stopped(context);
        // Who was told to stop was not left without answer.
        const told = end === undefined ? came : came.filter(({ kind }) => kind !== 'silence');
        settle(deps, context, told);
        faultPoints.hit('sat-status.batch');
        if (end !== undefined) return end;
        const silent = came.find((each) => each.kind === 'silence');
        if (silent !== undefined && !came.some(({ kind }) => kind === 'answer')) return later(silent);
      }
    },
  };
}

async function ask({ db, clock, sources, asker }: SyncDeps, item: SatItem, signal: AbortSignal): Promise<Came> {
  try {
    const source = sources.find(({ name }) => name === item.source);
    const document = source?.find(db, item.documentId);
    if (source === undefined || document === undefined) return { item, kind: 'gone' };
    const outcome = await asker.ask(document, signal);
    if (isAnswer(outcome)) return { item, kind: 'answer', source, document, answer: outcome };
    return { item, kind: 'silence', ...silenceOf(outcome, clock.now()) };
  } catch (error) {
    if (!isCuadraError(error)) throw error;
    // The vault ends the wait itself when it opens.
    if (error.code === 'VAULT_LOCKED') return { item, kind: 'silence', error, atUtc: inMs(clock.now(), DAY_MS) };
    return { item, kind: 'wrong', error };
  }
}

/** Why SAT gave no answer, as an error, and when it may be asked again where it said so. */
export function silenceOf(
  outcome: Exclude<ConsultaOutcome, Answer>,
  now: Date,
): { readonly error: CuadraError; readonly atUtc?: string } {
  const { kind, words } = outcome;
  const wait = 'retryAfterMs' in outcome ? outcome.retryAfterMs : undefined;
  const error =
    kind === 'rate-limited'
      ? new CuadraError('SAT_RATE_LIMITED', { provider: words, retriable: true })
      : new CuadraError('SAT_NO_ANSWER', {
          params: { detail: words.message ?? words.code ?? kind },
          provider: words,
          retriable: true,
        });
  return { error, ...(wait === undefined ? {} : { atUtc: inMs(now, wait) }) };
}

function settle({ db, store, faultPoints }: SyncDeps, context: JobContext, came: readonly Came[]): void {
  const jobId = context.job.id;
  const alive = came.some(({ kind }) => kind === 'answer');
  db.transaction(
    (tx) => {
      context.fence(tx);
      const counts = { done: 0, failed: 0, skipped: 0, different: 0 };
      for (const each of came) {
        const became = settleOne(tx, store, each, alive);
        if (became === 'different') counts.done += 1;
        if (became !== 'pending') counts[became] += 1;
        faultPoints.hit('sat-status.item');
      }
      repository.addCounts(tx, jobId, counts);
      const { done, failed, skipped, total } = mustFindRun(tx, jobId);
      context.progress({ done: done + failed + skipped, ...(total === null ? {} : { total }) });
    },
    { behavior: 'immediate' },
  );
}

function settleOne(
  tx: Db,
  store: SatStore,
  came: Came,
  alive: boolean,
): 'done' | 'different' | 'failed' | 'skipped' | 'pending' {
  const { item } = came;
  switch (came.kind) {
    case 'answer': {
      if (store.keep(tx, came.source, came.document, came.answer).length === 0) {
        repository.deleteItem(tx, item);
        return 'done';
      }
      repository.updateItem(tx, item, { state: 'different' });
      return 'different';
    }
    case 'gone':
      repository.deleteItem(tx, item);
      return 'skipped';
    case 'wrong':
      repository.updateItem(tx, item, { state: 'failed', error: toStoredError(came.error) });
      return 'failed';
    case 'silence':
    default: {
      const tries = item.tries + 1;
      const state = tries >= (alive ? TRIES.alone : TRIES.withAll) ? 'failed' : 'pending';
      repository.updateItem(tx, item, { tries, state, error: toStoredError(came.error) });
      return state;
    }
  }
}

/** Nobody is answered: the whole run comes back later. */
function later({ error, atUtc }: Silence): JobOutcome {
  return { outcome: 'retry', error, ...(atUtc === undefined ? {} : { atUtc }) };
}

function inMs(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
