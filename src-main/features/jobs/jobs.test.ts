/** The queue on a real SQLite database and a pretended time line. */
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openDatabase, type OpenedDatabase } from '#db/open.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { silentLogger } from '#ports/logger.ts';
import { fakeTime, type FakeTime } from '../../../tests/support/fake-time.ts';
import type { AuditEntry } from '../audit/port.ts';
import { loneInstance } from './instance.ts';
import { createJobQueue, type JobQueue } from './queue.ts';
import { createJobRunner, type JobRunner } from './runner.ts';
import { createJobsService } from './service.ts';
import { MAX_INTERRUPTIONS } from './settle.ts';
import { defineJob, type JobContext, type JobHandler, type JobOutcome } from './types.ts';

const operator = { actor: 'ana', locale: 'es-MX' } as const;
const busy = new CuadraError('INTERNAL', { provider: { provider: 'prueba', code: '500', message: 'no disponible' } });

type Payload = { readonly n: number };
/** A handler whose runs the test answers by hand. */
interface Scripted {
  readonly runs: { payload: Payload; context: JobContext; answer: (outcome: JobOutcome) => void }[];
  readonly handler: ReturnType<typeof defineJob>;
}

function scripted(kind: string, options: Partial<JobHandler<Payload>> = {}): Scripted {
  const runs: Scripted['runs'] = [];
  const handler = defineJob<Payload>({
    kind,
    payload: z.object({ n: z.int() }),
    concurrency: 1,
    maxAttempts: 3,
    backoff: { baseMs: 1000, factor: 2, maxMs: 10_000, jitter: 0 },
    afterCrash: 'queued',
    run: (payload, context) => new Promise((answer) => runs.push({ payload, context, answer })),
    ...options,
  });
  return { runs, handler };
}

interface Engine {
  readonly queue: JobQueue;
  readonly runner: JobRunner;
  readonly jobs: ReturnType<typeof createJobsService>;
  add(kind: string, n: number, options?: object): string;
}

