/** EDICOM's own habits and codes, beside what every provider must do (tests/pac). */
import { afterEach, describe, expect, test } from 'vitest';
import type { PacConnector } from '../types.ts';
import { openPacDesk, patient, stampedXml, uuidOf, type PacDesk } from '../../../../tests/pac/conformance/desk.ts';
import { pacContext } from '../../../../tests/pac/context.ts';
import { startEdicom, type EdicomHabits } from '../../../../tests/simulators/edicom/index.ts';
import { fixedClock } from '#ports/clock.ts';
import type { Http, HttpRequest } from '#ports/http.ts';
import { meaningOfFault } from './codes.ts';
import { edicomPac } from './index.ts';

let desk: PacDesk;
afterEach(() => desk.close());

async function open(habits: EdicomHabits = {}): Promise<{ desk: PacDesk; connector: PacConnector }> {
  desk = await openPacDesk({ provider: edicomPac, start: (options) => startEdicom(options, habits) });
  return { desk, connector: desk.connector };
}

/** Operations that were called, in order. */
const called = (): string[] =>
  desk.simulator.requests.map(({ body }) => /<o:(\w+)>/.exec(body.toString('utf8'))?.[1] ?? '');

describe('307 comes without the document', () => {
  test('its UUID is asked for, and the document by it; the same bytes were sent', async () => {
    const { connector } = await open();
    const { asked, uuid } = await desk.stamped();
    const again = await connector.stamp(asked.request, patient());
    expect(again).toMatchObject({ kind: 'already-stamped', uuid, words: { code: '307' } });
    expect(uuidOf(stampedXml(again))).toBe(uuid);
    expect(called()).toEqual(['getCfdiTest', 'getCfdiTest', 'getUUIDTest', 'getCfdiFromUUID']);
    const [first, second] = desk.simulator.requests.map(({ body }) => /<o:file>[^<]*/.exec(body.toString())?.[0]);
    expect(second).toBe(first);
  });

  test('a UUID in its text is enough', async () => {
    const { connector } = await open({ uuidIn307: true });
    const { asked, uuid } = await desk.stamped();
    const again = await connector.stamp(asked.request, patient());
    expect(uuidOf(stampedXml(again))).toBe(uuid);
    expect(called()).toEqual(['getCfdiTest', 'getCfdiTest', 'getCfdiFromUUID']);
  });

  test('where neither is found, it is known all the same that there is a stamp', async () => {
    const { connector } = await open({ blind: 1 });
    const { asked, uuid } = await desk.stamped();
    const again = await connector.stamp(asked.request, patient());
    expect(again).toMatchObject({ kind: 'already-stamped', words: { code: '307' } });
    expect(again).not.toHaveProperty('xml');
    expect(again).not.toHaveProperty('uuid');
    const found = await connector.recover(desk.recoverRequest(asked, uuid), patient());
    expect(found.kind === 'found' && uuidOf(found.xml)).toBe(uuid);
  });

  test('the UUID of a document that is not given out yet is kept', async () => {
    const { connector } = await open({ blind: 1, uuidIn307: true });
    const { asked, uuid } = await desk.stamped();
    const again = await connector.stamp(asked.request, patient());
    expect(again).toMatchObject({ kind: 'already-stamped', uuid });
    expect(again).not.toHaveProperty('xml');
  });

  test('a question without UUID is not put: nothing but a repeat can tell', async () => {
    const { connector } = await open();
    const asked = desk.fresh();
    const outcome = await connector.recover(desk.recoverRequest(asked), patient());
    expect(outcome).toMatchObject({ kind: 'not-found', certain: false });
    expect(called()).toEqual([]);
  });
});

