/** Child of kill.test.ts: does one thing to the vault and dies with SIGKILL at the point it is told. */
import { openDatabase } from '#db/open.ts';
import { systemClock } from '#ports/clock.ts';
import { createSecurity } from '../../src-main/features/security.ts';
import { fileKeychain } from '../support/keychain.ts';

const [, , path = '', keychainPath = '', operation, point, recoveryKey = ''] = process.argv;
const { db, id } = openDatabase({ path, now: () => new Date() });
const { vault } = createSecurity({
  db,
  databaseId: id,
  keychain: fileKeychain(keychainPath),
  clock: systemClock,
  faults: {
    hit(name) {
      if (name === point) process.kill(process.pid, 'SIGKILL');
    },
  },
});
if (operation === 'set-up') await vault.setUp({}, 'child');
if (operation === 'recover') await vault.recover({ recoveryKey }, 'child');
if (operation === 'rotate') {
  await vault.unlock();
  await vault.rotate({}, 'child');
}
process.stdout.write('survived');
