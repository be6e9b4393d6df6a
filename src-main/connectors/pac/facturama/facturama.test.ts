/** Facturama's own habits, beside what every provider must do (tests/pac). */
import { afterEach, describe, expect, test } from 'vitest';
import type { PacConnector } from '../types.ts';
import { openPacDesk, patient, uuidOf, type PacDesk } from '../../../../tests/pac/conformance/desk.ts';
import { pacContext } from '../../../../tests/pac/context.ts';
import {
  startFacturama,
  type FacturamaHabits,
  type FacturamaSimulator,
} from '../../../../tests/simulators/facturama/index.ts';
import { encryptKey } from '#domain/csd/index.ts';
import { parseXml } from '#domain/xml/scan.ts';
import { fixedClock } from '#ports/clock.ts';
import type { Http, HttpRequest } from '#ports/http.ts';
import { facturamaPac } from './index.ts';
import { readCancel, readRefusal } from './read.ts';

let desk: PacDesk;
let simulator: FacturamaSimulator;
afterEach(() => desk.close());

async function open(habits: FacturamaHabits = {}): Promise<PacConnector> {
  desk = await openPacDesk({
    provider: facturamaPac,
    start: async (options) => (simulator = await startFacturama(options, habits)),
  });
  return desk.connector;
}

const sent = (kind: string): number => simulator.requests.filter((request) => request.kind === kind).length;
const say = (code?: string, message?: string) => ({
  provider: 'facturama',
  ...(code === undefined ? {} : { code }),
  ...(message === undefined ? {} : { message }),
});

describe('the same document again', () => {
  test('would be a second one, which is why the declaration says so', async () => {
    const connector = await open();
    const asked = desk.fresh();
    const first = await connector.stamp(asked.request, patient());
    const second = await connector.stamp(asked.request, patient());
    expect([first.kind, second.kind]).toEqual(['stamped', 'stamped']);
    expect(simulator.core.stamps().length).toBe(2);
    expect(facturamaPac.declaration.capabilities).toMatchObject({ repeatIsSafe: false, sealing: 'provider' });
  });
});

describe('what was made', () => {
  test('and whose document cannot be fetched yet is known by its UUID, and found with it', async () => {
    const connector = await open({ lostFiles: { left: 1 } });
    const asked = desk.fresh();
    const outcome = await connector.stamp(asked.request, patient());
    if (outcome.kind !== 'already-stamped') throw new Error(outcome.kind);
    expect(outcome).not.toHaveProperty('xml');
    const found = await connector.recover(desk.recoverRequest(asked, outcome.uuid), patient());
    expect(found.kind === 'found' && uuidOf(found.xml)).toBe(outcome.uuid);
    expect(sent('stamp')).toBe(1);
  });

  test('is not said to be missing because the list does not have it yet', async () => {
    const connector = await open({ blindLists: { left: 1 } });
    const { asked, uuid } = await desk.stamped();
    const ask = () => connector.recover(desk.recoverRequest(asked), patient());
    expect(await ask()).toMatchObject({ kind: 'not-found', certain: false });
    const found = await ask();
    expect(found.kind === 'found' && uuidOf(found.xml)).toBe(uuid);
  });

  test('never certainly does not exist, however long ago it was sent', async () => {
    const connector = await open();
    const document = desk.fresh().request;
    const sentAtUtc = new Date(desk.clock.now().getTime() - 70 * 3600_000).toISOString();
    expect(await connector.recover({ document, sentAtUtc }, patient())).toMatchObject({
      kind: 'not-found',
      certain: false,
    });
  });

  test('with other amounts is found all the same: it is the one that must not be made again', async () => {
    const connector = await open({
      makes: [
        (made) => ({ ...made, conceptos: made.conceptos.map((line) => ({ ...line, descripcion: 'Otra cosa' })) }),
      ],
    });
    const { asked, uuid } = await desk.stamped();
    const found = await connector.recover(desk.recoverRequest(asked), patient());
    expect(found.kind === 'found' && uuidOf(found.xml)).toBe(uuid);
  });

  test('of another series, another issuer’s number or an older year is not ours', async () => {
    const connector = await open({
      makes: [(made) => ({ ...made, serie: 'B' }), (made) => ({ ...made, fecha: '2026-11-22T11:00:00' })],
    });
    for (let n = 0; n < 2; n += 1) {
      const { asked } = await desk.stamped();
      const found = await connector.recover(desk.recoverRequest(asked), patient());
      expect(found).toMatchObject({ kind: 'not-found' });
    }
  });
});

