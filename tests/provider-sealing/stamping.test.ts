/** An invoice whose seal is made by the provider: what is stored, what is refused, and that there is one stamp. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { timbreOf } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { verifyCfdi } from '#domain/cfdi/verify.ts';
import { openSealingDesk, stampsAsked, type SealingDesk, type SealingDeskOptions } from './desk.ts';

let desk: SealingDesk;
afterEach(() => desk.close());
const open = async (options?: SealingDeskOptions): Promise<SealingDesk> => (desk = await openSealingDesk(options));

const files = (invoiceId: string, kind: string): Buffer[] =>
  desk.engine.raw
    .prepare('SELECT content FROM invoice_files WHERE invoice_id = ? AND kind = ?')
    .pluck()
    .all(invoiceId, kind) as Buffer[];
const row = (invoiceId: string) =>
  desk.engine.raw.prepare('SELECT status, uuid, fecha, csd_number AS csd FROM invoices WHERE id = ?').get(invoiceId);

test('it goes as JSON, comes back sealed with the CSD that was handed over, and that is what is kept', async () => {
  const { issue, state, facturama, certificate } = await open();
  const id = await issue();
  const { status, uuid, attempts } = await state(id);
  expect({ status, attempts: attempts.map((attempt) => attempt.state) }).toEqual({
    status: 'stamped',
    attempts: ['stamped'],
  });
  const [stored] = files(id, 'stamped');
  if (stored === undefined) throw new Error('nothing is stored');
  expect(stored.toString('utf8')).toBe(facturama.core.findByUuid(uuid ?? '')?.xml);
  const report = verifyCfdi(stored);
  expect(report).toMatchObject({ selloValid: true, certificate: { number: certificate.number } });
  // The document that was compared: sealed here, and never sent with its seal.
  const [sealed] = files(id, 'sealed');
  const ours = parseCfdi(sealed ?? '');
  const [body] = facturama.requests
    .filter(({ kind }) => kind === 'stamp')
    .map((request) => request.body.toString('utf8'));
  expect(body).not.toContain(ours.sello);
  expect(JSON.parse(body ?? '')).toMatchObject({ OrderNumber: id, Folio: ours.folio, Date: ours.fecha });
  expect(report.comprobante.total).toBe(ours.total);
});

test('a Fecha that the provider set is the invoice’s Fecha from then on', async () => {
  const later = (fecha: string): string => new Date(Date.parse(`${fecha}Z`) + 1000).toISOString().slice(0, 19);
  const makes = [
    (made: Comprobante): Comprobante => {
      // No PAC takes a Fecha that is still to come.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1200);
      return { ...made, fecha: later(made.fecha) };
    },
  ];
  const { issue, facturama } = await open({ habits: { makes } });
  const id = await issue();
  const { fecha } = parseCfdi(files(id, 'sealed')[0] ?? '');
  expect(row(id)).toMatchObject({ status: 'stamped', fecha: later(fecha), csd: desk.certificate.number });
  expect(facturama.core.stamps()).toHaveLength(1);
});

describe('what is not the invoice that was sent', () => {
  const line =
    (change: object) =>
    (made: Comprobante): Comprobante => ({
      ...made,
      conceptos: made.conceptos.map((each, n) => (n === 0 ? { ...each, ...change } : each)),
    });
  test.each<[string, (made: Comprobante) => Comprobante, string]>([
    ['another description', line({ descripcion: 'Otra cosa' }), 'other-content'],
    ['another product', line({ claveProdServ: '84111506' }), 'other-content'],
    [
      'another name of the receiver',
      (made) => ({ ...made, receptor: { ...made.receptor, nombre: 'OTRO NOMBRE' } }),
      'other-content',
    ],
  ])('%s: refused and kept, never stored as stamped, never sent again', async (_what, make, reason) => {
    const { issue, state, facturama, again, client } = await open({
      habits: { makes: [make] },
      ranking: ['facturama', 'sw'],
    });
    const id = await issue();
    for (let round = 0; round < 2; round += 1) {
      const { status, refusedReplies, job } = await state(id);
      expect({ status, refused: refusedReplies.length > 0 }).toEqual({ status: 'unknown', refused: true });
      expect(job).toMatchObject({ state: 'unknown', error: { code: 'STAMP_REPLY_REFUSED' } });
      expect(files(id, 'stamped')).toEqual([]);
      await again(id);
    }
    const events = (await client.invoices.get({ id })).events.filter(({ event }) => event === 'reply_refused');
    expect(JSON.stringify(events)).toContain(reason);
    expect([stampsAsked(facturama), stampsAsked(desk.sw)]).toEqual([1, 0]);
    // By hand it is judged the same way.
    const base64 = Buffer.from(facturama.core.stamps()[0]?.xml ?? '', 'utf8').toString('base64');
    await expect(
      client.stamping.resolveUnknown({ invoiceId: id, stampedXml: { name: 'a.xml', base64 } }),
    ).rejects.toMatchObject({ data: { code: 'STAMP_REPLY_REFUSED' } });
  });

  test('the document of another invoice is refused, and the right one is found', async () => {
    const { issue, state, facturama, again } = await open();
    await issue();
    facturama.behave('other-document', 'stamp');
    const id = await issue();
    expect(await state(id)).toMatchObject({ status: 'unknown' });
    await again(id);
    const { status, uuid } = await state(id);
    expect(status).toBe('stamped');
    expect(timbreOf(parseCfdi(files(id, 'stamped')[0] ?? ''))?.uuid).toBe(uuid);
    expect(facturama.core.stamps()).toHaveLength(2);
  });
});

describe('when nobody can know whether it was stamped', () => {
  test.each(['cut-after', 'error-after', 'malformed', 'cut-short', 'truncated'] as const)(
    '%s: it is found in the list, and was sent once',
    async (fault) => {
      const { issue, state, facturama, again } = await open();
      facturama.behave(fault, 'stamp');
      const id = await issue();
      expect(await state(id)).toMatchObject({ status: 'unknown' });
      await again(id);
      expect(await state(id)).toMatchObject({ status: 'stamped' });
      expect([stampsAsked(facturama), facturama.core.stamps().length]).toEqual([1, 1]);
    },
  );

  test.each(['cut-before', 'error-before', 'unavailable'] as const)(
    '%s: what is not found stays unknown for a person; it is not sent again, nor to anybody else',
    async (fault) => {
      const { issue, state, facturama, sw, again } = await open({ ranking: ['facturama', 'sw'] });
      facturama.behave(fault, 'stamp');
      const id = await issue();
      for (let round = 0; round < 3; round += 1) await again(id);
      const { status, attempts, job } = await state(id);
      expect({ status, sends: attempts.map(({ sends }) => sends), job: job?.state }).toEqual({
        status: 'unknown',
        sends: [1],
        job: 'unknown',
      });
      expect(attempts[0]?.asks).toBeGreaterThan(2);
      expect([stampsAsked(facturama), stampsAsked(sw)]).toEqual([1, 0]);
    },
  );

  test('the list does not have it yet: asked again, and found', async () => {
    const blindLists = { left: 3 };
    const { issue, state, facturama, again } = await open({ habits: { blindLists } });
    facturama.behave('cut-after', 'stamp');
    const id = await issue();
    for (let round = 0; round < 6 && (await state(id)).status === 'unknown'; round += 1) await again(id);
    expect(blindLists.left).toBe(0);
    expect(await state(id)).toMatchObject({ status: 'stamped' });
    expect(facturama.core.stamps()).toHaveLength(1);
  });

  test('a person settles it with the XML of the portal, after the same checks', async () => {
    const { issue, state, facturama, client, engine } = await open({ habits: { blindLists: { left: 1000 } } });
    facturama.behave('cut-after', 'stamp');
    const id = await issue();
    expect(await state(id)).toMatchObject({ status: 'unknown' });
    const [stamp] = facturama.core.stamps();
    const stampedXml = { name: 'a.xml', base64: Buffer.from(stamp?.xml ?? '', 'utf8').toString('base64') };
    const nothing = client.stamping.resolveUnknown({ invoiceId: id });
    await expect(nothing).rejects.toMatchObject({ data: { code: 'STAMP_TOO_EARLY' } });
    await client.stamping.resolveUnknown({ invoiceId: id, stampedXml });
    await engine.idle();
    expect(await state(id)).toMatchObject({ status: 'stamped', uuid: stamp?.uuid, job: { state: 'done' } });
    expect(stampsAsked(facturama)).toBe(1);
  });

  test('it was made, and the XML is not at hand yet: it is asked for with its UUID', async () => {
    const { issue, state, facturama, again } = await open({ habits: { lostFiles: { left: 2 } } });
    const id = await issue();
    if ((await state(id)).status === 'unknown') await again(id);
    expect(await state(id)).toMatchObject({ status: 'stamped', attempts: [{ sends: 1 }] });
    expect(facturama.core.stamps()).toHaveLength(1);
  });
});
