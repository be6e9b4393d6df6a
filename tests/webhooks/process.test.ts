/** What becomes of what came: each event has its effect once, waits while its gateway is away, and is never lost sight of. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { GatewayEvent } from '#connectors/gateway/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { fakeTime, type FakeTime } from '../support/fake-time.ts';
import { GATEWAY_ID, openWebhookDesk, signed, type DeskOptions, type WebhookDesk } from './desk.ts';

const HOUR_MS = 60 * 60 * 1000;
const ana = { actor: 'ana', locale: 'es-MX' } as const;
let desk: WebhookDesk;
let time: FakeTime;
afterEach(() => desk.close());

async function open(options: DeskOptions = {}): Promise<void> {
  time = fakeTime('2026-11-26T18:00:00.000Z');
  desk = openWebhookDesk({ ...time, ...options });
  await desk.webhooks.listener.open();
  begin();
}
/** The engine begins to work. */
const begin = (): void => {
  desk.runner.start();
  desk.webhooks.start();
};
/** Takes deliveries, and does not work on them before `begin`. */
async function openIdle(options: DeskOptions = {}): Promise<void> {
  time = fakeTime('2026-11-26T18:00:00.000Z');
  desk = openWebhookDesk({ ...time, ...options });
  await desk.webhooks.listener.open();
}
const states = () => desk.rows().map(({ providerEventId, state }) => `${providerEventId} ${state}`);
const settle = () =>
  vi.waitFor(async () => {
    await time.advance(0);
    await desk.runner.idle();
  });
const failure = () => new CuadraError('WEBHOOK_FAILED');

test('an event is worked on and settled with its effect', async () => {
  await open();
  await desk.post(signed({ providerEventId: 'e1' }));
  await settle();
  expect(states()).toEqual(['e1 done']);
  expect(desk.effects()).toEqual(new Map([['pay-e1', 1]]));
});

test('events of one object share a look, at the newest', async () => {
  await openIdle();
  const events = ['e1', 'e2', 'e3'].map((providerEventId, n) =>
    signed({ providerEventId, objectId: 'pay-1', occurredAt: `2026-11-26T17:0${3 - n}:00.000Z` }),
  );
  await Promise.all(events.map((event) => desk.post(event)));
  begin();
  await settle();
  expect(states().toSorted()).toEqual(['e1 done', 'e2 done', 'e3 done']);
  expect(desk.state.looks).toEqual(['pay-1']);
  expect(desk.effects()).toEqual(new Map([['pay-1', 1]]));
});

test('what comes while a run is ending has a run of its own', async () => {
  let during: Promise<unknown> = Promise.resolve();
  await open({
    look: (event, effect) => {
      // Stored after this run has read what is due, and before it has ended.
      if (event.providerEventId === 'e1') during = desk.post(signed({ providerEventId: 'e2' }));
      return { kind: 'apply', apply: effect };
    },
  });
  await desk.post(signed({ providerEventId: 'e1' }));
  await settle();
  await during;
  await settle();
  expect(states()).toEqual(['e2 done', 'e1 done']);
});

describe('a gateway that cannot be asked', () => {
  test('keeps its events waiting, however long, and none of them pays for it', async () => {
    let away = true;
    await open({
      look: (_event, effect) => (away ? { kind: 'unavailable', error: failure() } : { kind: 'apply', apply: effect }),
    });
    for (let n = 0; n < 5; n += 1) await desk.post(signed({ providerEventId: `e${n}` }));
    for (let shift = 0; shift < 6; shift += 1) {
      await time.jump(5 * HOUR_MS);
      await settle();
    }
    expect(desk.rows().map(({ state, attempts }) => [state, attempts])).toEqual(
      Array.from({ length: 5 }, () => ['pending', 0]),
    );
    away = false;
    await time.advance(HOUR_MS);
    await settle();
    expect(desk.rows().every(({ state }) => state === 'done')).toBe(true);
    expect([...desk.effects().values()]).toEqual([1, 1, 1, 1, 1]);
  });

  test('answers nothing: others are taken meanwhile', async () => {
    const answers: (() => void)[] = [];
    await open({
      look: (_event, effect) => new Promise((resolve) => answers.push(() => resolve({ kind: 'apply', apply: effect }))),
    });
    expect((await desk.post(signed({ providerEventId: 'e1' }))).status).toBe(200);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    for (let n = 2; n < 30; n += 1) expect((await desk.post(signed({ providerEventId: `e${n}` }))).status).toBe(200);
    while (desk.rows().some(({ state }) => state !== 'done')) {
      for (const answer of answers.splice(0)) answer();
      await time.advance(0);
    }
    expect(desk.effects().size).toBe(29);
  });

  test('that was paused keeps its events for when it is back', async () => {
    await openIdle();
    const { gateway } = desk.state;
    await desk.post(signed({ providerEventId: 'e1' }));
    desk.state.gateway = undefined;
    begin();
    await settle();
    expect(states()).toEqual(['e1 pending']);
    desk.state.gateway = gateway;
    await time.advance(HOUR_MS);
    await settle();
    expect(states()).toEqual(['e1 done']);
  });
});

