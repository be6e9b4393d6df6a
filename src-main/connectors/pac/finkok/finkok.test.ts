/** Finkok's own habits and codes, beside what every provider must do (tests/pac). */
import { afterEach, describe, expect, test } from 'vitest';
import type { PacConnector } from '../types.ts';
import { openPacDesk, patient, uuidOf, type PacDesk } from '../../../../tests/pac/conformance/desk.ts';
import { pacContext } from '../../../../tests/pac/context.ts';
import { startFinkok, type FinkokHabits } from '../../../../tests/simulators/finkok/index.ts';
import { fixedClock } from '#ports/clock.ts';
import type { Http, HttpRequest } from '#ports/http.ts';
import { meaningOfCancelStatus, meaningOfIncident } from './codes.ts';
import { finkokPac } from './index.ts';

let desk: PacDesk;
afterEach(() => desk.close());

async function open(habits: FinkokHabits = {}): Promise<{ desk: PacDesk; connector: PacConnector }> {
  desk = await openPacDesk({ provider: finkokPac, start: (options) => startFinkok(options, habits) });
  return { desk, connector: desk.connector };
}

const stampsSent = (): number => desk.simulator.requests.filter((request) => request.kind === 'stamp').length;

describe('a repeat of stamp', () => {
  test('is repeated a few times while 307 comes without the document', async () => {
    const { connector } = await open({ emptyRepeats: 3 });
    const { asked, uuid } = await desk.stamped();
    const again = await connector.stamp(asked.request, patient());
    if (again.kind !== 'already-stamped' || again.xml === undefined) throw new Error(JSON.stringify(again));
    expect(uuidOf(again.xml)).toBe(uuid);
    expect(stampsSent()).toBe(1 + 4);
  });

  test('has an end: then it is known that there is a stamp, and it is asked for', async () => {
    const { connector } = await open({ emptyRepeats: 1000, blindStamped: 0 });
    const { asked, uuid } = await desk.stamped();
    const again = await connector.stamp(asked.request, patient());
    expect(again).toMatchObject({ kind: 'already-stamped', words: { code: '307' } });
    expect(again).not.toHaveProperty('xml');
    expect(stampsSent()).toBe(1 + 6);
    const found = await connector.recover(desk.recoverRequest(asked), patient());
    expect(found.kind === 'found' && uuidOf(found.xml)).toBe(uuid);
  });

  test('ends at once when the caller gives up, and says what is known', async () => {
    const { connector } = await open({ emptyRepeats: 1000 });
    const { asked } = await desk.stamped();
    const giveUp = new AbortController();
    const pending = connector.stamp(asked.request, { signal: giveUp.signal });
    while (stampsSent() < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    giveUp.abort('enough');
    expect(['already-stamped', 'unknown']).toContain((await pending).kind);
  });
});

describe('603 of stamped', () => {
  test('is not certain just after sending, and certain when it was long ago', async () => {
    const { connector } = await open({ blindStamped: 1000 });
    const { asked } = await desk.stamped();
    const ask = (minutesAgo: number) =>
      connector.recover(
        {
          document: asked.request,
          sentAtUtc: new Date(desk.clock.now().getTime() - minutesAgo * 60_000).toISOString(),
        },
        patient(),
      );
    expect(await ask(0)).toMatchObject({ kind: 'not-found', certain: false, words: { code: '603' } });
    expect(await ask(11)).toMatchObject({ kind: 'not-found', certain: true });
  });

  test('with a UUID the pending query has the document', async () => {
    const { connector } = await open({ blindStamped: 1000 });
    const { asked, uuid } = await desk.stamped();
    const found = await connector.recover(desk.recoverRequest(asked, uuid), patient());
    expect(found.kind === 'found' && uuidOf(found.xml)).toBe(uuid);
  });
});

describe('incidents of stamping', () => {
  test.each([
    ['300', 'credentials'],
    ['701', 'credentials'],
    ['702', 'credentials'],
    ['703', 'credentials'],
    ['740', 'credentials'],
    ['718', 'no-credits'],
    ['708', 'unknown'],
    ['709', 'unknown'],
    ['999', 'unknown'],
    ['FAKE1', 'unknown'],
    ['301', 'rejected'],
    ['402', 'rejected'],
    ['705', 'rejected'],
    ['707', 'rejected'],
    ['CFDI40102', 'rejected'],
    ['CRP20217', 'rejected'],
  ])('%s: %s, in its own words', async (code, kind) => {
    const { connector } = await open({ incidents: [{ code, message: 'Dicho así' }] });
    const outcome = await connector.stamp(desk.fresh().request, patient());
    expect(outcome).toMatchObject({ kind, words: { provider: 'finkok', code, message: 'Dicho así' } });
    expect(meaningOfIncident(code)).toBe(kind);
  });
});

describe('a cancellation as a whole', () => {
  test.each([
    ['708', 'unavailable'],
    ['711', 'refused'],
    ['304', 'refused'],
    ['UUID Not Found', 'refused'],
    ['UUID 5FB2822E-396D-4725-8521-CDC4BDD20CCF No Encontrado', 'refused'],
    ['Already en BufferCancellation', 'in-process'],
    ['Already Cancelleded', 'in-process'],
    ['Invalid Username or Password', 'credentials'],
    ['Algo que nadie conoce', 'unknown'],
  ])('%s: %s', async (status, kind) => {
    const { connector } = await open({ cancelStatus: [status] });
    const uuid = '5FB2822E-396D-4725-8521-CDC4BDD20CCF';
    const outcome = await connector.cancel(desk.cancelRequest(uuid), patient());
    expect(outcome).toMatchObject({ kind, words: { message: status } });
    expect(meaningOfCancelStatus(status)?.kind ?? 'unknown').toBe(kind);
  });

  test('a UUID that Finkok does not know is not found, and is SAT’s 205', async () => {
    const { connector } = await open();
    const outcome = await connector.cancel(desk.cancelRequest('5FB2822E-396D-4725-8521-CDC4BDD20CCF'), patient());
    expect(outcome).toMatchObject({ kind: 'refused', code: '205', words: { message: 'UUID Not Found' } });
  });

  test('is never left to Finkok’s own queue', async () => {
    const { connector } = await open();
    const { uuid } = await desk.stamped();
    await connector.cancel(desk.cancelRequest(uuid), patient());
    const sent = desk.simulator.requests.find((request) => request.kind === 'cancel')?.body.toString('utf8');
    expect(sent).toContain('store_pending>false<');
    expect(sent).not.toContain(desk.own.keyDer.toString('base64').slice(0, 60));
  });
});

describe('status', () => {
  test('what does not fit the document is no state of it, even where SAT says "Vigente"', async () => {
    const { connector } = await open();
    const { asked, uuid } = await desk.stamped();
    const wrong = { ...desk.statusRequest(uuid, asked), total: '1.00' };
    expect(await connector.status(wrong, patient())).toMatchObject({
      kind: 'unavailable',
      words: { code: '601', message: expect.stringContaining('no es válida') },
    });
  });
});

describe('the account', () => {
  test('without its RFC there is no balance to be had, and nothing is asked', async () => {
    await open();
    const { user, password } = desk.simulator.credentials as { user: string; password: string };
    const connector = desk.connect({ user, password });
    expect(await connector.balance(patient())).toMatchObject({ kind: 'unsupported' });
    expect(desk.simulator.requests).toEqual([]);
  });

  test.each([
    ['test', 'https://demo-facturacion.finkok.com/servicios/soap/utilities'],
    ['production', 'https://facturacion.finkok.com/servicios/soap/utilities'],
  ] as const)('%s: its host, and no other', async (environment, url) => {
    await open();
    const asked: HttpRequest[] = [];
    const http: Http = {
      request: (request) => {
        asked.push(request);
        return Promise.reject(new Error('looked at'));
      },
    };
    const context = pacContext({ clock: fixedClock('2026-11-23T18:00:00Z'), http, environment });
    const connector = finkokPac.connect(context, { user: 'u', password: 'p' });
    await expect(connector.testConnection(patient())).rejects.toThrow('looked at');
    expect(asked.map((request) => request.url)).toEqual([url]);
  });
});
