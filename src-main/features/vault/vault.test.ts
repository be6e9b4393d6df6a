import { inspect } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type OpenedDatabase } from '#db/open.ts';
import { fixedClock } from '#ports/clock.ts';
import { memoryKeychain, type MemoryKeychain } from '../../../tests/support/keychain.ts';
import { createSecurity } from '../security.ts';
import type { Vault } from './service.ts';

const clock = fixedClock('2026-03-01T12:00:00.000Z');
const scrypt = { n: 1024, r: 8, p: 1 };
const scope = { table: 'mail_accounts', id: 'a', column: 'password' };
const passphrase = 'caballo batería grapa correcta';
const code = (name: string) => expect.objectContaining({ name: 'CuadraError', code: name });

let database: OpenedDatabase;
let keychain: MemoryKeychain;
let vault: Vault;

/** The same data after a restart: nothing in memory. */
function restart(): Vault {
  vault = createSecurity({ db: database.db, databaseId: database.id, keychain, clock, scrypt }).vault;
  return vault;
}

beforeEach(() => {
  database = openDatabase({ path: ':memory:', now: () => clock.now() });
  keychain = memoryKeychain();
  restart();
  return () => database.close();
});

async function setUp(options: { passphrase?: string } = {}): Promise<string> {
  const recoveryKey = await vault.setUp(options, 'ana');
  vault.seal(database.db, scope, 'hunter2');
  return recoveryKey.reveal();
}
const state = async (): Promise<string> => (await vault.situation()).state;

describe('states', () => {
  it('begins not set up, and says so to whoever needs a secret', async () => {
    expect(await state()).toBe('not-set-up');
    await expect(vault.unlock()).rejects.toThrow(code('VAULT_NOT_SET_UP'));
    expect(() => vault.seal(database.db, scope, 'x')).toThrow(code('VAULT_LOCKED'));
  });

  it('is unlocked after set-up, locked on request, and opens again from the keychain', async () => {
    await setUp();
    expect(await state()).toBe('unlocked');
    vault.lock();
    expect(await state()).toBe('locked');
    expect(() => vault.open(database.db, scope)).toThrow(code('VAULT_LOCKED'));
    await restart().unlock();
    expect(vault.open(database.db, scope)).toBe('hunter2');
  });

  it('tells a locked keychain, an absent one, an emptied one and another one apart', async () => {
    await setUp();
    restart();
    keychain.mood = 'locked';
    expect(await state()).toBe('keychain-locked');
    await expect(vault.unlock()).rejects.toThrow(code('KEYCHAIN_LOCKED'));
    keychain.mood = 'absent';
    expect(await state()).toBe('keychain-absent');
    await expect(vault.unlock()).rejects.toThrow(code('KEYCHAIN_ABSENT'));
    keychain.mood = 'open';
    for (const account of keychain.entries.keys())
      keychain.entries.set(account, Buffer.alloc(32, 5).toString('base64'));
    expect(await state()).toBe('key-mismatch');
    await expect(vault.unlock()).rejects.toThrow(code('VAULT_KEY_MISMATCH'));
    keychain.entries.clear();
    expect(await state()).toBe('key-mismatch');
    await expect(vault.setUp({}, 'ana')).rejects.toThrow(code('VAULT_ALREADY_SET_UP'));
  });

  it('never makes a key where there is no place for it', async () => {
    keychain.mood = 'absent';
    await expect(vault.setUp({}, 'ana')).rejects.toThrow(code('KEYCHAIN_ABSENT'));
    expect(await state()).toBe('not-set-up');
  });

  it('keeps the keychain entries of two databases apart', async () => {
    const other = openDatabase({ path: ':memory:', now: () => clock.now() });
    const second = createSecurity({ db: other.db, databaseId: other.id, keychain, clock, scrypt }).vault;
    await setUp();
    await second.setUp({}, 'ana');
    expect([...keychain.entries.keys()].toSorted()).toEqual([`${database.id}/k1`, `${other.id}/k1`].toSorted());
    other.close();
  });
});

describe('with a passphrase', () => {
  it('needs no keychain, and nothing in clear is stored', async () => {
    keychain.mood = 'absent';
    await setUp({ passphrase });
    expect(await restart().situation()).toMatchObject({ state: 'needs-passphrase', keptIn: 'passphrase' });
    await expect(vault.unlock()).rejects.toThrow(code('VAULT_PASSPHRASE_NEEDED'));
    await expect(vault.unlock({ passphrase: 'otra frase cualquiera' })).rejects.toThrow(code('VAULT_PASSPHRASE_WRONG'));
    await vault.unlock({ passphrase });
    expect(vault.open(database.db, scope)).toBe('hunter2');
    expect(database.raw.serialize().includes('hunter2')).toBe(false);
    expect(database.raw.serialize().includes(passphrase)).toBe(false);
  });

  it('proves the passphrase before it wraps the next key', async () => {
    await setUp({ passphrase });
    await expect(vault.rotate({ passphrase: `${passphrase}!` }, 'ana')).rejects.toThrow(code('VAULT_PASSPHRASE_WRONG'));
    await vault.rotate({ passphrase }, 'ana');
    await restart().unlock({ passphrase });
    expect(vault.open(database.db, scope)).toBe('hunter2');
  });

  it('moves to the keychain and back', async () => {
    await setUp({ passphrase });
    await vault.keepIn({}, 'ana');
    expect(keychain.entries.size).toBe(1);
    await restart().unlock();
    expect(vault.open(database.db, scope)).toBe('hunter2');
    await vault.keepIn({ passphrase }, 'ana');
    expect(keychain.entries.size).toBe(0);
    await restart().unlock({ passphrase });
    expect(vault.open(database.db, scope)).toBe('hunter2');
  });
});

