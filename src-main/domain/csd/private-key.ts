/** The `.key` file of a CSD: an encrypted PKCS#8 (RFC 5958) with an RSA key, opened with its password. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { CuadraError } from '#errors/cuadra-error.ts';
import { isCut, looksLikeCertificate } from './certificate.ts';
import { childAt, childrenOf, DerError, magnitude, readDer, readOid, TAG, type DerNode } from './der.ts';
import { decipherFor, UnsupportedCipher, type Decipher, type PasswordBytes } from './key-ciphers.ts';
import { unwrap } from './pem.ts';

/** An RSA private key in memory and the modulus that pairs it with its certificate. */
export interface OpenedKey {
  readonly key: KeyObject;
  readonly modulus: Buffer;
}

/** What a file turned out to be. */
export type KeyFileShape = 'encrypted' | 'plain' | 'certificate' | 'other';

/** Judges by structure alone; no password needed. */
export function shapeOfKeyFile(der: Buffer): KeyFileShape {
  if (looksLikeCertificate(der)) return 'certificate';
  try {
    const tags = childrenOf(readDer(der)).map((node) => node.tag);
    if (tags.length === 2 && tags[0] === TAG.sequence && tags[1] === TAG.octetString) return 'encrypted';
    // PrivateKeyInfo: version, algorithm, key, perhaps attributes. PKCS#1: nine integers.
    if (tags[0] === TAG.integer && tags[1] === TAG.sequence && tags[2] === TAG.octetString) return 'plain';
    if (tags.length >= 9 && tags.every((tag) => tag === TAG.integer)) return 'plain';
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
  }
  return 'other';
}

/**
 * Opens a `.key` file: DER, PEM or Base64.
 * @param password as typed; never kept
 * @throws CuadraError CSD_KEY_TRUNCATED, CSD_KEY_NOT_KEY, CSD_KEY_NOT_ENCRYPTED, CSD_PASSWORD_EMPTY,
 *   CSD_PASSWORD_WRONG, CSD_KEY_CIPHER_UNSUPPORTED, CSD_KEY_DAMAGED
 */
export function openKey(file: Uint8Array, password: string): OpenedKey {
  const unwrapped = unwrap(file);
  if (unwrapped.kind === 'truncated') throw refuse('CSD_KEY_TRUNCATED');
  if (unwrapped.kind === 'other') throw refuse('CSD_KEY_NOT_KEY');
  const { der, label } = unwrapped;
  // OpenSSL's own format encrypts the whole body: what is left is not DER. The SAT never made such files.
  if (label === 'RSA PRIVATE KEY' && der[0] !== TAG.sequence) throw refuse('CSD_KEY_CIPHER_UNSUPPORTED', 'PEM');
  if (isCut(der)) throw refuse('CSD_KEY_TRUNCATED');
  const shape = shapeOfKeyFile(der);
  if (shape === 'plain') throw refuse('CSD_KEY_NOT_ENCRYPTED');
  if (shape !== 'encrypted') throw refuse('CSD_KEY_NOT_KEY');
  if (password === '') throw new CuadraError('CSD_PASSWORD_EMPTY', { field: 'password' });
  const info = decrypt(der, password);
  try {
    return importKey(info);
  } finally {
    info.fill(0);
  }
}

/**
 * Imports a PKCS#8 PrivateKeyInfo in clear (from {@link openKey}, or from the vault).
 * @throws CuadraError CSD_KEY_DAMAGED, CSD_KEY_NOT_KEY (not an RSA key)
 */
export function importKey(info: Buffer): OpenedKey {
  try {
    const parts = childrenOf(readDer(info));
    const algorithm = childrenOf(childAt(parts, 1, TAG.sequence));
    if (readOid(childAt(algorithm, 0, TAG.oid)) !== '1.2.840.113549.1.1.1') throw refuse('CSD_KEY_NOT_KEY');
    const rsa = childrenOf(readDer(childAt(parts, 2, TAG.octetString).content));
    const modulus = Buffer.from(magnitude(childAt(rsa, 1, TAG.integer)));
    return { key: createPrivateKey({ key: info, format: 'der', type: 'pkcs8' }), modulus };
  } catch (error) {
    if (error instanceof CuadraError) throw error;
    // The cause is left out: it was made from decrypted bytes.
    throw refuse('CSD_KEY_DAMAGED');
  }
}