const opened: OpenedDatabase[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

function openDesk(): { time: FakeTime; database: OpenedDatabase; audited: AuditEntry[] } {
  const time = fakeTime();
  const database = openDatabase({ path: ':memory:', now: () => time.clock.now() });
  opened.push(database);
  return { time, database, audited: [] };
}

function engineOn(
  { time, database, audited }: ReturnType<typeof openDesk>,
  handlers: readonly ReturnType<typeof defineJob>[],
  instance = loneInstance(),
  runnerDb = database.db,
): Engine {
  const { db } = database;
  const queue = createJobQueue({ clock: time.clock });
  for (const handler of handlers) queue.register(handler);
  const runner = createJobRunner({
    db: runnerDb,
    clock: time.clock,
    timers: time.timers,
    logger: silentLogger,
    queue,
    instance,
    random: () => 0,
  });
  const jobs = createJobsService({
    db,
    clock: time.clock,
    audit: (_tx, entry) => audited.push(entry),
    queue,
    runner,
  });
  return {
    queue,
    runner,
    jobs,
    add: (kind, n, options = {}) =>
      db.transaction((tx) => queue.enqueue(tx, { kind, payload: { n }, idempotencyKey: `key-${n}`, ...options }).id),
  };
}

test('a job queued while the runner runs starts by itself, without any time passing', async () => {
  const desk = openDesk();
  const work = scripted('t.work');
  const engine = engineOn(desk, [work.handler]);
  engine.runner.start();
  const id = engine.add('t.work', 7);
  await desk.time.settle();
  expect(work.runs.map((run) => run.payload)).toEqual([{ n: 7 }]);
  expect(engine.jobs.get(id, 'es-MX')).toMatchObject({ state: 'running', attempt: 1 });
  work.runs[0]?.answer({ outcome: 'done', result: { uuid: 'x' } });
  await engine.runner.idle();
  expect(engine.jobs.get(id, 'es-MX')).toMatchObject({ state: 'done', result: { uuid: 'x' } });
});

test('a rolled-back transaction leaves no job', async () => {
  const desk = openDesk();
  const work = scripted('t.work');
  const engine = engineOn(desk, [work.handler]);
  engine.runner.start();
  expect(() =>
    desk.database.db.transaction((tx) => {
      engine.queue.enqueue(tx, { kind: 't.work', payload: { n: 1 }, idempotencyKey: 'a' });
      throw new Error('no');
    }),
  ).toThrow('no');
  await engine.runner.idle();
  expect(work.runs).toHaveLength(0);
});

test('the same key is the same job, even after it is done; another kind has keys of its own', async () => {
  const desk = openDesk();
  const work = scripted('t.work', { run: async () => ({ outcome: 'done' }) });
  const other = scripted('t.other', { run: async () => ({ outcome: 'done' }) });
  const engine = engineOn(desk, [work.handler, other.handler]);
  engine.runner.start();
  const first = engine.add('t.work', 1);
  await engine.runner.idle();
  const again = desk.database.db.transaction((tx) =>
    engine.queue.enqueue(tx, { kind: 't.work', payload: { n: 1 }, idempotencyKey: 'key-1' }),
  );
  expect(again).toEqual({ id: first, state: 'done', created: false });
  expect(engine.add('t.other', 1)).not.toBe(first);
});

test('a payload that is not the kind’s, and a kind nobody knows, are refused when queued', () => {
  const engine = engineOn(openDesk(), [scripted('t.work').handler]);
  expect(() => engine.add('t.work', 1.5)).toThrow(z.ZodError);
  expect(() => engine.add('t.nobody', 1)).toThrow(expect.objectContaining({ code: 'JOB_KIND_UNKNOWN' }));
});

test('failures back off longer each time and end as a dead letter that an operator can retry', async () => {
  const desk = openDesk();
  const starts: string[] = [];
  const work = scripted('t.work', {
    run: async () => {
      starts.push(desk.time.clock.now().toISOString().slice(17, 19));
      return { outcome: 'retry', error: busy };
    },
  });
  const engine = engineOn(desk, [work.handler]);
  engine.runner.start();
  const id = engine.add('t.work', 1);
  await desk.time.settle();
  expect(engine.jobs.get(id, 'es-MX')).toMatchObject({ state: 'waiting', failures: 1 });
  await desk.time.advance(60_000);
  expect(starts).toEqual(['00', '01', '03']);
  const dead = engine.jobs.get(id, 'es-MX');
  expect(dead).toMatchObject({ state: 'dead', failures: 3, attempt: 3 });
  expect(dead.error).toMatchObject({ code: 'INTERNAL', provider: { code: '500', message: 'no disponible' } });
  expect(engine.jobs.get(id, 'en').error?.message).toMatch(/did not expect/);

  engine.jobs.retry(id, operator);
  await desk.time.settle();
  expect(engine.jobs.get(id, 'es-MX')).toMatchObject({ state: 'waiting', failures: 1, attempt: 4 });
  expect(desk.audited.map((entry) => entry.action)).toEqual(['job.retried']);
});

test('an unknown outcome never becomes a dead letter by itself, and its next run is told to ask', async () => {
  const desk = openDesk();
  const seen: string[] = [];
  const work = scripted('t.work', {
    run: async (_payload, { job }) => {
      seen.push(job.takenFrom);
      return { outcome: 'unknown', error: busy };
    },
  });
  const engine = engineOn(desk, [work.handler]);
  engine.runner.start();
  const id = engine.add('t.work', 1);
  await desk.time.advance(600_000);
  expect(engine.jobs.get(id, 'es-MX').state).toBe('unknown');
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.slice(0, 3)).toEqual(['queued', 'unknown', 'unknown']);
});

test('an unknown job cannot be cancelled; a waiting one can, and says so', async () => {
  const desk = openDesk();
  const cancelled: number[] = [];
  const work = scripted('t.work', {
    run: async ({ n }) => ({ outcome: n === 1 ? 'unknown' : 'retry', error: busy }),
    onCancel: (_tx, { n }) => void cancelled.push(n),
  });
  const engine = engineOn(desk, [work.handler]);
  engine.runner.start();
  const unknown = engine.add('t.work', 1);
  const waiting = engine.add('t.work', 2);
  await desk.time.settle();
  expect(() => engine.jobs.cancel(unknown, operator)).toThrow(expect.objectContaining({ code: 'JOB_CANCEL_UNKNOWN' }));
  expect(engine.jobs.cancel(waiting, operator)).toMatchObject({ state: 'dead', error: { code: 'JOB_CANCELLED' } });
  expect(cancelled).toEqual([2]);
  expect(() => engine.jobs.cancel(waiting, operator)).toThrow(expect.objectContaining({ code: 'JOB_NOT_CANCELLABLE' }));
});

