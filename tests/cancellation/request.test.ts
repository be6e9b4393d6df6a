/** From the request to SAT's last word, through everything that a network, a PAC and a receiver can do. */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_PAC_FILE } from '#connectors/pac/demo/index.ts';
import { readAcuse } from '#domain/cfdi/cancelacion/index.ts';
import { needsPoppler, plainText } from '../printing/poppler.ts';
import { signatureHolds } from '../simulators/pac-core/sat.ts';
import { cancellationDesk, type CancellationDesk } from './desk.ts';

let desk: CancellationDesk;
beforeEach(async () => {
  desk = await cancellationDesk();
});
afterEach(() => desk.close());

/** What the list of invoices says of a document's cancellation, and its own reading. */
async function shownState(id: string): Promise<unknown> {
  const { companyId, cancellationState } = await desk.invoice(id);
  const { rows } = await desk.client.invoices.list({ companyId });
  const listed = rows.find((row) => row.id === id)?.cancellationState;
  expect(listed).toBe(cancellationState);
  return listed;
}

/** What must hold of a cancelled document whatever happened on the way. */
async function expectCancelledOnce(id: string, route: string): Promise<void> {
  const { status, current, attempts } = await desk.state(id);
  expect({ status, state: current?.state, route: current?.route }).toEqual({
    status: 'cancelled',
    state: 'cancelled',
    route,
  });
  expect(await desk.events(id)).toMatchObject({ cancel_requested: 1, cancelled: 1 });
  // The very same signed request, however often it was sent.
  const sent = desk.pac.requests.flatMap((each) => (each.kind === 'signed' ? [Buffer.from(each.xml)] : []));
  expect(new Set(sent.map((xml) => createHash('sha256').update(xml).digest('hex'))).size).toBe(1);
  expect(attempts.length).toBe(sent.length);
  const { open } = await desk.client.jobs.stats({});
  expect(open).toEqual([]);
  expect(await desk.client.audit.verify()).toMatchObject({ ok: true });
}

