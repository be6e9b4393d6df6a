/** Imports as the screens and the command line see them: handed over, started, looked at, taken back. */
import { resolve } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { CfdiImportDetail, CfdiImportOptions, CfdiImportRun, ImportedFile } from '#contract/cfdi-imports.ts';
import type { Job } from '#contract/jobs.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { RequestContext } from '../../rpc/context.ts';
import { highestFolios } from '../invoices/imported.ts';
import { defineJob, type JobContext, type JobHandler, type JobOutcome } from '../jobs/types.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import type { CfdiImportDeps } from './ports.ts';
import * as repository from './repository.ts';
import { importRun } from './run.ts';
import { keepFiles, keepPiece, listStaged, removeStaged, type Piece } from './staging.ts';
import type { ImportRun, StoredSource } from './tables.ts';
import { undoRun } from './undo.ts';
import { toFileView, toRunView } from './views.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const RUN_KIND = 'cfdi-import.run';
const UNDO_KIND = 'cfdi-import.undo';

const payload = z.strictObject({ runId: z.string() });

const COMMON = {
  payload,
  concurrency: 1,
  // A full disk may last; what each file needs is not counted here.
  maxAttempts: 20,
  backoff: { baseMs: 2000, factor: 2, maxMs: 10 * 60_000, jitter: 0.2 },
  // What was stored is written down with the storing of it.
  afterCrash: 'queued',
} as const satisfies Partial<JobHandler<z.infer<typeof payload>>>;

export type CfdiImportService = ReturnType<typeof createCfdiImportService>;

