/** The process dies at every step of making, changing and recovering the key; nothing sealed is ever lost. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type OpenedDatabase } from '#db/open.ts';
import { systemClock } from '#ports/clock.ts';
import { createSecurity } from '../../src-main/features/security.ts';
import { fileKeychain } from '../support/keychain.ts';

const STEPS = ['vault.key-made', 'vault.key-stored', 'vault.before-commit', 'vault.committed'];
const scope = (id: string) => ({ table: 'mail_accounts', id, column: 'password' });

let folder: string;
let path: string;
let keychainPath: string;
let database: OpenedDatabase | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-kill-'));
  path = join(folder, 'cuadra.db');
  keychainPath = join(folder, 'keychain.json');
  writeFileSync(keychainPath, '{}');
});
afterEach(() => {
  database?.close();
  rmSync(folder, { recursive: true, force: true });
});

function start() {
  database = openDatabase({ path, now: () => new Date() });
  const { db, id } = database;
  return { db, ...createSecurity({ db, databaseId: id, keychain: fileKeychain(keychainPath), clock: systemClock }) };
}

/** Sets the vault up with fifty secrets and closes the database. */
async function prepare(): Promise<string> {
  const { db, vault } = start();
  const recoveryKey = await vault.setUp({}, 'test');
  for (let index = 0; index < 50; index++) vault.seal(db, scope(String(index)), `secret ${index}`);
  database?.close();
  return recoveryKey.reveal();
}

function killAt(operation: string, point: string, recoveryKey = ''): void {
  const child = join(import.meta.dirname, 'kill-child.ts');
  const { signal, stderr } = spawnSync(process.execPath, [child, path, keychainPath, operation, point, recoveryKey]);
  expect({ signal, stderr: String(stderr) }).toEqual({ signal: 'SIGKILL', stderr: '' });
}

function expectAllSecrets({ db, vault }: ReturnType<typeof start>): void {
  for (let index = 0; index < 50; index++) expect(vault.open(db, scope(String(index)))).toBe(`secret ${index}`);
}

describe('killed while the key changes', () => {
  it.each([...STEPS, 'vault.old-key-forgotten'])('rotation, at %s', async (point) => {
    const recoveryKey = await prepare();
    killAt('rotate', point);

    const after = start();
    expect(database?.opening.afterCrash).toBe(true);
    await after.vault.unlock();
    expectAllSecrets(after);
    expect((await after.audit.verify()).ok).toBe(true);
    // The next rotation is not disturbed by what the dead one left, and the paper still opens everything.
    await after.vault.rotate({}, 'test');
    after.vault.lock();
    writeFileSync(keychainPath, '{}');
    await after.vault.recover({ recoveryKey }, 'test');
    expectAllSecrets(after);
  });

  it('leaves no second key behind for long', async () => {
    await prepare();
    killAt('rotate', 'vault.committed');
    await start().vault.unlock();
    const accounts = Object.keys(JSON.parse(readFileSync(keychainPath, 'utf8')) as object);
    expect(accounts).toEqual([`${database?.id}/k2`]);
  });

  it.each(STEPS)('recovery, at %s', async (point) => {
    const recoveryKey = await prepare();
    writeFileSync(keychainPath, '{}');
    killAt('recover', point, recoveryKey);

    const after = start();
    const { state } = await after.vault.situation();
    expect(state).toBe(point === 'vault.committed' ? 'locked' : 'key-mismatch');
    if (state === 'locked') await after.vault.unlock();
    else await after.vault.recover({ recoveryKey }, 'test');
    expectAllSecrets(after);
  });

  it.each(STEPS)('set-up, at %s', async (point) => {
    killAt('set-up', point);
    const { vault, db } = start();
    const { state } = await vault.situation();
    expect(state).toBe(point === 'vault.committed' ? 'locked' : 'not-set-up');
    if (state === 'locked') {
      await vault.unlock();
      // The person never saw the recovery key of the set-up that died: there is a new one for them.
      await vault.renewRecoveryKey('test');
    } else {
      await vault.setUp({}, 'test');
    }
    vault.seal(db, scope('0'), 'x');
    vault.lock();
    await vault.unlock();
    expect(vault.open(db, scope('0'))).toBe('x');
  });
});
