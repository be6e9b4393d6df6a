/**
 * Certificates of the SAT: what a seal needs to know of one. Read by hand from the DER because it
 * happens for every received document; node:crypto takes over where keys and signatures are concerned.
 *
 * Facts from the public test certificates (UAT authority, 2019) and phpcfdi/credentials:
 * - the serial's octets are the ASCII digits of the 20-digit NoCertificado;
 * - subject x500UniqueIdentifier (2.5.4.45) is the RFC, for a company followed by ` / ` and the
 *   RFC of its representative; serialNumber (2.5.4.5) is the CURP in the same form;
 * - a CSD has an organizational unit and the key usages digitalSignature and nonRepudiation; a FIEL
 *   has no unit and adds dataEncipherment and keyAgreement.
 */
import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { CuadraError } from '#errors/cuadra-error.ts';
import { childAt, childrenOf, DerError, readDer, readOid, readText, readTime, TAG, type DerNode } from './der.ts';
import { unwrap } from './pem.ts';

/** Every demo certificate's issuer begins with this; no authority of the SAT does. */
export const DEMO_ISSUER_PREFIX = 'DEMO CUADRA';

export type CertificateKind = 'CSD' | 'FIEL';

export interface Certificate {
  /** NoCertificado: 20 digits. */
  readonly number: string;
  readonly rfc: string;
  /** Of the legal representative, in a company's certificate. */
  readonly representativeRfc?: string;
  /** Legal name as the SAT has it. */
  readonly name: string;
  readonly kind: CertificateKind;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** commonName of the authority that issued it. */
  readonly issuerName: string;
  /** Made by our own demo authority: no fiscal validity. */
  readonly isDemo: boolean;
  readonly der: Buffer;
  /** The DER in Base64, as the attribute Certificado carries it. */
  readonly base64: string;
  /** RSA public key; made on first use. */
  readonly publicKey: KeyObject;
  /** Modulus of the RSA key, without leading zero: what pairs it with its private key. */
  readonly modulus: Buffer;
  /** Whether `at` lies within its validity, ends included. */
  isValidAt(at: Date): boolean;
  /** Whether this certificate's signature was made with that authority's key. */
  isIssuedBy(authority: Uint8Array): boolean;
}

const OID = {
  commonName: '2.5.4.3',
  organizationalUnit: '2.5.4.11',
  name: '2.5.4.41',
  uniqueIdentifier: '2.5.4.45',
  keyUsage: '2.5.29.15',
  rsaEncryption: '1.2.840.113549.1.1.1',
} as const;

/** Bits of KeyUsage (RFC 5280 §4.2.1.3), from the left. */
const USAGE = { dataEncipherment: 3, keyAgreement: 4 } as const;

/**
 * Reads a `.cer` file: DER, PEM or Base64.
 * @throws CuadraError CSD_CER_TRUNCATED, CSD_CER_NOT_CERTIFICATE, CSD_CER_NOT_SAT
 */
export function readCertificate(file: Uint8Array): Certificate {
  const unwrapped = unwrap(file);
  if (unwrapped.kind === 'truncated') throw new CuadraError('CSD_CER_TRUNCATED', { field: 'cer' });
  if (unwrapped.kind === 'other') throw new CuadraError('CSD_CER_NOT_CERTIFICATE', { field: 'cer' });
  try {
    return parse(unwrapped.der);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    const outerIsCut = error.reason === 'truncated' && isCut(unwrapped.der);
    throw new CuadraError(outerIsCut ? 'CSD_CER_TRUNCATED' : 'CSD_CER_NOT_CERTIFICATE', { field: 'cer', cause: error });
  }
}

/** Whether these bytes are an X.509 certificate, the SAT's or anyone's. */
export function looksLikeCertificate(der: Buffer): boolean {
  try {
    fieldsOf(der);
    return true;
  } catch {
    // Anything unreadable is not one.
    return false;
  }
}

/** Whether the outermost value announces more bytes than there are. */
export function isCut(der: Buffer): boolean {
  try {
    readDer(der);
    return false;
  } catch (error) {
    return error instanceof DerError && error.reason === 'truncated';
  }
}

interface Fields {
  readonly whole: Buffer;
  readonly serial: Buffer;
  readonly issuer: DerNode;
  readonly validity: DerNode;
  readonly subject: DerNode;
  readonly keyInfo: DerNode;
  readonly extensions: readonly DerNode[];
}

