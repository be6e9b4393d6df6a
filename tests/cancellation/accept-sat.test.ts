/** Taking SAT's word for a document that was cancelled elsewhere. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fechaLocal } from '#domain/time/zone.ts';
import { cancellationDesk } from './desk.ts';
import { CANCELADO, openSatDesk, VIGENTE, type SatDesk } from '../sat-status/desk.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let desk: SatDesk;
let id: string;

beforeEach(async () => {
  desk = await openSatDesk();
  [id = ''] = await desk.stamp(1);
});
afterEach(() => desk.close());

const accept = () => desk.client.cancellation.acceptSat({ invoiceId: id });
const invoice = () => desk.client.invoices.get({ id });
const open = async () => (await desk.client.alerts.list({})).rows.map(({ kind }) => kind);
const audited = async () =>
  (await desk.client.audit.list({})).rows.filter(({ action }) => action === 'invoice.cancelled-at-sat');
const happened = async (event: string) => (await invoice()).events.filter((each) => each.event === event);
/** What the marks of its PDF say. */
const printed = () => desk.engine.features.cancellation.service.printedOf(id);

test('it is cancelled here as SAT has it: when it was first seen, no motivo, no receipt, no alert', async () => {
  await desk.satSays(id, CANCELADO);
  const { sinceUtc } = await desk.client.satStatus.check({ id });
  expect(await open()).toEqual(['sat.cancelled-there']);
  desk.clock.advanceMs(3 * DAY_MS);

  const detail = await accept();
  expect(detail).toEqual({
    invoiceId: id,
    status: 'cancelled',
    earlier: [],
    attempts: [],
    atSat: { seenAtUtc: sinceUtc },
  });
  expect(await invoice()).toMatchObject({ status: 'cancelled', cancellation: { atSat: { seenAtUtc: sinceUtc } } });
  expect(await open()).toEqual([]);
  expect((await desk.client.satStatus.get({ id })).differences).toEqual([]);
  expect(await happened('cancelled_at_sat')).toMatchObject([{ detail: { seenAtUtc: sinceUtc } }]);
  expect(await audited()).toMatchObject([{ record: `invoice:${id}`, after: { seenAtUtc: sinceUtc } }]);
  await expect(desk.client.cancellation.acuse({ invoiceId: id })).rejects.toMatchObject({
    data: { code: 'CANCEL_NO_ACUSE' },
  });

  expect(printed()).toEqual({ seenAtSat: fechaLocal(new Date(sinceUtc), 'America/Mexico_City') });
});

test('it is seen for the first time by accepting', async () => {
  await desk.satSays(id, CANCELADO);
  expect(await accept()).toMatchObject({ status: 'cancelled', atSat: { seenAtUtc: desk.clock.now().toISOString() } });
});

test('SAT says Vigente now: it is refused, and nothing changes', async () => {
  await desk.satSays(id, CANCELADO);
  await desk.client.satStatus.check({ id });
  await desk.satSays(id, VIGENTE);
  const { version, events } = await invoice();
  await expect(accept()).rejects.toMatchObject({
    data: { code: 'CANCEL_NOT_AT_SAT' },
    message: expect.stringContaining('«Vigente»') as string,
  });
  expect(await invoice()).toMatchObject({ status: 'stamped', version, events });
  expect(await invoice()).not.toHaveProperty('cancellation');
  expect(await audited()).toEqual([]);
});

test('SAT does not answer: it is refused, and nothing changes', async () => {
  await desk.satSays(id, CANCELADO);
  await desk.client.satStatus.check({ id });
  desk.sat.behave('error-before');
  await expect(accept()).rejects.toMatchObject({ data: { code: 'SAT_NO_ANSWER' } });
  expect((await invoice()).status).toBe('stamped');
});

test('twice, even at once, is once', async () => {
  await desk.satSays(id, CANCELADO);
  const [first, second] = await Promise.all([accept(), accept()]);
  desk.clock.advanceMs(DAY_MS);
  expect(second).toEqual(first);
  expect(await accept()).toEqual(first);
  expect(await happened('cancelled_at_sat')).toHaveLength(1);
  expect(await audited()).toHaveLength(1);
});

test('a substitution that was planned is put aside, and its motivo is not said of it', async () => {
  await desk.client.cancellation.substitute({ invoiceId: id });
  await desk.satSays(id, CANCELADO);
  const detail = await accept();
  expect(detail).toMatchObject({
    status: 'cancelled',
    current: { state: 'withdrawn', message: 'Ya estaba cancelada en el SAT.' },
    atSat: {},
  });
  expect(printed()).toEqual({ seenAtSat: expect.any(String) as string });
});

test('what an earlier request was refused for is over', async () => {
  const demo = await cancellationDesk();
  try {
    const { client, companyId } = demo;
    const { id: invoiceId } = await demo.stamped('demo: no cancelable');
    await demo.cancel(invoiceId);
    expect((await demo.state(invoiceId)).current?.state).toBe('refused');
    demo.pac.statuses.push({ estado: 'cancelado' });
    expect(await client.cancellation.acceptSat({ invoiceId })).toMatchObject({
      status: 'cancelled',
      current: { state: 'refused' },
      atSat: {},
    });
    expect((await client.alerts.list({ companyId })).rows).toEqual([]);
    const { rows } = await client.invoices.list({ companyId });
    expect(rows).toMatchObject([{ id: invoiceId, status: 'cancelled' }]);
    expect(rows[0]).not.toHaveProperty('cancellationState');
    expect(await demo.invoice(invoiceId)).not.toHaveProperty('cancellationState');
    expect(demo.engine.features.cancellation.service.printedOf(invoiceId)).not.toHaveProperty('motivo');
  } finally {
    await demo.close();
  }
});

test('a request under way ends as its own, with its motivo', async () => {
  const demo = await cancellationDesk();
  try {
    const { id: invoiceId } = await demo.stamped('demo: acepta');
    demo.pac.statuses.push(...Array.from({ length: 40 }, () => ({ estatusCancelacion: 'En proceso' })));
    await demo.cancel(invoiceId);
    await demo.pass(120);
    demo.pac.statuses.length = 0;
    demo.pac.statuses.push({ estado: 'cancelado', estatusCancelacion: 'Cancelado con aceptación' });
    const detail = await demo.client.cancellation.acceptSat({ invoiceId });
    expect(detail).toMatchObject({ status: 'cancelled', current: { state: 'cancelled', motivo: '02' } });
    expect(detail).not.toHaveProperty('atSat');
    expect(await demo.events(invoiceId)).not.toHaveProperty('cancelled_at_sat');
  } finally {
    await demo.close();
  }
});

test('a draft is no document of SAT’s', async () => {
  const { id: draft } = await desk.client.invoices.create({
    companyId: desk.companyId,
    clientId: desk.clientId,
    lines: [{ productId: desk.productId, cantidad: '1' }],
  });
  await expect(desk.client.cancellation.acceptSat({ invoiceId: draft })).rejects.toMatchObject({
    data: { code: 'CANCEL_NOT_STAMPED' },
  });
});

test('the preview says that it is cancelled already, and not that it cannot be', async () => {
  await desk.satSays(id, CANCELADO);
  const { acceptance, sat } = await desk.client.cancellation.preview({ invoiceId: id });
  expect(sat?.estado).toBe('cancelado');
  expect(acceptance).toMatchObject({ by: 'sat', message: 'El SAT ya la tiene como cancelada: no hay nada que pedir.' });
});
