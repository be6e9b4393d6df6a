/** What the queue's screen asks: several states at once, counts, all dead letters together. */
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openDatabase, type OpenedDatabase } from '#db/open.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { hasMessage, translate } from '#i18n/index.ts';
import { openTestDesk } from '../../../tests/support/engine.ts';
import { fakeTime } from '../../../tests/support/fake-time.ts';
import type { AuditEntry } from '../audit/port.ts';
import { createJobQueue } from './queue.ts';
import * as repository from './repository.ts';
import { createJobsService } from './service.ts';
import { toStoredError } from './settle.ts';
import type { JobRow } from './tables.ts';
import { defineJob } from './types.ts';

const operator = { actor: 'ana', locale: 'es-MX' } as const;
const opened: OpenedDatabase[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

function queueDesk() {
  const time = fakeTime();
  const database = openDatabase({ path: ':memory:', now: () => time.clock.now() });
  opened.push(database);
  const { db } = database;
  const queue = createJobQueue({ clock: time.clock });
  for (const kind of ['t.work', 't.other']) {
    queue.register(
      defineJob({
        kind,
        payload: z.object({}),
        concurrency: 1,
        maxAttempts: 1,
        backoff: { baseMs: 1, factor: 1, maxMs: 1, jitter: 0 },
        afterCrash: 'queued',
        run: () => Promise.resolve({ outcome: 'done' }),
      }),
    );
  }
  const audited: AuditEntry[] = [];
  const audit = (_tx: unknown, entry: AuditEntry): void => void audited.push(entry);
  const jobs = createJobsService({ db, clock: time.clock, audit, queue, runner: { abort: () => {} } });
  let added = 0;
  /** A job as a run of it would have left it. */
  function add(state: 'queued' | 'waiting' | 'done' | 'dead', kind = 't.work', code?: 'JOB_CANCELLED'): string {
    added += 1;
    const { id } = queue.enqueue(db, { kind: 't.work', payload: {}, idempotencyKey: `${added}` });
    const finished = state === 'done' || state === 'dead';
    const columns: Partial<JobRow> = {
      state,
      kind,
      finishedAtUtc: finished ? time.clock.now().toISOString() : null,
      error: code === undefined ? null : toStoredError(new CuadraError(code)),
    };
    repository.updateInState(db, id, ['queued'], columns);
    return id;
  }
  return { jobs, add, audited };
}

test('several states are one list, and the count says how many of each', () => {
  const { jobs, add } = queueDesk();
  const dead = add('dead');
  const waiting = add('waiting');
  add('done');
  add('waiting', 't.other');
  const filter = { states: ['waiting', 'dead'], kind: 't.work' } as const;
  const { rows } = jobs.list({ ...filter, limit: 10 }, 'es-MX');
  expect(rows.map((row) => row.id)).toEqual([waiting, dead]);
  expect(jobs.count(filter)).toEqual({ total: 2, byState: { waiting: 1, dead: 1 } });
  expect(jobs.count({})).toEqual({ total: 4, byState: { waiting: 2, dead: 1, done: 1 } });
  // Both conditions hold when both are said.
  expect(jobs.count({ state: 'done', states: ['dead'] }).total).toBe(0);
});

test('all dead letters are retried together, each in the audit log; cancelled and strange ones stay', async () => {
  const { jobs, add, audited } = queueDesk();
  // More than one batch.
  const dead = Array.from({ length: 205 }, () => add('dead'));
  const cancelled = add('dead', 't.work', 'JOB_CANCELLED');
  const strange = add('dead', 't.of-a-later-version');
  const other = add('dead', 't.other');
  expect(await jobs.retryAll({ kind: 't.work' }, operator)).toEqual({ retried: 205 });
  expect(new Set(dead.map((id) => jobs.get(id, 'es-MX').state))).toEqual(new Set(['queued']));
  expect([cancelled, strange, other].map((id) => jobs.get(id, 'es-MX').state)).toEqual(['dead', 'dead', 'dead']);
  expect(audited).toHaveLength(205);
  expect(audited[0]).toMatchObject({ actor: 'ana', action: 'job.retried', before: { state: 'dead' } });
  expect(await jobs.retryAll({}, operator)).toEqual({ retried: 1 });
  expect(jobs.get(other, 'es-MX').state).toBe('queued');
});

test('every kind that an engine knows has a name in both languages', async () => {
  const desk = await openTestDesk();
  try {
    const keys = desk.engine.features.queue.handlers().map(({ kind }) => `jobs.kind.${kind}`);
    expect(keys.length).toBeGreaterThanOrEqual(2);
    for (const key of keys) {
      if (!hasMessage(key)) throw new Error(`${key} has no words`);
      expect(translate(key, {}, 'en')).not.toBe(translate(key, {}, 'es-MX'));
    }
  } finally {
    await desk.close();
  }
});

test('a job says which invoice it is about, as a person calls it', async () => {
  const desk = await openTestDesk();
  try {
    const { client, companyId, clientId, productId } = desk;
    const draft = await client.invoices.create({
      companyId,
      clientId,
      formaPago: '03',
      metodoPago: 'PUE',
      lines: [{ productId }],
    });
    const { issued, invoice } = await client.invoices.issue({ id: draft.id, version: draft.version });
    expect(issued).toBe(true);
    const { rows } = await client.jobs.list({ kind: 'stamping.stamp' });
    expect(rows[0]?.about).toEqual({
      invoiceId: draft.id,
      label: `${invoice.serie}-${invoice.folio} ${invoice.receiverName}`,
    });
  } finally {
    await desk.close();
  }
});