/**
 * A `.key` file as the SAT's own program makes it (PBES2: PBKDF2, 3DES), from a PrivateKeyInfo in clear.
 * node-forge does it: Electron's BoringSSL is reported to refuse encrypted PKCS#8 as a whole.
 */
export function encryptKey(info: Buffer, password: string): Buffer {
  const encrypted = forge.pki.encryptPrivateKeyInfo(
    forge.asn1.fromDer(info.toString('latin1')),
    forge.util.encodeUtf8(password),
    { algorithm: '3des', count: 2048, saltSize: 8 },
  );
  return Buffer.from(forge.asn1.toDer(encrypted).getBytes(), 'latin1');
}

function decrypt(der: Buffer, password: string): Buffer {
  const { decipher, ciphertext } = readEncryption(der);
  let damaged = false;
  for (const candidate of passwordForms(password)) {
    const clear = decipher(candidate, ciphertext);
    const info = stripPadding(clear);
    if (info !== undefined && isPrivateKeyInfo(info)) return info;
    // The right password opens the first block even when the rest of the file was harmed.
    damaged ||= beginsLikePrivateKeyInfo(clear);
    clear.fill(0);
  }
  throw damaged ? refuse('CSD_KEY_DAMAGED') : new CuadraError('CSD_PASSWORD_WRONG', { field: 'password' });
}

function readEncryption(der: Buffer): { decipher: Decipher; ciphertext: Buffer } {
  const parts = childrenOf(readDer(der));
  const { content: ciphertext } = childAt(parts, 1, TAG.octetString);
  try {
    const decipher = decipherFor(childAt(parts, 0, TAG.sequence));
    // Every supported cipher works in blocks of eight octets or a multiple.
    if (ciphertext.length === 0 || ciphertext.length % 8 !== 0) throw refuse('CSD_KEY_DAMAGED');
    return { decipher, ciphertext };
  } catch (error) {
    if (error instanceof UnsupportedCipher) throw refuse('CSD_KEY_CIPHER_UNSUPPORTED', error.message);
    if (error instanceof DerError) throw refuse('CSD_KEY_DAMAGED');
    throw error;
  }
}

/**
 * The same typed text may have been octets of UTF-8 or of Latin-1 (SAT's older Java programs on
 * Windows) when the file was made. Plain ASCII has one form.
 */
function passwordForms(password: string): PasswordBytes[] {
  const utf8 = Buffer.from(password, 'utf8');
  const forms: PasswordBytes[] = [{ octets: utf8, characters: password }];
  if (utf8.length !== password.length) {
    // PKCS#12 with the octets of UTF-8 taken for characters: what OpenSSL before 1.1 did.
    forms.push({ octets: Buffer.from(password, 'latin1'), characters: utf8.toString('latin1') });
  }
  return forms;
}

/** PKCS#7 padding off; undefined when it is not one. Both block sizes pad the same way. */
function stripPadding(clear: Buffer): Buffer | undefined {
  const count = clear.at(-1) ?? 0;
  if (count < 1 || count > 16 || count > clear.length) return undefined;
  for (const octet of clear.subarray(-count)) if (octet !== count) return undefined;
  return clear.subarray(0, clear.length - count);
}

function isPrivateKeyInfo(info: Buffer): boolean {
  try {
    const outer = readDer(info);
    return outer.whole.length === info.length && versionAndAlgorithm(childrenOf(outer));
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}

function versionAndAlgorithm(parts: readonly DerNode[]): boolean {
  return parts[0]?.tag === TAG.integer && parts[1]?.tag === TAG.sequence && parts[2]?.tag === TAG.octetString;
}

/** SEQUENCE of two length octets, then INTEGER 0 or 1: what every RSA key of 1024 bits or more begins with. */
function beginsLikePrivateKeyInfo(clear: Buffer): boolean {
  return (
    clear[0] === TAG.sequence && clear[1] === 0x82 && clear[4] === TAG.integer && clear[5] === 1 && (clear[6] ?? 9) < 2
  );
}

function refuse(
  code:
    | 'CSD_KEY_TRUNCATED'
    | 'CSD_KEY_NOT_KEY'
    | 'CSD_KEY_NOT_ENCRYPTED'
    | 'CSD_KEY_DAMAGED'
    | 'CSD_KEY_CIPHER_UNSUPPORTED',
  cipher?: string,
): CuadraError {
  return new CuadraError(code, { field: 'key', ...(cipher === undefined ? {} : { params: { cipher } }) });
}
