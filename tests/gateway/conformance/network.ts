/** What the network and the server do: whatever was lost on the way, nobody is charged twice. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { GatewayDeclaration } from '#connectors/gateway/types.ts';
import type { Misbehaviour } from '../../simulators/pac-core/server.ts';
import { done, impatient, NOW, patient } from './desk.ts';
import type { GatewayHarness } from './harness.ts';
import type { OpenDesk } from './suite.ts';
import { when } from './when.ts';

const AFTER: readonly (readonly [what: string, fault: Misbehaviour, reason: string])[] = [
  ['no answer in time', 'silent-after', 'timeout'],
  ['the connection is cut', 'cut-after', 'connection-lost'],
  ['the reply ends in the middle', 'truncated', 'connection-lost'],
  ['half of the reply, as if it were whole', 'cut-short', 'unreadable-reply'],
  ['a page of HTML', 'malformed', 'unreadable-reply'],
  ['an empty reply', 'empty', 'unreadable-reply'],
  ['a proxy answers 502', 'error-after', ''],
  ['the charge of somebody else', 'other-document', 'unreadable-reply'],
];
const BEFORE: readonly (readonly [what: string, fault: Misbehaviour])[] = [
  ['no answer in time', 'silent-before'],
  ['the connection is cut', 'cut-before'],
  ['HTTP 500', 'error-before'],
  ['HTTP 503', 'unavailable'],
];

export function describeNetwork(open: OpenDesk, declaration: GatewayDeclaration, harness: GatewayHarness): void {
  const kind = harness.paid ?? harness.waiting;

  describe('after it was charged', () => {
    test.each(AFTER)('%s: unknown, then found, not doubled', async (_what, fault, reason) => {
      const desk = open();
      const request = desk.fresh(kind);
      desk.simulator.behave(fault, 'charge');
      const outcome = await desk.connector.createCharge(request, fault === 'silent-after' ? impatient() : patient());
      expect(outcome).toMatchObject({
        kind: 'unknown',
        reason: expect.stringMatching(reason),
        words: { provider: declaration.id },
      });
      expect(desk.made(request.reference)).toHaveLength(1);
      const charge = await desk.bringHome(request);
      expect(charge.reference).toBe(request.reference);
      expect(desk.made(request.reference).map(({ objectId }) => objectId)).toEqual([charge.objectId]);
    });
  });

  describe('before it was charged', () => {
    test.each(BEFORE)('%s: unknown all the same, and charged once when it is asked for', async (_what, fault) => {
      const desk = open();
      const request = desk.fresh(kind);
      desk.simulator.behave(fault, 'charge');
      const outcome = await desk.connector.createCharge(request, fault === 'silent-before' ? impatient() : patient());
      expect(outcome.kind).toBe('unknown');
      expect(desk.made(request.reference)).toEqual([]);
      await desk.bringHome(request);
      expect(desk.made(request.reference)).toHaveLength(1);
    });
  });

  test.each([
    ['nobody listens', false],
    ['the connection ends in the handshake', true],
  ])('%s: unavailable, and surely nothing happened', async (_what, listen) => {
    const desk = open();
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const closed = once(server, 'close');
    if (!listen) server.close();
    const connector = desk.connect(desk.simulator.credentials, { baseUrl: `https://localhost:${port}` });
    const request = desk.fresh(kind);
    expect(await connector.createCharge(request, patient())).toMatchObject({
      kind: 'unavailable',
      words: { provider: declaration.id, message: expect.stringMatching(/\S/) },
    });
    expect((await connector.test(patient())).kind).toBe('unavailable');
    if (listen) server.close();
    await closed;
  });

  test('HTTP 429: wait as told, and nothing was done', async () => {
    const desk = open();
    const request = desk.fresh(kind);
    desk.simulator.behave({ retryAfter: '7' }, 'charge');
    expect(await desk.connector.createCharge(request, patient())).toMatchObject({
      kind: 'rate-limited',
      retryAfterMs: 7000,
    });
    expect(desk.made(request.reference)).toEqual([]);
    done(await desk.connector.createCharge(request, patient()));
  });

  test('a question that gets no good answer is asked again, and says nothing of the charge', async () => {
    const desk = open();
    const charge = await desk.charge(harness.waiting);
    for (const fault of ['error-before', 'cut-before', 'malformed', 'cut-short', 'empty'] as const) {
      desk.simulator.behave(fault, 'fetch');
      expect((await desk.connector.fetch(charge, patient())).kind).toBe('unavailable');
    }
    expect((await desk.read(charge)).objectId).toBe(charge.objectId);
  });

  test('what is given up before it is sent was not sent', async () => {
    const desk = open();
    const request = desk.fresh(kind);
    expect((await desk.connector.createCharge(request, { signal: AbortSignal.abort() })).kind).toBe('unavailable');
    expect(desk.made(request.reference)).toEqual([]);
  });

  test('a call that is given up while it is under way settles soon, as unknown', async () => {
    const desk = open();
    const request = desk.fresh(kind);
    desk.simulator.behave('silent-after', 'charge');
    const giveUp = new AbortController();
    const pending = desk.connector.createCharge(request, { signal: giveUp.signal });
    for (let n = 0; n < 500 && desk.made(request.reference).length === 0; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    giveUp.abort('closing');
    expect(await pending).toMatchObject({ kind: 'unknown', reason: 'aborted' });
  });

  when(declaration.capabilities.findByReference !== 'no', () => {
    test('a reference that was never used is not found', async () => {
      const desk = open();
      const found = await desk.connector.findByReference(
        { reference: 'CUADRA-NUNCA', sinceUtc: new Date(NOW.getTime() - 60_000).toISOString() },
        patient(),
      );
      expect(found.kind).toBe('not-found');
    });
  });
}
