/** Where an entry's hash is kept outside the database. */
import { isCuadraError } from '#errors/cuadra-error.ts';
import type { Keychain } from '#ports/keychain.ts';

export interface AnchorStore {
  /** The entry kept last; undefined when there is none, or nobody to ask. */
  read(): Promise<{ readonly seq: number; readonly hash: Buffer } | undefined>;
  write(position: { readonly seq: number; readonly hash: Buffer }): Promise<void>;
}

/** Keeps it in the system's keychain, beside the master key. An absent or locked keychain is no anchor. */
export function keychainAnchor(keychain: Keychain, databaseId: string): AnchorStore {
  const account = `${databaseId}/audit`;
  return {
    async read() {
      const text = await quietly(() => keychain.get(account));
      const [, seq, hash] = /^(\d+) ([0-9a-f]{64})$/.exec(text ?? '') ?? [];
      return seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash: Buffer.from(hash, 'hex') };
    },
    async write({ seq, hash }) {
      await quietly(() => keychain.set(account, `${seq} ${hash.toString('hex')}`));
    },
  };
}

async function quietly<T>(question: () => Promise<T>): Promise<T | undefined> {
  try {
    return await question();
  } catch (error) {
    if (isCuadraError(error, 'KEYCHAIN_ABSENT') || isCuadraError(error, 'KEYCHAIN_LOCKED')) return undefined;
    throw error;
  }
}
