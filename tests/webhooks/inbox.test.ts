/** The inbox as a person looks at it: which events, told how soon, read by which index. */
import { afterEach, expect, test } from 'vitest';
import type { Change } from '#contract/events.ts';
import { watchRecords } from '../../src-main/features/events/watch.ts';
import { listEvents } from '../../src-main/features/webhooks/repository.ts';
import { GATEWAY_ID, openWebhookDesk, signed, type WebhookDesk } from './desk.ts';

let desk: WebhookDesk;
afterEach(() => desk.close());

/** An open inbox that does not work on what comes. */
async function openIdle(): Promise<void> {
  desk = openWebhookDesk();
  await desk.webhooks.listener.open();
}

test('shows events of some states, of an object, of a gateway', async () => {
  await openIdle();
  for (const providerEventId of ['e1', 'e2', 'e3', 'e4']) await desk.post(signed({ providerEventId }));
  const put = desk.raw.prepare(
    "UPDATE webhook_events SET state = ?, settled_at_utc = CASE WHEN ? IN ('done', 'dead') THEN received_at_utc END WHERE provider_event_id = ?",
  );
  for (const [id, state] of [
    ['e1', 'done'],
    ['e2', 'waiting'],
    ['e3', 'dead'],
  ] as const)
    put.run(state, state, id);
  const listed = (filter: Parameters<typeof desk.webhooks.service.list>[0]) =>
    desk.webhooks.service.list(filter, 'es-MX').rows.map(({ providerEventId }) => providerEventId);
  expect(listed({ limit: 10, states: ['pending', 'waiting'] })).toEqual(['e4', 'e2']);
  expect(listed({ limit: 10, states: ['dead'] })).toEqual(['e3']);
  expect(listed({ limit: 10, objectId: 'pay-e1' })).toEqual(['e1']);
  expect(listed({ limit: 10, gatewayId: 'another' })).toEqual([]);
  expect(listed({ limit: 10, query: 'pay-e' })).toEqual(['e4', 'e3', 'e2', 'e1']);
  expect(listed({ limit: 10, query: 'pay-e2' })).toEqual(['e2']);
  expect(listed({ limit: 10, query: 'e3' })).toEqual(['e3']);
  expect(listed({ limit: 10, query: 'ay-e3' })).toEqual([]);
  expect(listed({ limit: 10, companyId: desk.companyId })).toEqual(['e4', 'e3', 'e2', 'e1']);
});

test('passes through no more of the table than it shows', async () => {
  await openIdle();
  const plans: string[] = [];
  // What would be asked, with its plan: SQLite says `SCAN` where it reads a whole table.
  const explained = (filter: Parameters<typeof listEvents>[1]): string => {
    plans.length = 0;
    const prepare = desk.raw.prepare.bind(desk.raw);
    desk.raw.prepare = (sql: string) => {
      const params = Array.from(sql.matchAll(/\?/g), () => 'x');
      plans.push(
        ...(prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[]).map(({ detail }) => detail),
      );
      return prepare(sql);
    };
    listEvents(desk.db, filter, 100, 'zzz', ['g']);
    desk.raw.prepare = prepare;
    return plans.join('; ');
  };
  expect(explained({ companyId: 'c' })).toMatch(/^SEARCH webhook_events USING INDEX webhook_events_of_company/);
  expect(explained({ companyId: 'c', gatewayId: 'g' })).toMatch(/USING INDEX webhook_events_of_(gateway|company)/);
  expect(explained({ companyId: 'c', objectId: 'o' })).toMatch(/USING INDEX webhook_events_of_object/);
  expect(explained({ companyId: 'c', query: 'pay' })).toMatch(/MULTI-INDEX OR.*_of_object.*autoindex/);
  for (const filter of [{ companyId: 'c' }, { gatewayId: 'g' }, { objectId: 'o' }]) {
    // In the order of the index: nothing is sorted.
    expect(explained(filter)).not.toMatch(/SCAN|TEMP B-TREE/);
  }
});

test('what comes, comes again, is refused or is read from a list is told at once', async () => {
  await openIdle();
  const seen: Change[] = [];
  watchRecords(desk.raw, (change) => seen.push(change));
  const delivery = signed({ providerEventId: 'e1' });
  await desk.post(delivery);
  const [row] = desk.rows();
  const event = { kind: 'webhook', id: row?.id, companyId: desk.companyId };
  expect(seen).toContainEqual(event);
  seen.length = 0;
  await desk.post(delivery);
  expect(seen).toContainEqual(event);
  seen.length = 0;
  await desk.post(signed({ providerEventId: 'e2' }, 'another secret'));
  desk.webhooks.look();
  expect(seen).toContainEqual({ kind: 'webhook', id: GATEWAY_ID });
  seen.length = 0;
  desk.raw
    .prepare("INSERT INTO webhook_polls (gateway_id, since_utc) VALUES (?, '2026-11-26T18:00:00.000Z')")
    .run(GATEWAY_ID);
  expect(seen).toEqual([{ kind: 'webhook', id: GATEWAY_ID }]);
});

test('tells of a gateway that only its list tells of', async () => {
  await openIdle();
  expect(desk.webhooks.service.status(undefined, 'es-MX').gateways).toMatchObject([{ sends: true }]);
  if (desk.state.gateway !== undefined) desk.state.gateway = { ...desk.state.gateway, sends: false };
  expect(desk.webhooks.service.status(undefined, 'es-MX').gateways).toMatchObject([{ sends: false }]);
});
