/** SAT's word on our documents: asked about one, about many, and looked at. */
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { ConsultaOutcome, SatEnvironment } from '#connectors/sat/consulta-cfdi/index.ts';
import type { Job } from '#contract/jobs.ts';
import type { SatStatusView, SatSync, SatSyncResult } from '#contract/sat-status.ts';
import type { Db } from '#db/types.ts';
import type { PrintedFacts } from '#domain/cfdi/qr.ts';
import { fechaLocal } from '#domain/time/zone.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { hasMessage, translate, type Locale } from '#i18n/index.ts';
import type { RequestContext } from '../../rpc/context.ts';
import { wordsOfMatter, type AlertsService } from '../alerts/service.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { JobsService } from '../jobs/service.ts';
import { toStoredError } from '../jobs/settle.ts';
import { withoutNulls } from '../records.ts';
import { differencesOf } from './differences.ts';
import * as repository from './repository.ts';
import type { SatSchedules } from './schedule.ts';
import type { SatDocument, SatSource } from './source.ts';
import { isAnswer, type Answer } from './store.ts';
import { silenceOf, SYNC_JOB, type SyncDeps, type SyncPayload } from './sync-job.ts';
import type { SatItem, SatRun, SatStateRow } from './tables.ts';

/** SAT's day. */
const CENTRAL_MEXICO = 'America/Mexico_City';
const DAY_MS = 24 * 60 * 60 * 1000;
const SHOWN = { different: 1000, failed: 100 } as const;

export interface SatStatusDeps extends SyncDeps {
  readonly audit: AuditAppend;
  readonly queue: Pick<JobQueue, 'enqueue'>;
  readonly jobs: Pick<JobsService, 'get'>;
  readonly alerts: Pick<AlertsService, 'recordsWith'>;
  readonly schedule: SatSchedules;
}

export type SatStatusService = ReturnType<typeof createSatStatusService>;

