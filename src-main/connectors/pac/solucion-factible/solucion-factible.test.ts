/** Solución Factible's own habits and codes, beside what every provider must do (tests/pac). */
import { afterEach, describe, expect, test } from 'vitest';
import type { PacConnector } from '../types.ts';
import { openPacDesk, patient, stampedXml, uuidOf, type PacDesk } from '../../../../tests/pac/conformance/desk.ts';
import { pacContext } from '../../../../tests/pac/context.ts';
import {
  startSolucionFactible,
  type SolucionFactibleHabits,
} from '../../../../tests/simulators/solucion-factible/index.ts';
import { fixedClock } from '#ports/clock.ts';
import type { Http, HttpRequest } from '#ports/http.ts';
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

describe('307', () => {
  test('with the document: that is it, and nothing more is asked', async () => {
    const { connector } = await open();
    const { asked, uuid } = await desk.stamped();
    const again = await connector.stamp(asked.request, patient());
    expect(again).toMatchObject({ kind: 'already-stamped', uuid, words: { code: '307' } });
    expect(uuidOf(stampedXml(again))).toBe(uuid);
    expect(called()).toEqual(['timbrar', 'timbrar']);
    const [first, second] = desk.simulator.requests.map(({ body }) => body.toString('utf8'));
    expect(second).toBe(first);
  });

  test('said of the whole answer too: the document is taken from where it stands', async () => {
    const { connector } = await open({ whole307: true });
    const { asked, uuid } = await desk.stamped();
    const again = await connector.stamp(asked.request, patient());
    expect(uuidOf(stampedXml(again))).toBe(uuid);
    expect(called()).toEqual(['timbrar', 'timbrar']);
  });

  test('with the UUID alone: the document comes from the account’s records', async () => {
    const { connector } = await open({ gives307: 'uuid' });
    const { asked, uuid } = await desk.stamped();
    const again = await connector.stamp(asked.request, patient());
    expect(uuidOf(stampedXml(again))).toBe(uuid);
    expect(called()).toEqual(['timbrar', 'timbrar', '?Utilerias', 'buscar']);
    const body = desk.simulator.requests.at(-1)?.body.toString('utf8');
    expect(body).toContain(`<i:limit>10</i:limit><i:offset>0</i:offset><i:uuid>${uuid}</i:uuid>`);
  });

  test('with nothing: it is known all the same that there is a stamp', async () => {
    const { connector } = await open({ gives307: 'nothing' });
    const { asked } = await desk.stamped();
    const again = await connector.stamp(asked.request, patient());
    expect(again).toMatchObject({ kind: 'already-stamped', words: { code: '307' } });
    expect(again).not.toHaveProperty('xml');
  });

  test('a question without UUID is not put; one about another document finds nothing and is not certain', async () => {
    const { connector } = await open();
    const asked = desk.fresh();
    const without = await connector.recover(desk.recoverRequest(asked), patient());
    expect(without).toMatchObject({ kind: 'not-found', certain: false });
    expect(called()).toEqual([]);
    const stranger = await connector.recover(desk.recoverRequest(asked, UUID), patient());
    expect(stranger).toMatchObject({ kind: 'not-found', certain: false });
  });
});