export function createCfdiImportService(deps: CfdiImportDeps) {
  const { db, clock, audit, queue, jobs } = deps;
  type Work = (deps: CfdiImportDeps, context: JobContext, runId: string) => Promise<JobOutcome>;
  const job = (kind: string, work: Work) =>
    defineJob({ ...COMMON, kind, run: ({ runId }, context) => work(deps, context, runId) });
  queue.register(job(RUN_KIND, importRun));
  queue.register(job(UNDO_KIND, undoRun));

  /** @throws CuadraError NOT_FOUND */
  function mustFind(tx: Db, id: string): ImportRun {
    const run = repository.findRun(tx, id);
    if (run === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'cfdiImport.name', id } });
    return run;
  }

  function view(run: ImportRun, locale: Locale): CfdiImportRun {
    return toRunView(run, (id) => jobs.get(id, locale), locale);
  }

  /** @throws CuadraError CFDI_IMPORT_STARTED */
  function mustCollect(id: string): void {
    if (mustFind(db, id).jobId !== null) throw new CuadraError('CFDI_IMPORT_STARTED');
  }

  /** @throws CuadraError CFDI_IMPORT_FOREIGN_OF, NOT_FOUND */
  function newRun(tx: Db, source: StoredSource, options: CfdiImportOptions, by: RequestContext): ImportRun {
    const { companyId, keepForeign } = options;
    if (keepForeign && companyId === undefined) {
      throw new CuadraError('CFDI_IMPORT_FOREIGN_OF', { field: 'companyId' });
    }
    if (companyId !== undefined && !deps.companies().some(({ id }) => id === companyId)) {
      throw new CuadraError('NOT_FOUND', { params: { what: 'companies.name', id: companyId }, field: 'companyId' });
    }
    const run = {
      ...NOTHING_YET,
      id: uuidv7(),
      companyId: companyId ?? null,
      source,
      options,
      actor: by.actor,
      locale: by.locale,
      createdAtUtc: clock.now().toISOString(),
    };
    repository.insertRun(tx, run);
    return run;
  }

  function enqueue(tx: Db, run: ImportRun, by: RequestContext): void {
    const { id, companyId, source, options } = run;
    const work = { kind: RUN_KIND, payload: { runId: id }, idempotencyKey: id, companyId: companyId ?? undefined };
    repository.updateRun(tx, id, { jobId: queue.enqueue(tx, work).id });
    const after = { source, ...options };
    audit(tx, { actor: by.actor, action: 'cfdi-import.started', record: `cfdi-import:${id}`, after });
  }

  return {
    begin(options: CfdiImportOptions, by: RequestContext): CfdiImportRun {
      return view(
        db.transaction((tx) => newRun(tx, { kind: 'upload' }, options, by)),
        by.locale,
      );
    },

    /** @throws CuadraError NOT_FOUND, CFDI_IMPORT_STARTED, CFDI_IMPORT_TOO_LARGE */
    async addFiles(id: string, files: Parameters<typeof keepFiles>[2]): Promise<{ files: number }> {
      mustCollect(id);
      await keepFiles(deps, id, files);
      return { files: repository.uploadSums(db, id).files };
    },

    /** @throws CuadraError NOT_FOUND, CFDI_IMPORT_STARTED, CFDI_IMPORT_PIECE, CFDI_IMPORT_TOO_LARGE */
    async addPiece(id: string, piece: Piece): Promise<{ next: number; complete: boolean }> {
      mustCollect(id);
      return keepPiece(deps, id, piece);
    },

    /** @throws CuadraError NOT_FOUND, CFDI_IMPORT_EMPTY, CFDI_IMPORT_UNFINISHED, CFDI_IMPORT_UNDONE */
    start(id: string, by: RequestContext): CfdiImportRun {
      return db.transaction(
        (tx) => {
          const run = mustFind(tx, id);
          if (run.undoJobId !== null) throw new CuadraError('CFDI_IMPORT_UNDONE');
          if (run.jobId === null) {
            const { files, unfinished } = repository.uploadSums(tx, id);
            if (files === 0) throw new CuadraError('CFDI_IMPORT_EMPTY');
            if (unfinished > 0) throw new CuadraError('CFDI_IMPORT_UNFINISHED', { params: { count: unfinished } });
            enqueue(tx, run, by);
          } else if (jobs.get(run.jobId, by.locale).state === 'dead') queue.requeue(tx, run.jobId);
          return view(mustFind(tx, id), by.locale);
        },
        { behavior: 'immediate' },
      );
    },

    /**
     * Imports from a folder or a file of this machine: for who is at it. The contract has no such door, because a
     * page must not choose what the engine reads.
     */
    startFromPath(path: string, options: CfdiImportOptions, by: RequestContext): CfdiImportRun {
      return db.transaction(
        (tx) => {
          const run = newRun(tx, { kind: 'path', path: resolve(path) }, options, by);
          enqueue(tx, run, by);
          return view(mustFind(tx, run.id), by.locale);
        },
        { behavior: 'immediate' },
      );
    },

    /** @throws CuadraError NOT_FOUND */
    get(id: string, locale: Locale): CfdiImportDetail {
      return { ...view(mustFind(db, id), locale), seriesBehind: seriesBehind(deps, id) };
    },

    list({ cursor, limit }: Page, locale: Locale): { rows: CfdiImportRun[]; nextCursor?: string } {
      const before = cursor === undefined ? undefined : decodeCursor(cursor, ['id']).id;
      return toPage(
        repository.listRuns(db, limit + 1, before),
        limit,
        ({ id }) => ({ id }),
        (run) => view(run, locale),
      );
    },

    /** @throws CuadraError NOT_FOUND, INPUT_INVALID */
    files(
      { cursor, limit, ...filter }: Page & repository.ItemFilter,
      locale: Locale,
    ): { rows: ImportedFile[]; nextCursor?: string } {
      mustFind(db, filter.id);
      const after = cursor === undefined ? 0 : Number(decodeCursor(cursor, ['position']).position);
      if (!Number.isSafeInteger(after)) throw new CuadraError('INPUT_INVALID', { params: { detail: 'cursor' } });
      return toPage(
        repository.listItems(db, filter, after, limit + 1),
        limit,
        ({ position }) => ({ position: String(position) }),
        (item) => toFileView(item, locale),
      );
    },

    /** @throws CuadraError NOT_FOUND, CFDI_IMPORT_STILL_RUNNING, CFDI_IMPORT_NOTHING */
    undo(id: string, by: RequestContext): Job {
      return db.transaction(
        (tx) => {
          const run = mustFind(tx, id);
          if (run.undoJobId !== null) {
            // One that died goes on; one that is done is done.
            if (jobs.get(run.undoJobId, by.locale).state === 'dead') queue.requeue(tx, run.undoJobId);
            return jobs.get(run.undoJobId, by.locale);
          }
          const state = run.jobId === null ? undefined : jobs.get(run.jobId, by.locale).state;
          if (state !== undefined && state !== 'done' && state !== 'dead') {
            throw new CuadraError('CFDI_IMPORT_STILL_RUNNING');
          }
          if (run.issued + run.received === 0) throw new CuadraError('CFDI_IMPORT_NOTHING');
          const work = { kind: UNDO_KIND, payload: { runId: id }, idempotencyKey: id };
          const undo = queue.enqueue(tx, { ...work, companyId: run.companyId ?? undefined });
          repository.updateRun(tx, id, { undoJobId: undo.id });
          audit(tx, { actor: by.actor, action: 'cfdi-import.undo-started', record: `cfdi-import:${id}` });
          return jobs.get(undo.id, by.locale);
        },
        { behavior: 'immediate' },
      );
    },

    /** @throws CuadraError NOT_FOUND, CFDI_IMPORT_STARTED */
    async discard(id: string): Promise<{ discarded: true }> {
      mustCollect(id);
      await removeStaged(deps, id);
      repository.deleteRun(db, id);
      return { discarded: true };
    },

    /** Removes runs that never began, and files of runs that are over. */
    async sweep(): Promise<void> {
      const before = new Date(clock.now().getTime() - DAY_MS).toISOString();
      for (const id of repository.listAbandoned(db, before)) {
        await removeStaged(deps, id);
        repository.deleteRun(db, id);
      }
      for (const id of await listStaged(deps.importsFolder)) {
        // Whatever else somebody keeps there is not ours.
        if (!RUN_ID.test(id)) continue;
        const run = repository.findRun(db, id);
        if (run === undefined || run.finishedAtUtc !== null || run.undoJobId !== null) await removeStaged(deps, id);
      }
    },
  };
}

const RUN_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const NOTHING_YET = {
  jobId: null,
  undoJobId: null,
  total: null,
  issued: 0,
  received: 0,
  duplicate: 0,
  conflict: 0,
  ignored: 0,
  refused: 0,
  doubtful: 0,
  undone: 0,
  kept: 0,
  finishedAtUtc: null,
} as const;

/** Series that would give a number again which an imported document has. */
function seriesBehind({ db, seriesOf }: CfdiImportDeps, runId: string): CfdiImportDetail['seriesBehind'] {
  return highestFolios(db, runId).flatMap(({ companyId, type, serie, folio }) => {
    const ours = seriesOf(companyId).find((each) => each.type === type && each.serie === serie);
    return ours === undefined || ours.nextFolio > folio
      ? []
      : [{ companyId, type, serie, nextFolio: ours.nextFolio, highestImported: folio }];
  });
}
