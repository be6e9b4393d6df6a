/** An export as a job: the thread makes the file, this side counts, stops it and keeps what it made. */
import { Worker } from 'node:worker_threads';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { JobContext, JobOutcome } from '../../jobs/types.ts';
import { removeFile, type WrittenFile } from '../files.ts';
import type { BulkDeps } from '../ports.ts';
import * as repository from '../repository.ts';
import { finishWithFile, keepFile } from '../results.ts';
import type { BulkRun } from '../tables.ts';
import { mustFind, stopped } from '../walk.ts';
import type { ExportOrder, ExportReply } from './worker.ts';

const CONTENT_TYPE = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** Keeps a large workbook from growing the process; what it holds at a time needs far less. */
const LIMITS = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };

/** Makes the file from the beginning; what an earlier run left of it is thrown away. */
export async function exportRun(deps: BulkDeps, context: JobContext): Promise<JobOutcome> {
  const { db, exportsFolder } = deps;
  const jobId = context.job.id;
  const run = mustFind(db, jobId);
  if (run.fileSha256 !== null) return finishWithFile(deps, context);
  const made = await inThread(orderOf(deps, run), context);
  const early = stopped(context);
  if (early !== undefined || made.kind === 'failed') {
    await removeFile(exportsFolder, jobId);
    if (early !== undefined) return early;
    const { detail } = made as { detail: string };
    return { outcome: 'retry', error: new CuadraError('BULK_EXPORT_FAILED', { params: { detail }, retriable: true }) };
  }
  const format = run.request.export?.format ?? 'xlsx';
  const name = `facturas_${deps.companyOf(run.companyId).rfc}_${deps.clock.now().toISOString().slice(0, 10)}.${format}`;
  const { rows, file } = made;
  repository.updateRun(db, jobId, { done: rows, total: rows + run.failed });
  keepFile(deps, context, { ...file, name, contentType: CONTENT_TYPE[format] });
  return finishWithFile(deps, context);
}

function orderOf({ databasePath, exportsFolder, companyOf, clientName, clock }: BulkDeps, run: BulkRun): ExportOrder {
  const { jobId, request, locale } = run;
  const { rfc, legalName } = companyOf(run.companyId);
  const clientId = 'filter' in request.selection ? request.selection.filter.clientId : undefined;
  return {
    databasePath,
    exportsFolder,
    jobId,
    request,
    locale,
    company: `${rfc} ${legalName}`,
    client: clientId === undefined ? undefined : clientName(clientId),
    atUtc: clock.now().toISOString(),
  };
}

type Made = { readonly kind: 'written'; readonly rows: number; readonly file: WrittenFile } | Failed;
interface Failed {
  readonly kind: 'failed';
  readonly detail: string;
}

/** Resolves when the thread has ended, by itself or because the job was told to stop. */
async function inThread(order: ExportOrder, context: JobContext): Promise<Made> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: order, resourceLimits: LIMITS });
  const stop = (): void => void worker.terminate();
  context.signal.addEventListener('abort', stop, { once: true });
  if (context.signal.aborted) stop();
  try {
    return await new Promise<Made>((resolve) => {
      let made: Made | undefined;
      worker.on('message', (reply: ExportReply) => {
        if (reply.kind === 'progress') {
          const { done, total } = reply;
          context.progress({ done, ...(total === undefined ? {} : { total }) });
        } else made = reply;
      });
      // A thread that ran out of memory or could not be started; it ends after this.
      worker.on('error', (error: unknown) => {
        made = { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
      });
      worker.on('exit', (code) => resolve(made ?? { kind: 'failed', detail: `exit ${code}` }));
    });
  } finally {
    context.signal.removeEventListener('abort', stop);
  }
}
