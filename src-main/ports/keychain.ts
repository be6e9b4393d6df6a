/**
 * The operating system's store of secrets. It holds one entry of ours, the master key; everything
 * else is sealed with that key in the database (see features/vault).
 */
export interface Keychain {
  /** The secret, or null when the keychain answers and has none. Throws `KEYCHAIN_LOCKED` or `KEYCHAIN_ABSENT`. */
  get(account: string): Promise<string | null>;
  set(account: string, secret: string): Promise<void>;
  delete(account: string): Promise<boolean>;
}
