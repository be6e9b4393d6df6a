/** SAT's own service and the PACs as ways to SAT's word; an answer that somebody else got; another PAC in its stead. */
import { afterEach, describe, expect, test } from 'vitest';
import { demoDeclaration, demoPacProvider } from '#connectors/pac/demo/index.ts';
import type { PacProvider } from '#connectors/pac/types.ts';
import { createHttp } from '#platform/http.ts';
import type { SatStatus } from '../simulators/pac-core/sat.ts';
import { startSatConsulta } from '../simulators/sat-consulta/index.ts';
import { cancellationDesk, type CancellationDesk } from './desk.ts';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close();
});

describe('in the demo', () => {
  test('SAT’s answer is kept for all to see, and raises no alert', async () => {
    const desk = await cancellationDesk();
    open.push(desk);
    const { id } = await desk.stamped('demo: acepta');
    await desk.client.satStatus.check({ source: 'invoice', id });
    await desk.cancel(id);
    await desk.pass(20);
    const kept = await desk.client.satStatus.get({ source: 'invoice', id });
    expect(kept).toMatchObject({ state: 'cancelado', cancelacion: 'con-aceptacion', differences: [] });
    expect((await desk.client.alerts.list({ companyId: desk.companyId })).rows).toEqual([]);
  });

  test('what a person should look at is told once, and resolved by the next request', async () => {
    const desk = await cancellationDesk();
    open.push(desk);
    const alerts = async () =>
      (await desk.client.alerts.list({ companyId: desk.companyId })).rows.map(({ kind }) => kind);
    const { id } = await desk.stamped('demo: rechaza');
    await desk.cancel(id);
    await desk.pass(20);
    expect(await alerts()).toEqual(['cancellation.rejected']);
    desk.pac.statuses.push({}, ...Array.from({ length: 900 }, () => ({ estatusCancelacion: 'En proceso' })));
    await desk.cancel(id);
    expect(await alerts()).toEqual([]);
    await desk.time.jump(11 * 24 * 3600 * 1000);
    expect(await alerts()).toEqual(['cancellation.overdue']);

    desk.pac.statuses.length = 0;
    const other = await desk.stamped('demo: no cancelable');
    await desk.cancel(other.id);
    expect((await alerts()).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'cancellation.overdue',
      'cancellation.refused',
    ]);
  });

  test('a check of the status ends what is under way as the follow-up would', async () => {
    const desk = await cancellationDesk();
    open.push(desk);
    const { id } = await desk.stamped('demo: acepta');
    desk.pac.statuses.push(...Array.from({ length: 40 }, () => ({ estatusCancelacion: 'En proceso' })));
    await desk.cancel(id);
    await desk.pass(120);
    expect((await desk.state(id)).current?.state).toBe('in_process');
    desk.pac.statuses.length = 0;
    await desk.client.satStatus.check({ source: 'invoice', id });
    expect(await desk.state(id)).toMatchObject({ status: 'cancelled', current: { route: 'with_acceptance' } });
    await desk.pass(3600);
    expect((await desk.client.jobs.stats({})).open).toEqual([]);
    expect(await desk.events(id)).toMatchObject({ cancelled: 1 });
  });
});

describe('an answer while the request is on its way', () => {
  test('ends it, and the receipt that comes later is kept all the same', async () => {
    const points: { act?: (() => void) | undefined } = {};
    const desk = await cancellationDesk({
      faultPoints: {
        hit(name) {
          if (name === 'demo-pac.after-cancel') points.act?.();
        },
      },
    });
    open.push(desk);
    const { id } = await desk.stamped();
    points.act = () => {
      const [document] = desk.engine.raw.prepare('SELECT id FROM cancellations').pluck().all();
      expect(document).toBeDefined();
      const words = { provider: 'sat', code: 'S' };
      const raw = { codigoEstatus: 'S', estado: '', esCancelable: '', estatusCancelacion: '', validacionEfos: '' };
      desk.engine.db.transaction((tx) =>
        desk.engine.features.cancellation.service.whenSatAnswers(tx, id, {
          kind: 'found',
          estado: 'cancelado',
          cancelacion: 'sin-aceptacion',
          raw,
          words,
        }),
      );
    };
    await desk.cancel(id);
    expect(await desk.state(id)).toMatchObject({
      status: 'cancelled',
      current: { state: 'cancelled', acuse: { estatus: '201' } },
      attempts: [{ state: 'accepted' }],
    });
    expect((await desk.client.jobs.stats({})).open).toEqual([]);
    expect(await desk.events(id)).toMatchObject({ cancelled: 1 });
  });
});