test('a document that JSON has no place for leaves this machine in no form', async () => {
  const connector = await open();
  const asked = desk.fresh({ addenda: [parseXml('<a:b xmlns:a="urn:a"/>')] });
  const outcome = await connector.stamp(asked.request, patient());
  expect(outcome).toMatchObject({ kind: 'unavailable', words: { message: 'addenda' } });
  expect(simulator.requests.length).toBe(0);
});

test('a list of many pages is read to its end, and no further', async () => {
  const connector = await open();
  let last = await desk.stamped();
  for (let n = 0; n < 104; n += 1) last = await desk.stamped();
  // All have the same issuer and receiver: the row is on the second page.
  const outcome = await connector.cancel(desk.cancelRequest(last.uuid), patient());
  expect(outcome).toMatchObject({ kind: 'accepted', before: false });
  const pages = simulator.requests.filter(({ path }) => path === '/cfdi').map(({ query }) => query.get('page'));
  expect(pages).toEqual(['0', '1', '2']);
});

describe('HTTP 400 to a stamp', () => {
  const refusal = (body: object) => readRefusal(body as never, say);

  test('of its own validation names the field as we call it', () => {
    expect(
      refusal({
        Message: 'La solicitud no es válida.',
        ModelState: { 'cfdiToCreate.Receiver.TaxZipCode': ['El código postal para el receptor es necesario'] },
      }),
    ).toMatchObject({
      kind: 'rejected',
      code: 'VALIDACION',
      findings: [{ field: 'receptor.domicilioFiscalReceptor' }],
      words: { message: expect.stringContaining('El código postal para el receptor es necesario') },
    });
  });

  test('with SAT’s code is SAT’s refusal', () => {
    expect(refusal({ Message: 'CFDI40148 - El campo DomicilioFiscalReceptor…' })).toMatchObject({
      kind: 'rejected',
      code: 'CFDI40148',
    });
    expect(refusal({ Message: '307. El comprobante contiene un timbre previo.' }).kind).toBe('already-stamped');
  });

  test('without the CSD is about the account, without stamps too', () => {
    const missing = { ModelState: { 'cfdiToCreate.Issuer.Rfc': ['No existe un CSD asociado a este RFC.'] } };
    expect(refusal(missing).kind).toBe('credentials');
    expect(refusal({ Message: 'No cuentas con folios disponibles.' }).kind).toBe('no-credits');
  });

  test('with any other text proves nothing', () => {
    expect(refusal({ Message: 'El PAC no respondió.' })).toMatchObject({ kind: 'unknown', reason: 'server-error' });
    expect(refusal({}).kind).toBe('unknown');
  });
});

