/** Motivo 01, the chain of a substitution, what stands in the way, and what is told before anything is asked for. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cancellationDesk, type CancellationDesk } from './desk.ts';

let desk: CancellationDesk;
beforeEach(async () => {
  desk = await cancellationDesk();
});
afterEach(() => desk.close());

const relation = (tipoRelacion: string, uuid: string | undefined) => ({
  cfdiRelacionados: [{ tipoRelacion, uuids: [uuid ?? ''] }],
});
const refusedWith = (code: string) => ({ data: { code } });

describe('a substitution', () => {
  test('is a related draft, and the old document’s cancellation follows its stamp by itself', async () => {
    const old = await desk.stamped();
    const { draftId, cancellation } = await desk.client.cancellation.substitute({ invoiceId: old.id, note: 'RFC' });
    expect(cancellation).toMatchObject({
      status: 'stamped',
      current: { state: 'planned', motivo: '01', replacement: { id: draftId, status: 'draft' } },
    });
    const draft = await desk.invoice(draftId);
    expect(draft.draft?.cfdiRelacionados).toEqual([{ tipoRelacion: '04', uuids: [old.uuid] }]);
    expect(draft.cancellation?.replaces).toMatchObject({ id: old.id, cancellation: 'planned' });
    await desk.pass(3600);
    expect(desk.pac.requests).toEqual([]);

    const fresh = await desk.issue(draft);
    expect((await desk.state(old.id)).current?.replacement).toMatchObject({ uuid: fresh.uuid, status: 'stamped' });
    await desk.pass(5);
    const state = await desk.state(old.id);
    expect(state).toMatchObject({ status: 'cancelled', current: { state: 'cancelled', requestedBy: 'test' } });
    expect(desk.pac.requests).toMatchObject([{ motivo: '01', folioSustitucion: fresh.uuid, uuid: old.uuid }]);
    expect((await desk.invoice(fresh.id)).cancellation?.replaces).toMatchObject({
      status: 'cancelled',
      cancellation: 'cancelled',
    });
    expect(await desk.events(old.id)).toMatchObject({ cancel_planned: 1, cancel_requested: 1, cancelled: 1 });
    expect(await desk.events(fresh.id)).toMatchObject({ substitutes: 1 });
  });

  test('whose relation was taken out replaces nothing: the old document stays valid', async () => {
    const old = await desk.stamped();
    const { draftId } = await desk.client.cancellation.substitute({ invoiceId: old.id });
    const { draft, version } = await desk.invoice(draftId);
    if (draft === undefined) throw new Error('a draft of ours');
    const changed = await desk.client.invoices.update({
      id: draftId,
      version,
      draft: { ...draft, cfdiRelacionados: [] },
    });
    await desk.issue(changed);
    await desk.pass(60);
    expect(await desk.state(old.id)).toMatchObject({ status: 'stamped', current: { state: 'withdrawn' } });
    expect(desk.pac.requests).toEqual([]);
  });

  test('whose draft was removed is still a plan, and another request puts it aside', async () => {
    const old = await desk.stamped();
    const { draftId } = await desk.client.cancellation.substitute({ invoiceId: old.id });
    await desk.client.invoices.remove({ id: draftId, version: 1 });
    expect((await desk.state(old.id)).current?.replacement).toBeUndefined();
    await desk.cancel(old.id);
    await desk.pass(5);
    expect(await desk.state(old.id)).toMatchObject({
      status: 'cancelled',
      current: { motivo: '02' },
      earlier: [{ state: 'withdrawn', motivo: '01' }],
    });
  });

  test('a plan can be taken back; its draft stays and, stamped, cancels nothing', async () => {
    const old = await desk.stamped();
    const { draftId } = await desk.client.cancellation.substitute({ invoiceId: old.id });
    expect(await desk.client.cancellation.withdraw({ invoiceId: old.id })).toMatchObject({ status: 'stamped' });
    await desk.issue(await desk.invoice(draftId));
    await desk.pass(60);
    expect((await desk.state(old.id)).status).toBe('stamped');
    // Motivo 01 can name it now.
    await desk.cancel(old.id, { motivo: '01', replacementId: draftId });
    await desk.pass(5);
    expect((await desk.state(old.id)).status).toBe('cancelled');
  });
});

describe('a request is refused before anything leaves', () => {
  test.each([
    ['01 without its replacement', { motivo: '01' }, 'CANCEL_REPLACEMENT_NEEDED'],
    ['04 about no global invoice', { motivo: '04' }, 'CANCEL_MOTIVO_04'],
  ])('%s', async (_what, more, code) => {
    const { id } = await desk.stamped();
    await expect(desk.cancel(id, more)).rejects.toMatchObject(refusedWith(code));
    expect(await desk.state(id)).toEqual({ invoiceId: id, status: 'stamped', earlier: [], attempts: [] });
  });

  test('01 with what does not replace it', async () => {
    const [{ id }, other] = [await desk.stamped(), await desk.stamped()];
    const asked = (replacementId: string) => desk.cancel(id, { motivo: '01', replacementId });
    await expect(asked(other.id)).rejects.toMatchObject(refusedWith('CANCEL_REPLACEMENT_UNRELATED'));
    await expect(asked(id)).rejects.toMatchObject(refusedWith('CANCEL_REPLACEMENT_OTHER'));
    const { draftId } = await desk.client.cancellation.substitute({ invoiceId: id });
    await expect(asked(draftId)).rejects.toMatchObject(refusedWith('CANCEL_REPLACEMENT_NOT_STAMPED'));
    await expect(desk.cancel(id, { motivo: '02', replacementId: other.id })).rejects.toMatchObject(
      refusedWith('CANCEL_REPLACEMENT_UNEXPECTED'),
    );
  });

  test('a draft, a cancelled document, one that is being cancelled', async () => {
    const draft = await desk.client.invoices.duplicate({ id: (await desk.stamped()).id });
    await expect(desk.cancel(draft.id)).rejects.toMatchObject(refusedWith('CANCEL_NOT_STAMPED'));
    const { id } = await desk.stamped('demo: acepta');
    await desk.cancel(id);
    await expect(desk.cancel(id, { motivo: '03' })).rejects.toMatchObject(refusedWith('CANCEL_ALREADY_REQUESTED'));
    // The same again is the same.
    expect((await desk.cancel(id)).earlier).toEqual([]);
    expect(desk.pac.requests).toHaveLength(1);
    await desk.pass(20);
    await expect(desk.cancel(id)).rejects.toMatchObject(refusedWith('CANCEL_CANCELLED'));
  });

  test('without a CSD in use', async () => {
    const { id } = await desk.stamped();
    const [csd] = await desk.client.csds.list({ companyId: desk.companyId });
    await desk.client.csds.retire({ id: csd?.id ?? '', version: csd?.version ?? 0 });
    await expect(desk.cancel(id)).rejects.toMatchObject(refusedWith('CSD_NONE_ACTIVE'));
  });

  test('while a credit note of it is valid, unless the operator insists; without it once that is cancelled', async () => {
    const invoice = await desk.stamped();
    const note = await desk.stamped(undefined, { type: 'E', usoCFDI: 'G02', ...relation('01', invoice.uuid) });
    await expect(desk.cancel(invoice.id)).rejects.toMatchObject({
      data: { code: 'CANCEL_RELATED', params: { documents: `${note.serie}-${note.folio}` } },
    });
    const { related } = await desk.client.cancellation.preview({ invoiceId: invoice.id });
    expect(related).toMatchObject([{ id: note.id, type: 'E', tipoRelacion: '01', blocks: true }]);
    await desk.cancel(note.id);
    await desk.pass(5);
    await desk.cancel(invoice.id);
    await desk.pass(5);
    expect((await desk.state(invoice.id)).status).toBe('cancelled');

    const second = await desk.stamped();
    await desk.stamped(undefined, { type: 'E', usoCFDI: 'G02', ...relation('03', second.uuid) });
    await desk.cancel(second.id, { ignoreRelated: true });
    await desk.pass(5);
    expect((await desk.state(second.id)).status).toBe('cancelled');
  });
});

describe('the preview', () => {
  test('asks SAT whether the receiver has to accept', async () => {
    const ask = async (terms?: string) => {
      const { id } = await desk.stamped(terms);
      return desk.client.cancellation.preview({ invoiceId: id });
    };
    expect(await ask()).toMatchObject({
      possible: true,
      acceptance: { needed: 'no', by: 'sat' },
      sat: { estado: 'vigente', cancelable: 'sin-aceptacion' },
      deadline: { date: `${new Date().getUTCFullYear() + 1}-03-31`, passed: false },
      related: [],
      replacements: [],
    });
    expect(await ask('demo: acepta')).toMatchObject({ acceptance: { needed: 'yes', by: 'sat' } });
    expect(await ask('demo: no cancelable')).toMatchObject({
      acceptance: { by: 'sat' },
      sat: { cancelable: 'no-cancelable' },
    });
  });

  test('without SAT it says what the rules say, and why SAT said nothing', async () => {
    const { id } = await desk.stamped();
    desk.pac.statuses.push('away');
    const preview = await desk.client.cancellation.preview({ invoiceId: id });
    // The day of its issue.
    expect(preview).toMatchObject({
      acceptance: { needed: 'no', by: 'rule' },
      satProblem: { provider: 'demo', code: 'ECONNREFUSED' },
    });
    const before = desk.pac.asked;
    await desk.client.cancellation.preview({ invoiceId: id, askSat: false });
    expect(desk.pac.asked).toBe(before);
    await desk.time.jump(10 * 24 * 3600 * 1000);
    expect(await desk.client.cancellation.preview({ invoiceId: id, askSat: false })).toMatchObject({
      acceptance: { needed: 'unknown', by: 'nobody' },
    });
  });

  test('names what may replace it, and which motivo then fits', async () => {
    const old = await desk.stamped();
    const fresh = await desk.stamped(undefined, relation('04', old.uuid));
    const preview = await desk.client.cancellation.preview({ invoiceId: old.id });
    expect(preview.replacements).toMatchObject([{ id: fresh.id, uuid: fresh.uuid, total: '3480.00 MXN' }]);
    expect(preview.related).toMatchObject([{ tipoRelacion: '04', blocks: false }]);
    expect(preview.motivos.map(({ motivo, fits }) => [motivo, fits])).toEqual([
      ['01', true],
      ['02', true],
      ['03', true],
      ['04', false],
    ]);
    expect(preview.motivos[0]?.message).toBeUndefined();
    expect(preview.motivos[1]?.message).toContain('01');
  });

  test('of a draft: not possible, and why', async () => {
    const draft = await desk.client.invoices.duplicate({ id: (await desk.stamped()).id });
    const preview = await desk.client.cancellation.preview({ invoiceId: draft.id });
    expect(preview).toMatchObject({ possible: false, status: 'draft', motivos: [] });
    expect(preview.message).toContain('borrador');
    expect(preview.deadline).toBeUndefined();
  });
});

test('the list shows the requests of a company, newest first, by state', async () => {
  const [one, two] = [await desk.stamped(), await desk.stamped('demo: acepta')];
  await desk.cancel(one.id);
  await desk.pass(3);
  await desk.cancel(two.id);
  const list = (more: object = {}) => desk.client.cancellation.list({ companyId: desk.companyId, ...more });
  expect((await list()).rows.map(({ invoice }) => invoice.id)).toEqual([two.id, one.id]);
  expect((await list({ states: ['cancelled'] })).rows).toMatchObject([{ invoice: { id: one.id }, state: 'cancelled' }]);
  const first = await list({ limit: 1 });
  expect((await list({ limit: 1, cursor: first.nextCursor })).rows).toMatchObject([{ invoice: { id: one.id } }]);
});
