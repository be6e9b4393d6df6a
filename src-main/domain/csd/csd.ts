/** A CSD ready to seal: certificate and key that belong together, checked. */
import { sign, verify, type KeyObject } from 'node:crypto';
import type { XmlSigner } from '#domain/cfdi/cancelacion/sign.ts';
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
  /** Signs requests to cancel with the same key. */
  readonly xmlSigner: XmlSigner;
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
  const { csd, problems } = inspectCsd(input);
  const [first] = problems;
  if (first !== undefined) throw first;
  if (csd === undefined) throw new CuadraError('CSD_KEY_NOT_KEY', { field: 'key' });
  return csd;
}

/** What {@link readCsd} would say, all of it at once. */
export interface CsdInspection {
  /** Absent when the `.cer` cannot be read. */
  readonly certificate: Certificate | undefined;
  /** Certificate and key together; absent without key, and when they do not make a pair. */
  readonly csd: Csd | undefined;
  /** In the order in which they should be put right. */
  readonly problems: readonly CuadraError[];
}

/**
 * Judges the files of a CSD without stopping at the first problem; the key may not be there yet.
 * @param input.password '' while none was typed: CSD_PASSWORD_EMPTY, after what needs no password
 */
export function inspectCsd(input: Omit<CsdInput, 'key'> & { readonly key?: Uint8Array }): CsdInspection {
  const problems: CuadraError[] = [];
  const { cer, key, password, at, expectedRfc } = input;
  if (key !== undefined && areSwapped(cer, key)) {
    const swapped = new CuadraError('CSD_FILES_SWAPPED', { field: 'cer' });
    return { certificate: undefined, csd: undefined, problems: [swapped] };
  }
  const certificate = collect(problems, () => readCertificate(cer));
  if (certificate !== undefined) problems.push(...certificateProblems(certificate, at, expectedRfc));
  const opened = key === undefined ? undefined : collect(problems, () => openKey(key, password));
  const csd =
    certificate === undefined || opened === undefined ? undefined : collect(problems, () => pair(certificate, opened));
  return { certificate, csd, problems };
}

function collect<T>(problems: CuadraError[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CuadraError)) throw error;
    problems.push(error);
    return undefined;
  }
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
  const [first] = certificateProblems(certificate, at, expectedRfc);
  if (first !== undefined) throw first;
}

function certificateProblems(certificate: Certificate, at: Date, expectedRfc: string | undefined): CuadraError[] {
  const problems: CuadraError[] = [];
  const { rfc, number } = certificate;
  const field = 'cer';
  if (certificate.kind === 'FIEL') problems.push(new CuadraError('CSD_IS_FIEL', { field, params: { rfc } }));
  if (expectedRfc !== undefined && rfc !== expectedRfc) {
    problems.push(new CuadraError('CSD_OTHER_RFC', { field, params: { rfc, expected: expectedRfc } }));
  }
  if (at < certificate.validFrom) {
    const params = { number, from: day(certificate.validFrom) };
    problems.push(new CuadraError('CSD_NOT_YET_VALID', { field, params }));
  }
  if (at > certificate.validTo) {
    problems.push(new CuadraError('CSD_EXPIRED', { field, params: { number, to: day(certificate.validTo) } }));
  }
  return problems;
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
    xmlSigner: {
      certificate,
      signSha1: (octets) => sign('sha1', octets, key),
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
