/** `system.info` through a whole engine: what the status bar shows, and how little it costs. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { openTestDesk, type TestDesk } from '../support/engine.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

test('a desk without company says what the program knows of itself', async () => {
  const info = await desk.client.system.info({});
  expect(info).toMatchObject({
    version: manifest.version,
    dataFolder: desk.dataFolder,
    vault: { state: 'unlocked' },
    catalogs: { state: 'starter' },
  });
  expect(info.company).toBeUndefined();
  expect(info.backup).toEqual({});
});

test('a company says where it stamps, with which seal, and whether it can mail', async () => {
  const { companyId } = desk;
  const before = await desk.client.system.info({ companyId });
  expect(before.company).toMatchObject({
    environment: 'demo',
    pac: { provider: 'demo', environment: 'demo' },
    csd: { demo: true },
    hasMailAccount: false,
  });
  await desk.client.mail.setAccount({
    companyId,
    host: '127.0.0.1',
    port: 2525,
    security: 'none',
    fromAddress: 'a@demo.example',
  });
  const [config] = (await desk.client.stamping.listPacs({ companyId })).configs;
  await desk.client.stamping.configurePac({
    companyId,
    provider: 'demo',
    environment: 'demo',
    state: 'paused',
    version: config?.version,
  });
  const after = await desk.client.system.info({ companyId });
  expect(after.company).toMatchObject({ environment: 'none', hasMailAccount: true });
  expect(after.company?.pac).toBeUndefined();
});

test('the newest copy is told, and a locked vault too', async () => {
  const made = await desk.client.backups.create();
  expect((await desk.client.system.info({})).backup).toEqual({ lastAtUtc: made.takenAtUtc });
  await desk.client.vault.lock();
  expect((await desk.client.system.info({})).vault).toMatchObject({ state: 'locked', message: expect.any(String) });
  await desk.client.vault.unlock({});
});

test('a company that is none is not found', async () => {
  const companyId = '01a209bb-fee6-7569-99e2-ce0671f8c07a';
  await expect(desk.client.system.info({ companyId })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
});

test('it costs little: a window asks often', async () => {
  const { companyId, engine } = desk;
  const prepare = vi.spyOn(engine.raw, 'prepare');
  await desk.client.system.info({ companyId });
  const asked = prepare.mock.calls.map(([sql]) => sql);
  prepare.mockRestore();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThan(12);
  // Each of them by an index or by its key: none reads a whole table that can grow.
  for (const sql of asked) {
    const plan = engine.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`);
    const steps = plan.all(
      ...sql
        .replaceAll(/[^?]/g, '')
        .split('')
        .map(() => 1),
    ) as readonly { detail: string }[];
    expect(steps.filter(({ detail }) => /^SCAN (?!CONSTANT|vault_keys)/.test(detail))).toEqual([]);
  }
});
