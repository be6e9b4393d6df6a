/** SW's own habits and codes, beside what every provider must do (tests/pac). */
import { afterEach, describe, expect, test } from 'vitest';
import type { PacConnector } from '../types.ts';
import { openPacDesk, patient, uuidOf, type PacDesk } from '../../../../tests/pac/conformance/desk.ts';
import { pacContext } from '../../../../tests/pac/context.ts';
import { startSw, type SwHabits, type SwSimulator } from '../../../../tests/simulators/sw/index.ts';
import { fixedClock } from '#ports/clock.ts';
import type { Http, HttpRequest } from '#ports/http.ts';
import { codeAtHead, meaningOfCancelError, meaningOfError } from './codes.ts';
import { swPac } from './index.ts';
import { readLink } from './read.ts';

let desk: PacDesk;
let simulator: SwSimulator;
afterEach(() => desk.close());

async function open(habits: SwHabits = {}): Promise<PacConnector> {
  desk = await openPacDesk({
    provider: swPac,
    start: async (options) => (simulator = await startSw(options, habits)),
  });
  return desk.connector;
}

const sent = (kind: string): number => simulator.requests.filter((request) => request.kind === kind).length;

describe('the token', () => {
  test('is asked for once and used for all calls', async () => {
    const connector = await open();
    await desk.stamped();
    await desk.stamped();
    await connector.balance(patient());
    expect([sent('login'), sent('stamp'), sent('balance')]).toEqual([1, 2, 1]);
  });

  test.each(['instant', 'duration'] as const)('is renewed a minute before it runs out, told as %s', async (expires) => {
    await open({ expires });
    let later = 0;
    const clock = { now: () => new Date(desk.clock.now().getTime() + later) };
    const connector = desk.connect(simulator.credentials, { clock });
    const loginsAfter = async (ms: number): Promise<number> => {
      later = ms;
      expect((await connector.testConnection(patient())).kind).toBe('ok');
      return sent('login');
    };
    // The simulator's clock stands still: only ours tells that the end is near.
    expect(await loginsAfter(0)).toBe(1);
    expect(await loginsAfter(2 * 3600_000 - 61_000)).toBe(1);
    expect(await loginsAfter(2 * 3600_000 - 59_000)).toBe(2);
  });

  test('that the server no longer knows is renewed once, and the stamp is made once', async () => {
    await open({ expires: 'never' });
    await desk.stamped();
    simulator.tokens.clear();
    const before = simulator.core.stamps().length;
    await desk.stamped();
    expect([sent('login'), sent('stamp')]).toEqual([2, 3]);
    expect(simulator.core.stamps().length).toBe(before + 1);
  });

  test('of the panel is used as it is, and never renewed', async () => {
    await open();
    const connector = desk.connect({ token: simulator.fixedToken });
    expect((await connector.stamp(desk.fresh().request, patient())).kind).toBe('stamped');
    simulator.tokens.clear();
    expect((await connector.stamp(desk.fresh().request, patient())).kind).toBe('credentials');
    expect(sent('login')).toBe(0);
  });

  test('is in nothing that is said or logged, and neither is the password', async () => {
    const connector = await open();
    simulator.behave('repeats-request', 'stamp');
    simulator.behave('echo', 'balance');
    simulator.behave('echo', 'login');
    await desk.connect().stamp(desk.fresh().request, patient());
    const outcome = await connector.stamp(desk.fresh().request, patient());
    expect(outcome.kind !== 'stamped' && outcome.words.message).toContain('[secreto]');
    await connector.balance(patient());
    const given = [...simulator.tokens].filter((token) => token !== simulator.fixedToken);
    expect(given.length).toBeGreaterThan(0);
    for (const token of given) expect(desk.heard.filter((line) => line.includes(token))).toEqual([]);
  });

  test('cannot be had: nothing was sent to be stamped', async () => {
    const connector = await open();
    for (const [fault, kind] of [
      ['error-before', 'unavailable'],
      ['malformed', 'unavailable'],
      ['cut-before', 'unavailable'],
      [{ retryAfter: '9' }, 'rate-limited'],
    ] as const) {
      simulator.behave(fault, 'login');
      expect((await connector.stamp(desk.fresh().request, patient())).kind).toBe(kind);
    }
    expect(sent('stamp')).toBe(0);
  });
});

describe('307', () => {
  test.each(['data', 'detail'] as const)('with the earlier document in %s', async (earlier) => {
    const connector = await open({ earlier });
    const { asked, uuid } = await desk.stamped();
    const again = await connector.stamp(asked.request, patient());
    if (again.kind !== 'already-stamped' || again.xml === undefined) throw new Error(JSON.stringify(again));
    expect(uuidOf(again.xml)).toBe(uuid);
    expect(again.words.code).toBe('307');
    // The words are kept and shown: a whole document is not among them.
    expect(again.words.message).not.toContain('<');
  });

  test('with the UUID alone: the data warehouse has it, some moments later', async () => {
    const connector = await open({ earlier: 'uuid', blindWarehouse: 2 });
    const { asked, uuid } = await desk.stamped();
    const again = await connector.stamp(asked.request, patient());
    if (again.kind !== 'already-stamped') throw new Error(again.kind);
    expect(again).not.toHaveProperty('xml');
    expect(again.uuid?.toUpperCase()).toBe(uuid);
    const ask = () => connector.recover(desk.recoverRequest(asked, again.uuid), patient());
    expect(await ask()).toMatchObject({ kind: 'not-found', certain: false });
    expect(await ask()).toMatchObject({ kind: 'not-found', certain: false });
    const found = await ask();
    expect(found.kind === 'found' && uuidOf(found.xml)).toBe(uuid);
    const link = simulator.requests.at(-1);
    // The link's server is another one: the token does not go there.
    expect([link?.path, link?.headers['authorization']]).toEqual([`/almacen/${uuid}.xml`, undefined]);
  });

  test('with nothing: it is known that there is a stamp', async () => {
    const connector = await open({ earlier: 'nothing' });
    const { asked } = await desk.stamped();
    const again = await connector.stamp(asked.request, patient());
    expect(again).toMatchObject({ kind: 'already-stamped', words: { code: '307' } });
    expect(again).not.toHaveProperty('xml');
  });

  test('without a UUID nothing is asked, and nothing is certain', async () => {
    const connector = await open();
    const answer = await connector.recover(desk.recoverRequest(desk.fresh()), patient());
    expect(answer).toMatchObject({ kind: 'not-found', certain: false });
    expect(simulator.requests.length).toBe(0);
  });
});