describe('a request', () => {
  test('without acceptance: signed here, taken, cancelled, with SAT’s receipt', async () => {
    const invoice = await desk.stamped();
    const asked = await desk.cancel(invoice.id, { note: 'precio equivocado' });
    expect(asked).toMatchObject({ status: 'cancel_requested', current: { state: 'queued', motivo: '02' } });
    await desk.pass(3);
    await expectCancelledOnce(invoice.id, 'without_acceptance');
    const [request] = desk.pac.requests;
    if (request?.kind !== 'signed') throw new Error('not signed');
    expect(signatureHolds(request.xml)).toBe(true);
    expect(Buffer.from(request.xml).toString()).toContain(`Motivo="02" UUID="${invoice.uuid}"`);

    const file = await desk.client.cancellation.acuse({ invoiceId: invoice.id });
    const acuse = readAcuse(Buffer.from(file.base64, 'base64'));
    expect(acuse.folios).toEqual([{ uuid: invoice.uuid, estatus: '201' }]);
    const { cancellation } = await desk.invoice(invoice.id);
    expect(cancellation?.current).toMatchObject({
      acuse: { estatus: '201', fecha: acuse.fecha },
      note: 'precio equivocado',
      sends: 1,
    });
    const entries = (await desk.client.audit.list({ limit: 100 })).rows;
    const actions = entries.filter(({ record }) => record === `invoice:${invoice.id}`).map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['invoice.cancel-requested', 'invoice.cancel-taken', 'invoice.cancelled']),
    );
  });

  test('the receiver accepts: in process until then, and the day is told by which silence accepts', async () => {
    const { id } = await desk.stamped('Demo: acepta');
    expect(await shownState(id)).toBeUndefined();
    await desk.cancel(id, { motivo: '03' });
    await desk.pass(3);
    expect(await shownState(id)).toBe('in_process');
    const { current } = await desk.state(id);
    expect(current).toMatchObject({ state: 'in_process', sat: { cancelacion: 'en-proceso' } });
    expect(current?.acceptanceUntil).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect((await desk.invoice(id)).status).toBe('cancel_requested');
    await desk.pass(10);
    await expectCancelledOnce(id, 'with_acceptance');
    expect(await shownState(id)).toBeUndefined();
  });

  test('the receiver says nothing: cancelled when the term is over', async () => {
    const { id } = await desk.stamped('demo: no contesta');
    await desk.cancel(id);
    await desk.pass(8);
    expect((await desk.state(id)).current?.state).toBe('in_process');
    await desk.pass(30);
    await expectCancelledOnce(id, 'expired');
  });

  test('the receiver rejects: valid again, and a second request is another one', async () => {
    const { id } = await desk.stamped('demo: rechaza');
    await desk.cancel(id);
    await desk.pass(20);
    expect(await desk.state(id)).toMatchObject({ status: 'stamped', current: { state: 'rejected' } });
    expect(await shownState(id)).toBe('rejected');
    expect((await desk.client.jobs.stats({})).open).toEqual([]);

    // SAT still has its answer to the first one in its mouth.
    desk.pac.statuses.push({}, { estatusCancelacion: 'Solicitud rechazada' });
    await desk.cancel(id);
    expect(desk.pac.statuses).toEqual([]);
    expect((await desk.state(id)).current?.state).toBe('requested');
    // Of two requests the newer one is what is said.
    expect(await shownState(id)).toBe('requested');
    await desk.pass(20);
    expect(await desk.state(id)).toMatchObject({
      status: 'stamped',
      current: { state: 'rejected' },
      earlier: [{ state: 'rejected' }],
    });
  });

  test('not cancelable: refused with SAT’s words, valid again', async () => {
    const { id } = await desk.stamped('demo: no cancelable');
    await desk.cancel(id);
    const { status, current } = await desk.state(id);
    expect({ status, current }).toMatchObject({
      status: 'stamped',
      current: { state: 'refused', words: { code: '204' } },
    });
    expect(current?.message).toContain('relacionados');
    expect(await desk.events(id)).toMatchObject({ cancel_requested: 1, cancel_refused: 1 });
  });

  test('SAT does not know it yet: tried again by itself, and taken', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push('205', '205');
    desk.pac.statuses.push({ estado: 'no-encontrado' }, { estado: 'no-encontrado' });
    await desk.cancel(id);
    expect(await desk.state(id)).toMatchObject({
      current: { state: 'queued' },
      job: { state: 'waiting', error: { code: 'CANCEL_NOT_KNOWN_YET' } },
    });
    await desk.pass(60);
    await expectCancelledOnce(id, 'without_acceptance');
  });

  test('SAT never knows it: refused in the end', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push(...Array.from({ length: 400 }, () => '205' as const));
    await desk.cancel(id);
    await desk.time.jump(71 * 3600 * 1000);
    expect((await desk.state(id)).current?.state).toBe('queued');
    await desk.time.jump(2 * 3600 * 1000);
    expect(await desk.state(id)).toMatchObject({ status: 'stamped', current: { state: 'refused' } });
  });

  test('the PAC has it in process: asked at SAT', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push('in-process');
    desk.pac.statuses.push({}, { estado: 'cancelado', estatusCancelacion: 'Cancelado sin aceptación' });
    await desk.cancel(id);
    await desk.pass(5);
    expect(await desk.state(id)).toMatchObject({ status: 'cancelled', current: { route: 'without_acceptance' } });
  });
});

