/**
 * An import as a job: the thread judges, this side stores, in transactions so short that everybody else has their turn
 * between them. What came of a file is written beside what was stored of it: a killed process goes on behind its last
 * transaction.
 */
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
import type { JobContext, JobOutcome } from '../jobs/types.ts';
import type { Source } from './source/walk.ts';
import { removeStaged, stagedPath } from './staging.ts';
import type { CfdiImportDeps } from './ports.ts';
import * as repository from './repository.ts';
import { NONE, storeFile } from './store.ts';
import type { ImportRun } from './tables.ts';
import { STORED, type JudgedFile, type ThreadOrder, type ThreadReply } from './thread.ts';

/** Longest that one transaction keeps others waiting, but for the file that it has begun. */
const BATCH_MS = 12;
/** Keeps a hostile file from growing the process; a lot needs far less. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/** What a run that was told to stop leaves its job as; undefined: nobody told it. */
export function stopped({ signal }: Pick<JobContext, 'signal'>): JobOutcome | undefined {
  if (!signal.aborted) return undefined;
  return signal.reason === 'cancelled'
    ? { outcome: 'dead', error: new CuadraError('JOB_CANCELLED') }
    : { outcome: 'retry', error: new CuadraError('JOB_INTERRUPTED') };
}

export async function importRun(deps: CfdiImportDeps, context: JobContext, runId: string): Promise<JobOutcome> {
  const run = repository.findRun(deps.db, runId);
  if (run === undefined) throw new Error(`import ${runId} is gone`);
  if (run.finishedAtUtc === null) {
    const trouble = await inThread(deps, context, run);
    const early = stopped(context) ?? trouble;
    if (early !== undefined) return early;
    finish(deps, context, run);
  }
  await removeStaged(deps, runId);
  return { outcome: 'done' };
}

function finish({ db, clock, audit }: CfdiImportDeps, context: JobContext, { id, actor }: ImportRun): void {
  db.transaction(
    (tx) => {
      context.fence(tx);
      repository.updateRun(tx, id, { finishedAtUtc: clock.now().toISOString() });
      const { issued, received, duplicate, conflict, ignored, refused } = repository.findRun(tx, id) ?? NONE;
      const after = { issued, received, duplicate, conflict, ignored, refused };
      audit(tx, { actor, action: 'cfdi-import.finished', record: `cfdi-import:${id}`, after });
    },
    { behavior: 'immediate' },
  );
}

function sourceOf({ db, importsFolder }: CfdiImportDeps, { id, source }: ImportRun): Source {
  if (source.kind === 'path') return source;
  const files = repository.listUploads(db, id);
  return {
    kind: 'files',
    files: files.map(({ number, path }) => ({ path, place: stagedPath(importsFolder, id, number) })),
  };
}

function orderOf(deps: CfdiImportDeps, run: ImportRun): ThreadOrder {
  const { companyId, keepForeign, keepInvalid } = run.options;
  const companies = deps.companies().filter(({ id }) => companyId === undefined || id === companyId);
  return {
    databasePath: deps.databasePath,
    runId: run.id,
    source: sourceOf(deps, run),
    companies,
    foreignTo: keepForeign ? companyId : undefined,
    keepInvalid,
    takesDemo: companies.some(({ id }) => deps.isDemo(id)),
    authorities: deps.authorities(),
  };
}

/** Resolves when the thread has ended and everything it said is stored; with why it did not get to its end. */
async function inThread(deps: CfdiImportDeps, context: JobContext, run: ImportRun): Promise<JobOutcome | undefined> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: orderOf(deps, run),
    resourceLimits: LIMITS,
  });
  const stop = (): void => void worker.terminate();
  context.signal.addEventListener('abort', stop, { once: true });
  if (context.signal.aborted) stop();
  const store = storer(deps, context, run);
  const storeNext = async (before: Promise<void>, files: readonly JudgedFile[]): Promise<void> => {
    await before;
    await store(files);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(STORED);
  };
  let storing: Promise<void> = Promise.resolve();
  let trouble: JobOutcome | undefined = failed('ended early');
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (reply: ThreadReply) => {
        if (reply.kind === 'counted') repository.updateRun(deps.db, run.id, { total: reply.total });
        else if (reply.kind === 'ended') trouble = undefined;
        else if (reply.kind === 'failed') trouble = reply.gone ? gone(run) : failed(reply.detail);
        else {
          storing = storeNext(storing, reply.files);
          storing.catch(reject);
        }
      });
      // Out of memory, or it could not be started; it ends after this.
      worker.on('error', (error: unknown) => {
        trouble = failed(error instanceof Error ? error.message : String(error));
      });
      worker.on('exit', () => resolve());
    });
    await storing;
    return trouble;
  } finally {
    context.signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

function failed(detail: string): JobOutcome {
  return { outcome: 'retry', error: new CuadraError('CFDI_IMPORT_FAILED', { params: { detail }, retriable: true }) };
}

function gone({ source }: ImportRun): JobOutcome {
  const path = source.kind === 'path' ? source.path : '';
  return { outcome: 'dead', error: new CuadraError('CFDI_IMPORT_SOURCE_GONE', { params: { path } }) };
}

/** Stores lot after lot, where the run was left. */
function storer(
  deps: CfdiImportDeps,
  context: JobContext,
  run: ImportRun,
): (files: readonly JudgedFile[]) => Promise<void> {
  const { db, faultPoints } = deps;
  let position = repository.nextPosition(db, run.id);
  return async (files) => {
    let at = 0;
    while (at < files.length && !context.signal.aborted) {
      db.transaction(
        (tx) => {
          context.fence(tx);
          const began = performance.now();
          let counts = NONE;
          do {
            const file = files[at];
            if (file === undefined) break;
            counts = plus(counts, storeFile(tx, deps, run, position, file));
            position += 1;
            at += 1;
            faultPoints.hit('cfdi-import.item');
          } while (at < files.length && performance.now() - began < BATCH_MS);
          repository.addCounts(tx, run.id, counts);
          const total = repository.findRun(tx, run.id)?.total ?? null;
          context.progress({ done: position - 1, ...(total === null ? {} : { total }) });
        },
        { behavior: 'immediate' },
      );
      faultPoints.hit('cfdi-import.batch');
      await setImmediate();
    }
  };
}

function plus(a: repository.Counts, b: repository.Counts): repository.Counts {
  return Object.fromEntries(
    Object.entries(a).map(([name, count]) => [name, count + b[name as keyof repository.Counts]]),
  ) as unknown as repository.Counts;
}

/** What the tables refuse to let go: something refers to it. */
export function isReferredTo(error: unknown): boolean {
  for (let cause = error; cause instanceof Error && !isCuadraError(cause); cause = cause.cause as Error) {
    if ('code' in cause && cause.code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return true;
  }
  return false;
}
