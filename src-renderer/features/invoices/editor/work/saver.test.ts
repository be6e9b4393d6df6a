import { ORPCError } from '@orpc/client';
import { expect, test, vi } from 'vitest';
import type { InvoiceDetail, InvoiceDraft } from '#contract/invoices.ts';
import { createSaver, type SaverCalls } from './saver.ts';

const draft = (clientId: string) => ({ clientId }) as InvoiceDraft;
const detail = (version: number) => ({ id: 'a', version, updatedAtUtc: `v${version}` }) as InvoiceDetail;
const stale = () => new ORPCError('CUADRA', { status: 422, data: { code: 'STALE_VERSION', message: 'x' } });

test('a draft is made once and changed afterwards, with the version that was seen last', async () => {
  const create = vi.fn<SaverCalls['create']>(() => Promise.resolve(detail(1)));
  const update = vi.fn<SaverCalls['update']>(() => Promise.resolve(detail(2)));
  const saver = createSaver({ create, update });
  const both = [saver.save(draft('1')), saver.save(draft('2'))];
  await Promise.all(both);
  expect(create).toHaveBeenCalledExactlyOnceWith(draft('1'));
  expect(update).toHaveBeenCalledExactlyOnceWith({ id: 'a', version: 1, draft: draft('2') });
  expect(saver.get()).toMatchObject({ phase: 'idle', invoice: { id: 'a', version: 2 }, savedAtUtc: 'v2' });
});

test('the same draft is not stored twice', async () => {
  const update = vi.fn<SaverCalls['update']>(() => Promise.resolve(detail(2)));
  const saver = createSaver({ create: () => Promise.resolve(detail(1)), update });
  await saver.save(draft('1'));
  expect(await saver.save(draft('1'))).toEqual({ id: 'a', version: 1 });
  expect(update).not.toHaveBeenCalled();
});

test('somebody else’s change is told, and nothing is written over it', async () => {
  const saver = createSaver(
    { create: () => Promise.resolve(detail(1)), update: () => Promise.reject(stale()) },
    { phase: 'idle', invoice: { id: 'a', version: 1 } },
  );
  await expect(saver.save(draft('2'))).rejects.toBeInstanceOf(ORPCError);
  expect(saver.get()).toMatchObject({ phase: 'stale', invoice: { id: 'a', version: 1 } });
  saver.adopt({ invoice: undefined });
  expect(await saver.save(draft('2'))).toEqual({ id: 'a', version: 1 });
  expect(saver.get().phase).toBe('idle');
});

test('after a failure the next save goes on', async () => {
  let fails = true;
  const create = () => (fails ? Promise.reject(new TypeError('no connection')) : Promise.resolve(detail(1)));
  const saver = createSaver({ create, update: () => Promise.resolve(detail(2)) });
  await expect(saver.save(draft('1'))).rejects.toThrow('no connection');
  expect(saver.get()).toMatchObject({ phase: 'failed', problem: { code: 'NO_CONNECTION' } });
  fails = false;
  await saver.save(draft('1'));
  expect(saver.get()).toMatchObject({ phase: 'idle', savedAtUtc: 'v1' });
});
