/** Removing many drafts and bringing them back; stopping half-way; keys; bounds. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bulkDesk, type BulkDesk } from './desk.ts';

let desk: BulkDesk;
beforeAll(async () => {
  desk = await bulkDesk();
});
afterAll(() => desk.close());

const start = (action: 'remove-drafts' | 'issue', ids: string[], more = {}) =>
  desk.client.bulk.start({ companyId: desk.companyId, action, selection: { ids }, ...more });
const count = async (): Promise<number> => (await desk.client.invoices.totals({ companyId: desk.companyId })).count;

test('removed drafts come back as they were, under their ids, and the log tells both', async () => {
  const ids = await desk.drafts(3);
  const issued = await desk.drafts(1);
  await desk.client.invoices.issue({ id: issued[0] ?? '', version: 1 });
  await desk.engine.idle();
  const before = await Promise.all(ids.map((id) => desk.client.invoices.get({ id })));
  const all = await count();

  const removal = await start('remove-drafts', [...ids, ...issued]);
  expect(await desk.ended(removal.id)).toMatchObject({ state: 'done', done: 3, skipped: 1, undoable: 3 });
  expect(await count()).toBe(all - 3);
  await expect(desk.client.invoices.get({ id: ids[0] ?? '' })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });

  const undoing = await desk.client.bulk.undo({ jobId: removal.id });
  expect(undoing.kind).toBe('bulk.undo');
  expect(await desk.ended(undoing.id)).toMatchObject({ state: 'done', action: 'undo', total: 3, done: 3, undoable: 0 });
  const after = await Promise.all(ids.map((id) => desk.client.invoices.get({ id })));
  for (const [at, { version, updatedAtUtc: _at, events, ...rest }] of after.entries()) {
    const { version: was, updatedAtUtc: _was, events: had, ...same } = before[at] ?? ({} as (typeof before)[0]);
    expect(rest).toEqual(same);
    // A screen that still shows the removed one cannot write over it.
    expect(version).toBe(was + 1);
    expect(events.map(({ event }) => event)).toEqual([...had.map(({ event }) => event), 'restored']);
  }
  // Found again by its words, too.
  const listed = await desk.client.invoices.list({ companyId: desk.companyId, query: 'robotica', statuses: ['draft'] });
  expect(listed.rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect((await desk.client.bulk.result({ jobId: removal.id })).undoable).toBe(0);
  // Asked for twice, it is the same job.
  expect((await desk.client.bulk.undo({ jobId: removal.id })).id).toBe(undoing.id);
  const { rows } = await desk.client.audit.list({ record: `invoice:${ids[0]}` });
  expect(rows.map(({ action }) => action)).toEqual([
    'invoice.draft-restored',
    'invoice.draft-removed',
    'invoice.created',
  ]);
  expect(await desk.client.audit.verify()).toMatchObject({ ok: true });
});

test('only a removal can be undone, and not before it has ended', async () => {
  const [id = ''] = await desk.drafts(1);
  const issuing = await start('issue', [id]);
  await desk.ended(issuing.id);
  const refused = (code: string): object => ({ data: { code } });
  await expect(desk.client.bulk.undo({ jobId: issuing.id })).rejects.toMatchObject(refused('BULK_NOT_UNDOABLE'));
  const nothing = await start('remove-drafts', [id]);
  await desk.ended(nothing.id);
  await expect(desk.client.bulk.undo({ jobId: nothing.id })).rejects.toMatchObject(refused('BULK_NOT_UNDOABLE'));
  // A refused undoing leaves no job behind.
  expect((await desk.client.jobs.count({ kind: 'bulk.undo', states: ['queued', 'running'] })).total).toBe(0);
  await expect(desk.client.bulk.undo({ jobId: id })).rejects.toMatchObject(refused('NOT_FOUND'));
});

test('a cancelled job stops between two items; a retry goes on; each can be undone', async () => {
  const ids = await desk.drafts(130);
  const { jobs } = desk.engine.features;
  const by = { actor: 'ana', locale: 'es-MX' } as const;
  const started = Promise.withResolvers<string>();
  desk.at('bulk.batch', () => {
    void started.promise.then((id) => jobs.cancel(id, by));
  });
  const job = await start('remove-drafts', ids);
  started.resolve(job.id);
  const cancelled = await desk.ended(job.id);
  expect(cancelled).toMatchObject({ state: 'dead', total: 130, error: { code: 'JOB_CANCELLED' } });
  expect(cancelled.done).toBeGreaterThan(0);
  expect(cancelled.done).toBeLessThan(130);
  expect(cancelled.undoable).toBe(cancelled.done);

  await desk.client.jobs.retry({ id: job.id });
  const ended = await desk.ended(job.id);
  expect(ended).toMatchObject({ state: 'done', done: 130, failedCount: 0, skipped: 0, undoable: 130 });
  const seen = await desk.client.jobs.get({ id: job.id });
  expect(seen.progress).toEqual({ done: 130, total: 130 });
  const undoing = await desk.client.bulk.undo({ jobId: job.id });
  expect(await desk.ended(undoing.id)).toMatchObject({ done: 130 });
});

test('without a key every call is a job of its own; with one the same request is the same job', async () => {
  const [id = ''] = await desk.drafts(1);
  const first = await start('remove-drafts', [id]);
  await desk.ended(first.id);
  const second = await start('remove-drafts', [id]);
  expect(second.id).not.toBe(first.id);
  const keyed = await start('remove-drafts', [id], { idempotencyKey: 'k' });
  expect((await start('remove-drafts', [id], { idempotencyKey: 'k' })).id).toBe(keyed.id);
  const [other = ''] = await desk.drafts(1);
  await expect(start('remove-drafts', [other], { idempotencyKey: 'k' })).rejects.toMatchObject({
    data: { code: 'BULK_KEY_REUSED', field: 'idempotencyKey' },
  });
});

test('what is too much, or belongs elsewhere, is refused', async () => {
  const { client, companyId } = desk;
  const [id = ''] = await desk.drafts(1);
  const many = Array.from({ length: 5001 }, () => id);
  const base = { companyId, action: 'issue' } as const;
  const other = '01a209bb-fee6-7569-99e2-ce0671f8c07a';
  const selection = { ids: [id] };
  for (const input of [
    { ...base, selection: { ids: many } },
    { ...base, selection: { ids: [] } },
    { ...base, selection: { filter: { companyId }, except: many } },
    { ...base, selection: { filter: { companyId: other } } },
    { ...base, selection, print: { pdf: true, xml: true } },
    { ...base, selection, action: 'print' as const },
    { ...base, selection, action: 'print' as const, print: { pdf: false, xml: false } },
    { ...base, selection, action: 'export' as const },
    {
      ...base,
      selection,
      action: 'export' as const,
      export: { format: 'csv' as const, columns: ['total' as const, 'total' as const] },
    },
  ]) {
    await expect(client.bulk.start(input)).rejects.toMatchObject({ data: { code: 'INPUT_INVALID' } });
  }
  await expect(client.bulk.start({ ...base, companyId: other, selection })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  });
  const company = await client.companies.create({
    rfc: 'URE180429TM6',
    legalName: 'OTRA',
    regimenFiscal: '601',
    postalCode: '06300',
  });
  const job = await client.bulk.start({ companyId: company.id, action: 'remove-drafts', selection });
  expect(await desk.ended(job.id)).toMatchObject({ done: 0, failedCount: 1, failed: [{ code: 'NOT_FOUND' }] });
  expect((await client.invoices.get({ id })).status).toBe('draft');
});

test('more failures than a result shows are read page by page', async () => {
  const { client, companyId } = desk;
  const strange = Array.from({ length: 120 }, (_, n) => `01a209bb-fee6-7569-99e2-${String(n).padStart(12, '0')}`);
  const job = await client.bulk.start({ companyId, action: 'issue', selection: { ids: strange } });
  const result = await desk.ended(job.id);
  expect(result).toMatchObject({ total: 120, failedCount: 120 });
  expect(result.failed).toHaveLength(100);
  const first = await client.bulk.failures({ jobId: job.id, limit: 70 });
  const rest = await client.bulk.failures({ jobId: job.id, limit: 70, cursor: first.nextCursor });
  expect(rest.nextCursor).toBeUndefined();
  expect([...first.rows, ...rest.rows].map(({ invoiceId }) => invoiceId).toSorted()).toEqual(strange);
});
