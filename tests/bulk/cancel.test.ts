/** A selection is cancelled: each with one request, what cannot be is told with why, and again does nothing more. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bulkDesk, type BulkDesk } from './desk.ts';

let desk: BulkDesk;
beforeEach(async () => {
  desk = await bulkDesk();
});
afterEach(() => desk.close());

async function stamped(count: number): Promise<string[]> {
  const ids = await desk.drafts(count);
  for (const id of ids) {
    const { version } = await desk.client.invoices.get({ id });
    await desk.client.invoices.issue({ id, version });
  }
  await desk.engine.idle();
  return ids;
}
const statusOf = async (id: string) => (await desk.client.invoices.get({ id })).status;

test('each is asked for with the motivo and the note, and goes its own way', async () => {
  const { client, companyId } = desk;
  const [one = '', two = '', done = ''] = await stamped(3);
  const [draft = ''] = await desk.drafts(1);
  await client.cancellation.request({ invoiceId: done, motivo: '02' });
  await desk.engine.idle();
  const note = await desk.draft({
    type: 'E',
    usoCFDI: 'G02',
    cfdiRelacionados: [{ tipoRelacion: '01', uuids: [(await client.invoices.get({ id: two })).uuid ?? ''] }],
  });
  await client.invoices.issue({ id: note.id, version: note.version });
  await desk.engine.idle();

  const job = await client.bulk.start({
    companyId,
    action: 'cancel',
    selection: { ids: [one, two, done, draft] },
    cancel: { motivo: '03', note: 'pedido que no se hizo' },
  });
  const result = await desk.ended(job.id);
  expect(result).toMatchObject({ state: 'done', total: 4, done: 1, skipped: 1, failedCount: 2 });
  expect(new Map(result.failed.map(({ invoiceId, code }) => [invoiceId, code]))).toEqual(
    new Map([
      [two, 'CANCEL_RELATED'],
      [draft, 'CANCEL_NOT_STAMPED'],
    ]),
  );
  await desk.engine.idle();
  expect(await statusOf(one)).toBe('cancelled');
  const { current } = await client.cancellation.state({ invoiceId: one });
  expect(current).toMatchObject({ motivo: '03', note: 'pedido que no se hizo' });
  expect(await statusOf(two)).toBe('stamped');
});

test('everything that the list shows, by its filter', async () => {
  const ids = await stamped(5);
  const { client, companyId } = desk;
  const job = await client.bulk.start({
    companyId,
    action: 'cancel',
    selection: { filter: { companyId, statuses: ['stamped'] }, except: [ids[4] ?? ''] },
    cancel: { motivo: '02' },
  });
  expect(await desk.ended(job.id)).toMatchObject({ state: 'done', total: 4, done: 4, failedCount: 0 });
  await desk.engine.idle();
  expect(await Promise.all(ids.map(statusOf))).toEqual([...Array.from({ length: 4 }, () => 'cancelled'), 'stamped']);
  const { rows } = await client.cancellation.list({ companyId });
  expect(rows).toHaveLength(4);
});

test.each([
  ['without a motivo', {}],
  ['with one that is asked for one by one', { cancel: { motivo: '01' } }],
])('%s it is refused', async (_what, more) => {
  const { client, companyId } = desk;
  const [id = ''] = await stamped(1);
  const asked = { companyId, action: 'cancel', selection: { ids: [id] }, ...more } as never;
  await expect(client.bulk.start(asked)).rejects.toMatchObject({ data: { code: 'INPUT_INVALID' } });
  expect(await statusOf(id)).toBe('stamped');
});
