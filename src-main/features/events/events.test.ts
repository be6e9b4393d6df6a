/** Live events: what is stored is told, once, after its transaction, to those who listen. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryDesk } from '../../../tests/support/desk.ts';
import { fakeTime, type FakeTime } from '../../../tests/support/fake-time.ts';
import type { Change } from '#contract/events.ts';
import { createCompaniesService } from '../companies/service.ts';
import { createClientsService } from '../clients/service.ts';
import { createEventHub, type EventHub } from './hub.ts';
import { watchRecords } from './watch.ts';

let time: FakeTime;
let hub: EventHub;

beforeEach(() => {
  time = fakeTime();
  hub = createEventHub({ timers: time.timers });
});
afterEach(() => hub.close());

/** Listens and keeps what comes. */
function listener(signal?: AbortSignal) {
  const batches: Change[][] = [];
  const state = { ended: false };
  const stream = hub.subscribe(signal);
  void (async () => {
    for await (const { changes } of stream) batches.push(changes);
    state.ended = true;
  })();
  return { batches, state, stream };
}

const change = (id: string, kind = 'invoice'): Change => ({ kind, id });

describe('the hub', () => {
  test('changes of a moment are told together, each record once', async () => {
    const { batches } = listener();
    await time.settle();
    for (const id of ['a', 'b', 'a', 'a']) hub.publish(change(id));
    expect(batches).toEqual([]);
    await time.advance(100);
    expect(batches).toEqual([[change('a'), change('b')]]);
    hub.publish(change('c'));
    await time.advance(100);
    expect(batches[1]).toEqual([change('c')]);
  });

  test('two listeners hear the same; one that left hears nothing more', async () => {
    const abort = new AbortController();
    const [one, two] = [listener(abort.signal), listener()];
    await time.settle();
    hub.publish(change('a'));
    await time.advance(100);
    abort.abort();
    hub.publish(change('b'));
    await time.advance(100);
    expect(one.batches).toEqual([[change('a')]]);
    expect(one.state.ended).toBe(true);
    expect(two.batches).toEqual([[change('a')], [change('b')]]);
  });

  test('who does not listen fast enough is told to read everything, and holds no more than that', async () => {
    const stream = hub.subscribe();
    const first = stream.next();
    await time.settle();
    hub.publish(change('first'));
    await time.advance(100);
    expect(await first).toEqual({ done: false, value: { changes: [change('first')] } });
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 600; i++) hub.publish(change(`${round}-${i}`));
      await time.advance(100);
    }
    const { value } = await stream.next();
    expect(value?.changes[0]).toEqual({ kind: '*', id: '*' });
    expect(value?.changes.length).toBeLessThanOrEqual(601);
    await stream.return();
  });

  test('closing ends every listener', async () => {
    const one = listener();
    await time.settle();
    hub.close();
    await time.settle();
    expect(one.state.ended).toBe(true);
    expect(time.pending()).toBe(0);
  });

  test('nothing is gathered while nobody listens', () => {
    hub.publish(change('a'));
    expect(time.pending()).toBe(0);
  });
});

describe('the records', () => {
  const input = { rfc: 'EKU9003173C9', legalName: 'ESCUELA KEMPER URGATE', regimenFiscal: '601', postalCode: '42501' };

  test('what services store is seen, with its company, and nothing is left in the database', () => {
    const desk = memoryDesk();
    const seen: Change[] = [];
    watchRecords(desk.raw, (each) => seen.push(each));
    const { id: companyId } = createCompaniesService({ ...desk, lastFolio: () => undefined }).create(input, 'ana');
    expect(seen).toContainEqual({ kind: 'company', id: companyId });
    expect(seen.filter(({ kind }) => kind === 'series')).toHaveLength(3);
    const clients = createClientsService(desk);
    const client = clients.create(
      { companyId, ...input, rfc: 'URE180429TM6', legalName: 'UNIVERSIDAD', defaultUsoCfdi: 'G03', emails: [] },
      'ana',
    );
    seen.length = 0;
    clients.archive(client.id, 1, 'ana');
    expect(seen).toEqual([{ kind: 'client', id: client.id, companyId }]);
    const stored = desk.raw.prepare("SELECT count(*) FROM main.sqlite_schema WHERE name LIKE 'watch_%'").pluck().get();
    expect(stored).toBe(0);
  });

  test('every table that is watched exists with its columns', () => {
    const desk = memoryDesk();
    expect(() => watchRecords(desk.raw, () => {})).not.toThrow();
    const triggers = desk.raw.prepare("SELECT count(*) FROM temp.sqlite_schema WHERE type = 'trigger'").pluck().get();
    expect(triggers).toBeGreaterThanOrEqual(14 * 3);
  });
});
