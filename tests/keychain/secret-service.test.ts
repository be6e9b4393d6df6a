/**
 * The keychain adapter and the vault against a real gnome-keyring in a private D-Bus session of its
 * own, with a home of its own. Skipped where the tools are missing, except in continuous integration.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const TOOLS = ['dbus-run-session', 'gnome-keyring-daemon', 'gdbus'];
const missing = TOOLS.filter((tool) => spawnSync('which', [tool]).status !== 0);
const skip = process.platform !== 'linux' || (missing.length > 0 && process.env['CI'] !== 'true');

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cuadra-keyring-'));
  for (const name of ['run', 'data', 'cache', 'config']) mkdirSync(join(home, name), { mode: 0o700 });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Runs the child in the given surroundings and returns what it saw. */
function run(scenario: string, session: boolean): Promise<Record<string, unknown>> {
  const script = join(import.meta.dirname, 'secret-service-child.ts');
  const command = [process.execPath, script, scenario];
  const [program = '', ...args] = session ? ['dbus-run-session', '--', ...command] : command;
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    LANG: 'C.UTF-8',
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
  };
  const child = spawn(program, args, { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => errors.push(String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('close', (status) => {
      const line = output.join('').trim().split('\n').at(-1);
      if (status === 0 && line !== undefined) resolve(JSON.parse(line) as Record<string, unknown>);
      else reject(new Error(`child ended with ${status}: ${errors.join('')}`));
    });
  });
}

describe.skipIf(skip)('the system keychain', () => {
  it('keeps, gives back, locks, and survives being emptied', async () => {
    expect(await run('use', true)).toEqual({
      missing: null,
      set: null,
      get: 'ñ secret €',
      replace: true,
      otherAccount: null,
      delete: true,
      deleteAgain: false,
      gone: null,
      anchored: 1,
      lockedState: 'keychain-locked',
      lockedUnlock: 'KEYCHAIN_LOCKED',
      lockedSet: 'KEYCHAIN_LOCKED',
      restartedState: 'keychain-locked',
      againState: 'locked',
      againUnlock: 'sealed',
      rotated: 2,
      verified: { ok: true, anchored: true },
      changedState: 'key-mismatch',
      changedSetUp: 'VAULT_ALREADY_SET_UP',
      recovered: 'sealed',
      afterRecovery: 'sealed',
    });
  });

  it('is absent where the service has no collection to keep anything in', async () => {
    expect(await run('no-collection', true)).toEqual({ get: 'KEYCHAIN_ABSENT', set: 'KEYCHAIN_ABSENT', delete: false });
  });

  it("is absent without D-Bus: the kernel's keyring, which forgets, is not taken instead", async () => {
    const nothing = { get: 'KEYCHAIN_ABSENT', set: 'KEYCHAIN_ABSENT', delete: 'KEYCHAIN_ABSENT' };
    expect(await run('no-bus', false)).toEqual(nothing);
  });
});
