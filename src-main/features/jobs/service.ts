/** Jobs as the operator sees and steers them. */
import { setImmediate } from 'node:timers/promises';
import type { Job, JobState, JobStats } from '#contract/jobs.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { hasMessage, translate, type Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { AuditAppend } from '../audit/port.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import { withoutNulls } from '../records.ts';
import { freshCounters, type JobQueue } from './queue.ts';
import * as repository from './repository.ts';
import type { JobRunner } from './runner.ts';
import { toStoredError } from './settle.ts';
import type { JobRow } from './tables.ts';
import type { JobSubject } from './types.ts';

export interface JobsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  readonly queue: JobQueue;
  readonly runner: Pick<JobRunner, 'abort'>;
}

export type JobsService = ReturnType<typeof createJobsService>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Jobs retried in one transaction; between two of them others have their turn. */
const RETRY_BATCH = 100;

export function createJobsService({ db, clock, audit, queue, runner }: JobsDeps) {
  function mustFind(tx: Db, id: string): JobRow {
    const row = repository.findJob(tx, id);
    if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'jobs.name', id } });
    return row;
  }

  function viewOf(tx: Db, id: string, locale: Locale): Job {
    const row = mustFind(tx, id);
    return toJob(row, locale, aboutOf(row));
  }

  /** A kind of another version, or a payload that it no longer reads, is about nothing that we know. */
  function aboutOf({ kind, payload }: JobRow): JobSubject | undefined {
    try {
      return queue.handler(kind).about?.(db, payload);
    } catch {
      return undefined;
    }
  }

  /** What `retry` makes of a job: an effect that may exist outside is asked for again, never repeated blindly. */
  function columnsOfRetry(row: JobRow): Partial<JobRow> | undefined {
    const now = clock.now().toISOString();
    if (row.state === 'running' || row.state === 'done') return undefined;
    if (row.state !== 'dead') return { runAtUtc: now, updatedAtUtc: now, failures: 0 };
    const mayExist = row.unknowns > 0 || (row.interruptions > 0 && queue.handler(row.kind).afterCrash === 'unknown');
    return { ...freshCounters, state: mayExist ? 'unknown' : 'queued', runAtUtc: now, updatedAtUtc: now };
  }

  /** @throws CuadraError JOB_NOT_RETRIABLE */
  function retryWithin(tx: Db, row: JobRow, actor: string): void {
    const columns = columnsOfRetry(row);
    if (columns === undefined || !repository.updateInState(tx, row.id, [row.state], columns)) {
      throw new CuadraError('JOB_NOT_RETRIABLE', { params: { state: `jobs.state.${row.state}` } });
    }
    const before = { state: row.state, error: row.error };
    audit(tx, { actor, action: 'job.retried', record: `job:${row.id}`, before });
  }

  return {
    list({ cursor, limit, ...filter }: Page & repository.JobFilter, locale: Locale) {
      const after = cursor === undefined ? undefined : decodeCursor(cursor, ['createdAtUtc', 'id']);
      const rows = repository.listJobs(db, filter, limit + 1, after);
      return toPage(
        rows,
        limit,
        ({ createdAtUtc, id }) => ({ createdAtUtc, id }),
        (row) => toJob(row, locale, aboutOf(row)),
      );
    },

    /** How many jobs {@link list} would show, by state. */
    count(filter: repository.JobFilter): { total: number; byState: Partial<Record<JobState, number>> } {
      const counts = repository.countJobs(db, filter);
      return {
        total: counts.reduce((sum, each) => sum + each.count, 0),
        byState: Object.fromEntries(counts.map((each) => [each.state, each.count])),
      };
    },

    get(id: string, locale: Locale): Job {
      return viewOf(db, id, locale);
    },

    /** The job of a key; undefined where there never was one. */
    ofKey(kind: string, idempotencyKey: string, locale: Locale): Job | undefined {
      const row = repository.findJobByKey(db, kind, idempotencyKey);
      return row === undefined ? undefined : toJob(row, locale, aboutOf(row));
    },

    /** @throws CuadraError NOT_FOUND, JOB_NOT_RETRIABLE */
    retry(id: string, by: RequestContext): Job {
      const job = db.transaction(
        (tx) => {
          retryWithin(tx, mustFind(tx, id), by.actor);
          return viewOf(tx, id, by.locale);
        },
        { behavior: 'immediate' },
      );
      queue.wake();
      return job;
    },

    /**
     * Retries every dead job once, newest first. What a person cancelled stays: it is no dead letter. So does a
     * job of a kind that this version does not know.
     */
    async retryAll(
      filter: Pick<repository.JobFilter, 'kind' | 'companyId'>,
      by: RequestContext,
    ): Promise<{ retried: number }> {
      const known = new Set(queue.handlers().map(({ kind }) => kind));
      let retried = 0;
      let after: JobRow | undefined;
      do {
        after = db.transaction(
          (tx) => {
            const rows = repository.listJobs(tx, { ...filter, state: 'dead' }, RETRY_BATCH, after);
            for (const row of rows) {
              if (row.error?.code === 'JOB_CANCELLED' || !known.has(row.kind)) continue;
              retryWithin(tx, row, by.actor);
              retried += 1;
            }
            return rows.at(-1);
          },
          { behavior: 'immediate' },
        );
        queue.wake();
        await setImmediate();
      } while (after !== undefined);
      return { retried };
    },

    /** @throws CuadraError NOT_FOUND, JOB_CANCEL_UNKNOWN, JOB_NOT_CANCELLABLE, and what the kind refuses with */
    cancel(id: string, by: RequestContext): Job {
      const job = db.transaction(
        (tx) => {
          const row = mustFind(tx, id);
          const now = clock.now().toISOString();
          switch (row.state) {
            case 'unknown':
              throw new CuadraError('JOB_CANCEL_UNKNOWN');
            case 'done':
            case 'dead':
              throw new CuadraError('JOB_NOT_CANCELLABLE', {
                params: { state: `jobs.state.${row.state}` },
              });
            case 'running':
              repository.updateInState(tx, id, ['running'], { cancelRequested: true, updatedAtUtc: now });
              break;
            case 'queued':
            case 'waiting': {
              const handler = queue.handler(row.kind);
              handler.onCancel?.(tx, handler.parse(row.payload), by.actor);
              repository.updateInState(tx, id, [row.state], {
                state: 'dead',
                error: toStoredError(new CuadraError('JOB_CANCELLED')),
                finishedAtUtc: now,
                updatedAtUtc: now,
              });
            }
          }
          audit(tx, { actor: by.actor, action: 'job.cancelled', record: `job:${id}`, before: { state: row.state } });
          return viewOf(tx, id, by.locale);
        },
        { behavior: 'immediate' },
      );
      if (job.state === 'running') runner.abort(id);
      return job;
    },

    stats(companyId: string | undefined): JobStats {
      const now = clock.now();
      const oldest = repository.oldestDueUtc(db, companyId, now.toISOString());
      return {
        open: repository.countOpen(db, companyId) as JobStats['open'],
        ...(oldest === undefined ? {} : { oldestDueUtc: oldest }),
        doneLastDay: repository.countDoneSince(db, companyId, new Date(now.getTime() - DAY_MS).toISOString()),
      };
    },
  };
}

function toJob(row: JobRow, locale: Locale, about: JobSubject | undefined): Job {
  const {
    idempotencyKey: _key,
    leaseOwner: _owner,
    leaseUntilUtc: _until,
    unknowns: _unknowns,
    error,
    payload,
    result,
    ...shown
  } = row;
  const key = error === null ? '' : `error.${error.code}`;
  return {
    ...withoutNulls(shown),
    payload,
    ...(about === undefined ? {} : { about }),
    ...(result === null ? {} : { result }),
    ...(error === null
      ? {}
      : {
          error: {
            code: error.code,
            message: hasMessage(key) ? translate(key, error.params, locale) : error.message,
            ...(error.provider === undefined ? {} : { provider: error.provider }),
          },
        }),
  };
}
