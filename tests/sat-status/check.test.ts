/** What SAT says of one invoice: kept, shown, and told where it differs from what we say. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CANCELADO, EN_PROCESO, openSatDesk, VIGENTE, type SatDesk } from './desk.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let desk: SatDesk;
let id: string;

beforeEach(async () => {
  desk = await openSatDesk();
  [id = ''] = await desk.stamp(1);
});
afterEach(() => desk.close());

const check = () => desk.client.satStatus.check({ id });
const alerts = async (state: 'open' | 'dismissed' | 'resolved' = 'open') =>
  (await desk.client.alerts.list({ state })).rows.map(({ kind, record }) => [kind, record.id]);

test('an invoice that SAT was never asked about says nothing of SAT', async () => {
  expect(await desk.client.invoices.get({ id })).not.toHaveProperty('satStatus');
  await expect(desk.client.satStatus.get({ id })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
});

test('an answer is kept whole, and the list and the detail show it', async () => {
  await desk.satSays(id, EN_PROCESO);
  const { version, uuid } = await desk.client.invoices.get({ id });
  const answer = await check();
  const checkedAtUtc = desk.clock.now().toISOString();
  expect(answer).toEqual({
    source: 'invoice',
    id,
    uuid,
    state: 'vigente',
    cancelable: 'con-aceptacion',
    cancelacion: 'en-proceso',
    efosListed: false,
    raw: { ...EN_PROCESO, validacionEfos: '200' },
    environment: 'production',
    sinceUtc: checkedAtUtc,
    checkedAtUtc,
    differences: [],
  });
  expect(await desk.client.satStatus.get({ id })).toEqual(answer);
  const satStatus = { state: 'vigente', checkedAtUtc };
  // Nobody's open window is refused because SAT was asked.
  expect(await desk.client.invoices.get({ id })).toMatchObject({ satStatus, version });
  expect((await desk.client.invoices.list({ companyId: desk.companyId })).rows).toMatchObject([{ id, satStatus }]);
});

test('since when SAT says so is kept apart from when it was asked last', async () => {
  await desk.satSays(id, VIGENTE);
  const first = await check();
  desk.clock.advanceMs(DAY_MS);
  expect(await check()).toMatchObject({ sinceUtc: first.sinceUtc, checkedAtUtc: desk.clock.now().toISOString() });
  await desk.satSays(id, CANCELADO);
  expect(await check()).toMatchObject({ state: 'cancelado', sinceUtc: desk.clock.now().toISOString() });
});

test('no answer changes nothing of what was known, and says what SAT said', async () => {
  await desk.satSays(id, VIGENTE);
  const known = await check();
  desk.sat.behave('error-before');
  await expect(check()).rejects.toMatchObject({ data: { code: 'SAT_NO_ANSWER', provider: { provider: 'sat' } } });
  desk.sat.behave({ retryAfter: '60' });
  await expect(check()).rejects.toMatchObject({ data: { code: 'SAT_RATE_LIMITED' } });
  expect(await desk.client.satStatus.get({ id })).toEqual(known);
});

describe('a difference', () => {
  test('is told once, and is over when SAT says what we say', async () => {
    await desk.satSays(id, CANCELADO);
    expect((await check()).differences).toEqual(['sat.cancelled-there']);
    await check();
    expect(await alerts()).toEqual([['sat.cancelled-there', id]]);
    expect(await desk.client.alerts.count({ companyId: desk.companyId })).toEqual({
      total: 1,
      bySeverity: { critical: 1 },
    });
    await desk.satSays(id, VIGENTE);
    await check();
    expect(await alerts()).toEqual([]);
    expect(await alerts('resolved')).toEqual([['sat.cancelled-there', id]]);
  });

  test('names the invoice and says what to do, in the language of the reader', async () => {
    await desk.satSays(id, CANCELADO);
    await check();
    const { uuid = '', serie = '', folio } = await desk.client.invoices.get({ id });
    const [alert] = (await desk.client.alerts.list({})).rows;
    expect(alert?.title).toBe(`${serie}-${folio}: cancelada en el SAT`);
    expect(alert?.message).toContain(uuid);
  });

  test('that was dismissed stays out of the way as long as it lasts', async () => {
    await desk.satSays(id, CANCELADO);
    await check();
    const [alert] = (await desk.client.alerts.list({})).rows;
    await desk.client.alerts.dismiss({ id: alert?.id ?? '' });
    await check();
    expect(await alerts()).toEqual([]);
    expect(await alerts('dismissed')).toEqual([['sat.cancelled-there', id]]);
    await desk.satSays(id, VIGENTE);
    await check();
    await desk.satSays(id, CANCELADO);
    await check();
    expect(await alerts()).toEqual([['sat.cancelled-there', id]]);
    expect((await desk.client.alerts.list({ state: 'all' })).rows).toHaveLength(2);
  });

  test('cancelled here and alive there', async () => {
    desk.weSay(id, 'cancelled');
    await desk.satSays(id, VIGENTE);
    expect((await check()).differences).toEqual(['sat.alive-there']);
  });

  test('is none while a cancellation is under way, whatever SAT says', async () => {
    desk.weSay(id, 'cancel_requested');
    await desk.satSays(id, EN_PROCESO);
    expect((await check()).differences).toEqual([]);
    await desk.satSays(id, CANCELADO);
    expect((await check()).differences).toEqual([]);
  });

  test.each([
    ['a UUID that SAT does not know', 'no-encontrado', 'sat.not-found'],
    ['facts that are not those that SAT has', 'no-coincide', 'sat.mismatch'],
  ] as const)('%s is one only 72 hours after the stamp', async (_what, state, kind) => {
    if (state === 'no-coincide') await desk.satSays(id, VIGENTE, { tt: '1.00' });
    expect(await check()).toMatchObject({ state, differences: [] });
    desk.clock.advanceMs(3 * DAY_MS - 60_000);
    expect((await check()).differences).toEqual([]);
    desk.clock.advanceMs(2 * 60_000);
    expect((await check()).differences).toEqual([kind]);
    expect(await alerts()).toEqual([[kind, id]]);
  });

  test('is looked at again when what we say has changed, without asking SAT', async () => {
    await desk.satSays(id, CANCELADO);
    await check();
    const asked = desk.sat.expressions.length;
    const { db, features } = desk.engine;
    desk.weSay(id, 'cancelled');
    db.transaction((tx) => features.satStatus.reconsider(tx, 'invoice', id));
    expect(await alerts()).toEqual([]);
    expect(desk.sat.expressions).toHaveLength(asked);
  });
});

test('a window hears of answers and of alerts', async () => {
  const abort = new AbortController();
  const heard = new Set<string>();
  const changes = await desk.client.events.subscribe(undefined, { signal: abort.signal });
  const listening = (async () => {
    for await (const { changes: batch } of changes) {
      for (const { kind } of batch) heard.add(kind);
      if (heard.has('invoice') && heard.has('alert')) return;
    }
  })();
  await desk.satSays(id, CANCELADO);
  await check();
  await listening;
  abort.abort();
  expect([...heard]).toEqual(expect.arrayContaining(['invoice', 'alert']));
});

describe('whom to ask', () => {
  test('of what the demo PAC stamped under a demo account, the demo PAC and nobody else', async () => {
    const demo = await openSatDesk({ environment: 'demo' });
    try {
      const [demoId = ''] = await demo.stamp(1);
      expect(await demo.client.satStatus.check({ id: demoId })).toMatchObject({
        state: 'vigente',
        cancelable: 'sin-aceptacion',
        environment: 'demo',
      });
      expect(demo.sat.requests).toEqual([]);
    } finally {
      await demo.close();
    }
  });

  test('a test account’s stamps need not be at SAT', async () => {
    const testing = await openSatDesk({ environment: 'test' });
    try {
      const [testId = ''] = await testing.stamp(1);
      testing.clock.advanceMs(10 * DAY_MS);
      expect(await testing.client.satStatus.check({ id: testId })).toMatchObject({
        state: 'no-encontrado',
        environment: 'test',
        differences: [],
      });
    } finally {
      await testing.close();
    }
  });

  test('nobody of a draft', async () => {
    const draft = await desk.client.invoices.duplicate({ id });
    await expect(desk.client.satStatus.check({ id: draft.id })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
  });
});

test('the list is filtered by what SAT says where it is not Vigente, and its sums follow', async () => {
  const { client, companyId } = desk;
  const listed = async () => {
    const { rows } = await client.invoices.list({ companyId, satStates: ['cancelado'] });
    return [rows.map((row) => row.id), (await client.invoices.totals({ companyId, satStates: ['cancelado'] })).count];
  };
  await desk.satSays(id, VIGENTE);
  await check();
  expect(await listed()).toEqual([[], 0]);
  await desk.satSays(id, CANCELADO);
  await check();
  expect(await listed()).toEqual([[id], 1]);
  await desk.satSays(id, VIGENTE);
  await check();
  expect(await listed()).toEqual([[], 0]);
});