test('cancelling a running job aborts its signal; it ends only if surely nothing happened', async () => {
  for (const [answer, state] of [
    ['retry', 'dead'],
    ['unknown', 'unknown'],
  ] as const) {
    const desk = openDesk();
    const work = scripted('t.work', {
      run: (_payload, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve({ outcome: answer, error: busy }));
        }),
    });
    const engine = engineOn(desk, [work.handler]);
    engine.runner.start();
    const id = engine.add('t.work', 1);
    await desk.time.settle();
    expect(engine.jobs.cancel(id, operator).state).toBe('running');
    await desk.time.settle();
    expect(engine.jobs.get(id, 'es-MX').state).toBe(state);
  }
});

test('a kind uses no more places than it has, and a full kind does not hold up another', async () => {
  const desk = openDesk();
  const slow = scripted('t.slow', { concurrency: 2 });
  const fast = scripted('t.fast', { run: async () => ({ outcome: 'done' }) });
  const engine = engineOn(desk, [slow.handler, fast.handler]);
  engine.runner.start();
  for (let n = 1; n <= 5; n += 1) engine.add('t.slow', n);
  const other = engine.add('t.fast', 1);
  await desk.time.settle();
  expect(slow.runs.map((run) => run.payload.n)).toEqual([1, 2]);
  expect(engine.jobs.get(other, 'es-MX').state).toBe('done');
  slow.runs[0]?.answer({ outcome: 'done' });
  await desk.time.settle();
  expect(slow.runs.map((run) => run.payload.n)).toEqual([1, 2, 3]);
});

test('higher priority goes first, then the longer due; a later run time is kept', async () => {
  const desk = openDesk();
  const order: number[] = [];
  const work = scripted('t.work', {
    run: async ({ n }) => {
      order.push(n);
      return { outcome: 'done' };
    },
  });
  const engine = engineOn(desk, [work.handler]);
  const at = (ms: number): string => new Date(desk.time.clock.now().getTime() + ms).toISOString();
  engine.add('t.work', 1);
  engine.add('t.work', 2, { priority: 5 });
  engine.add('t.work', 3, { runAtUtc: at(5000) });
  engine.add('t.work', 4, { runAtUtc: at(-5000) });
  engine.runner.start();
  await desk.time.settle();
  expect(order).toEqual([2, 4, 1]);
  await desk.time.advance(4999);
  expect(order).toHaveLength(3);
  await desk.time.advance(1);
  expect(order).toEqual([2, 4, 1, 3]);
});

test('a restart takes over at once what its dead predecessor was running, and the ghost writes nothing', async () => {
  const desk = openDesk();
  const before = scripted('t.work');
  const ghost = engineOn(desk, [before.handler]);
  ghost.runner.start();
  const id = ghost.add('t.work', 1);
  await desk.time.settle();

  const after = scripted('t.work', { afterCrash: 'unknown' });
  const restarted = engineOn(desk, [after.handler]);
  restarted.runner.start();
  await desk.time.settle();
  expect(after.runs[0]?.context).toMatchObject({ attempt: 2, job: { takenFrom: 'unknown', interruptions: 1 } });

  // The first engine was only asleep: its answer, its fence and its progress come too late.
  const late = before.runs[0];
  expect(() => late?.context.fence(desk.database.db)).toThrow(expect.objectContaining({ code: 'JOB_LEASE_LOST' }));
  late?.context.progress({ done: 9 });
  late?.answer({ outcome: 'done', result: 'ghost' });
  await desk.time.settle();
  expect(restarted.jobs.get(id, 'es-MX')).toMatchObject({ state: 'running' });
  expect(restarted.jobs.get(id, 'es-MX').progress).toBeUndefined();
  after.runs[0]?.answer({ outcome: 'done', result: 'live' });
  await desk.time.settle();
  expect(restarted.jobs.get(id, 'es-MX')).toMatchObject({ state: 'done', result: 'live' });
});

