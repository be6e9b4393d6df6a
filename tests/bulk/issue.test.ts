/** Issuing many: each at the version that the selection saw, once, with what stands in the way of the others. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bulkDesk, type BulkDesk } from './desk.ts';

let desk: BulkDesk;
beforeAll(async () => {
  desk = await bulkDesk();
});
afterAll(() => desk.close());

const statusOf = async (id: string): Promise<string> => (await desk.client.invoices.get({ id })).status;

test('drafts are issued in the order in which they were made, and stamped by their own jobs', async () => {
  const ids = await desk.drafts(5);
  const job = await desk.client.bulk.start({
    companyId: desk.companyId,
    action: 'issue',
    selection: { ids: ids.toReversed() },
  });
  expect(job).toMatchObject({ kind: 'bulk.issue', payload: { action: 'issue', selected: 5 } });
  expect(await desk.ended(job.id)).toMatchObject({
    state: 'done',
    total: 5,
    done: 5,
    failedCount: 0,
    failed: [],
    skipped: 0,
    undoable: 0,
  });
  await desk.engine.idle();
  const invoices = await Promise.all(ids.map((id) => desk.client.invoices.get({ id })));
  expect(invoices.map(({ status }) => status)).toEqual(ids.map(() => 'stamped'));
  const folios = invoices.map(({ folio }) => folio ?? 0);
  expect(folios).toEqual(folios.toSorted((a, b) => a - b));
});

test('everything of a filter but some, as it is when the work begins', async () => {
  const ids = await desk.drafts(4);
  const kept = ids[1] ?? '';
  const job = await desk.client.bulk.start({
    companyId: desk.companyId,
    action: 'issue',
    selection: {
      filter: { companyId: desk.companyId, statuses: ['draft'] },
      sort: { by: 'total', direction: 'desc' },
      except: [kept],
    },
  });
  expect(await desk.ended(job.id)).toMatchObject({ state: 'done', total: 3, done: 3 });
  expect(await statusOf(kept)).toBe('draft');
  const first = await desk.client.invoices.get({ id: ids[0] ?? '' });
  const last = await desk.client.invoices.get({ id: ids[3] ?? '' });
  expect(first.folio).toBeLessThan(last.folio ?? 0);
  await desk.client.invoices.remove({ id: kept, version: 1 });
});

test('what failed says which and why, in the reader’s language where it can; what was issued already is passed over', async () => {
  const [good = '', issued = ''] = await desk.drafts(2);
  await desk.client.invoices.issue({ id: issued, version: 1 });
  await desk.engine.idle();
  // A use that a legal person cannot make of it: SAT's rules refuse it.
  const wrong = await desk.draft({ usoCFDI: 'D01' });
  const strange = '01a209bb-fee6-7569-99e2-ce0671f8c07a';
  const job = await desk.client.bulk.start({
    companyId: desk.companyId,
    action: 'issue',
    selection: { ids: [good, wrong.id, issued, strange, good] },
  });
  const result = await desk.ended(job.id);
  expect(result).toMatchObject({ state: 'done', total: 4, done: 1, skipped: 1, failedCount: 2 });
  expect(result.failed).toHaveLength(2);
  const byId = new Map(result.failed.map((failure) => [failure.invoiceId, failure]));
  expect(byId.get(wrong.id)?.code).toMatch(/^CFDI40/);
  expect(byId.get(wrong.id)?.label).toBe('UNIVERSIDAD ROBOTICA ESPAÑOLA');
  expect(byId.get(strange)).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('No existe factura') });
  expect(await statusOf(wrong.id)).toBe('draft');
  // No folio was spent on what was refused.
  const { id } = await desk.draft();
  const { invoice } = await desk.client.invoices.issue({ id, version: 1 });
  expect(invoice.folio).toBe(((await desk.client.invoices.get({ id: good })).folio ?? 0) + 1);
  await desk.client.invoices.remove({ id: wrong.id, version: wrong.version });
});

test('an invoice that changed since it was selected is not issued', async () => {
  const [id = ''] = await desk.drafts(1);
  const { invoices } = desk.engine.features;
  const draft = { ...invoices.row(id).draft, condicionesDePago: 'Contado' };
  // Between the selection and the work: the job was taken and has not begun.
  desk.at('jobs.taken', () => void invoices.update(id, 1, draft, { actor: 'otra', locale: 'es-MX' }));
  const job = await desk.client.bulk.start({
    companyId: desk.companyId,
    action: 'issue',
    selection: { ids: [id] },
  });
  const result = await desk.ended(job.id);
  expect(result).toMatchObject({ done: 0, failedCount: 1, failed: [{ invoiceId: id, code: 'STALE_VERSION' }] });
  expect(await statusOf(id)).toBe('draft');
});

test('what stands in everybody’s way stops the job for a person, and a retry goes on with what is left', async () => {
  const ids = await desk.drafts(3);
  const { configs } = await desk.client.stamping.listPacs({ companyId: desk.companyId });
  const [pac] = configs;
  if (pac === undefined) throw new Error('no PAC');
  const off = await desk.client.stamping.configurePac({ ...pacInput(pac), state: 'paused' });
  const job = await desk.client.bulk.start({ companyId: desk.companyId, action: 'issue', selection: { ids } });
  expect(await desk.ended(job.id)).toMatchObject({
    state: 'dead',
    done: 0,
    failedCount: 0,
    error: { code: 'INVOICE_NO_PAC' },
  });
  await desk.client.stamping.configurePac({ ...pacInput(off), state: 'active' });
  await desk.client.jobs.retry({ id: job.id });
  expect(await desk.ended(job.id)).toMatchObject({ state: 'done', done: 3 });
});

test('a locked vault is waited for, and the job goes on by itself when it opens', async () => {
  const ids = await desk.drafts(2);
  await desk.client.vault.lock();
  const job = await desk.client.bulk.start({ companyId: desk.companyId, action: 'issue', selection: { ids } });
  await desk.engine.idle();
  expect(await desk.client.bulk.result({ jobId: job.id })).toMatchObject({
    state: 'waiting',
    done: 0,
    failedCount: 0,
    error: { code: 'VAULT_LOCKED' },
  });
  await desk.client.vault.unlock({});
  expect(await desk.ended(job.id)).toMatchObject({ state: 'done', done: 2 });
});

type PacInput = Parameters<typeof desk.client.stamping.configurePac>[0];

function pacInput({
  version,
  provider,
  environment,
}: Pick<PacInput, 'version' | 'provider' | 'environment'>): PacInput {
  return { version, companyId: desk.companyId, provider, environment };
}
