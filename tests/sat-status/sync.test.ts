/** Asking SAT about many invoices: which ones, what is told, and what a bad day of SAT does to the run. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SatSyncInput } from '#contract/sat-status.ts';
import { DATABASE_FILE } from '#engine/data-folder.ts';
import { ISSUER } from '../support/engine.ts';
import { fakeTime } from '../support/fake-time.ts';
import { CANCELADO, EN_PROCESO, openSatDesk, VIGENTE, type SatDesk } from './desk.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
let desk: SatDesk;
let ids: string[];

beforeEach(async () => {
  desk = await openSatDesk();
  ids = await desk.stamp(5);
  for (const id of ids) await desk.satSays(id, VIGENTE);
});
afterEach(() => desk.close());

/** Starts a run and waits until nothing of it is due. */
async function sync(said: SatSyncInput = {}) {
  const job = await desk.client.satStatus.sync(said);
  await desk.engine.idle();
  return desk.client.satStatus.result({ jobId: job.id });
}
const asked = (): number => desk.sat.expressions.length;
const at = (index: number): string => ids[index] ?? '';

test('every invoice is asked about once, and what differs is told', async () => {
  await desk.satSays(at(1), CANCELADO);
  await desk.satSays(at(3), EN_PROCESO);
  const result = await sync();
  expect(result).toMatchObject({ state: 'done', total: 5, done: 5, failed: 0, skipped: 0, different: 1, failures: [] });
  expect(result.differences).toMatchObject([{ source: 'invoice', id: at(1), kinds: ['sat.cancelled-there'] }]);
  expect(result.differences[0]?.message).toContain('cancelada');
  expect(asked()).toBe(5);
  const { rows } = await desk.client.invoices.list({ companyId: desk.companyId });
  expect(new Map(rows.map(({ id, satStatus }) => [id, satStatus?.state]))).toEqual(
    new Map(ids.map((id, index) => [id, index === 1 ? 'cancelado' : 'vigente'])),
  );
  // Again: no second alert.
  await sync();
  expect((await desk.client.alerts.list({ state: 'all' })).rows).toHaveLength(1);
});