test('a lease of a living process is respected while its heartbeat goes on', async () => {
  const desk = openDesk();
  const mine = scripted('t.work');
  const engine = engineOn(desk, [mine.handler], { id: 'a', isAlive: () => true });
  engine.runner.start();
  engine.add('t.work', 1);
  await desk.time.settle();
  const other = scripted('t.work');
  engineOn(desk, [other.handler], { id: 'b', isAlive: () => true }).runner.start();
  // Ten minutes: twenty leases of 30 s, which only the heartbeat keeps.
  await desk.time.advance(600_000);
  expect(other.runs).toHaveLength(0);
  expect(mine.runs[0]?.context.signal.aborted).toBe(false);
});

test('a job that keeps killing its process is set aside for a person', async () => {
  const desk = openDesk();
  const work = scripted('t.work');
  const id = engineOn(desk, [work.handler]).add('t.work', 1);
  for (let n = 0; n <= MAX_INTERRUPTIONS; n += 1) {
    engineOn(desk, [work.handler]).runner.start();
  }
  const { jobs } = engineOn(desk, [work.handler]);
  expect(jobs.get(id, 'es-MX')).toMatchObject({ state: 'dead', error: { code: 'JOB_INTERRUPTED_TOO_OFTEN' } });
  expect(work.runs).toHaveLength(MAX_INTERRUPTIONS);
});

test('what a handler throws is a failure; its message, which may carry a secret, is not kept', async () => {
  const desk = openDesk();
  const work = scripted('t.work', { run: () => Promise.reject(new TypeError('https://x/?token=s3cret')) });
  const engine = engineOn(desk, [work.handler]);
  engine.runner.start();
  const id = engine.add('t.work', 1);
  await desk.time.settle();
  const job = engine.jobs.get(id, 'es-MX');
  expect(job).toMatchObject({ state: 'waiting', error: { code: 'JOB_FAILED' } });
  expect(JSON.stringify(job)).not.toContain('s3cret');
});

