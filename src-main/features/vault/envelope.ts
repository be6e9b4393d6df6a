/**
 * AES-256-GCM envelopes. What an envelope belongs to is authenticated with it, so that one that was
 * copied to another row, column or database, or kept from before a rotation, does not open.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_LENGTH = 12;
const TAG_LENGTH = 16;
export const KEY_LENGTH = 32;

/** An encrypted value: ciphertext and tag together. */
export interface Envelope {
  readonly iv: Buffer;
  readonly sealed: Buffer;
}

/**
 * A key for one purpose, from another key: HKDF-SHA-256 (RFC 5869), salted with the database's id.
 * @returns 32 octets
 */
export function deriveKey(key: Uint8Array, databaseId: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, databaseId, `cuadra ${purpose}`, KEY_LENGTH));
}

/** HMAC-SHA-256. */
export function authenticate(key: Uint8Array, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const mac = createHmac('sha256', key);
  for (const part of parts) {
    // Lengths keep "ab"+"c" apart from "a"+"bc".
    mac.update(`${part.length}:`);
    mac.update(part);
  }
  return mac.digest();
}

/** Compares two codes without telling by time where they differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The context that is authenticated with an envelope. JSON keeps its parts apart. */
export function contextOf(...parts: readonly (string | number)[]): Buffer {
  return Buffer.from(JSON.stringify(parts));
}

/** Encrypts `plaintext` for `context` with a random IV of 96 bits. */
export function sealEnvelope(key: Uint8Array, context: Buffer, plaintext: Uint8Array): Envelope {
  const iv = randomBytes(IV_LENGTH);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_LENGTH });
  cipher.setAAD(context);
  return { iv, sealed: Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]) };
}

/** Decrypts; undefined when key, context, IV or any octet is not what was sealed. */
export function openEnvelope(key: Uint8Array, context: Buffer, { iv, sealed }: Envelope): Buffer | undefined {
  if (iv.length !== IV_LENGTH || sealed.length < TAG_LENGTH) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_LENGTH });
  decipher.setAAD(context);
  decipher.setAuthTag(sealed.subarray(-TAG_LENGTH));
  const plaintext = decipher.update(sealed.subarray(0, -TAG_LENGTH));
  try {
    decipher.final();
  } catch {
    // The tag does not fit. OpenSSL's reason says no more, and engines word it differently.
    plaintext.fill(0);
    return undefined;
  }
  return plaintext;
}

/** An envelope in one column: IV first. */
export function packEnvelope({ iv, sealed }: Envelope): Buffer {
  return Buffer.concat([iv, sealed]);
}

/** Inverse of {@link packEnvelope}. */
export function unpackEnvelope(packed: Buffer): Envelope {
  return { iv: packed.subarray(0, IV_LENGTH), sealed: packed.subarray(IV_LENGTH) };
}
