/**
 * Password-based encryption of `.key` files. The ciphers run in node-forge, because OpenSSL 3 refuses
 * the old ones (RC2, DES) and Electron's BoringSSL is reported to refuse encrypted PKCS#8 as a whole;
 * the key derivation runs in node:crypto where it has the function, since forge's own takes seconds
 * at today's iteration counts.
 *
 * Sources: RFC 8018 (PBES1, PBES2, PBKDF1, PBKDF2), RFC 7292 appendix B and C (PKCS#12 PBE),
 * RFC 2268 (RC2 and its version numbers), RFC 7914 (scrypt parameters).
 */
import { createHash, pbkdf2Sync, scryptSync } from 'node:crypto';
import forge from 'node-forge';
import { childAt, childrenOf, readOid, readSmallInteger, TAG, type DerNode } from './der.ts';

/** Deciphers with one password; the result still carries its padding. */
export type Decipher = (password: PasswordBytes, ciphertext: Buffer) => Buffer;

/** A password as the schemes want it: octets for PKCS#5, characters for PKCS#12. */
export interface PasswordBytes {
  readonly octets: Buffer;
  readonly characters: string;
}

/** More than any real file uses (SAT: 2048); a hostile one could ask for hours. */
const MAX_ITERATIONS = 5_000_000;
const MAX_SCRYPT_MEMORY = 256 * 1024 * 1024;

/** What is asked for is not supported; the caller names the cipher to the person. */
export class UnsupportedCipher extends Error {
  override readonly name = 'UnsupportedCipher';
}

interface BlockCipher {
  readonly name: 'AES-CBC' | '3DES-CBC' | 'DES-CBC' | 'RC2-CBC';
  readonly keyLength: number;
  /** RC2's effective key bits. */
  readonly bits?: number;
}

const CBC_BY_OID: Readonly<Record<string, BlockCipher>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'AES-CBC', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'AES-CBC', keyLength: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'AES-CBC', keyLength: 32 },
  '1.2.840.113549.3.7': { name: '3DES-CBC', keyLength: 24 },
  '1.3.14.3.2.7': { name: 'DES-CBC', keyLength: 8 },
};

const PRF_BY_OID: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/** PBES1: digest and cipher; eight octets of PBKDF1's output are the key, eight the IV. */
const PBES1_BY_OID: Readonly<Record<string, { digest: 'md5' | 'sha1'; cipher: BlockCipher }>> = {
  '1.2.840.113549.1.5.3': { digest: 'md5', cipher: { name: 'DES-CBC', keyLength: 8 } },
  '1.2.840.113549.1.5.6': { digest: 'md5', cipher: { name: 'RC2-CBC', keyLength: 8, bits: 64 } },
  '1.2.840.113549.1.5.10': { digest: 'sha1', cipher: { name: 'DES-CBC', keyLength: 8 } },
  '1.2.840.113549.1.5.11': { digest: 'sha1', cipher: { name: 'RC2-CBC', keyLength: 8, bits: 64 } },
};

const PKCS12_BY_OID: Readonly<Record<string, BlockCipher>> = {
  '1.2.840.113549.1.12.1.3': { name: '3DES-CBC', keyLength: 24 },
  '1.2.840.113549.1.12.1.4': { name: '3DES-CBC', keyLength: 16 },
  '1.2.840.113549.1.12.1.5': { name: 'RC2-CBC', keyLength: 16, bits: 128 },
  '1.2.840.113549.1.12.1.6': { name: 'RC2-CBC', keyLength: 5, bits: 40 },
};

/**
 * The decipher that an AlgorithmIdentifier asks for.
 * @throws UnsupportedCipher, DerError
 */
export function decipherFor(algorithm: DerNode): Decipher {
  const parts = childrenOf(algorithm);
  const oid = readOid(childAt(parts, 0, TAG.oid));
  if (oid === '1.2.840.113549.1.5.13') return pbes2(childAt(parts, 1, TAG.sequence));

  const pbes1 = PBES1_BY_OID[oid];
  if (pbes1 !== undefined) {
    const { salt, iterations } = saltAndCount(childAt(parts, 1, TAG.sequence));
    return (password, ciphertext) => {
      let derived = Buffer.concat([password.octets, salt]);
      for (let round = 0; round < iterations; round++) derived = createHash(pbes1.digest).update(derived).digest();
      return run(pbes1.cipher, derived.subarray(0, 8), derived.subarray(8, 16), ciphertext);
    };
  }
  const pkcs12 = PKCS12_BY_OID[oid];
  if (pkcs12 !== undefined) {
    const { salt, iterations } = saltAndCount(childAt(parts, 1, TAG.sequence));
    return (password, ciphertext) => {
      const derive = (purpose: number, length: number): Buffer =>
        pkcs12Derive(password.characters, salt, purpose, iterations, length);
      return run(pkcs12, derive(1, pkcs12.keyLength), derive(2, 8), ciphertext);
    };
  }
  throw new UnsupportedCipher(oid);
}

/** RFC 8018 appendix A.4: a derivation function and a cipher, each with its own parameters. */
function pbes2(parameters: DerNode): Decipher {
  const parts = childrenOf(parameters);
  const derive = derivation(childAt(parts, 0, TAG.sequence));
  const scheme = childrenOf(childAt(parts, 1, TAG.sequence));
  const oid = readOid(childAt(scheme, 0, TAG.oid));
  const { cipher, iv } = schemeOf(oid, scheme);
  return (password, ciphertext) => run(cipher, derive(password.octets, cipher.keyLength), iv, ciphertext);
}

