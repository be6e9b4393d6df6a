/** What is asked of SAT and what its answers mean, over a TLS socket to a server that judges the question itself. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PrintedFacts } from '#domain/cfdi/qr.ts';
import { createHttp } from '#platform/http.ts';
import { fixedClock } from '#ports/clock.ts';
import { silentLogger } from '#ports/logger.ts';
import {
  startSatConsulta,
  type KnownDocument,
  type SatConsultaSimulator,
} from '../../../../tests/simulators/sat-consulta/index.ts';
import type { Misbehaviour } from '../../../../tests/simulators/pac-core/server.ts';
import { createConsultaCfdi } from './index.ts';

const UUID = '66933DFF-5507-5460-9EF0-9D0BB068A54A';
const facts: PrintedFacts = {
  uuid: UUID,
  issuerRfc: 'EKU9003173C9',
  receiverRfc: 'AABF800614HI0',
  total: '2320.00',
  sealTail: '+a/MKg==',
};
const FOUND = 'S - Comprobante obtenido satisfactoriamente.';

const known = new Map<string, KnownDocument>();
let sat: SatConsultaSimulator;
let http: ReturnType<typeof createHttp>;
const clock = fixedClock(new Date('2026-11-26T18:00:00.000Z'));

async function open(ampersand: 'escaped' | 'plain' = 'escaped'): Promise<void> {
  sat = await startSatConsulta({ find: (uuid) => known.get(uuid), ampersand });
  http = createHttp({ authorities: [sat.authority] });
}

function keep(changes: Partial<KnownDocument> = {}): void {
  known.set(UUID, {
    re: 'EKU9003173C9',
    rr: 'AABF800614HI0',
    tt: '2320.00',
    sello: `${'A'.repeat(336)}+a/MKg==`,
    status: {
      codigoEstatus: FOUND,
      estado: 'Vigente',
      esCancelable: 'Cancelable con aceptación',
      estatusCancelacion: '',
    },
    ...changes,
  });
}

const ask = (asked: PrintedFacts = facts, timeoutMs = 5000, signal = new AbortController().signal) =>
  createConsultaCfdi({
    environment: 'production',
    http,
    clock,
    logger: silentLogger,
    baseUrl: sat.address,
    timeoutMs,
  }).ask(asked, { signal });

beforeEach(() => open());
afterEach(async () => {
  known.clear();
  await sat.close();
  await http.close();
});

describe('a question', () => {
  test('is answered with the state and with the words as they came', async () => {
    keep();
    expect(await ask()).toEqual({
      kind: 'found',
      estado: 'vigente',
      cancelable: 'con-aceptacion',
      efosListed: false,
      raw: {
        codigoEstatus: FOUND,
        estado: 'Vigente',
        esCancelable: 'Cancelable con aceptación',
        estatusCancelacion: '',
        validacionEfos: '200',
      },
      words: { provider: 'sat', code: 'S', message: `${FOUND} · Vigente` },
    });
    expect(sat.expressions).toEqual([`?re=EKU9003173C9&rr=AABF800614HI0&tt=2320.0&id=${UUID}&fe=+a/MKg==`]);
  });

  test.each([
    ['Cancelado', 'Plazo vencido', 'cancelado', 'plazo-vencido'],
    ['Cancelado', 'Cancelado con aceptación', 'cancelado', 'con-aceptacion'],
    ['Cancelado', 'Cancelado sin aceptación', 'cancelado', 'sin-aceptacion'],
    ['Vigente', 'En proceso', 'vigente', 'en-proceso'],
    ['Vigente', 'Solicitud rechazada', 'vigente', 'rechazada'],
    ['Vigente', 'Algo nuevo del SAT', 'vigente', 'otro'],
  ] as const)('%s, %s', async (estado, estatusCancelacion, kind, cancelacion) => {
    keep({ status: { codigoEstatus: FOUND, estado, esCancelable: 'No Cancelable', estatusCancelacion } });
    expect(await ask()).toMatchObject({ kind: 'found', estado: kind, cancelable: 'no-cancelable', cancelacion });
  });

  test.each([
    ['100', true],
    ['101', true],
    ['104', true],
    ['102', false],
    ['103', false],
    ['200', false],
    ['201', false],
    ['999', undefined],
  ] as const)('issuer and EFOS: %s', async (validacionEfos, listed) => {
    keep({ validacionEfos });
    const outcome = await ask();
    expect(outcome.kind === 'found' && outcome.efosListed).toBe(listed);
  });

  test('about a UUID that SAT does not know: N - 602', async () => {
    expect(await ask()).toMatchObject({ kind: 'not-found', words: { code: '602' } });
  });

  test.each([
    ['issuer', { issuerRfc: 'URE180429TM6' }],
    ['receiver', { receiverRfc: 'URE180429TM6' }],
    ['total', { total: '2320.01' }],
    ['seal', { sealTail: 'AAAAAA==' }],
  ])('with another %s: N - 601', async (_what, changes) => {
    keep();
    expect(await ask({ ...facts, ...changes })).toMatchObject({ kind: 'mismatch', words: { code: '601' } });
  });

  test('is never believed to be Vigente beside an N', async () => {
    keep({
      status: { codigoEstatus: 'N - 601: no válida', estado: 'Vigente', esCancelable: '', estatusCancelacion: '' },
    });
    expect((await ask()).kind).toBe('mismatch');
    keep({ status: { codigoEstatus: 'N - 777: otra', estado: 'Vigente', esCancelable: '', estatusCancelacion: '' } });
    expect((await ask()).kind).toBe('unavailable');
    keep({ status: { codigoEstatus: '', estado: 'Vigente', esCancelable: '', estatusCancelacion: '' } });
    expect((await ask()).kind).toBe('unavailable');
  });

  test('answered with Estado alone is still "not found"', async () => {
    keep({ status: { codigoEstatus: '', estado: 'No Encontrado', esCancelable: '', estatusCancelacion: '' } });
    expect((await ask()).kind).toBe('not-found');
  });
});

describe('an RFC with & and Ñ', () => {
  const odd = { ...facts, issuerRfc: 'Ñ&A010101AAA' };

  test.each(['escaped', 'plain'] as const)('is understood by a SAT that wants it %s', async (ampersand) => {
    await sat.close();
    await http.close();
    await open(ampersand);
    keep({ re: 'Ñ&A010101AAA' });
    expect(await ask(odd)).toMatchObject({ kind: 'found', estado: 'vigente' });
    expect(sat.expressions).toHaveLength(ampersand === 'escaped' ? 1 : 2);
  });

  test('is a mismatch where neither form fits, and is asked twice at most', async () => {
    keep();
    expect((await ask(odd)).kind).toBe('mismatch');
    expect(sat.expressions).toHaveLength(2);
  });
});

describe('when nothing legible comes, nothing is known', () => {
  test.each<[Misbehaviour, string]>([
    ['cut-before', 'unavailable'],
    ['cut-after', 'unavailable'],
    ['error-before', 'unavailable'],
    ['unavailable', 'unavailable'],
    ['truncated', 'unavailable'],
    ['cut-short', 'unavailable'],
    ['malformed', 'unavailable'],
    ['empty', 'unavailable'],
    ['oversized', 'unavailable'],
    ['forbidden', 'credentials'],
    [{ retryAfter: '7' }, 'rate-limited'],
  ])('%s: %s', async (fault, kind) => {
    keep();
    sat.behave(fault);
    expect((await ask()).kind).toBe(kind);
    expect((await ask()).kind).toBe('found');
  });

  test('a wait that SAT asks for is told', async () => {
    sat.behave({ retryAfter: '7' });
    expect(await ask()).toMatchObject({ kind: 'rate-limited', retryAfterMs: 7000 });
  });

  test('a late answer is an answer, one that never comes is not waited for', async () => {
    keep();
    sat.behave({ slowMs: 300 }, 'silent-before');
    expect((await ask()).kind).toBe('found');
    expect(await ask(facts, 200)).toMatchObject({ kind: 'unavailable' });
  });

  test('whoever gives up is answered at once', async () => {
    sat.behave('silent-before');
    const giveUp = new AbortController();
    const pending = ask(facts, 60_000, giveUp.signal);
    while (sat.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    giveUp.abort('enough');
    expect((await pending).kind).toBe('unavailable');
  });

  test('nobody listens', async () => {
    await sat.close();
    expect((await ask()).kind).toBe('unavailable');
    sat = await startSatConsulta({ find: () => undefined });
  });
});
