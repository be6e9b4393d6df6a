/** Bulk work as the screens see it: started, looked at, its file fetched in pieces, undone. */
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { BulkFailure, BulkFile, BulkResult, BulkStart } from '#contract/bulk.ts';
import type { Job } from '#contract/jobs.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { hasMessage, translate, type Locale } from '#i18n/index.ts';
import type { RequestContext } from '../../rpc/context.ts';
import { toStoredError } from '../jobs/settle.ts';
import type { StoredError } from '../jobs/tables.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import { readPiece } from './files.ts';
import { bulkJobs, kindOf } from './jobs.ts';
import type { BulkDeps } from './ports.ts';
import * as repository from './repository.ts';
import { dropFile, keepSweeping, sweepFiles } from './results.ts';
import type { BulkItem, BulkRun, RunRequest } from './tables.ts';

/** Failures that a result brings along. */
const FAILURES_SHOWN = 100;

export type BulkService = ReturnType<typeof createBulkService>;

export function createBulkService(deps: BulkDeps) {
  const { db, clock, audit, queue, jobs, exportsFolder, companyOf } = deps;
  for (const handler of bulkJobs(deps)) queue.register(handler);
  let stopSweeping: (() => Promise<void>) | undefined;

  /** @throws CuadraError NOT_FOUND */
  function mustFind(tx: Db, jobId: string): BulkRun {
    const run = repository.findRun(tx, jobId);
    if (run === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'bulk.name', id: jobId } });
    return run;
  }

  /**
   * Queues a job and its run; a key that was used answers with the job that has it.
   * @param digest of everything that was asked for
   */
  function queueRun(
    tx: Db,
    run: Pick<BulkRun, 'companyId' | 'action' | 'request'>,
    { key, digest }: { key: string; digest: string },
    by: RequestContext,
  ): { id: string; created: boolean } {
    const { companyId, action, request } = run;
    const selected = 'ids' in request.selection ? { selected: request.selection.ids } : {};
    const payload = { action, ...selected };
    const { id, created } = queue.enqueue(tx, { kind: kindOf(action), payload, companyId, idempotencyKey: key });
    if (!created) {
      if (mustFind(tx, id).requestSha256 === digest) return { id, created };
      throw new CuadraError('BULK_KEY_REUSED', { field: 'idempotencyKey' });
    }
    repository.insertRun(tx, {
      ...NOTHING_YET,
      ...run,
      jobId: id,
      actor: by.actor,
      locale: by.locale,
      requestSha256: digest,
      createdAtUtc: clock.now().toISOString(),
    });
    audit(tx, { actor: by.actor, action: 'bulk.started', record: `job:${id}`, after: { action, ...request } });
    return { id, created };
  }

  /** Notes the invoices that were pointed at; one that is not there, or another company's, has failed already. */
  function noteIds(tx: Db, jobId: string, { companyId, action }: BulkStart, ids: readonly string[]): void {
    const found = repository.insertItemsOfIds(tx, { jobId, companyId }, ids, action === 'issue' ? 'asc' : 'desc');
    const missing = repository.idsWithoutItem(tx, jobId, ids);
    repository.insertItems(
      tx,
      jobId,
      found,
      missing.map((id) => ({ id, version: 0, label: id })),
    );
    for (const [at, id] of missing.entries()) {
      const error = new CuadraError('NOT_FOUND', { params: { what: 'invoices.name', id } });
      repository.keepFailure(tx, jobId, found + at + 1, toStoredError(error));
    }
    const total = found + missing.length;
    repository.updateRun(tx, jobId, { gathered: total, total, failed: missing.length });
  }

  return {
    /** @throws CuadraError NOT_FOUND, BULK_KEY_REUSED */
    start(said: BulkStart, by: RequestContext): Job {
      const { companyId, action, selection, idempotencyKey } = said;
      companyOf(companyId);
      const request: RunRequest = {
        selection: 'ids' in selection ? { ids: new Set(selection.ids).size } : selection,
        ...(said.print === undefined ? {} : { print: said.print }),
        ...(said.export === undefined ? {} : { export: said.export }),
        ...(said.cancel === undefined ? {} : { cancel: said.cancel }),
      };
      const key = idempotencyKey === undefined ? uuidv7() : `${companyId}:${idempotencyKey}`;
      return db.transaction(
        (tx) => {
          const identity = { key, digest: digestOf({ ...said, idempotencyKey: undefined }) };
          const { id, created } = queueRun(tx, { companyId, action, request }, identity, by);
          if (created && 'ids' in selection) noteIds(tx, id, said, selection.ids);
          return jobs.get(id, by.locale);
        },
        { behavior: 'immediate' },
      );
    },

    /** @throws CuadraError NOT_FOUND */
    result(jobId: string, locale: Locale): BulkResult {
      const run = mustFind(db, jobId);
      const { state, error, finishedAtUtc } = jobs.get(jobId, locale);
      const file = fileOf(run);
      return {
        jobId,
        companyId: run.companyId,
        action: run.action,
        state,
        ...(run.total === null ? {} : { total: run.total }),
        done: run.done,
        failedCount: run.failed,
        skipped: run.skipped,
        failed: repository.listFailed(db, jobId, 0, FAILURES_SHOWN).map((item) => toFailure(item, locale)),
        ...(file === undefined ? {} : { file }),
        undoable: undoableOf(run),
        ...(error === undefined ? {} : { error: { code: error.code, message: error.message } }),
        createdAtUtc: run.createdAtUtc,
        ...(finishedAtUtc === undefined ? {} : { finishedAtUtc }),
      };
    },

    failures({ jobId, cursor, limit }: Page & { jobId: string }, locale: Locale) {
      mustFind(db, jobId);
      const after = cursor === undefined ? 0 : Number(decodeCursor(cursor, ['position']).position);
      if (!Number.isSafeInteger(after)) throw new CuadraError('INPUT_INVALID', { params: { detail: 'cursor' } });
      return toPage(
        repository.listFailed(db, jobId, after, limit + 1),
        limit,
        ({ position }) => ({ position: String(position) }),
        (item) => toFailure(item, locale),
      );
    },

    /** @throws CuadraError NOT_FOUND, BULK_NO_FILE */
    async readFile(jobId: string, offset: number, length: number): Promise<{ base64: string; next?: number }> {
      const { fileBytes } = mustFind(db, jobId);
      const piece = fileBytes === null ? undefined : await readPiece(exportsFolder, jobId, offset, length);
      if (piece === undefined || fileBytes === null) throw new CuadraError('BULK_NO_FILE');
      const next = offset + piece.length;
      return { base64: piece.toString('base64'), ...(piece.length > 0 && next < fileBytes ? { next } : {}) };
    },

    /** @throws CuadraError NOT_FOUND, BULK_NO_FILE, BULK_STILL_RUNNING */
    async discardFile(jobId: string, by: RequestContext): Promise<{ discarded: true }> {
      const { fileName } = mustFind(db, jobId);
      refuseUnfinished(jobId);
      if (fileName === null) throw new CuadraError('BULK_NO_FILE');
      await dropFile(deps, jobId);
      db.transaction((tx) => {
        audit(tx, { actor: by.actor, action: 'bulk.file-discarded', record: `job:${jobId}`, before: { fileName } });
      });
      return { discarded: true };
    },

    /** @throws CuadraError NOT_FOUND, BULK_NOT_UNDOABLE, BULK_STILL_RUNNING */
    undo(jobId: string, by: RequestContext): Job {
      return db.transaction(
        (tx) => {
          const removal = mustFind(tx, jobId);
          const { companyId, action } = removal;
          if (action !== 'remove-drafts') throw new CuadraError('BULK_NOT_UNDOABLE');
          refuseUnfinished(jobId);
          // A removal that was retried after its undoing has something new to undo.
          const { attempt } = jobs.get(jobId, by.locale);
          const identity = { key: `${jobId}:${attempt}`, digest: digestOf({ removedBy: jobId }) };
          const request: RunRequest = { selection: { removedBy: jobId } };
          const { id, created } = queueRun(tx, { companyId, action: 'undo', request }, identity, by);
          if (created && undoableOf(removal) === 0) throw new CuadraError('BULK_NOT_UNDOABLE');
          return jobs.get(id, by.locale);
        },
        { behavior: 'immediate' },
      );
    },

    /** Removes the files whose time is over. */
    sweep: (): Promise<void> => sweepFiles(deps),

    /** Sweeps now and from time to time. */
    startSweeping(): void {
      stopSweeping ??= keepSweeping(deps);
    },

    async close(): Promise<void> {
      await stopSweeping?.();
    },
  };

  /** @throws CuadraError BULK_STILL_RUNNING */
  function refuseUnfinished(jobId: string): void {
    const { state } = jobs.get(jobId, 'es-MX');
    if (state !== 'done' && state !== 'dead') throw new CuadraError('BULK_STILL_RUNNING');
  }
}

