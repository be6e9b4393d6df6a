/** What the network does: whatever was lost on the way, nothing is stamped twice and nothing is lost. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { PacDeclaration } from '#connectors/pac/types.ts';
import type { Misbehaviour } from '../../simulators/pac-core/server.ts';
import { impatient, patient, uuidOf } from './desk.ts';
import type { OpenDesk } from './suite.ts';

/** What was done before the line broke, and what the connector must say of it. */
const AFTER: readonly (readonly [what: string, fault: Misbehaviour, reason: string])[] = [
  ['no answer in time', 'silent-after', 'timeout'],
  ['the connection is cut', 'cut-after', 'connection-lost'],
  ['the reply ends in the middle', 'truncated', 'connection-lost'],
  ['a proxy answers 502', 'error-after', 'server-error'],
];
const BEFORE: readonly (readonly [what: string, fault: Misbehaviour, reason: string])[] = [
  ['no answer in time', 'silent-before', 'timeout'],
  ['the connection is cut', 'cut-before', 'connection-lost'],
  ['HTTP 500', 'error-before', 'server-error'],
];

export function describeNetwork(open: OpenDesk, declaration: PacDeclaration): void {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.close();
      await once(server, 'close');
    }
  });

  /** An address where connections end before TLS is there; with `listen: false`, where nobody is. */
  async function deadAddress(listen: boolean): Promise<string> {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    if (listen) servers.push(server);
    else {
      server.close();
      await once(server, 'close');
    }
    return `https://localhost:${port}`;
  }

  describe('after it was stamped', () => {
    test.each(AFTER)('%s: unknown, then recovered, not doubled', async (_what, fault, reason) => {
      const desk = open();
      const asked = desk.fresh();
      const before = desk.simulator.core.stamps().length;
      desk.simulator.behave(fault, 'stamp');
      const outcome = await desk.connector.stamp(asked.request, fault === 'silent-after' ? impatient() : patient());
      expect(outcome).toMatchObject({ kind: 'unknown', reason, words: { provider: declaration.id } });
      expect(desk.simulator.core.stamps().length).toBe(before + 1);
      const uuid = uuidOf(await desk.bringHome(asked));
      expect(desk.simulator.core.stamps().length).toBe(before + 1);
      expect(desk.simulator.core.stamps().map((stamp) => stamp.uuid)).toContain(uuid);
    });
  });

  describe('before it was stamped', () => {
    test.each(BEFORE)(
      '%s: unknown all the same, and stamped once when it is asked for',
      async (_what, fault, reason) => {
        const desk = open();
        const asked = desk.fresh();
        const before = desk.simulator.core.stamps().length;
        desk.simulator.behave(fault, 'stamp');
        const outcome = await desk.connector.stamp(asked.request, fault === 'silent-before' ? impatient() : patient());
        expect(outcome).toMatchObject({ kind: 'unknown', reason });
        expect(desk.simulator.core.stamps().length).toBe(before);
        const again = await desk.connector.stamp(asked.request, patient());
        expect(again.kind).toBe('stamped');
        expect(desk.simulator.core.stamps().length).toBe(before + 1);
      },
    );
  });

  describe('before anything was sent', () => {
    test.each([
      ['nobody listens', false],
      ['the connection ends in the handshake', true],
    ])('%s: unavailable, and surely nothing happened', async (_what, listen) => {
      const desk = open();
      const connector = desk.connect(desk.simulator.credentials, { baseUrl: await deadAddress(listen) });
      const asked = desk.fresh();
      expect(await connector.stamp(asked.request, patient())).toMatchObject({
        kind: 'unavailable',
        words: { provider: declaration.id, message: expect.stringMatching(/\S/) },
      });
      expect((await connector.testConnection(patient())).kind).toBe('unavailable');
      const cancel = await connector.cancel(desk.cancelRequest('5FB2822E-396D-4725-8521-CDC4BDD20CCF'), patient());
      expect(cancel.kind).toBe('unavailable');
    });

    test('a server that is not trusted gets nothing', async () => {
      const desk = open();
      const { createHttp } = await import('#platform/http.ts');
      const http = createHttp({ authorities: [] });
      const sent = desk.simulator.requests.length;
      const connector = desk.connect(desk.simulator.credentials, { http });
      expect((await connector.stamp(desk.fresh().request, patient())).kind).toBe('unavailable');
      expect(desk.simulator.requests.length).toBe(sent);
      await http.close();
    });
  });

  describe('a provider that is asked to wait', () => {
    test('HTTP 429 says how long, in seconds or as a date', async () => {
      const desk = open();
      const asked = desk.fresh();
      const date = new Date(desk.clock.now().getTime() + 90_000).toUTCString();
      for (const [retryAfter, retryAfterMs] of [
        ['7', 7000],
        [date, 90_000],
      ] as const) {
        desk.simulator.behave({ retryAfter }, 'stamp');
        const outcome = await desk.connector.stamp(asked.request, patient());
        expect(outcome).toMatchObject({ kind: 'rate-limited', retryAfterMs });
      }
      desk.simulator.behave({ retryAfter: 'mañana' }, 'stamp');
      const outcome = await desk.connector.stamp(asked.request, patient());
      expect(outcome.kind).toBe('rate-limited');
      expect(outcome).not.toHaveProperty('retryAfterMs');
    });

    test('HTTP 503: whether it was done is not known', async () => {
      const desk = open();
      const asked = desk.fresh();
      desk.simulator.behave('unavailable', 'stamp');
      expect(await desk.connector.stamp(asked.request, patient())).toMatchObject({
        kind: 'unknown',
        reason: 'server-error',
      });
    });
  });

  test('a call that is given up while it is under way settles soon, as unknown', async () => {
    const desk = open();
    const asked = desk.fresh();
    desk.simulator.behave('silent-after', 'stamp');
    const giveUp = new AbortController();
    const pending = desk.connector.stamp(asked.request, { signal: giveUp.signal });
    const sent = desk.simulator.requests.length;
    for (let n = 0; n < 200 && desk.simulator.requests.length === sent; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    giveUp.abort('closing');
    expect(await pending).toMatchObject({ kind: 'unknown', reason: 'aborted' });
  });
}
