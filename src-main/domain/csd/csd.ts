/** A CSD ready to seal: certificate and key that belong together, checked. */
import { sign, verify, type KeyObject } from 'node:crypto';
import type { Signer } from '#domain/cfdi/seal.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { importKey, openKey, shapeOfKeyFile, type OpenedKey } from './private-key.ts';
import { unwrap } from './pem.ts';

export interface CsdInput {
  readonly cer: Uint8Array;
  readonly key: Uint8Array;
  /** Of the `.key` file, as typed. */
  readonly password: string;
  /** The instant at which it must be valid. */
  readonly at: Date;
  /** RFC of the company that is to use it; any when absent. */
  readonly expectedRfc?: string;
}

export interface Csd {
  readonly certificate: Certificate;
  /** Seals with the key, which stays in memory only. */
  readonly signer: Signer;
  /**
   * The key as PKCS#8 DER in clear, for the vault to seal. The caller wipes it (`fill(0)`) after use.
   */
  exportKey(): Buffer;
}

/**
 * Reads and checks a CSD as it comes from the SAT, certificate first, so that what needs no
 * password is said before the password is judged.
 * @throws CuadraError CSD_FILES_SWAPPED, CSD_CER_TRUNCATED, CSD_CER_NOT_CERTIFICATE, CSD_CER_NOT_SAT,
 *   CSD_IS_FIEL, CSD_OTHER_RFC, CSD_NOT_YET_VALID, CSD_EXPIRED, CSD_KEY_TRUNCATED, CSD_KEY_NOT_KEY,
 *   CSD_KEY_NOT_ENCRYPTED, CSD_KEY_CIPHER_UNSUPPORTED, CSD_KEY_DAMAGED, CSD_KEY_MISMATCH,
 *   CSD_PASSWORD_EMPTY, CSD_PASSWORD_WRONG
 */
export function readCsd(input: CsdInput): Csd {
  if (areSwapped(input.cer, input.key)) throw new CuadraError('CSD_FILES_SWAPPED', { field: 'cer' });
  const certificate = readCertificate(input.cer);
  checkCertificate(certificate, input.at, input.expectedRfc);
  return pair(certificate, openKey(input.key, input.password));
}

/**
 * A CSD from what the vault kept: the certificate's DER and the key in clear. The buffer is wiped.
 * @throws CuadraError CSD_KEY_DAMAGED, CSD_KEY_MISMATCH
 */
export function csdFromStored(certificateDer: Uint8Array, keyInfo: Buffer): Csd {
  try {
    return pair(readCertificate(certificateDer), importKey(keyInfo));
  } finally {
    keyInfo.fill(0);
  }
}

/**
 * Whether this certificate may seal at `at` for `expectedRfc`.
 * @throws CuadraError CSD_IS_FIEL, CSD_OTHER_RFC, CSD_NOT_YET_VALID, CSD_EXPIRED
 */
export function checkCertificate(certificate: Certificate, at: Date, expectedRfc?: string): void {
  const { rfc, number } = certificate;
  if (certificate.kind === 'FIEL') throw new CuadraError('CSD_IS_FIEL', { field: 'cer', params: { rfc } });
  if (expectedRfc !== undefined && rfc !== expectedRfc) {
    throw new CuadraError('CSD_OTHER_RFC', { field: 'cer', params: { rfc, expected: expectedRfc } });
  }
  if (at < certificate.validFrom) {
    throw new CuadraError('CSD_NOT_YET_VALID', { field: 'cer', params: { number, from: day(certificate.validFrom) } });
  }
  if (at > certificate.validTo) {
    throw new CuadraError('CSD_EXPIRED', { field: 'cer', params: { number, to: day(certificate.validTo) } });
  }
}

function pair(certificate: Certificate, { key, modulus }: OpenedKey): Csd {
  if (!modulus.equals(certificate.modulus)) throw new CuadraError('CSD_KEY_MISMATCH', { field: 'key' });
  proveKey(key, certificate.publicKey);
  return {
    certificate,
    signer: {
      noCertificado: certificate.number,
      certificado: certificate.base64,
      // Anexo 20, I.C: SHA-256 with RSA over the UTF-8 octets of the cadena original.
      sign: (cadena) => sign('sha256', Buffer.from(cadena, 'utf8'), key).toString('base64'),
    },
    exportKey: () => key.export({ type: 'pkcs8', format: 'der' }),
  };
}

/** A key can have the right modulus and a harmed exponent: one signature tells. */
function proveKey(key: KeyObject, publicKey: KeyObject): void {
  const probe = Buffer.from('Cuadra');
  let proven = false;
  try {
    proven = verify('sha256', probe, publicKey, sign('sha256', probe, key));
  } catch {
    // The library refuses to sign with it: as harmed as one that signs wrongly.
    proven = false;
  }
  if (!proven) throw new CuadraError('CSD_KEY_DAMAGED', { field: 'key' });
}

/** The `.key` where the `.cer` should be and the other way round; certificates on both sides are another mistake. */
function areSwapped(cer: Uint8Array, key: Uint8Array): boolean {
  const [asCer, asKey] = [unwrap(cer), unwrap(key)];
  if (asCer.kind !== 'der' || asKey.kind !== 'der') return false;
  return ['encrypted', 'plain'].includes(shapeOfKeyFile(asCer.der)) && shapeOfKeyFile(asKey.der) === 'certificate';
}

function day(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