describe('what a stamp is answered with', () => {
  test.each([
    ['301', 'XML mal formado', 'rejected', '301'],
    ['402', 'RFC no está en la LCO', 'rejected', '402'],
    ['333', 'CFDI40148: El código postal no corresponde', 'rejected', 'CFDI40148'],
    ['40148', 'El código postal no corresponde', 'rejected', 'CFDI40148'],
    ['621', 'Los datos recibidos no son válidos', 'rejected', '621'],
    ['601', 'Error de autenticación', 'credentials', '601'],
    ['602', 'La cuenta está bloqueada', 'credentials', '602'],
    ['633', 'Cuenta de pruebas en producción', 'credentials', '633'],
    ['630', 'Sin timbres', 'no-credits', '630'],
    ['632', 'Sin timbres', 'no-credits', '632'],
    // None of these says that there is no stamp.
    ['500', 'Error interno', 'unknown', '500'],
    ['501', 'Sin base de datos', 'unknown', '501'],
    ['503', 'Ocupado', 'unknown', '503'],
    ['612', 'Nadie lo ha confirmado', 'unknown', '612'],
    ['999', 'Algo nuevo', 'unknown', '999'],
  ])('%s %s: %s, of the document and of the whole', async (status, mensaje, kind, code) => {
    const { connector } = await open({
      refusals: [
        { status, mensaje },
        { status, mensaje, whole: true },
      ],
    });
    for (let n = 0; n < 2; n += 1) {
      const outcome = await connector.stamp(desk.fresh().request, patient());
      expect(outcome).toMatchObject({ kind, words: { provider: 'solucion-factible', code, message: mensaje } });
    }
  });

  test('success without document and without UUID proves nothing', async () => {
    const { connector } = await open({ refusals: [{ status: '200', mensaje: 'Timbrado exitoso' }] });
    expect(await connector.stamp(desk.fresh().request, patient())).toMatchObject({
      kind: 'unknown',
      reason: 'unreadable-reply',
    });
  });
});

describe('the services’ own WSDLs', () => {
  test('are read once for each connection', async () => {
    const { connector } = await open();
    await connector.balance(patient());
    await connector.balance(patient());
    await connector.testConnection(patient());
    await connector.testConnection(patient());
    expect(called().filter((name) => name.startsWith('?'))).toEqual(['?Utilerias', '?Cancelacion']);
  });

  test.each([
    ['no XML', 'no'],
    ['no WSDL', '<html/>'],
    [
      'a service that lacks the operation',
      '<d xmlns:xs="http://www.w3.org/2001/XMLSchema"><types><xs:schema/></types></d>',
    ],
  ])('%s: nothing is sent to the service', async (_what, wsdl) => {
    const { connector } = await open({ wsdl });
    expect((await connector.cancel(desk.cancelRequest(UUID), patient())).kind).toBe('unavailable');
    expect((await connector.balance(patient())).kind).toBe('unavailable');
    expect((await connector.testConnection(patient())).kind).toBe('unavailable');
    expect(called().every((name) => name.startsWith('?'))).toBe(true);
  });
});

describe('the balance', () => {
  test.each(['timbresDisponibles', 'disponibles', 'timbresRestantes'])('is in %s', async (timbresIn) => {
    const { connector } = await open({ timbresIn: [timbresIn] });
    desk.simulator.core.setCredits(77);
    expect(await connector.balance(patient())).toEqual({ kind: 'balance', credits: 77 });
  });

  test.each([[['timbresContratados']], [['timbresDisponibles', 'disponiblesMes']]])(
    'is not guessed: %s',
    async (timbresIn) => {
      const { connector } = await open({ timbresIn });
      expect((await connector.balance(patient())).kind).toBe('unavailable');
    },
  );
});

test.each([
  ['test', 'https://testing.solucionfactible.com'],
  ['production', 'https://solucionfactible.com'],
] as const)('%s: its host, and no other', async (environment, host) => {
  await open();
  const sent: HttpRequest[] = [];
  const http: Http = {
    request: (request) => {
      sent.push(request);
      return Promise.reject(new Error('looked at'));
    },
  };
  const context = pacContext({ clock: fixedClock('2026-11-23T18:00:00Z'), http, environment });
  const connector = solucionFactiblePac.connect(context, { user: 'u', password: 'p' });
  await expect(connector.stamp(desk.fresh().request, patient())).rejects.toThrow('looked at');
  await expect(connector.testConnection(patient())).rejects.toThrow('looked at');
  expect(sent.map((request) => request.url)).toEqual([
    `${host}/ws/services/Timbrado.TimbradoHttpsSoap11Endpoint/`,
    `${host}/ws/services/Cancelacion?wsdl`,
  ]);
});