describe('an event that is its own fault', () => {
  test('is tried more and more seldom, then is a dead letter with an alert, and can be replayed', async () => {
    let broken = true;
    await open({
      look: (event, effect) =>
        broken && event.providerEventId === 'bad'
          ? { kind: 'later', error: failure() }
          : { kind: 'apply', apply: effect },
    });
    await desk.post(signed({ providerEventId: 'bad' }));
    await desk.post(signed({ providerEventId: 'good' }));
    await settle();
    expect(states().toSorted()).toEqual(['bad waiting', 'good done']);
    for (let shift = 0; shift < 16; shift += 1) {
      await time.jump(8 * HOUR_MS);
      await settle();
    }
    const [dead] = desk.webhooks.service.list({ states: ['dead'], limit: 10 }, 'es-MX').rows;
    expect(dead).toMatchObject({ providerEventId: 'bad', attempts: 12, error: { code: 'WEBHOOK_FAILED' } });
    expect(desk.state.looks.filter((id) => id === 'pay-bad')).toHaveLength(12);
    const alerts = () => desk.alerts.list({ state: 'open', limit: 10 }, 'es-MX').rows;
    expect(alerts()).toMatchObject([
      { kind: 'webhook.dead', params: { count: 1, gateway: 'Inventada' }, companyId: desk.companyId },
    ]);

    broken = false;
    expect(desk.webhooks.service.replay(dead?.id ?? '', ana)).toMatchObject({ state: 'pending', attempts: 0 });
    await settle();
    expect(states().toSorted()).toEqual(['bad done', 'good done']);
    expect(alerts()).toEqual([]);
    expect(desk.audited.map(({ action }) => action)).toContain('webhook.replayed');
  });

  test('that needs a person is dead at once; all dead ones are replayed together', async () => {
    let broken = true;
    await open({
      look: (_event, effect) => (broken ? { kind: 'never', error: failure() } : { kind: 'apply', apply: effect }),
    });
    for (const providerEventId of ['e1', 'e2']) await desk.post(signed({ providerEventId }));
    await settle();
    expect(states()).toEqual(['e2 dead', 'e1 dead']);
    broken = false;
    expect(desk.webhooks.service.replayDead(GATEWAY_ID, ana)).toEqual({ replayed: 2 });
    await settle();
    expect(states()).toEqual(['e2 done', 'e1 done']);
  });

  test('cannot take the others of its batch with it', async () => {
    await openIdle({
      look: (event, effect) => ({
        kind: 'apply',
        apply: (tx) => {
          effect(tx);
          if (event.providerEventId === 'bad') throw new Error('cannot be stored');
        },
      }),
    });
    await Promise.all(['e1', 'bad', 'e2'].map((providerEventId) => desk.post(signed({ providerEventId }))));
    begin();
    await settle();
    expect(states().toSorted()).toEqual(['bad waiting', 'e1 done', 'e2 done']);
    // What it had written was undone with it.
    expect(desk.effects()).toEqual(
      new Map([
        ['pay-e1', 1],
        ['pay-e2', 1],
      ]),
    );
  });

  test('about nothing of ours is put away', async () => {
    await open({ look: () => ({ kind: 'ignore' }) });
    await desk.post(signed({ providerEventId: 'e1' }));
    await settle();
    expect(states()).toEqual(['e1 ignored']);
  });
});