test.skipIf(needsPoppler)('the printed document carries the mark, with the facts of the receipt', async () => {
  const { id } = await desk.stamped('demo: acepta');
  const print = async () => plainText(Buffer.from((await desk.client.invoices.pdf({ id })).base64, 'base64'));
  expect(await print()).not.toContain('CANCEL');
  await desk.cancel(id, { motivo: '03' });
  expect(await print()).toContain('CANCELACIÓN EN PROCESO');
  await desk.pass(20);
  const { current } = await desk.state(id);
  const text = await print();
  expect(text).toContain('CANCELADO');
  expect(text).toContain('Motivo 03 · La');
  expect(text).toContain(`Acuse del SAT: ${current?.acuse?.fecha.replace('T', ' ') ?? 'ninguno'}, estatus 201`);
});

describe('when nobody knows whether it arrived', () => {
  test('it did: SAT is asked, and nothing is sent again', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push('timeout-after');
    await desk.cancel(id);
    expect(await desk.state(id)).toMatchObject({
      status: 'cancel_requested',
      current: { state: 'unknown' },
      job: { state: 'unknown', error: { code: 'CANCEL_UNKNOWN' } },
    });
    await desk.pass(10);
    await expectCancelledOnce(id, 'without_acceptance');
    expect(desk.pac.requests).toHaveLength(1);
  });

  test('it did not: the very same bytes are sent again', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push('timeout-before');
    await desk.cancel(id);
    await desk.pass(10);
    await expectCancelledOnce(id, 'without_acceptance');
    expect(desk.pac.requests).toHaveLength(2);
  });

  test('and SAT cannot be asked either: sent again, which does no harm', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push('timeout-after');
    desk.pac.statuses.push('away', 'away', 'away');
    await desk.cancel(id);
    await desk.pass(20);
    await expectCancelledOnce(id, 'without_acceptance');
    const books = new Database(join(desk.dataFolder, DEMO_PAC_FILE), { readonly: true });
    expect(books.prepare('SELECT count(*) FROM stamps WHERE cancelled_at_utc IS NOT NULL').pluck().get()).toBe(1);
    books.close();
  });

  test.each(['other-acuse', 'unreadable-acuse'] as const)(
    '%s: the receipt is kept for inspection and not believed; SAT says how it is',
    async (fault) => {
      const { id } = await desk.stamped();
      desk.pac.cancels.push(fault);
      await desk.cancel(id);
      expect((await desk.state(id)).current?.state).toBe('unknown');
      expect(await desk.events(id)).toMatchObject({ acuse_refused: 1 });
      await desk.pass(10);
      await expectCancelledOnce(id, 'without_acceptance');
      await expect(desk.client.cancellation.acuse({ invoiceId: id })).rejects.toMatchObject({
        data: { code: 'CANCEL_NO_ACUSE' },
      });
      const kinds = desk.engine.raw.prepare('SELECT kind FROM cancellation_files ORDER BY kind').pluck().all();
      expect(kinds).toEqual(['refused_acuse', 'request']);
    },
  );

  test('a PAC that hands over no receipt is believed all the same', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push('no-acuse');
    await desk.cancel(id);
    expect(await desk.events(id)).toMatchObject({ cancel_taken: 1 });
    await desk.pass(5);
    await expectCancelledOnce(id, 'without_acceptance');
  });
});

