/** What becomes of a cancellation that Solución Factible presents to SAT by itself. */
import { afterEach, expect, test } from 'vitest';
import type { PacConnector } from '../types.ts';
import { openPacDesk, patient, type PacDesk } from '../../../../tests/pac/conformance/desk.ts';
import {
  startSolucionFactible,
  type SolucionFactibleHabits,
} from '../../../../tests/simulators/solucion-factible/index.ts';
import { solucionFactiblePac } from './index.ts';

let desk: PacDesk;
afterEach(() => desk.close());

const UUID = '5FB2822E-396D-4725-8521-CDC4BDD20CCF';

async function open(habits: SolucionFactibleHabits = {}): Promise<{ desk: PacDesk; connector: PacConnector }> {
  desk = await openPacDesk({
    provider: solucionFactiblePac,
    start: (options) => startSolucionFactible(options, habits),
  });
  return { desk, connector: desk.connector };
}

/** What was called, in order; WSDLs as `?Service`. */
const called = (): string[] =>
  desk.simulator.requests.map(({ method, path, headers }) =>
    method === 'GET' ? `?${path.split('/').at(-1)}` : String(headers['soapaction']).replaceAll(/"|urn:/g, ''),
  );

test('asks first, sends what was signed here and no key, and waits a moment for the receipt', async () => {
  const { connector } = await open({ slow: 1 });
  const { uuid } = await desk.stamped();
  const request = desk.cancelRequest(uuid);
  const outcome = await connector.cancel(request, patient());
  expect(outcome).toMatchObject({ kind: 'accepted', before: false, acuse: expect.any(Buffer) });
  const [ask, send] = ['getStatusCancelacionAsincrona', 'enviarSolicitudCancelacionAsincrono'];
  expect(called()).toEqual(['timbrar', '?Cancelacion', ask, send, ask, ask]);
  const sent = desk.simulator.requests.find(({ kind }) => kind === 'cancel')?.body.toString('utf8') ?? '';
  const signed = request.kind === 'signed' ? Buffer.from(request.xml).toString('base64') : '';
  expect(sent).toContain(`<o:solicitud>${signed}</o:solicitud>`);
  expect(sent).not.toContain(desk.own.keyDer.toString('base64').slice(0, 60));
});

test('one that is under way is not sent again', async () => {
  const { connector } = await open({ slow: 3 });
  const { uuid } = await desk.stamped();
  expect((await connector.cancel(desk.cancelRequest(uuid), patient())).kind).toBe('in-process');
  expect(await connector.cancel(desk.cancelRequest(uuid), patient())).toMatchObject({
    kind: 'in-process',
    words: { code: '211' },
  });
  expect(await connector.cancel(desk.cancelRequest(uuid), patient())).toMatchObject({
    kind: 'accepted',
    before: true,
  });
  expect(called().filter((name) => name.startsWith('enviar'))).toHaveLength(1);
});

test.each(['acuseSAT', 'acuseSat', 'mensaje'] as const)('SAT’s receipt is found in %s', async (acuseIn) => {
  const { connector } = await open({ acuseIn });
  const { uuid } = await desk.stamped();
  const outcome = await connector.cancel(desk.cancelRequest(uuid), patient());
  expect(outcome).toMatchObject({ kind: 'accepted', before: false, acuse: expect.any(Buffer) });
});

test.each([
  [
    'of another document',
    `<Acuse xmlns="http://cancelacfd.sat.gob.mx"><Folios><UUID>${UUID}</UUID><EstatusUUID>201</EstatusUUID></Folios></Acuse>`,
  ],
  ['that nobody can read', '<Acuse'],
])('a receipt %s decides nothing', async (_what, acuse) => {
  const { connector } = await open({ acuse });
  const { uuid } = await desk.stamped();
  expect((await connector.cancel(desk.cancelRequest(uuid), patient())).kind).toBe('in-process');
});

test('200 without a receipt is no end: the request was registered', async () => {
  const { connector } = await open({ acuseIn: 'nowhere' });
  const { uuid } = await desk.stamped();
  expect((await connector.cancel(desk.cancelRequest(uuid), patient())).kind).toBe('in-process');
});

test.each([
  ['701', 'in-process'],
  ['204', 'refused'],
  ['213', 'refused'],
  ['623', 'refused'],
  ['1802', 'refused'],
  ['601', 'credentials'],
  ['500', 'unknown'],
  ['702', 'unknown'],
  ['999', 'unknown'],
])('sent, and answered with %s: %s', async (status, kind) => {
  const { connector } = await open({ sent: [status] });
  const { uuid } = await desk.stamped();
  const outcome = await connector.cancel(desk.cancelRequest(uuid), patient());
  expect(outcome).toMatchObject({ kind, words: { code: status } });
});

test.each([
  ['211', 'in-process'],
  ['601', 'credentials'],
  ['500', 'unavailable'],
  ['999', 'unavailable'],
])('asked about before, and answered with %s: %s, and nothing is sent', async (status, kind) => {
  const { connector } = await open({ progress: [status] });
  const { uuid } = await desk.stamped();
  expect((await connector.cancel(desk.cancelRequest(uuid), patient())).kind).toBe(kind);
  expect(called()).not.toContain('enviarSolicitudCancelacionAsincrono');
});

test('an earlier refusal does not keep a new request from being sent, nor is it taken for its answer', async () => {
  // The first question after sending still tells of the earlier request.
  const { connector } = await open({ progress: ['213', '213'] });
  const { uuid } = await desk.stamped();
  expect(await connector.cancel(desk.cancelRequest(uuid), patient())).toMatchObject({
    kind: 'accepted',
    before: false,
  });
});

test('refused again: so it is, with SAT’s code', async () => {
  const { connector } = await open();
  const { uuid } = await desk.stamped();
  desk.simulator.core.sat.setMood(uuid, 'not-cancellable');
  for (let n = 0; n < 2; n += 1) {
    const outcome = await connector.cancel(desk.cancelRequest(uuid), patient());
    expect(outcome).toMatchObject({ kind: 'refused', code: '204' });
  }
  expect(called().filter((name) => name.startsWith('enviar'))).toHaveLength(2);
});

test('given up while it waits: the request was taken', async () => {
  const { connector } = await open({ slow: 9 });
  const { uuid } = await desk.stamped();
  const giveUp = new AbortController();
  const pending = connector.cancel(desk.cancelRequest(uuid), { signal: giveUp.signal });
  while (!desk.simulator.core.sat.cancelled().has(uuid)) await new Promise((resolve) => setTimeout(resolve, 10));
  giveUp.abort('enough');
  expect(['in-process', 'unknown']).toContain((await pending).kind);
});