const NOTHING_YET = {
  gathered: 0,
  gatheredTo: null,
  total: null,
  done: 0,
  failed: 0,
  skipped: 0,
  undone: 0,
  ...repository.NO_FILE,
} as const;

function undoableOf({ action, done, undone }: BulkRun): number {
  return action === 'remove-drafts' ? done - undone : 0;
}

function digestOf(asked: object): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}

function fileOf({ fileName, fileBytes, fileSha256, fileContentType, fileExpiresAtUtc }: BulkRun): BulkFile | undefined {
  if (fileName === null || fileBytes === null || fileSha256 === null) return undefined;
  if (fileContentType === null || fileExpiresAtUtc === null) return undefined;
  return {
    name: fileName,
    bytes: fileBytes,
    sha256: fileSha256,
    contentType: fileContentType,
    expiresAtUtc: fileExpiresAtUtc,
  };
}

function toFailure({ invoiceId, label, error }: BulkItem, locale: Locale): BulkFailure {
  const { code, message } = error ?? toStoredError(new CuadraError('INTERNAL'));
  return { invoiceId, label, code, message: error === null ? message : wordsOf(error, locale) };
}

/** In the reader's language where the catalog has it; a finding in the words in which it was found. */
function wordsOf({ code, message, params }: StoredError, locale: Locale): string {
  const key = `error.${code}`;
  return hasMessage(key) ? translate(key, params, locale) : message;
}
