/**
 * The recovery key: 160 random bits on paper that always lead back to the master key.
 *
 * It stands for a private key on P-256 (ECDH through `createECDH`, which every OpenSSL-like library
 * has); the database keeps the public half and wraps each master key to it. So a rotation can wrap
 * the new key without asking for the paper, and an old master key does not open the new one.
 */
import { createECDH, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Secret } from '#domain/secret.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { contextOf, openEnvelope, packEnvelope, sealEnvelope, unpackEnvelope } from './envelope.ts';

/** Crockford's Base32: no I, L, O, U, so that handwriting is read one way. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 20;
const SECRET_CHARACTERS = (SECRET_BYTES * 8) / 5;
const CHECK_CHARACTERS = 4;
const CURVE = 'prime256v1';
const POINT_LENGTH = 33;

/** A new recovery key as the person sees it: nine groups of four. */
export function makeRecoveryKey(): Secret {
  return new Secret(formatRecoveryKey(randomBytes(SECRET_BYTES)));
}

/** Twenty octets as text: 32 characters and 4 that check them. */
export function formatRecoveryKey(secret: Uint8Array): string {
  const characters = encode(secret) + checkOf(secret);
  return (characters.match(/.{4}/g) ?? []).join('-');
}

/**
 * What a person typed, as octets: case, spaces and hyphens do not matter; I and L are 1, O is 0.
 * @throws CuadraError RECOVERY_KEY_MALFORMED (length or signs), RECOVERY_KEY_MISTYPED (check)
 */
export function parseRecoveryKey(typed: string): Buffer {
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll(/[IL]/g, '1').replaceAll('O', '0');
  const signs = text.split('').map((sign) => ALPHABET.indexOf(sign));
  if (signs.length !== SECRET_CHARACTERS + CHECK_CHARACTERS || signs.includes(-1)) {
    throw new CuadraError('RECOVERY_KEY_MALFORMED', { field: 'recoveryKey' });
  }
  const secret = Buffer.alloc(SECRET_BYTES);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const sign of signs.slice(0, SECRET_CHARACTERS)) {
    held = ((held << 5) | sign) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      secret[at++] = (held >> bits) & 0xff;
    }
  }
  if (text.slice(SECRET_CHARACTERS) !== checkOf(secret)) {
    throw new CuadraError('RECOVERY_KEY_MISTYPED', { field: 'recoveryKey' });
  }
  return secret;
}

/** The public half, compressed: what master keys are wrapped to. */
export function recoveryPublicKey(recoveryKey: string): Buffer {
  return keyPairOf(parseRecoveryKey(recoveryKey)).getPublicKey(null, 'compressed');
}

/** Wraps a master key so that only the recovery key opens it. `context` names database and key version. */
export function wrapForRecovery(publicKey: Uint8Array, context: Buffer, masterKey: Uint8Array): Buffer {
  const ephemeral = createECDH(CURVE);
  ephemeral.generateKeys();
  const point = ephemeral.getPublicKey(null, 'compressed');
  const key = agreedKey(ephemeral.computeSecret(publicKey), point, publicKey);
  return Buffer.concat([point, packEnvelope(sealEnvelope(key, wrapContext(context), masterKey))]);
}

/**
 * The master key again.
 * @returns undefined when the recovery key is sound but not this wrap's
 * @throws CuadraError RECOVERY_KEY_MALFORMED, RECOVERY_KEY_MISTYPED
 */
export function unwrapWithRecovery(recoveryKey: string, context: Buffer, wrap: Buffer): Buffer | undefined {
  const pair = keyPairOf(parseRecoveryKey(recoveryKey));
  const point = wrap.subarray(0, POINT_LENGTH);
  let shared: Buffer;
  try {
    shared = pair.computeSecret(point);
  } catch {
    // Not a point of the curve: the row was tampered with.
    return undefined;
  }
  const key = agreedKey(shared, point, pair.getPublicKey(null, 'compressed'));
  return openEnvelope(key, wrapContext(context), unpackEnvelope(wrap.subarray(POINT_LENGTH)));
}

function wrapContext(context: Buffer): Buffer {
  return Buffer.concat([contextOf('cuadra recovery wrap 1'), context]);
}

/** Ephemeral and static point both enter the key (RFC 9180's idea): a wrap fits one recipient. */
function agreedKey(shared: Buffer, ephemeral: Uint8Array, recipient: Uint8Array): Buffer {
  const key = hkdfSync('sha256', shared, Buffer.concat([ephemeral, recipient]), 'cuadra recovery wrap', 32);
  shared.fill(0);
  return Buffer.from(key);
}

/** The private scalar, by HKDF with a counter: one try in 2^32 falls outside the curve's order. */
function keyPairOf(secret: Buffer): ReturnType<typeof createECDH> {
  for (let counter = 0; counter < 16; counter++) {
    const scalar = Buffer.from(hkdfSync('sha256', secret, '', `cuadra recovery scalar ${counter}`, 32));
    const pair = createECDH(CURVE);
    try {
      pair.setPrivateKey(scalar);
      return pair;
    } catch {
      // Outside the order: the next counter gives another scalar.
    }
  }
  throw new Error('no scalar for this recovery key');
}

function encode(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >> bits) & 31];
    }
  }
  return text;
}

/** Twenty bits of a hash: one mistyped key in a million passes, and then does not open anything. */
function checkOf(secret: Uint8Array): string {
  return encode(createHash('sha256').update('cuadra recovery check').update(secret).digest()).slice(
    0,
    CHECK_CHARACTERS,
  );
}
