/**
 * The operating system's keychain through `@napi-rs/keyring` (keytar's maintained successor).
 *
 * On Linux only the Secret Service counts: left to itself the library falls back to the kernel's
 * keyring, which forgets at the next boot and would lose the master key without a word.
 */
import { randomUUID } from 'node:crypto';
import type { AsyncEntry } from '@napi-rs/keyring';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
import type { Keychain } from '#ports/keychain.ts';

/** Name under which the keychain's own program lists our entries. */
export const KEYCHAIN_SERVICE = 'Cuadra';

/** A person may be typing the keychain's password; longer than this is no answer. */
const PATIENCE_MS = 120_000;

/**
 * What the providers say when the keychain is there but shut: Secret Service (prompt dismissed, or
 * IsLocked), macOS (errSecInteractionNotAllowed, errSecUserCanceled).
 */
const LOCKED = /locked|dismissed|interaction is not allowed|user canceled|-25308|-128\b/i;

/** Opens entries of the system's keychain. `service` differs only in tests. */
export function systemKeychain(service: string = KEYCHAIN_SERVICE): Keychain {
  async function entry(account: string): Promise<AsyncEntry> {
    // Loaded late: where the native module is missing there is no keychain, and the rest still works.
    const keyring = await import('@napi-rs/keyring');
    return new keyring.AsyncEntry(service, account, { linux: { store: 'secret-service' } });
  }

  async function ask<T>(account: string, question: (entry: AsyncEntry) => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('keychain locked: nobody answered its prompt')), PATIENCE_MS);
    });
    try {
      return await Promise.race([entry(account).then(question), patience]);
    } catch (error) {
      throw explain(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** A service without a collection says "none" to every question; only a write tells that it cannot keep anything. */
  async function mustKeep(): Promise<void> {
    const account = `probe/${randomUUID()}`;
    await ask(account, (probe) => probe.setPassword('probe'));
    await ask(account, (probe) => probe.deletePassword());
  }

  return {
    async get(account) {
      const secret = await ask(account, (found) => found.getPassword());
      if (secret === null || secret === undefined) {
        await mustKeep();
        return null;
      }
      return secret;
    },
    set: (account, secret) => ask(account, (target) => target.setPassword(secret)),
    delete: (account) => ask(account, (target) => target.deletePassword()),
  };
}

/** The provider's words beside our code. It never repeats a secret in them. */
function explain(error: unknown): CuadraError {
  if (isCuadraError(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new CuadraError(LOCKED.test(message) ? 'KEYCHAIN_LOCKED' : 'KEYCHAIN_ABSENT', {
    provider: { provider: 'keychain', message },
    cause: error,
    retriable: true,
  });
}
