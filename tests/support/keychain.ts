/** Keychains for tests: one in memory that can be shut or missing, one in a file that outlives a killed process. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Keychain } from '#ports/keychain.ts';

export interface MemoryKeychain extends Keychain {
  readonly entries: Map<string, string>;
  /** How it answers from now on. */
  mood: 'open' | 'locked' | 'absent';
}

export function memoryKeychain(): MemoryKeychain {
  const entries = new Map<string, string>();
  const answer = <T>(value: () => T): Promise<T> => {
    if (keychain.mood === 'locked') return Promise.reject(new CuadraError('KEYCHAIN_LOCKED'));
    if (keychain.mood === 'absent') return Promise.reject(new CuadraError('KEYCHAIN_ABSENT'));
    return Promise.resolve(value());
  };
  const keychain: MemoryKeychain = {
    entries,
    mood: 'open',
    get: (account) => answer(() => entries.get(account) ?? null),
    set: (account, secret) => answer(() => void entries.set(account, secret)),
    delete: (account) => answer(() => entries.delete(account)),
  };
  return keychain;
}

/** Every write is on the disk when it returns. */
export function fileKeychain(path: string): Keychain {
  const read = (): Record<string, string> => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  const write = (entries: Record<string, string>): void => {
    writeFileSync(`${path}.tmp`, JSON.stringify(entries));
    renameSync(`${path}.tmp`, path);
  };
  return {
    get: (account) => Promise.resolve(read()[account] ?? null),
    set: (account, secret) => Promise.resolve(write({ ...read(), [account]: secret })),
    delete: (account) => {
      const { [account]: gone, ...rest } = read();
      write(rest);
      return Promise.resolve(gone !== undefined);
    },
  };
}