export function createSatStatusService(deps: SatStatusDeps) {
  const { db, clock, audit, queue, jobs, sources, asker, store, schedule } = deps;

  function sourceOf(name: string): SatSource {
    const source = sources.find((each) => each.name === name);
    if (source === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'satStatus.document', id: name } });
    return source;
  }

  /** @throws CuadraError NOT_FOUND where there is nothing to ask SAT about */
  function mustFind(source: SatSource, id: string): SatDocument {
    const document = source.find(db, id);
    if (document === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'satStatus.document', id } });
    return document;
  }

  function view(source: SatSource, document: SatDocument, row: SatStateRow): SatStatusView {
    const { documentId: id, companyId: _companyId, ...shown } = row;
    const differences = differencesOf(document, row.state, clock.now()).map(({ kind }) => kind);
    return { ...withoutNulls(shown), source: source.name, id, differences };
  }

  /** What a run and its job are made of; inside the caller's transaction. */
  function enqueue(tx: Db, said: SatSync, key: string, actor: string): string {
    const { idempotencyKey: _key, selection, ...asked } = said;
    const digest = createHash('sha256')
      .update(JSON.stringify({ ...asked, selection }))
      .digest('hex');
    const selected = selection === undefined ? {} : { selected: new Set(selection.ids).size };
    const job: SyncPayload = { scope: said.scope, ...selected };
    const { id, created } = queue.enqueue(tx, {
      kind: SYNC_JOB,
      payload: job,
      companyId: said.companyId,
      idempotencyKey: key,
    });
    if (!created) {
      if (repository.findRun(tx, id)?.request.digest === digest) return id;
      throw new CuadraError('SAT_KEY_REUSED', { field: 'idempotencyKey' });
    }
    const now = clock.now();
    const recentSinceUtc = new Date(now.getTime() - schedule.get().recentDays * DAY_MS).toISOString();
    repository.insertRun(tx, {
      ...NOTHING_YET,
      jobId: id,
      request: { ...asked, recentSinceUtc, digest },
      createdAtUtc: now.toISOString(),
    });
    if (selection !== undefined) {
      const total = repository.appendItems(tx, id, 0, sourceOf(selection.source).name, selection.ids);
      repository.updateRun(tx, id, { gathered: total, total });
    }
    audit(tx, { actor, action: 'sat-status.sync-started', record: `job:${id}`, after: { ...asked, ...selected } });
    return id;
  }

  function toldOf(item: SatItem): { source: string; id: string; label: string; uuid?: string } {
    const said = sources.find(({ name }) => name === item.source)?.describe(db, item.documentId);
    return { source: item.source, id: item.documentId, ...(said ?? { label: item.documentId }) };
  }

  return {
    /**
     * Asks about one document now.
     * @throws CuadraError NOT_FOUND, SAT_NO_ANSWER, SAT_RATE_LIMITED, SAT_NO_DEMO_PAC, VAULT_LOCKED
     */
    async check({ source: name, id }: { source: string; id: string }, signal: AbortSignal): Promise<SatStatusView> {
      const source = sourceOf(name);
      const document = mustFind(source, id);
      const outcome = await asker.ask(document, signal);
      if (!isAnswer(outcome)) throw silenceOf(outcome, clock.now()).error;
      return db.transaction(
        (tx) => {
          store.keep(tx, source, document, outcome);
          const row = repository.findState(tx, name, id);
          if (row === undefined) throw new Error(`the state of ${name} ${id} vanished inside its transaction`);
          return view(source, source.find(tx, id) ?? document, row);
        },
        { behavior: 'immediate' },
      );
    },

    /** Asks SAT, or its test service, at this desk's pace, and keeps nothing. */
    askSat: (facts: PrintedFacts, environment: SatEnvironment, signal: AbortSignal): Promise<ConsultaOutcome> =>
      asker.ask({ id: facts.uuid, facts, environment }, signal),

    /** Keeps an answer that another feature got, in its transaction. */
    keep(tx: Db, name: string, id: string, answer: Answer): void {
      const source = sourceOf(name);
      const document = source.find(tx, id);
      if (document !== undefined) store.keep(tx, source, document, answer);
    },

    /** SAT's last answer. @throws CuadraError NOT_FOUND */
    get({ source: name, id }: { source: string; id: string }): SatStatusView {
      const source = sourceOf(name);
      const row = repository.findState(db, name, id);
      if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'satStatus.document', id } });
      return view(source, mustFind(source, id), row);
    },

    /** @throws CuadraError SAT_KEY_REUSED */
    sync(said: SatSync, by: RequestContext): Job {
      const key = said.idempotencyKey === undefined ? uuidv7() : `asked:${said.idempotencyKey}`;
      const id = db.transaction((tx) => enqueue(tx, said, key, by.actor), { behavior: 'immediate' });
      return jobs.get(id, by.locale);
    },

    /** Queues the day's check if it is wanted and there is anything to ask about; its key makes it one a day. */
    lookDaily(): void {
      const { daily, recentDays } = schedule.get();
      if (!daily) return;
      const now = clock.now();
      const recentSinceUtc = new Date(now.getTime() - recentDays * DAY_MS).toISOString();
      const which = { scope: 'open', recentSinceUtc, also: [] } as const;
      if (!sources.some((source) => source.page(db, which, undefined, 1).ids.length > 0)) return;
      const key = `daily:${fechaLocal(now, CENTRAL_MEXICO).slice(0, 10)}`;
      db.transaction((tx) => void enqueue(tx, { scope: 'open' }, key, 'system'), { behavior: 'immediate' });
    },

    /** @throws CuadraError NOT_FOUND */
    result(jobId: string, locale: Locale): SatSyncResult {
      const run = repository.findRun(db, jobId);
      if (run === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'satStatus.run', id: jobId } });
      const { state, error } = jobs.get(jobId, locale);
      const { total, done, failed, skipped, different } = run;
      return {
        jobId,
        state,
        ...(total === null ? {} : { total }),
        done,
        failed,
        skipped,
        different,
        differences: repository
          .listTold(db, jobId, 'different', SHOWN.different)
          .map((item) => toDifference(item, locale)),
        failures: repository.listTold(db, jobId, 'failed', SHOWN.failed).map((item) => toFailure(item, locale)),
        ...(error === undefined ? {} : { error: { code: error.code, message: error.message } }),
      };
    },

    /**
     * Compares SAT's last answer with what we say now; for whoever changed the latter, in their transaction.
     * Where SAT was never asked there is nothing to compare.
     */
    reconsider(tx: Db, name: string, id: string): void {
      const source = sourceOf(name);
      const row = repository.findState(tx, name, id);
      const document = row === undefined ? undefined : source.find(tx, id);
      if (row !== undefined && document !== undefined) store.compare(tx, source, document, row.state);
    },

    schedule,
  };

  /** As it is now: it may be over since the run saw it. */
  function toDifference(item: SatItem, locale: Locale): SatSyncResult['differences'][number] {
    const row = repository.findState(db, item.source, item.documentId);
    const document = sources.find(({ name }) => name === item.source)?.find(db, item.documentId);
    const matters = row === undefined || document === undefined ? [] : differencesOf(document, row.state, clock.now());
    const message = matters.map((matter) => wordsOfMatter(matter, locale).message).join(' ');
    const told = toldOf(item);
    return Object.assign(told, { kinds: matters.map(({ kind }) => kind), message });
  }

  function toFailure(item: SatItem, locale: Locale): SatSyncResult['failures'][number] {
    const { code, message, params } = item.error ?? toStoredError(new CuadraError('INTERNAL'));
    const text = `error.${code}`;
    const words = hasMessage(text) ? translate(text, params, locale) : message;
    return Object.assign(toldOf(item), { code, message: words });
  }
}

const NOTHING_YET = {
  gathered: 0,
  gatheredTo: null,
  total: null,
  done: 0,
  failed: 0,
  skipped: 0,
  different: 0,
} as const satisfies Partial<SatRun>;
