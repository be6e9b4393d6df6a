/** The master key while it is in memory, and what is derived from it. */
import { randomBytes } from 'node:crypto';
import { authenticate, deriveKey, KEY_LENGTH, sameBytes } from './envelope.ts';

export interface MasterKey {
  readonly version: number;
  /** The key itself: for wrapping and for the keychain only. */
  readonly bytes: Buffer;
  /** Seals envelopes. */
  readonly envelopeKey: Buffer;
  /** Authenticates the recovery public key. */
  readonly recoveryMacKey: Buffer;
  /** What the database keeps to know this key again. */
  readonly fingerprint: Buffer;
}

/** A key with its derivations. `bytes` is taken over and wiped with {@link wipe}. */
export function masterKeyOf(bytes: Buffer, version: number, databaseId: string): MasterKey {
  const fingerprintKey = deriveKey(bytes, databaseId, 'fingerprint');
  const key = {
    version,
    bytes,
    envelopeKey: deriveKey(bytes, databaseId, 'envelopes'),
    recoveryMacKey: deriveKey(bytes, databaseId, 'recovery public key'),
    fingerprint: authenticate(fingerprintKey, String(version)),
  };
  fingerprintKey.fill(0);
  return key;
}

/** A new random key. */
export function makeMasterKey(version: number, databaseId: string): MasterKey {
  return masterKeyOf(randomBytes(KEY_LENGTH), version, databaseId);
}

/** The key if the bytes are the one whose fingerprint is kept; otherwise they are wiped. */
export function recognise(
  bytes: Buffer | undefined,
  version: number,
  databaseId: string,
  fingerprint: Buffer,
): MasterKey | undefined {
  if (bytes?.length !== KEY_LENGTH) return undefined;
  const key = masterKeyOf(bytes, version, databaseId);
  if (sameBytes(key.fingerprint, fingerprint)) return key;
  wipe(key);
  return undefined;
}

/** Overwrites the key's octets. */
export function wipe(key: MasterKey): void {
  for (const octets of [key.bytes, key.envelopeKey, key.recoveryMacKey]) octets.fill(0);
}

/** A key of its own memory, for work that may outlast the other's. */
export function copyOf(key: MasterKey, databaseId: string): MasterKey {
  return masterKeyOf(Buffer.from(key.bytes), key.version, databaseId);
}
