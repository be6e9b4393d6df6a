/**
 * Runs inside a private D-Bus session with a real gnome-keyring and prints what it saw, one JSON line.
 * Arguments: what to do. The parent (secret-service.test.ts) compares.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '#db/open.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { systemKeychain } from '#platform/keychain.ts';
import { systemClock } from '#ports/clock.ts';
import { createSecurity } from '../../src-main/features/security.ts';

const seen: Record<string, unknown> = {};
const note = async (name: string, work: () => unknown): Promise<void> => {
  try {
    seen[name] = (await work()) ?? null;
  } catch (error) {
    seen[name] = isCuadraError(error) ? error.code : String(error);
  }
};
const run = promisify(execFile);
const keychain = systemKeychain('Cuadra test');
let daemon: ChildProcess | undefined;
// Whatever goes wrong, no daemon outlives this process.
process.once('exit', () => daemon?.kill('SIGKILL'));

/** Starts gnome-keyring in the foreground; with a password the login collection is opened (or made) first. */
async function startDaemon(password?: string): Promise<void> {
  const flags = ['--foreground', '--components=secrets', ...(password === undefined ? [] : ['--unlock'])];
  daemon = spawn('gnome-keyring-daemon', flags, { stdio: ['pipe', 'pipe', 'ignore'] });
  daemon.stdin?.end(password === undefined ? '' : `${password}\n`);
  // Not the synchronous call: it would keep the password from reaching the daemon.
  await run('gdbus', ['wait', '--session', '--timeout', '20', 'org.freedesktop.secrets']);
}

async function stopDaemon(): Promise<void> {
  const running = daemon;
  if (running === undefined) return;
  await new Promise<void>((resolve) => {
    running.once('exit', () => resolve());
    running.kill('SIGTERM');
  });
}

async function lockCollection(): Promise<void> {
  const call = ['call', '--session', '--dest', 'org.freedesktop.secrets', '--object-path', '/org/freedesktop/secrets'];
  const method = ['--method', 'org.freedesktop.Secret.Service.Lock', "['/org/freedesktop/secrets/collection/login']"];
  await run('gdbus', [...call, ...method]);
}

async function useAndLock(): Promise<void> {
  await startDaemon('test-only');
  const long = 'x'.repeat(2000);
  await note('missing', () => keychain.get('a'));
  await note('set', () => keychain.set('a', 'ñ secret €'));
  await note('get', () => keychain.get('a'));
  await note('replace', async () => {
    await keychain.set('a', long);
    return (await keychain.get('a')) === long;
  });
  await note('otherAccount', () => keychain.get('b'));
  await note('delete', () => keychain.delete('a'));
  await note('deleteAgain', () => keychain.delete('a'));
  await note('gone', () => keychain.get('a'));

  const database = openDatabase({ path: join(process.cwd(), 'cuadra.db'), now: () => new Date() });
  const security = () => createSecurity({ db: database.db, databaseId: database.id, keychain, clock: systemClock });
  const scope = { table: 't', id: 'i', column: 'c' };
  const first = security();
  const recoveryKey = (await first.vault.setUp({}, 'test')).reveal();
  first.vault.seal(database.db, scope, 'sealed');
  await note('anchored', () => first.audit.anchor());

  await lockCollection();
  const locked = security();
  await note('lockedState', async () => (await locked.vault.situation()).state);
  await note('lockedUnlock', () => locked.vault.unlock());
  await note('lockedSet', () => keychain.set('b', 'x'));

  await stopDaemon();
  await startDaemon();
  await note('restartedState', async () => (await security().vault.situation()).state);
  await stopDaemon();
  await startDaemon('test-only');
  const again = security();
  await note('againState', async () => (await again.vault.situation()).state);
  await note('againUnlock', async () => {
    await again.vault.unlock();
    return again.vault.open(database.db, scope);
  });
  await note('rotated', async () => {
    await again.vault.rotate({}, 'test');
    return (await again.vault.situation()).keyVersion;
  });
  await note('verified', async () => {
    const { ok, anchoredSeq } = await again.audit.verify();
    return { ok, anchored: anchoredSeq !== undefined };
  });

  // Another person's keychain, or this one reinstalled: the entry is not there.
  await keychain.delete(`${database.id}/k2`);
  const changed = security();
  await note('changedState', async () => (await changed.vault.situation()).state);
  await note('changedSetUp', () => changed.vault.setUp({}, 'test'));
  await note('recovered', async () => {
    await changed.vault.recover({ recoveryKey }, 'test');
    return changed.vault.open(database.db, scope);
  });
  const last = security();
  await note('afterRecovery', async () => {
    await last.vault.unlock();
    return last.vault.open(database.db, scope);
  });
  await stopDaemon();
  database.close();
}

const scenario = process.argv[2];
if (scenario === 'use') {
  await useAndLock();
} else {
  // With a daemon that has no collection, or (scenario no-bus) with nobody to ask.
  if (scenario === 'no-collection') await startDaemon();
  await note('get', () => keychain.get('a'));
  await note('set', () => keychain.set('a', 'x'));
  await note('delete', () => keychain.delete('a'));
  await stopDaemon();
}
process.stdout.write(`\n${JSON.stringify(seen)}\n`);
process.exit(0);