/** A company that stamps for real, with two PACs; SAT is a simulator that knows what both have. */
async function realDesk(second: Partial<PacProvider['declaration']['capabilities']> = {}) {
  const words = new Map<string, Omit<SatStatus, 'codigoEstatus'>>();
  const known = new Map<string, { re: string; rr: string; tt: string; sello: string }>();
  const sat = await startSatConsulta({
    find: (uuid) => {
      const facts = known.get(uuid);
      const said: Omit<SatStatus, 'codigoEstatus'> = words.get(uuid) ?? {
        estado: 'Vigente',
        esCancelable: 'Cancelable sin aceptación',
        estatusCancelacion: '',
      };
      return facts && { ...facts, status: { codigoEstatus: 'S - Comprobante obtenido satisfactoriamente.', ...said } };
    },
  });
  const http = createHttp({ authorities: [sat.authority] });
  const declaration = { ...demoDeclaration, environments: ['production'] as const };
  const other: PacProvider = {
    ...demoPacProvider(),
    declaration: { ...declaration, id: 'other', capabilities: { ...declaration.capabilities, ...second } },
  };
  const desk: CancellationDesk = await cancellationDesk({
    ports: { http },
    sat: { baseUrl: sat.address, everyMs: 0 },
    provider: (inner) => ({ ...inner, declaration: { ...declaration, environments: ['demo', 'production'] } }),
    others: [other],
  });
  open.push(sat, http, desk);
  const { client, companyId } = desk;
  const [demo] = (await client.stamping.listPacs({ companyId })).configs;
  await client.stamping.configurePac({
    companyId,
    provider: 'demo',
    environment: 'demo',
    state: 'paused',
    version: demo?.version ?? 0,
  });
  await client.stamping.configurePac({ companyId, provider: 'demo', environment: 'production', credentials: {} });
  await client.stamping.configurePac({ companyId, provider: 'other', environment: 'production', credentials: {} });
  return {
    desk,
    words,
    stamped: async () => {
      const invoice = await desk.stamped();
      const xml = Buffer.from((await client.invoices.xml({ id: invoice.id })).base64, 'base64').toString();
      const sello = / Sello="([^"]+)"/.exec(xml)?.[1] ?? '';
      known.set(invoice.uuid ?? '', { re: 'EKU9003173C9', rr: 'URE180429TM6', tt: '3480.00', sello });
      return invoice;
    },
  };
}
/** Sockets take real time: lets both pass until something is so. */
async function until(desk: CancellationDesk, id: string, state: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await desk.pass(5);
        return (await desk.state(id)).current?.state;
      },
      { timeout: 10_000, interval: 20 },
    )
    .toBe(state);
}

describe('in production', () => {
  test('SAT itself is asked, whatever its PAC would say', async () => {
    const { desk, words, stamped } = await realDesk();
    const { id, uuid } = await stamped();
    await desk.client.cancellation.request({ invoiceId: id, motivo: '02' });
    await until(desk, id, 'requested');
    words.set(uuid ?? '', {
      estado: 'Vigente',
      esCancelable: 'Cancelable con aceptación',
      estatusCancelacion: 'En proceso',
    });
    await until(desk, id, 'in_process');
    words.set(uuid ?? '', { estado: 'Cancelado', esCancelable: 'No cancelable', estatusCancelacion: 'Plazo vencido' });
    await until(desk, id, 'cancelled');
    expect((await desk.state(id)).current?.route).toBe('expired');
    expect(desk.pac.asked).toBe(0);
  });

  test('its PAC is away: another one that takes signed requests does it', async () => {
    const { desk, words, stamped } = await realDesk();
    const { id, uuid } = await stamped();
    desk.pac.cancels.push('unavailable');
    await desk.client.cancellation.request({ invoiceId: id, motivo: '02' });
    await until(desk, id, 'requested');
    words.set(uuid ?? '', { estado: 'Cancelado', esCancelable: '', estatusCancelacion: 'Cancelado sin aceptación' });
    await until(desk, id, 'cancelled');
    expect((await desk.state(id)).attempts).toMatchObject([
      { provider: 'demo', state: 'failed' },
      { provider: 'other', state: 'accepted' },
    ]);
  });

  test('but not one that would need the CSD: it waits for its own', async () => {
    const { desk, stamped } = await realDesk({ cancellation: ['stored-csd'] });
    const { id } = await stamped();
    desk.pac.cancels.push('unavailable');
    await desk.client.cancellation.request({ invoiceId: id, motivo: '02' });
    await until(desk, id, 'requested');
    expect((await desk.state(id)).attempts.map(({ provider }) => provider)).toEqual(['demo', 'demo']);
  });
});