describe('envelopes in the database', () => {
  beforeEach(() => setUp());
  const second = { ...scope, id: 'b' };

  it('come back as they were, are replaced and are forgotten', () => {
    vault.seal(database.db, second, Buffer.from([0, 255, 1]));
    expect([...vault.openBytes(database.db, second)]).toEqual([0, 255, 1]);
    vault.seal(database.db, scope, 'new');
    expect(vault.open(database.db, scope)).toBe('new');
    expect(vault.has(database.db, scope)).toBe(true);
    vault.forget(database.db, scope);
    expect(vault.has(database.db, scope)).toBe(false);
    expect(() => vault.open(database.db, scope)).toThrow(code('VAULT_SECRET_MISSING'));
  });

  it('go back with the transaction they were sealed in', () => {
    expect(() =>
      database.db.transaction((tx) => {
        vault.seal(tx, scope, 'half done');
        throw new Error('undo');
      }),
    ).toThrow('undo');
    expect(vault.open(database.db, scope)).toBe('hunter2');
  });

  it('do not open in the place of another', () => {
    vault.seal(database.db, second, 'theirs');
    database.raw.exec(`
      UPDATE vault_envelopes SET record_id = 'x' WHERE record_id = 'a';
      UPDATE vault_envelopes SET record_id = 'a' WHERE record_id = 'b';
      UPDATE vault_envelopes SET record_id = 'b' WHERE record_id = 'x';`);
    expect(() => vault.open(database.db, scope)).toThrow(code('VAULT_TAMPERED'));
    expect(() => vault.open(database.db, second)).toThrow(code('VAULT_TAMPERED'));
  });

  it.each(['table_name', 'column_name'])('do not open under another %s', (column) => {
    database.raw.exec(`UPDATE vault_envelopes SET ${column} = 'other' WHERE record_id = 'a'`);
    const moved = column === 'table_name' ? { ...scope, table: 'other' } : { ...scope, column: 'other' };
    expect(() => vault.open(database.db, moved)).toThrow(code('VAULT_TAMPERED'));
  });

  it('do not open from before a rotation', async () => {
    const old = database.raw.prepare("SELECT iv, sealed FROM vault_envelopes WHERE record_id = 'a'").get() as object;
    await vault.rotate({}, 'ana');
    database.raw.prepare("UPDATE vault_envelopes SET iv = :iv, sealed = :sealed WHERE record_id = 'a'").run(old);
    expect(() => vault.open(database.db, scope)).toThrow(code('VAULT_TAMPERED'));
  });
});

describe('rotation', () => {
  it('seals everything anew and forgets the old key', async () => {
    await setUp();
    const rows = () => database.raw.prepare('SELECT hex(sealed) FROM vault_envelopes ORDER BY 1').pluck().all();
    const [before, key] = [rows(), keychain.entries.get(`${database.id}/k1`)];
    await vault.rotate({}, 'ana');
    expect((await vault.situation()).keyVersion).toBe(2);
    expect(rows().filter((row) => before.includes(row))).toEqual([]);
    expect([...keychain.entries.keys()]).toEqual([`${database.id}/k2`]);
    expect(keychain.entries.get(`${database.id}/k2`)).not.toBe(key);
    await restart().unlock();
    expect(vault.open(database.db, scope)).toBe('hunter2');
  });

  it('never overwrites an entry of the keychain', async () => {
    await setUp();
    keychain.entries.set(`${database.id}/k2`, 'the key of another copy of this database');
    await vault.rotate({}, 'ana');
    expect((await vault.situation()).keyVersion).toBe(3);
    expect(keychain.entries.get(`${database.id}/k2`)).toBe('the key of another copy of this database');
  });

  it('does not stop at an envelope that was harmed, and goes on refusing it', async () => {
    await setUp();
    vault.seal(database.db, { ...scope, id: 'b' }, 'sound');
    database.raw.exec("UPDATE vault_envelopes SET sealed = zeroblob(32) WHERE record_id = 'a'");
    await vault.rotate({}, 'ana');
    expect(() => vault.open(database.db, scope)).toThrow(code('VAULT_TAMPERED'));
    expect(vault.open(database.db, { ...scope, id: 'b' })).toBe('sound');
  });

  it('does not wrap the next key to a recovery key that someone put into the file', async () => {
    await setUp();
    const other = createSecurity({ db: database.db, databaseId: database.id, keychain, clock, scrypt });
    database.raw.exec('UPDATE vault_keys SET recovery_public_key = zeroblob(33)');
    await expect(vault.rotate({}, 'ana')).rejects.toThrow(code('VAULT_RECOVERY_TAMPERED'));
    await other.vault.unlock();
    const fresh = await other.vault.renewRecoveryKey('ana');
    await other.vault.rotate({}, 'ana');
    await restart().recover({ recoveryKey: fresh.reveal() }, 'ana');
    expect(vault.open(database.db, scope)).toBe('hunter2');
  });

  it('stays locked when it was locked while the keychain was asked', async () => {
    await setUp();
    const rotating = vault.rotate({}, 'ana');
    const set = keychain.set.bind(keychain);
    keychain.set = (account, secret) => {
      vault.lock();
      return set(account, secret);
    };
    await rotating;
    expect(vault.isUnlocked()).toBe(false);
    await vault.unlock();
    expect(vault.open(database.db, scope)).toBe('hunter2');
  });

  it('happens one at a time', async () => {
    await setUp();
    await Promise.all([vault.rotate({}, 'ana'), vault.rotate({}, 'ana'), vault.rotate({}, 'ana')]);
    expect((await vault.situation()).keyVersion).toBe(4);
    expect(vault.open(database.db, scope)).toBe('hunter2');
  });
});

