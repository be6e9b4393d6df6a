/** The master key under a passphrase, for machines without a keychain. */
import { randomBytes, scrypt } from 'node:crypto';
import { CuadraError } from '#errors/cuadra-error.ts';
import { contextOf, KEY_LENGTH, openEnvelope, packEnvelope, sealEnvelope, unpackEnvelope } from './envelope.ts';

/** Cost of one guess; kept beside the wrap, so that it can grow. */
export interface ScryptCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

export interface PassphraseWrap extends ScryptCost {
  readonly salt: Buffer;
  readonly wrap: Buffer;
}

/** 128 MiB and some 0.4 s a guess: OWASP's first choice for scrypt (Password Storage Cheat Sheet). */
export const STRONG_SCRYPT: ScryptCost = { n: 2 ** 17, r: 8, p: 1 };

/** NIST SP 800-63B asks for 8 at least; ours guards every key of the desk, offline. */
export const MIN_PASSPHRASE_LENGTH = 12;

/**
 * Wraps a master key. `context` names database and key version.
 * @throws CuadraError VAULT_PASSPHRASE_SHORT
 */
export async function wrapWithPassphrase(
  passphrase: string,
  context: Buffer,
  masterKey: Uint8Array,
  cost: ScryptCost = STRONG_SCRYPT,
): Promise<PassphraseWrap> {
  if (passphrase.length < MIN_PASSPHRASE_LENGTH) {
    throw new CuadraError('VAULT_PASSPHRASE_SHORT', { field: 'passphrase', params: { min: MIN_PASSPHRASE_LENGTH } });
  }
  const salt = randomBytes(32);
  const key = await keyFrom(passphrase, salt, cost);
  const wrap = packEnvelope(sealEnvelope(key, wrapContext(context), masterKey));
  key.fill(0);
  return { ...cost, salt, wrap };
}

/** The master key again; undefined when the passphrase is another one (or the row was changed). */
export async function unwrapWithPassphrase(
  passphrase: string,
  context: Buffer,
  { salt, wrap, ...cost }: PassphraseWrap,
): Promise<Buffer | undefined> {
  const key = await keyFrom(passphrase, salt, cost);
  const masterKey = openEnvelope(key, wrapContext(context), unpackEnvelope(wrap));
  key.fill(0);
  return masterKey;
}

function wrapContext(context: Buffer): Buffer {
  return Buffer.concat([contextOf('cuadra passphrase wrap 1'), context]);
}

function keyFrom(passphrase: string, salt: Buffer, { n, r, p }: ScryptCost): Promise<Buffer> {
  // The same words typed on another keyboard may be other code points; NFKC makes them one.
  const octets = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  return new Promise((resolve, reject) => {
    scrypt(octets, salt, KEY_LENGTH, { N: n, r, p, maxmem: 256 * n * r }, (error, key) => {
      octets.fill(0);
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