describe('which ones', () => {
  const askedAbout = async (said: SatSyncInput): Promise<string[]> => {
    const before = asked();
    await sync(said);
    const uuids = desk.sat.expressions.slice(before).map((expression) => /id=([^&]+)/.exec(expression)?.[1]);
    const named = await Promise.all(
      ids.map(async (id) => [(await desk.client.invoices.get({ id })).uuid, id] as const),
    );
    const byUuid = new Map(named);
    return uuids.map((uuid) => byUuid.get(uuid) ?? '?').toSorted();
  };
  const sorted = (...indexes: number[]): string[] => indexes.map(at).toSorted();

  test('open: recent ones, and older ones that are being cancelled or were different', async () => {
    desk.stampedDaysAgo(at(0), 100);
    desk.stampedDaysAgo(at(1), 100);
    desk.stampedDaysAgo(at(2), 100);
    desk.stampedDaysAgo(at(3), 100);
    // Two of the old ones once made somebody look: in process at SAT, and different.
    await desk.satSays(at(1), EN_PROCESO);
    await desk.satSays(at(2), CANCELADO);
    await sync({ scope: 'all' });
    desk.weSay(at(3), 'cancel_requested');
    expect(await askedAbout({})).toEqual(sorted(1, 2, 3, 4));
    expect(await askedAbout({ scope: 'all' })).toEqual(sorted(0, 1, 2, 3, 4));
    await desk.client.satStatus.setSchedule({ daily: true, recentDays: 200 });
    expect(await askedAbout({})).toEqual(sorted(0, 1, 2, 3, 4));
  });

  test('by day of the stamp, by what we say, by selection, by company', async () => {
    desk.stampedDaysAgo(at(0), 10);
    desk.stampedDaysAgo(at(1), 5);
    desk.weSay(at(4), 'cancelled');
    const day = (ago: number): string => new Date(desk.clock.now().getTime() - ago * DAY_MS).toISOString().slice(0, 10);
    expect(await askedAbout({ scope: 'all', from: day(10), to: day(5) })).toEqual(sorted(0, 1));
    expect(await askedAbout({ scope: 'open', from: day(5), to: day(5) })).toEqual(sorted(1));
    expect(await askedAbout({ statuses: ['cancelled'] })).toEqual(sorted(4));
    expect(await askedAbout({ selection: { ids: [at(2), at(3), at(2)] } })).toEqual(sorted(2, 3));
    expect(await askedAbout({ companyId: desk.companyId })).toHaveLength(5);
    const other = await desk.client.companies.create({ ...ISSUER, rfc: 'URE180429TM6' });
    expect(await askedAbout({ companyId: other.id })).toEqual([]);
    expect(await askedAbout({ sources: ['received'] })).toEqual([]);
  });

  test('more than a page of them', async () => {
    // Rows alone: their documents are gone, and each says so.
    const { raw } = desk.engine;
    const row = raw.prepare('SELECT * FROM invoices WHERE id = ?').get(at(0)) as Record<string, unknown>;
    const names = Object.keys(row);
    const insert = raw.prepare(
      `INSERT INTO invoices (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    );
    raw.transaction(() => {
      for (let n = 100; n < 1300; n += 1) {
        const own = String(n).padStart(8, '0');
        const changed = { id: own + at(0).slice(8), uuid: own + String(row['uuid']).slice(8), folio: n };
        insert.run(names.map((name) => ({ ...row, ...changed })[name]));
      }
    })();
    const result = await sync({ scope: 'all' });
    expect(result).toMatchObject({ state: 'done', total: 1205, done: 5, failed: 1200 });
    expect(result.failures).toHaveLength(100);
    expect(result.failures[0]).toMatchObject({ code: 'INVOICE_NO_FILE' });
  });

  test('the same key is the same run, and not of another question', async () => {
    const first = await desk.client.satStatus.sync({ idempotencyKey: 'k' });
    expect((await desk.client.satStatus.sync({ idempotencyKey: 'k' })).id).toBe(first.id);
    await expect(desk.client.satStatus.sync({ idempotencyKey: 'k', scope: 'all' })).rejects.toMatchObject({
      data: { code: 'SAT_KEY_REUSED' },
    });
  });
});

describe('when SAT does not answer', () => {
  test('the run waits, keeps what it has, and goes on where it was', async () => {
    // Four at once: the first four are answered, the fifth and everything after it is not.
    desk.sat.behave({ slowMs: 1 }, { slowMs: 1 }, { slowMs: 1 }, { slowMs: 1 }, 'error-before');
    const waiting = await sync();
    expect(waiting).toMatchObject({ state: 'waiting', total: 5, done: 4, error: { code: 'SAT_NO_ANSWER' } });
    desk.clock.advanceMs(HOUR_MS);
    await desk.engine.idle();
    expect(await desk.client.satStatus.result({ jobId: waiting.jobId })).toMatchObject({ state: 'done', done: 5 });
    expect(asked()).toBe(5);
  });

  test('a wait that SAT asks for is kept', async () => {
    desk.sat.behave(...Array.from({ length: 4 }, () => ({ retryAfter: '120' })));
    const waiting = await sync();
    expect(waiting).toMatchObject({ state: 'waiting', done: 0, error: { code: 'SAT_RATE_LIMITED' } });
    const { runAtUtc } = await desk.client.jobs.get({ id: waiting.jobId });
    expect(runAtUtc).toBe(new Date(desk.clock.now().getTime() + 120_000).toISOString());
  });

  test('of one invoice alone, the others are answered and that one is told as failed', async () => {
    // Its own answer is illegible, however often it is asked for.
    await desk.satSays(at(2), { ...VIGENTE, codigoEstatus: 'X' });
    await desk.satSays(at(4), { ...VIGENTE, codigoEstatus: 'X' });
    let result = await sync();
    for (let round = 0; round < 40 && result.state !== 'done'; round += 1) {
      desk.clock.advanceMs(HOUR_MS);
      await desk.engine.idle();
      result = await desk.client.satStatus.result({ jobId: result.jobId });
    }
    expect(result).toMatchObject({ state: 'done', done: 3, failed: 2 });
    expect(result.failures.map(({ id, code }) => [id, code])).toEqual([
      [at(2), 'SAT_NO_ANSWER'],
      [at(4), 'SAT_NO_ANSWER'],
    ]);
  });

  test('for good, a person can stop it: what was asked stays, nothing else is asked', async () => {
    desk.sat.behave({ slowMs: 1 }, { slowMs: 1 }, { slowMs: 1 }, { slowMs: 1 }, 'error-before');
    const { jobId } = await sync();
    await desk.client.jobs.cancel({ id: jobId });
    desk.clock.advanceMs(DAY_MS);
    await desk.engine.idle();
    expect(await desk.client.satStatus.result({ jobId })).toMatchObject({
      state: 'dead',
      done: 4,
      error: { code: 'JOB_CANCELLED' },
    });
    expect(asked()).toBe(4);
    // Asked for again, it goes on behind what it has.
    await desk.client.jobs.retry({ id: jobId });
    await desk.engine.idle();
    expect(await desk.client.satStatus.result({ jobId })).toMatchObject({ state: 'done', done: 5 });
    expect(asked()).toBe(5);
  });
});

test('a run that is stopped in the middle asks no more', async () => {
  desk.sat.behave('silent-before', 'silent-before', 'silent-before', 'silent-before');
  const job = await desk.client.satStatus.sync({});
  while (desk.sat.requests.length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
  await desk.client.jobs.cancel({ id: job.id });
  await desk.engine.idle();
  expect(await desk.client.satStatus.result({ jobId: job.id })).toMatchObject({ state: 'dead', done: 0, failed: 0 });
  expect(desk.sat.requests).toHaveLength(4);
});

test('closing the program does not wait for a run, and the run has not failed', async () => {
  desk.sat.behave('silent-before', 'silent-before', 'silent-before', 'silent-before');
  const { id } = await desk.client.satStatus.sync({});
  while (desk.sat.requests.length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
  const began = performance.now();
  await desk.engine.close();
  expect(performance.now() - began).toBeLessThan(5000);
  const database = new Database(join(desk.dataFolder, DATABASE_FILE));
  const row = database.prepare('SELECT state, failures, run_at_utc FROM jobs WHERE id = ?').get(id);
  database.close();
  expect(row).toEqual({ state: 'waiting', failures: 0, run_at_utc: desk.clock.now().toISOString() });
});

test('a document that went away meanwhile is skipped', async () => {
  const result = await sync({ selection: { ids: [at(0), '01a40000-0000-7000-8000-000000000000'] } });
  expect(result).toMatchObject({ state: 'done', total: 2, done: 1, skipped: 1 });
});

describe('every day by itself', () => {
  const runs = async () =>
    (await desk.client.jobs.list({ kind: 'sat-status.sync' })).rows.filter(({ state }) => state === 'done').length;

  async function look(): Promise<void> {
    desk.engine.features.satStatus.lookDaily();
    await desk.engine.idle();
  }

  test('once, however often it is looked at; the next day again', async () => {
    await look();
    await look();
    expect(await runs()).toBe(1);
    expect(asked()).toBe(5);
    desk.clock.advanceMs(DAY_MS);
    await look();
    expect(await runs()).toBe(2);
    expect(asked()).toBe(10);
  });

  test('not when nobody wants it, nor where there is nothing to ask about', async () => {
    await desk.client.satStatus.setSchedule({ daily: false, recentDays: 60 });
    await look();
    expect(await runs()).toBe(0);
    await desk.client.satStatus.setSchedule({ daily: true, recentDays: 1 });
    for (const id of ids) desk.stampedDaysAgo(id, 3);
    await look();
    expect(await runs()).toBe(0);
  });

  test('a schedule that somebody spoilt is the one that it began with', async () => {
    await desk.client.preferences.set({ key: 'sat-status.schedule', value: { daily: 'yes' } });
    expect(await desk.client.satStatus.schedule()).toEqual({ daily: true, recentDays: 60 });
  });
});

test('the engine looks by itself, a minute after it began and every hour', async () => {
  const time = fakeTime(desk.clock.now().toISOString());
  const other = await openSatDesk({ ports: { clock: time.clock, timers: time.timers } });
  try {
    const stamping = other.stamp(1);
    for (let round = 0; round < 200; round += 1) await time.settle();
    const [id = ''] = await stamping;
    await other.satSays(id, VIGENTE);
    await time.advance(61_000);
    while (other.sat.expressions.length < 1) await time.advance(100);
    await time.advance(23 * HOUR_MS);
    expect(other.sat.expressions.length).toBeLessThanOrEqual(2);
    await time.advance(2 * HOUR_MS);
    while (other.sat.expressions.length < 2) await time.advance(100);
  } finally {
    await other.close();
  }
});
