/** The demo's keychain: a file beside its data. What it opens is worth nothing, and is made to be copied. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Keychain } from '#ports/keychain.ts';

/** Its presence marks a folder as a demo's. */
export const DEMO_KEYCHAIN_FILE = 'demo-keychain.json';

const contents = z.record(z.string(), z.string());

export function fileKeychain(dataFolder: string): Keychain {
  const path = join(dataFolder, DEMO_KEYCHAIN_FILE);
  const entries = new Map(Object.entries(read(path)));
  const save = (): void => writeFileSync(path, JSON.stringify(Object.fromEntries(entries)), { mode: 0o600 });
  return {
    get: async (account) => entries.get(account) ?? null,
    set: async (account, secret) => {
      entries.set(account, secret);
      save();
    },
    delete: async (account) => {
      const known = entries.delete(account);
      if (known) save();
      return known;
    },
  };
}

function read(path: string): Record<string, string> {
  try {
    return contents.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}
