import type { Keychain } from '#ports/keychain.ts';

/** A keychain that forgets everything with the process: for the demo and for tests, never for real data. */
export function memoryKeychain(): Keychain {
  const entries = new Map<string, string>();
  return {
    get: async (account) => entries.get(account) ?? null,
    set: async (account, secret) => void entries.set(account, secret),
    delete: async (account) => entries.delete(account),
  };
}