describe('faults of stamping', () => {
  test.each([
    ['301', 'XML mal formado', 'rejected', '301'],
    ['402', 'RFC del emisor no se encuentra en el régimen', 'rejected', '402'],
    ['333', 'CFDI40148 - El código postal no corresponde', 'rejected', 'CFDI40148'],
    ['333', 'CRP20217 - El complemento no es válido', 'rejected', 'CRP20217'],
    ['12', 'Usuario o contraseña incorrectos.', 'credentials', '12'],
    ['12', 'Invalid user or password', 'credentials', '12'],
    ['22', 'Se han agotado los timbres contratados', 'no-credits', '22'],
    // Nothing of these says that there is no stamp.
    ['50', 'Error interno al consultar el usuario', 'unknown', '50'],
    ['51', 'No se pudo registrar el consumo de timbres', 'unknown', '51'],
    ['300', 'Dicho así', 'unknown', '300'],
    ['999', '', 'unknown', '999'],
  ])('%s %s: %s', async (cod, text, kind, code) => {
    const { connector } = await open({ faults: [{ cod, text }] });
    const outcome = await connector.stamp(desk.fresh().request, patient());
    const refused = kind === 'rejected' ? { code, findings: [{ code }] } : {};
    expect(outcome).toMatchObject({ kind, words: { provider: 'edicom', code }, ...refused });
    expect(meaningOfFault({ code: cod, text })).toBe(kind);
  });

  test('an archive that has no document, or two, is no stamp and no refusal', async () => {
    for (const archive of [() => ({ 'leeme.txt': 'x' }), (xml: string) => ({ 'a.xml': xml, 'b.xml': xml })]) {
      await open({ archive });
      const outcome = await desk.connector.stamp(desk.fresh().request, patient());
      expect(outcome).toMatchObject({ kind: 'unknown', reason: 'unreadable-reply' });
      expect(desk.simulator.core.stamps()).toHaveLength(1);
      await desk.close();
    }
    await open();
  });
});

describe('cancelling', () => {
  test('sends what was signed here, and no key', async () => {
    const { connector } = await open();
    const { uuid } = await desk.stamped();
    const request = desk.cancelRequest(uuid);
    const outcome = await connector.cancel(request, patient());
    expect(outcome).toMatchObject({ kind: 'accepted', before: false, acuse: expect.any(Buffer) });
    const sent = desk.simulator.requests.find(({ kind }) => kind === 'cancel')?.body.toString('utf8') ?? '';
    const signed = request.kind === 'signed' ? Buffer.from(request.xml).toString('base64') : '';
    expect(sent).toContain(`<o:sign>${signed}</o:sign>`);
    expect(sent).toContain('<o:test>true</o:test>');
    expect(sent).not.toContain(desk.own.keyDer.toString('base64').slice(0, 60));
  });

  test.each([
    ['201', 'Solicitud recibida', { kind: 'accepted', before: false }],
    ['202', 'Cancelado previamente', { kind: 'accepted', before: true }],
    ['205', 'No encontrado', { kind: 'refused', code: '205' }],
    ['12', 'Usuario o contraseña incorrectos.', { kind: 'credentials' }],
    ['77', 'Algo que nadie conoce', { kind: 'unknown', reason: 'server-error' }],
  ])('a fault %s %s', async (cod, text, expected) => {
    const { connector } = await open({ cancelFaults: [{ cod, text }] });
    const outcome = await connector.cancel(desk.cancelRequest('5FB2822E-396D-4725-8521-CDC4BDD20CCF'), patient());
    expect(outcome).toMatchObject({ ...expected, words: { code: cod, message: text } });
  });
});

describe('status', () => {
  test('what does not fit the document is no state of it, even where SAT says "Vigente"', async () => {
    const { connector } = await open();
    const { asked, uuid } = await desk.stamped();
    const wrong = { ...desk.statusRequest(uuid, asked), total: '1.00' };
    expect(await connector.status(wrong, patient())).toMatchObject({ kind: 'unavailable', words: { code: '601' } });
  });
});

test.each([
  ['test', 'getCfdiTest', true],
  ['production', 'getCfdi', false],
] as const)('%s: one host, and every call says which is meant', async (environment, operation, testing) => {
  await open();
  const sent: HttpRequest[] = [];
  const http: Http = {
    request: (request) => {
      sent.push(request);
      return Promise.reject(new Error('looked at'));
    },
  };
  const context = pacContext({ clock: fixedClock('2026-11-23T18:00:00Z'), http, environment });
  const connector = edicomPac.connect(context, { user: 'u', password: 'p' });
  const asked = desk.fresh();
  const uuid = '5FB2822E-396D-4725-8521-CDC4BDD20CCF';
  await expect(connector.stamp(asked.request, patient())).rejects.toThrow('looked at');
  await expect(connector.cancel(desk.cancelRequest(uuid), patient())).rejects.toThrow('looked at');
  await expect(connector.status(desk.statusRequest(uuid, asked), patient())).rejects.toThrow('looked at');
  const address = 'https://cfdiws.sedeb2b.com/EdiwinWS/services/CFDi';
  expect(sent.map((request) => request.url)).toEqual([address, address, address]);
  const [stamp, ...others] = sent.map((request) => String(request.body));
  expect(stamp).toContain(`<o:${operation}>`);
  for (const other of others) expect(other).toContain(`<o:test>${testing}</o:test>`);
});