describe('when the PAC does not serve', () => {
  test('away: it waits, and goes by itself', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push('unavailable', 'unavailable');
    await desk.cancel(id);
    expect(await desk.state(id)).toMatchObject({
      current: { state: 'queued' },
      job: { state: 'waiting', error: { code: 'CANCEL_PAC_UNAVAILABLE' } },
    });
    await desk.pass(60);
    await expectCancelledOnce(id, 'without_acceptance');
  });

  test('wrong password: it waits for the person, and goes at once when they mend it', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push('credentials');
    await desk.cancel(id);
    await desk.pass(300);
    expect((await desk.state(id)).current?.state).toBe('queued');
    await desk.client.stamping.configurePac({
      companyId: desk.companyId,
      provider: 'demo',
      environment: 'demo',
      version: 1,
      credentials: {},
    });
    await desk.time.settle();
    await desk.pass(5);
    await expectCancelledOnce(id, 'without_acceptance');
  });

  test('another code of refusal: valid again, with the PAC’s words', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push({ refuse: '207' });
    await desk.cancel(id);
    expect(await desk.state(id)).toMatchObject({
      status: 'stamped',
      current: { state: 'refused', words: { code: '207', message: 'rechazado' } },
      attempts: [{ state: 'refused' }],
    });
    // And may be asked for again.
    await desk.cancel(id, { motivo: '03' });
    await desk.pass(5);
    expect((await desk.state(id)).status).toBe('cancelled');
  });

  test('refused because somebody had cancelled it elsewhere: SAT’s word counts', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push({ refuse: '999' });
    desk.pac.statuses.push({}, { estado: 'cancelado', estatusCancelacion: 'Cancelado con aceptación' });
    await desk.cancel(id);
    expect(await desk.state(id)).toMatchObject({ status: 'cancelled', current: { route: 'with_acceptance' } });
  });

  test('taken, and SAT has no trace of it for a day: sent again', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push('in-process');
    await desk.cancel(id);
    await desk.time.jump(23 * 3600 * 1000);
    expect((await desk.state(id)).current?.state).toBe('requested');
    await desk.time.jump(3 * 3600 * 1000);
    await desk.pass(65);
    await expectCancelledOnce(id, 'without_acceptance');
    expect(desk.pac.requests).toHaveLength(2);
    expect(await desk.events(id)).toMatchObject({ cancel_no_trace: 1 });
  });
});

describe('the queue', () => {
  test('a request that did not leave can be taken back; one that may have cannot', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push('unavailable');
    await desk.cancel(id);
    const back = await desk.client.cancellation.withdraw({ invoiceId: id });
    expect(back).toMatchObject({ status: 'stamped', current: { state: 'withdrawn' } });
    await desk.pass(3600);
    expect(desk.pac.requests).toHaveLength(1);
    expect((await desk.client.jobs.stats({})).open).toEqual([]);

    desk.pac.cancels.push('timeout-before');
    await desk.cancel(id);
    await expect(desk.client.cancellation.withdraw({ invoiceId: id })).rejects.toMatchObject({
      data: { code: 'CANCEL_CANNOT_STOP' },
    });
    const { job } = await desk.state(id);
    await expect(desk.client.jobs.cancel({ id: job?.id ?? '' })).rejects.toMatchObject({
      data: { code: 'JOB_CANCEL_UNKNOWN' },
    });
  });

  test('SAT is asked less and less often, and at once when a person asks', async () => {
    const { id } = await desk.stamped('demo: acepta');
    desk.pac.statuses.push(...Array.from({ length: 500 }, () => ({ estatusCancelacion: 'En proceso' })));
    await desk.cancel(id);
    const asksDuring = async (seconds: number): Promise<number> => {
      const before = desk.pac.asked;
      await desk.pass(seconds);
      return desk.pac.asked - before;
    };
    const [minute, hour, later] = [await asksDuring(60), await asksDuring(3600), await asksDuring(6 * 3600)];
    expect(minute).toBeGreaterThan(5);
    expect(hour).toBeLessThan(25);
    expect(later).toBeLessThan(15);
    const before = desk.pac.asked;
    await desk.client.cancellation.askNow({ invoiceId: id });
    await desk.time.settle();
    expect(desk.pac.asked).toBe(before + 1);
  });

  test('a locked vault keeps it waiting, and its opening lets it go', async () => {
    const { id } = await desk.stamped();
    desk.pac.cancels.push('unavailable');
    await desk.cancel(id);
    await desk.client.vault.lock();
    await desk.pass(60);
    expect(desk.pac.requests).toHaveLength(1);
    expect((await desk.state(id)).job?.error?.code).toBe('VAULT_LOCKED');
    await desk.client.vault.unlock({});
    await desk.time.settle();
    await desk.pass(10);
    await expectCancelledOnce(id, 'without_acceptance');
  });
});