/** The parts of TBSCertificate (RFC 5280 §4.1). */
function fieldsOf(der: Buffer): Fields {
  const outer = readDer(der);
  if (outer.tag !== TAG.sequence) throw new DerError('malformed', 'not a sequence');
  const parts = childrenOf(outer);
  childAt(parts, 1, TAG.sequence);
  childAt(parts, 2, TAG.bitString);
  const tbs = childrenOf(childAt(parts, 0, TAG.sequence));
  // The explicit version is absent in version 1 certificates.
  const at = tbs[0]?.tag === 0xa0 ? 1 : 0;
  const wrapper = tbs.find((node) => node.tag === 0xa3);
  return {
    whole: outer.whole,
    serial: childAt(tbs, at, TAG.integer).content,
    issuer: childAt(tbs, at + 2, TAG.sequence),
    validity: childAt(tbs, at + 3, TAG.sequence),
    subject: childAt(tbs, at + 4, TAG.sequence),
    keyInfo: childAt(tbs, at + 5, TAG.sequence),
    extensions: wrapper === undefined ? [] : childrenOf(childAt(childrenOf(wrapper), 0, TAG.sequence)),
  };
}

function parse(der: Buffer): Certificate {
  const fields = fieldsOf(der);
  // A copy: the caller's buffer may be a slice of a whole file or be wiped.
  const bytes = Buffer.from(fields.whole);
  const number = fields.serial.toString('latin1');
  const subject = readName(fields.subject);
  const [rfc = '', representativeRfc] = (subject.get(OID.uniqueIdentifier) ?? '').split('/').map((part) => part.trim());
  if (!/^\d{20}$/.test(number) || rfc === '') {
    throw new CuadraError('CSD_CER_NOT_SAT', { field: 'cer' });
  }
  const [from, to] = childrenOf(fields.validity);
  if (from === undefined || to === undefined) throw new DerError('malformed', 'validity');
  const validFrom = readTime(from);
  const validTo = readTime(to);
  const issuerName = readName(fields.issuer).get(OID.commonName) ?? '';
  const modulus = readModulus(fields.keyInfo);
  const usages = readKeyUsage(fields.extensions);
  let publicKey: KeyObject | undefined;

  return {
    number,
    rfc,
    ...(representativeRfc === undefined || representativeRfc === '' ? {} : { representativeRfc }),
    name: subject.get(OID.name) ?? subject.get(OID.commonName) ?? '',
    kind: kindOf(subject.get(OID.organizationalUnit) ?? '', usages),
    validFrom,
    validTo,
    issuerName,
    isDemo: issuerName.startsWith(DEMO_ISSUER_PREFIX),
    der: bytes,
    base64: bytes.toString('base64'),
    modulus,
    get publicKey() {
      publicKey ??= createPublicKey({ key: Buffer.from(fields.keyInfo.whole), format: 'der', type: 'spki' });
      return publicKey;
    },
    isValidAt: (at) => at >= validFrom && at <= validTo,
    isIssuedBy: (authority) => new X509Certificate(bytes).verify(new X509Certificate(authority).publicKey),
  };
}

/**
 * FIEL only where both signs say so: no unit (phpcfdi/credentials issue 7: always so, by observation,
 * the SAT publishes no rule) and the usages of a personal signature. Where the signs disagree the
 * certificate passes here, and the PAC has the last word (its code 306).
 */
function kindOf(unit: string, usages: ReadonlySet<number>): CertificateKind {
  const forEncipherment = usages.has(USAGE.dataEncipherment) || usages.has(USAGE.keyAgreement);
  return unit.trim() === '' && forEncipherment ? 'FIEL' : 'CSD';
}

/** First value of each attribute of a Name. */
function readName(name: DerNode): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const set of childrenOf(name)) {
    for (const pair of childrenOf(set)) {
      const [type, value] = childrenOf(pair);
      if (type === undefined || value === undefined) throw new DerError('malformed', 'name');
      const oid = readOid(type);
      if (!attributes.has(oid)) attributes.set(oid, readText(value));
    }
  }
  return attributes;
}

function readModulus(keyInfo: DerNode): Buffer {
  const parts = childrenOf(keyInfo);
  const algorithm = childrenOf(childAt(parts, 0, TAG.sequence));
  if (readOid(childAt(algorithm, 0, TAG.oid)) !== OID.rsaEncryption) throw new DerError('malformed', 'not an RSA key');
  // The first octet of a BIT STRING counts its unused bits.
  const key = childrenOf(readDer(childAt(parts, 1, TAG.bitString).content, 1));
  const modulus = childAt(key, 0, TAG.integer).content;
  return Buffer.from(modulus[0] === 0 ? modulus.subarray(1) : modulus);
}

function readKeyUsage(extensions: readonly DerNode[]): Set<number> {
  const usages = new Set<number>();
  for (const extension of extensions) {
    const parts = childrenOf(extension);
    if (readOid(childAt(parts, 0, TAG.oid)) !== OID.keyUsage) continue;
    const value = parts.at(-1);
    if (value?.tag !== TAG.octetString) throw new DerError('malformed', 'extension');
    const bits = readDer(value.content).content.subarray(1);
    for (let bit = 0; bit < bits.length * 8; bit++) {
      if (((bits[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0) usages.add(bit);
    }
  }
  return usages;
}