/** The database of the runner, whose transactions fail as on a full disk while `isFull()`. */
function fullAtTimes(db: Db, isFull: () => boolean): Db {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'transaction' && isFull()) {
        return () => {
          throw new Error('SQLITE_FULL: database or disk is full');
        };
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

test.each([
  ['once', 500, 1000],
  ['for ten minutes', 600_000, 60_000],
])(
  'an outcome that cannot be stored %s is kept and stored later, and the work is not repeated',
  async (_what, fullMs, moreMs) => {
    const desk = openDesk();
    const work = scripted('t.work');
    let full = false;
    const engine = engineOn(
      desk,
      [work.handler],
      loneInstance(),
      fullAtTimes(desk.database.db, () => full),
    );
    engine.runner.start();
    const id = engine.add('t.work', 1);
    await desk.time.settle();
    full = true;
    work.runs[0]?.answer({ outcome: 'done', result: { uuid: 'x' } });
    await desk.time.advance(fullMs);
    expect(engine.jobs.get(id, 'es-MX').state).toBe('running');
    full = false;
    await desk.time.advance(moreMs);
    expect(engine.jobs.get(id, 'es-MX')).toMatchObject({ state: 'done', attempt: 1, result: { uuid: 'x' } });
    expect(work.runs).toHaveLength(1);
    // Its place is free again.
    const next = engine.add('t.work', 2);
    await desk.time.settle();
    work.runs[1]?.answer({ outcome: 'done' });
    await engine.runner.idle();
    expect(engine.jobs.get(next, 'es-MX').state).toBe('done');
  },
);

test('closing does not wait for a full disk: the next start takes the job over', async () => {
  const desk = openDesk();
  const work = scripted('t.work');
  let full = false;
  const engine = engineOn(
    desk,
    [work.handler],
    loneInstance(),
    fullAtTimes(desk.database.db, () => full),
  );
  engine.runner.start();
  const id = engine.add('t.work', 1);
  await desk.time.settle();
  full = true;
  work.runs[0]?.answer({ outcome: 'done' });
  await desk.time.settle();
  await engine.runner.stop(5000);
  expect(desk.time.pending()).toBe(0);
  const after = scripted('t.work');
  const restarted = engineOn(desk, [after.handler]);
  restarted.runner.start();
  await desk.time.settle();
  expect(restarted.jobs.get(id, 'es-MX')).toMatchObject({ state: 'running', interruptions: 1 });
  expect(after.runs).toHaveLength(1);
});

test('stop waits for what runs, starts nothing new, and a failure meanwhile does not count', async () => {
  const desk = openDesk();
  const work = scripted('t.work');
  const engine = engineOn(desk, [work.handler]);
  engine.runner.start();
  const running = engine.add('t.work', 1);
  const queued = engine.add('t.work', 2);
  await desk.time.settle();
  let stopped = false;
  const stop = async (): Promise<void> => {
    await engine.runner.stop(5000);
    stopped = true;
  };
  const stopping = stop();
  await desk.time.advance(4999);
  expect(stopped).toBe(false);
  expect(work.runs[0]?.context.signal.aborted).toBe(false);
  await desk.time.advance(1);
  expect(work.runs[0]?.context.signal.aborted).toBe(true);
  work.runs[0]?.answer({ outcome: 'retry', error: busy });
  await stopping;
  expect(engine.jobs.get(running, 'es-MX')).toMatchObject({ state: 'waiting', failures: 0 });
  expect(engine.jobs.get(queued, 'es-MX')).toMatchObject({ state: 'queued', attempt: 0 });
  expect(work.runs).toHaveLength(1);
  // Nothing is left that would keep the process alive.
  expect(desk.time.pending()).toBe(0);
});

test('a handler’s time limit aborts its signal', async () => {
  const desk = openDesk();
  const work = scripted('t.work', { timeoutMs: 2000 });
  const engine = engineOn(desk, [work.handler]);
  engine.runner.start();
  engine.add('t.work', 1);
  await desk.time.advance(1999);
  expect(work.runs[0]?.context.signal.aborted).toBe(false);
  await desk.time.advance(1);
  expect(work.runs[0]?.context.signal.reason).toBe('timeout');
});

test('makeDue ends the back-off of one kind only', async () => {
  const desk = openDesk();
  const work = scripted('t.work', { run: async () => ({ outcome: 'retry', error: busy }) });
  const other = scripted('t.other', { run: async () => ({ outcome: 'retry', error: busy }) });
  const engine = engineOn(desk, [work.handler, other.handler]);
  engine.runner.start();
  const a = engine.add('t.work', 1);
  const b = engine.add('t.other', 1);
  await desk.time.settle();
  expect(engine.queue.makeDue(desk.database.db, 't.work')).toBe(1);
  await desk.time.settle();
  expect(engine.jobs.get(a, 'es-MX').attempt).toBe(2);
  expect(engine.jobs.get(b, 'es-MX').attempt).toBe(1);
});

test('list pages through all jobs newest first, filtered by state; stats count what is open', async () => {
  const desk = openDesk();
  const work = scripted('t.work', {
    concurrency: 1,
    run: async ({ n }) => (n % 2 === 0 ? { outcome: 'done' } : { outcome: 'dead', error: busy }),
  });
  const engine = engineOn(desk, [work.handler]);
  const ids: string[] = [];
  for (let n = 1; n <= 7; n += 1) {
    ids.unshift(engine.add('t.work', n));
    if (n % 3 === 0) await desk.time.advance(1000);
  }
  const walk = (filter: object): string[] => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = engine.jobs.list({ limit: 2, cursor, ...filter }, 'es-MX');
      expect(page.rows.length).toBeLessThanOrEqual(2);
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return seen;
  };
  expect(walk({})).toEqual(ids);
  expect(engine.jobs.stats(undefined)).toMatchObject({ open: [{ kind: 't.work', state: 'queued', count: 7 }] });
  expect(engine.jobs.stats(undefined).oldestDueUtc).toBe('2026-03-02T18:00:00.000Z');
  engine.runner.start();
  await engine.runner.idle();
  expect(walk({ state: 'dead' })).toEqual([ids[0], ids[2], ids[4], ids[6]]);
  expect(engine.jobs.stats(undefined)).toEqual({
    open: [{ kind: 't.work', state: 'dead', count: 4 }],
    doneLastDay: 3,
  });
});