describe('a cancellation', () => {
  test.each([
    ['canceled', 'accepted'],
    ['Canceled', 'accepted'],
    ['acepted', 'accepted'],
    ['pending', 'in-process'],
    ['expired', 'in-process'],
    ['active', 'refused'],
    ['rejected', 'refused'],
    ['quizá', 'unknown'],
    [undefined, 'unknown'],
  ])('whose Status is %s is %s, whatever HTTP said', (Status, kind) => {
    expect(readCancel({ Status, Message: 'x' }, say).kind).toBe(kind);
  });

  test('does not take the document itself for a receipt', async () => {
    await open();
    const { xml } = await desk.stamped();
    const AcuseXmlBase64 = Buffer.from(xml).toString('base64');
    expect(readCancel({ Status: 'canceled', AcuseXmlBase64 }, say)).not.toHaveProperty('acuse');
  });

  test('of what is not in the list asks nobody to cancel it', async () => {
    const connector = await open();
    const outcome = await connector.cancel(desk.cancelRequest('5FB2822E-396D-4725-8521-CDC4BDD20CCF'), patient());
    expect(outcome).toMatchObject({ kind: 'refused', code: 'sin-listar' });
    expect(sent('cancel')).toBe(0);
  });
});

describe('the CSD', () => {
  const filesOf = (password: string) => ({
    rfc: desk.own.certificate.rfc,
    cer: desk.own.certificate.der,
    key: encryptKey(Buffer.from(desk.own.keyDer), password),
    password,
  });

  test('is stored, renewed where there is one, and removed', async () => {
    const connector = await open({ withoutCsd: true });
    const password = 'una-contraseña-de-una-vez';
    const { rfc, number } = desk.own.certificate;
    for (const methods of [['POST'], ['POST', 'PUT']]) {
      const before = simulator.requests.length;
      expect(await connector.csds?.store(filesOf(password), patient())).toMatchObject({ kind: 'done' });
      expect(simulator.requests.slice(before).map(({ method }) => method)).toEqual(methods);
      expect(simulator.kept()).toEqual([{ rfc, number }]);
    }
    expect(await connector.csds?.remove(rfc, patient())).toMatchObject({ kind: 'done' });
    expect(simulator.kept()).toEqual([]);
    // There is nothing left: as good as removed.
    expect(await connector.csds?.remove(rfc, patient())).toMatchObject({ kind: 'done' });
    // Its list gives keys in clear: nobody asks for it.
    expect(simulator.requests.filter(({ method, path }) => method === 'GET' && path.includes('csds'))).toEqual([]);
  });

  test('that does not fit is refused in its words, without the key or its password in them', async () => {
    const connector = await open({ withoutCsd: true });
    const files = { ...filesOf('clave-secreta-de-una-vez'), password: 'otra-clave-que-no-abre' };
    const outcome = await connector.csds?.store(files, patient());
    expect(outcome).toMatchObject({
      kind: 'refused',
      words: { message: expect.stringContaining('CSD_PASSWORD_WRONG') },
    });
    simulator.behave('repeats-request', 'other');
    const echoed = await connector.csds?.store(files, patient());
    expect(echoed?.words.message).toContain('[secreto]');
    expect(JSON.stringify([echoed, desk.heard])).not.toContain('otra-clave-que-no-abre');
  });

  test.each(['cut-after', 'error-after', 'silent-after'] as const)(
    '%s: nobody knows whether it arrived',
    async (fault) => {
      const connector = await open({ withoutCsd: true });
      simulator.behave(fault, 'other');
      const outcome = await connector.csds?.store(filesOf('x'.repeat(20)), { signal: AbortSignal.timeout(1500) });
      expect(outcome?.kind).toBe('unknown');
    },
  );
});

test.each([
  ['test', 'https://apisandbox.facturama.mx/'],
  ['production', 'https://api.facturama.mx/'],
] as const)('in %s it goes to Facturama’s own host', async (environment, host) => {
  await open();
  const asked: HttpRequest[] = [];
  const http: Http = {
    request(request) {
      asked.push(request);
      return Promise.reject(new Error('looked at'));
    },
  };
  const context = pacContext({ clock: fixedClock('2026-11-23T18:00:00Z'), http, environment });
  const connector = facturamaPac.connect(context, { user: 'u', password: 'p' });
  await expect(connector.testConnection(patient())).rejects.toThrow('looked at');
  expect(asked.map((request) => request.url.startsWith(host))).toEqual([true]);
});
