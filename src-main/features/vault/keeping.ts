/** Where the master key rests while it is not in memory: the keychain, or the database under a passphrase. */
import type { VaultState } from '#contract/vault.ts';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
import type { Keychain } from '#ports/keychain.ts';
import { contextOf } from './envelope.ts';
import { recognise, wipe, type MasterKey } from './master-key.ts';
import { unwrapWithPassphrase, wrapWithPassphrase, type ScryptCost } from './passphrase.ts';
import type { VaultKeyRow } from './tables.ts';

/** A passphrase keeps the key where it is given; the keychain where it is not. */
export interface Keeping {
  readonly passphrase?: string | undefined;
}

/** Columns that say where the key is kept. */
export type KeptColumns = Pick<
  VaultKeyRow,
  'keptIn' | 'passphraseWrap' | 'scryptSalt' | 'scryptN' | 'scryptR' | 'scryptP'
>;

/** What a wrap of a key is bound to. */
export function wrapContextOf(databaseId: string, version: number): Buffer {
  return contextOf(databaseId, version);
}

export function createKeeper({
  databaseId,
  keychain,
  cost,
}: {
  readonly databaseId: string;
  readonly keychain: Keychain;
  readonly cost: ScryptCost;
}) {
  const account = (version: number): string => `${databaseId}/k${version}`;

  async function fromKeychain(row: VaultKeyRow): Promise<MasterKey | undefined> {
    const stored = await keychain.get(account(row.version));
    const bytes = stored === null ? undefined : Buffer.from(stored, 'base64');
    return recognise(bytes, row.version, databaseId, row.fingerprint);
  }

  async function fromPassphrase(row: VaultKeyRow, passphrase: string): Promise<MasterKey | undefined> {
    const { passphraseWrap: wrap, scryptSalt: salt, scryptN: n, scryptR: r, scryptP: p } = row;
    if (wrap === null || salt === null || n === null || r === null || p === null) return undefined;
    const context = wrapContextOf(databaseId, row.version);
    const bytes = await unwrapWithPassphrase(passphrase, context, { wrap, salt, n, r, p });
    return recognise(bytes, row.version, databaseId, row.fingerprint);
  }

  return {
    /**
     * The key of this row by the ordinary way.
     * @throws CuadraError KEYCHAIN_LOCKED, KEYCHAIN_ABSENT, VAULT_KEY_MISMATCH, VAULT_PASSPHRASE_NEEDED,
     *   VAULT_PASSPHRASE_WRONG
     */
    async fetch(row: VaultKeyRow, { passphrase }: Keeping): Promise<MasterKey> {
      if (row.keptIn === 'passphrase') {
        if (passphrase === undefined || passphrase === '') {
          throw new CuadraError('VAULT_PASSPHRASE_NEEDED', { field: 'passphrase' });
        }
        const key = await fromPassphrase(row, passphrase);
        if (key === undefined) throw new CuadraError('VAULT_PASSPHRASE_WRONG', { field: 'passphrase' });
        return key;
      }
      const key = await fromKeychain(row);
      if (key === undefined) throw new CuadraError('VAULT_KEY_MISMATCH');
      return key;
    },

    /** Puts the key where it will be found again, and makes sure of it. Returns the columns that say so. */
    async keep(key: MasterKey, { passphrase }: Keeping): Promise<KeptColumns> {
      if (passphrase === undefined) {
        const secret = key.bytes.toString('base64');
        await keychain.set(account(key.version), secret);
        if ((await keychain.get(account(key.version))) !== secret) throw new CuadraError('KEYCHAIN_ABSENT');
        const none = { passphraseWrap: null, scryptSalt: null, scryptN: null, scryptR: null, scryptP: null };
        return { keptIn: 'keychain', ...none };
      }
      const context = wrapContextOf(databaseId, key.version);
      const { wrap, salt, n, r, p } = await wrapWithPassphrase(passphrase, context, key.bytes, cost);
      return { keptIn: 'passphrase', passphraseWrap: wrap, scryptSalt: salt, scryptN: n, scryptR: r, scryptP: p };
    },

    /** First version from `from` on whose name in the keychain is free. */
    async freeVersion(from: number, { passphrase }: Keeping): Promise<number> {
      let version = from;
      if (passphrase !== undefined) return version;
      while ((await keychain.get(account(version))) !== null) version++;
      return version;
    },

    /** Best effort: a key that stays behind opens nothing any more. */
    async forget(version: number): Promise<void> {
      try {
        await keychain.delete(account(version));
      } catch (error) {
        if (!isCuadraError(error)) throw error;
      }
    },

    /** How a row whose key is not in memory stands. */
    async stateOf(row: VaultKeyRow): Promise<VaultState> {
      if (row.keptIn === 'passphrase') return 'needs-passphrase';
      try {
        const key = await fromKeychain(row);
        if (key === undefined) return 'key-mismatch';
        wipe(key);
        return 'locked';
      } catch (error) {
        if (isCuadraError(error, 'KEYCHAIN_LOCKED')) return 'keychain-locked';
        if (isCuadraError(error, 'KEYCHAIN_ABSENT')) return 'keychain-absent';
        throw error;
      }
    },
  };
}