describe('the clock', () => {
  test('put back an hour, it keeps nothing from being worked on', async () => {
    await open();
    let nowMs = Date.parse('2026-11-26T18:00:00.000Z');
    await desk.close();
    desk = openWebhookDesk({ clock: { now: () => new Date(nowMs) } });
    await desk.webhooks.listener.open();
    desk.runner.start();
    await desk.post(signed({ providerEventId: 'e1' }));
    await desk.runner.idle();
    nowMs -= HOUR_MS;
    await desk.post(signed({ providerEventId: 'e2' }));
    await desk.runner.idle();
    await vi.waitFor(() => expect(states()).toEqual(['e2 done', 'e1 done']));
  });
});

describe('catching up', () => {
  const event = (providerEventId: string): GatewayEvent => ({
    providerEventId,
    type: 'paid',
    providerType: 'payment.paid',
    objectId: `pay-${providerEventId}`,
    objectKind: 'payment',
    occurredAt: '2026-11-26T17:00:00.000Z',
  });

  test('reads every page, keeps what is new, and goes on from there', async () => {
    const asked: { sinceUtc: string; cursor?: string }[] = [];
    await open({
      eventsSince(request) {
        asked.push(request);
        const items = request.cursor === undefined ? ['e1', 'e2'] : ['e3'];
        const next = request.cursor === undefined ? { next: 'page 2' } : {};
        return Promise.resolve({ kind: 'done', value: { items: items.map(event), ...next } });
      },
    });
    await settle();
    await desk.post(signed({ providerEventId: 'e2' }));
    await settle();
    expect(
      desk.rows().map(({ providerEventId, via, state, deliveries }) => [providerEventId, via, state, deliveries]),
    ).toEqual([
      ['e3', 'poll', 'done', 1],
      ['e2', 'poll', 'done', 2],
      ['e1', 'poll', 'done', 1],
    ]);
    await time.jump(5 * HOUR_MS);
    desk.webhooks.look();
    await settle();
    expect(asked.map(({ sinceUtc, cursor }) => [sinceUtc, cursor])).toEqual([
      ['2026-11-26T17:45:00.000Z', undefined],
      ['2026-11-26T17:45:00.000Z', 'page 2'],
      ['2026-11-26T17:45:00.000Z', undefined],
      ['2026-11-26T17:45:00.000Z', 'page 2'],
    ]);
    expect(desk.effects()).toEqual(new Map(['pay-e1', 'pay-e2', 'pay-e3'].map((id) => [id, 1])));
    expect(desk.webhooks.service.status(undefined, 'es-MX').gateways[0]?.poll).toMatchObject({
      sinceUtc: '2026-11-26T22:45:00.000Z',
      polledAtUtc: '2026-11-26T23:00:00.000Z',
    });
  });

  test('that fails says so, and asks again from the same place', async () => {
    let fails = true;
    const asked: string[] = [];
    await open({
      eventsSince({ sinceUtc }) {
        asked.push(sinceUtc);
        return Promise.resolve(
          fails
            ? { kind: 'unavailable', words: { provider: 'made-up', code: '503' } }
            : { kind: 'done', value: { items: [event('e1')] } },
        );
      },
    });
    await settle();
    expect(desk.webhooks.service.status(undefined, 'es-MX').gateways[0]?.poll?.error).toMatchObject({
      code: 'WEBHOOK_POLL_FAILED',
    });
    fails = false;
    await time.advance(HOUR_MS);
    await settle();
    expect(asked).toEqual(['2026-11-26T17:45:00.000Z', '2026-11-26T17:45:00.000Z']);
    expect(states()).toEqual(['e1 done']);
    expect(desk.webhooks.service.status(undefined, 'es-MX').gateways[0]?.poll?.error).toBeUndefined();
  });
});

describe('a silence', () => {
  test('of a day is told once the gateway could have called, and is over with the next delivery', async () => {
    let since: string | undefined;
    await open({ reachableSince: () => since });
    const kinds = () => {
      desk.webhooks.look();
      return desk.alerts.list({ state: 'open', limit: 10 }, 'en').rows.map(({ kind }) => kind);
    };
    await time.jump(48 * HOUR_MS);
    expect(kinds()).toEqual([]);
    since = '2026-11-26T18:00:00.000Z';
    expect(kinds()).toEqual(['webhook.silent']);
    await desk.post(signed({ providerEventId: 'e1' }));
    expect(kinds()).toEqual([]);
    await time.jump(23 * HOUR_MS);
    expect(kinds()).toEqual([]);
    await time.jump(2 * HOUR_MS);
    expect(kinds()).toEqual(['webhook.silent']);
  });
});