describe('an error', () => {
  test('of SAT’s with HTTP 401 is about the document and not about the token', async () => {
    const message =
      '401 - El rango de la fecha de generación no debe de ser mayor a 72 horas para la emisión del timbre.';
    const connector = await open({ errors: [{ message, status: 401 }] });
    const outcome = await connector.stamp(desk.fresh().request, patient());
    expect(outcome).toMatchObject({ kind: 'rejected', code: '401', findings: [{ field: 'fecha' }] });
    expect(sent('stamp')).toBe(1);
  });

  test('that nobody knows, or of the server’s, proves nothing', async () => {
    const connector = await open({
      errors: [{ message: 'Error no clasificado.' }, { message: '301 - XML mal formado', status: 500 }],
    });
    for (let n = 0; n < 2; n += 1) {
      const outcome = await connector.stamp(desk.fresh().request, patient());
      expect(outcome).toMatchObject({ kind: 'unknown', reason: 'server-error' });
    }
  });

  test('of a cancellation: refused with its reason, or not known', async () => {
    const message = 'CACFDI33 - Problemas con el xml.';
    const connector = await open({
      errors: [
        { message, detail: 'CR1308. Certificado revocado o caduco.' },
        { message, detail: 'CA2000 - Intermitencia del SAT.' },
        { message: 'Otra cosa.' },
      ],
    });
    const cancel = () => connector.cancel(desk.cancelRequest('5FB2822E-396D-4725-8521-CDC4BDD20CCF'), patient());
    expect(await cancel()).toMatchObject({ kind: 'refused', code: 'CR1308', words: { code: 'CR1308' } });
    expect((await cancel()).kind).toBe('unknown');
    expect((await cancel()).kind).toBe('unknown');
  });

  test.each([
    ['307. El comprobante contiene un timbre previo.', '307', 'already-stamped'],
    ['CFDI3307 - Timbre duplicado. El customId proporcionado está duplicado.', 'CFDI3307', 'already-stamped'],
    ['CFDI40147 - El campo LugarExpedicion no cumple.', 'CFDI40147', 'rejected'],
    ['CRP20101 - …', 'CRP20101', 'rejected'],
    ['302 - Sello mal formado', '302', 'rejected'],
    ['El token debe contener 3 partes', undefined, 'credentials'],
    ['Token Mal Formado', undefined, 'credentials'],
    ['AU2000 - El usuario y/o contraseña son inválidos', 'AU2000', 'credentials'],
    ['No tiene timbres disponibles.', undefined, 'no-credits'],
    ['2026 fue un buen año', '2026', 'unknown'],
    ['', undefined, 'unknown'],
  ] as const)('«%s»', (message, code, kind) => {
    expect([codeAtHead(message), meaningOfError(message)]).toEqual([code, kind]);
  });

  test('of a cancellation about the token', () => {
    expect(meaningOfCancelError('El token debe contener 3 partes', undefined)).toBe('credentials');
    expect(meaningOfCancelError('CACFDI33 - Problemas con los campos.', undefined)).toEqual({
      kind: 'refused',
      code: 'CACFDI33',
    });
  });
});

test('an account without end has a balance without end', async () => {
  const connector = await open({ unlimited: true });
  expect(await connector.balance(patient())).toEqual({ kind: 'balance', credits: 'unlimited' });
});

test('a link to a document is followed over TLS alone', () => {
  const link = (urlXml: unknown) => readLink({ data: { records: [{ urlXml }] } });
  expect(link('https://almacen.example/a/b.xml?sig=1')).toEqual({
    host: 'https://almacen.example',
    path: '/a/b.xml?sig=1',
  });
  expect([link('http://almacen.example/b.xml'), link('file:///etc/passwd'), link(7), link(null)]).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
});

test.each([
  [{ user: 'a' }, false],
  [{ password: 'b' }, false],
  [{ user: 'a', password: 'b' }, true],
  [{ token: 'c' }, true],
])('credentials %j', (given, good) => {
  // As accounts check them: strictly, with the rule over several fields kept.
  expect(swPac.declaration.credentials.strict().safeParse(given).success).toBe(good);
});

test.each([
  ['test', 'https://services.test.sw.com.mx/v2/security/authenticate'],
  ['production', 'https://services.sw.com.mx/v2/security/authenticate'],
] as const)('in %s it goes to SW’s own host', async (environment, url) => {
  await open();
  const asked: HttpRequest[] = [];
  const http: Http = {
    request(request) {
      asked.push(request);
      return Promise.reject(new Error('looked at'));
    },
  };
  const context = pacContext({ clock: fixedClock('2026-11-23T18:00:00Z'), http, environment });
  const connector = swPac.connect(context, { user: 'u', password: 'p' });
  await expect(connector.testConnection(patient())).rejects.toThrow('looked at');
  expect(asked.map((request) => request.url)).toEqual([url]);
});
