/** Opening the vault sets to work what waited for it, whichever way it is opened. */
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine, type Engine } from '#engine/engine.ts';
import { memoryKeychain } from '#platform/memory-keychain.ts';
import { silentLogger } from '#ports/logger.ts';
import { clientOf, openTestDesk, type TestDesk } from '../support/engine.ts';

let desk: TestDesk;
const keychain = memoryKeychain();

beforeEach(async () => {
  desk = await openTestDesk({ keychain });
});
afterEach(() => desk.close());

async function issue(): Promise<string> {
  const draft = await desk.client.invoices.create({
    companyId: desk.companyId,
    clientId: desk.clientId,
    lines: [{ productId: desk.productId, cantidad: '1' }],
    formaPago: '03',
    metodoPago: 'PUE',
  });
  const { issued, invoice } = await desk.client.invoices.issue({ id: draft.id, version: draft.version });
  expect(issued).toBe(true);
  return invoice.id;
}

const statusOn = async (engine: Engine, id: string): Promise<string> =>
  (await clientOf(engine).invoices.get({ id })).status;

test('a stamp that waits minutes for the vault is made as soon as it opens', async () => {
  const { engine, client } = desk;
  const id = await issue();
  engine.features.vault.lock();
  engine.start();
  const waiting = async () => (await client.jobs.list({ kind: 'stamping.stamp' })).rows[0];
  await expect.poll(waiting).toMatchObject({ state: 'waiting', error: { code: 'VAULT_LOCKED' } });
  // Its back-off as after several tries: nothing but the opening of the vault brings it back within this test.
  engine.raw.prepare("UPDATE jobs SET run_at_utc = '2999-01-01T00:00:00.000Z'").run();
  await client.vault.unlock({});
  await expect.poll(() => statusOn(engine, id), { timeout: 20_000 }).toBe('stamped');
});

test('what waits for anything else keeps its time', async () => {
  const { engine, client } = desk;
  await issue();
  engine.raw
    .prepare(`UPDATE jobs SET state = 'waiting', run_at_utc = '2999-01-01T00:00:00.000Z',
    error = '{"code":"STAMP_NO_PAC","message":"","params":{}}'`)
    .run();
  engine.features.vault.lock();
  await client.vault.unlock({});
  expect((await client.jobs.list({})).rows[0]).toMatchObject({ runAtUtc: '2999-01-01T00:00:00.000Z' });
});

test('a host that stays starts the engine with the vault; one that asks for nothing starts nothing', async () => {
  const id = await issue();
  await desk.engine.close();
  const ports = { keychain, logger: silentLogger };
  const quiet = openEngine({ dataFolder: desk.dataFolder, ports });
  await clientOf(quiet).vault.unlock({});
  await quiet.idle();
  expect(await statusOn(quiet, id)).toBe('ready');
  await quiet.close();

  const staying = openEngine({ dataFolder: desk.dataFolder, ports, startOnUnlock: true });
  try {
    await staying.idle();
    expect(await statusOn(staying, id)).toBe('ready');
    await clientOf(staying).vault.unlock({});
    await expect.poll(() => statusOn(staying, id), { timeout: 20_000 }).toBe('stamped');
    // Again, by hand or by the vault: nothing happens and nothing is thrown.
    staying.start();
    staying.features.vault.lock();
    await clientOf(staying).vault.unlock({});
  } finally {
    await staying.close();
  }
  staying.start();
});

test('the set-up of a new desk starts it too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cuadra-unlock-'));
  const engine = openEngine({
    dataFolder: folder,
    ports: { keychain: memoryKeychain(), logger: silentLogger },
    startOnUnlock: true,
  });
  try {
    await clientOf(engine).vault.setUp({});
    // The daily copy is the first thing that a started engine makes.
    await expect.poll(async () => (await clientOf(engine).backups.list()).rows.length, { timeout: 20_000 }).toBe(1);
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