function schemeOf(oid: string, scheme: readonly DerNode[]): { cipher: BlockCipher; iv: Buffer } {
  const cipher = CBC_BY_OID[oid];
  if (cipher !== undefined) return { cipher, iv: childAt(scheme, 1, TAG.octetString).content };
  if (oid === '1.2.840.113549.3.2') {
    const parts = childrenOf(childAt(scheme, 1, TAG.sequence));
    const version = readSmallInteger(childAt(parts, 0, TAG.integer));
    // RFC 2268 §6: these numbers stand for effective key bits.
    const bits = { 160: 40, 120: 64, 58: 128 }[version];
    if (bits === undefined) throw new UnsupportedCipher(`RC2 ${version}`);
    return {
      cipher: { name: 'RC2-CBC', keyLength: bits / 8, bits },
      iv: childAt(parts, 1, TAG.octetString).content,
    };
  }
  throw new UnsupportedCipher(oid);
}

function derivation(algorithm: DerNode): (password: Buffer, length: number) => Buffer {
  const [id, parameters] = childrenOf(algorithm);
  const oid = id === undefined ? '' : readOid(id);
  if (parameters?.tag !== TAG.sequence) throw new UnsupportedCipher(oid);
  const parts = childrenOf(parameters);
  const salt = childAt(parts, 0, TAG.octetString).content;
  if (oid === '1.2.840.113549.1.5.12') {
    const iterations = boundedCount(childAt(parts, 1, TAG.integer));
    const prf = parts.find((part) => part.tag === TAG.sequence);
    const prfOid = prf === undefined ? '1.2.840.113549.2.7' : readOid(childAt(childrenOf(prf), 0, TAG.oid));
    const digest = PRF_BY_OID[prfOid];
    if (digest === undefined) throw new UnsupportedCipher(prfOid);
    return (password, length) => pbkdf2Sync(password, salt, iterations, length, digest);
  }
  if (oid === '1.3.6.1.4.1.11591.4.11') {
    const [cost, blockSize, parallelization] = [1, 2, 3].map((at) => readSmallInteger(childAt(parts, at, TAG.integer)));
    if (cost === undefined || blockSize === undefined || parallelization === undefined)
      throw new UnsupportedCipher(oid);
    if (128 * cost * blockSize > MAX_SCRYPT_MEMORY || parallelization > 16)
      throw new UnsupportedCipher(`${oid} ${cost}`);
    return (password, length) =>
      scryptSync(password, salt, length, { N: cost, r: blockSize, p: parallelization, maxmem: 2 * MAX_SCRYPT_MEMORY });
  }
  throw new UnsupportedCipher(oid);
}

function saltAndCount(parameters: DerNode): { salt: Buffer; iterations: number } {
  const parts = childrenOf(parameters);
  return {
    salt: childAt(parts, 0, TAG.octetString).content,
    iterations: boundedCount(childAt(parts, 1, TAG.integer)),
  };
}

function boundedCount(node: DerNode): number {
  const count = readSmallInteger(node);
  if (count < 1 || count > MAX_ITERATIONS) throw new UnsupportedCipher(`${count} iterations`);
  return count;
}

function pkcs12Derive(password: string, salt: Buffer, purpose: number, iterations: number, length: number): Buffer {
  // forge empties the buffer it is given, hence one for each call.
  const saltBuffer = forge.util.createBuffer(salt.toString('latin1'));
  const generate = forge.pkcs12.generateKey as unknown as (
    password: string,
    salt: forge.util.ByteStringBuffer,
    purpose: number,
    iterations: number,
    length: number,
  ) => forge.util.ByteStringBuffer;
  return Buffer.from(generate(password, saltBuffer, purpose, iterations, length).getBytes(), 'latin1');
}

/** Decrypts whole blocks, padding left in place: judging it is the caller's part. */
function run(cipher: BlockCipher, key: Buffer, iv: Buffer, ciphertext: Buffer): Buffer {
  const keepPadding = (): boolean => true;
  const input = forge.util.createBuffer(ciphertext.toString('latin1'));
  const keyBytes = key.toString('latin1');
  const ivBytes = iv.toString('latin1');
  if (cipher.name === 'RC2-CBC') {
    const rc2 = forge.rc2.createDecryptionCipher(keyBytes, cipher.bits ?? 128);
    rc2.start(ivBytes, null as never);
    rc2.update(input);
    rc2.finish(keepPadding);
    return Buffer.from(rc2.output.getBytes(), 'latin1');
  }
  // Two-key 3DES uses its first key again as the third.
  const fullKey = cipher.name === '3DES-CBC' && key.length === 16 ? keyBytes + keyBytes.slice(0, 8) : keyBytes;
  const block = forge.cipher.createDecipher(cipher.name, fullKey);
  block.start({ iv: ivBytes });
  block.update(input);
  // The types leave the padding function out; the cipher takes it.
  (block.finish as (pad: () => boolean) => boolean).call(block, keepPadding);
  return Buffer.from(block.output.getBytes(), 'latin1');
}