describe('recovery', () => {
  it('opens the data when the keychain lost its key, also after rotations', async () => {
    const recoveryKey = await setUp();
    await vault.rotate({}, 'ana');
    keychain.entries.clear();
    expect(await restart().situation()).toMatchObject({ state: 'key-mismatch' });
    await vault.recover({ recoveryKey: recoveryKey.toLowerCase() }, 'ana');
    expect(vault.open(database.db, scope)).toBe('hunter2');
    await restart().unlock();
    expect(vault.open(database.db, scope)).toBe('hunter2');
  });

  it('keeps the key under a passphrase where there is no keychain any more', async () => {
    const recoveryKey = await setUp();
    restart();
    keychain.mood = 'absent';
    await expect(vault.recover({ recoveryKey }, 'ana')).rejects.toThrow(code('KEYCHAIN_ABSENT'));
    await vault.recover({ recoveryKey, passphrase }, 'ana');
    await restart().unlock({ passphrase });
    expect(vault.open(database.db, scope)).toBe('hunter2');
  });

  it('refuses a mistyped key, another one, and the one before the last', async () => {
    const first = await setUp();
    const second = (await vault.renewRecoveryKey('ana')).reveal();
    restart();
    await expect(vault.recover({ recoveryKey: 'no' }, 'ana')).rejects.toThrow(code('RECOVERY_KEY_MALFORMED'));
    await expect(vault.recover({ recoveryKey: first }, 'ana')).rejects.toThrow(code('RECOVERY_KEY_WRONG'));
    await vault.recover({ recoveryKey: second }, 'ana');
    expect(vault.open(database.db, scope)).toBe('hunter2');
  });
});

describe('what nobody may see', () => {
  it('is not in the audit log, in an error, or in the vault when it is printed', async () => {
    const recoveryKey = await setUp();
    await vault.rotate({}, 'ana');
    const key = keychain.entries.get(`${database.id}/k2`) ?? '';
    expect(key).toHaveLength(44);
    const log = JSON.stringify(database.raw.prepare('SELECT * FROM audit_entries').all());
    const error: unknown = await vault
      .recover({ recoveryKey: 'x', passphrase }, 'ana')
      .catch((refusal: unknown) => refusal);
    const seen = log + inspect(vault, { depth: 20, showHidden: true }) + inspect(error) + JSON.stringify(error);
    for (const secret of [recoveryKey, key, 'hunter2', passphrase]) expect(seen).not.toContain(secret);
    expect(log).toContain('vault.rotated');
  });
});

describe('who waits for the vault', () => {
  it('is told once whichever way it opens, after the key is there, and not by what leaves it as it was', async () => {
    let told = 0;
    const listen = (): void => {
      vault.onUnlock(() => {
        expect(vault.isUnlocked()).toBe(true);
        told += 1;
      });
    };
    listen();
    const recoveryKey = await setUp();
    expect(told).toBe(1);
    await vault.unlock();
    await vault.rotate({}, 'ana');
    await vault.keepIn({ passphrase }, 'ana');
    expect(told).toBe(1);
    vault.lock();
    await expect(vault.unlock({ passphrase: 'otra frase cualquiera' })).rejects.toThrow(code('VAULT_PASSPHRASE_WRONG'));
    expect(told).toBe(1);
    await vault.unlock({ passphrase });
    expect(told).toBe(2);
    restart();
    listen();
    await vault.recover({ recoveryKey }, 'ana');
    expect(told).toBe(3);
  });

  it('is not told when it locked again before the key was there', async () => {
    await setUp();
    let told = 0;
    const recoveryKey = (await vault.renewRecoveryKey('ana')).reveal();
    restart();
    vault.onUnlock(() => (told += 1));
    const recovering = vault.recover({ recoveryKey }, 'ana');
    await Promise.resolve();
    vault.lock();
    await recovering;
    expect([vault.isUnlocked(), told]).toEqual([false, 0]);
  });
});
