/** The end of a run that makes a file, and how long that file stays. */
import { setImmediate } from 'node:timers/promises';
import type { JobContext, JobOutcome } from '../jobs/types.ts';
import { FILE_DAYS, listFolders, removeFile, type WrittenFile } from './files.ts';
import type { BulkDeps } from './ports.ts';
import * as repository from './repository.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const SWEEP_MS = 60 * 60 * 1000;
const CLEAR_ITEMS = 1000;
const JOB_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Gives the run its file: from here on it is not made again. */
export function keepFile(
  { db, clock }: Pick<BulkDeps, 'db' | 'clock'>,
  context: JobContext,
  file: WrittenFile & { readonly name: string; readonly contentType: string },
): void {
  db.transaction(
    (tx) => {
      context.fence(tx);
      repository.updateRun(tx, context.job.id, {
        fileName: file.name,
        fileBytes: file.bytes,
        fileSha256: file.sha256,
        fileContentType: file.contentType,
        fileExpiresAtUtc: new Date(clock.now().getTime() + FILE_DAYS * DAY_MS).toISOString(),
      });
    },
    { behavior: 'immediate' },
  );
}

/** Forgets which invoices went into the file, a few at a time: what failed stays. */
export async function finishWithFile({ db }: Pick<BulkDeps, 'db'>, context: JobContext): Promise<JobOutcome> {
  while (repository.deletePending(db, context.job.id, CLEAR_ITEMS) > 0) await setImmediate();
  return { outcome: 'done' };
}

/** Removes the file of a run from disk and record. */
export async function dropFile(
  { db, exportsFolder }: Pick<BulkDeps, 'db' | 'exportsFolder'>,
  jobId: string,
): Promise<void> {
  await removeFile(exportsFolder, jobId);
  repository.updateRun(db, jobId, repository.NO_FILE);
}

/** Removes files whose time is over, and folders that no run knows or whose run ended without a file. */
export async function sweepFiles(deps: Pick<BulkDeps, 'db' | 'clock' | 'exportsFolder' | 'jobs'>): Promise<void> {
  const { db, clock, exportsFolder } = deps;
  for (const jobId of repository.listExpired(db, clock.now().toISOString())) await dropFile(deps, jobId);
  for (const jobId of await listFolders(exportsFolder)) {
    // Whatever else somebody keeps there is not ours.
    if (!JOB_ID.test(jobId)) continue;
    const run = repository.findRun(db, jobId);
    const stillMade = run !== undefined && !['done', 'dead'].includes(deps.jobs.get(jobId, 'es-MX').state);
    if ((run?.fileSha256 ?? null) === null && !stillMade) await removeFile(exportsFolder, jobId);
  }
}

/** Sweeps now and every hour, until it is stopped; resolves once a sweep that is under way has ended. */
export function keepSweeping(
  deps: Pick<BulkDeps, 'db' | 'clock' | 'exportsFolder' | 'jobs' | 'timers' | 'logger'>,
): () => Promise<void> {
  let cancel: (() => void) | undefined;
  let stopped = false;
  let sweeping: Promise<void> = Promise.resolve();
  const sweep = (): void => {
    if (stopped) return;
    sweeping = sweepFiles(deps)
      .catch((error: unknown) => deps.logger.warn({ err: error }, 'old exports could not be removed'))
      .finally(() => {
        if (!stopped) cancel = deps.timers.after(SWEEP_MS, sweep);
      });
  };
  sweep();
  return async () => {
    stopped = true;
    cancel?.();
    await sweeping;
  };
}
