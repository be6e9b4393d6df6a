/**
 * A certificate authority for demonstrations and tests. It makes certificates with the SAT's subject
 * fields, key usages and 20-digit serials, issued by a root whose name says that they are worth
 * nothing; {@link Certificate.isDemo} tells them from real ones.
 */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';
import { DEMO_ISSUER_PREFIX } from './certificate.ts';
import { encryptKey } from './private-key.ts';

/** Whose certificate is made. */
export interface DemoIdentity {
  readonly rfc: string;
  /** Legal name as the SAT would have it: upper case, without the kind of company. */
  readonly name: string;
  /** Of the representative; a company's certificate has it after its own RFC. */
  readonly representativeRfc?: string;
  readonly curp?: string;
  /** Unit that a CSD is for (OU). */
  readonly branch?: string;
}

export interface DemoOptions {
  readonly identity: DemoIdentity;
  /** Of the `.key` file. */
  readonly password: string;
  /** Default: the authority's own beginning. */
  readonly validFrom?: Date;
  /** Default: four years later, as the SAT gives. */
  readonly validTo?: Date;
}

/** Files as the SAT delivers them. */
export interface DemoFiles {
  /** X.509, DER. */
  readonly cer: Buffer;
  /** PKCS#8 encrypted with PBES2 (PBKDF2, 3DES), DER: what the SAT's own program makes. */
  readonly key: Buffer;
  readonly password: string;
  /** 20 digits. */
  readonly number: string;
}

/** What must be kept to continue the same authority later. The key is in clear: seal it. */
export interface DemoAuthorityState {
  readonly rootCer: Buffer;
  /** PKCS#8 DER. */
  readonly rootKey: Buffer;
  readonly nextNumber: bigint;
}

export interface DemoAuthority {
  /** The root certificate, DER. */
  readonly rootCer: Buffer;
  /** A CSD: seals invoices. */
  issueCsd(options: DemoOptions): DemoFiles;
  /** An e.firma: must be refused wherever a CSD is asked for. */
  issueFiel(options: DemoOptions): DemoFiles;
  /** The certificate with which a PAC seals its timbres. */
  issuePacCertificate(options: DemoOptions): DemoFiles;
  save(): DemoAuthorityState;
}

type Profile = 'csd' | 'fiel' | 'pac';

const YEAR_MS = 365.25 * 24 * 3600 * 1000;
const printable = /^[A-Za-z0-9 '()+,\-./:=?]*$/;

/**
 * A new authority whose certificates begin at `at`.
 * Numbers are `99`, the milliseconds of `at` and a counter, so that two authorities do not make the same.
 */
export function createDemoAuthority({ at }: { readonly at: Date }): DemoAuthority {
  const keys = makeKeys();
  const nextNumber = BigInt(`99${String(at.getTime()).padStart(13, '0')}00001`);
  const root = forge.pki.createCertificate();
  root.publicKey = keys.forge.publicKey;
  root.serialNumber = serialOf(nextNumber);
  setValidity(root, new Date(at.getTime() - YEAR_MS), new Date(at.getTime() + 20 * YEAR_MS));
  const name = [
    attribute('2.5.4.3', `${DEMO_ISSUER_PREFIX} - SIN VALIDEZ FISCAL`),
    attribute('2.5.4.10', 'AUTORIDAD DE DEMOSTRACION DE CUADRA'),
    attribute('2.5.4.11', 'NO ES DEL SAT'),
    attribute('2.5.4.6', 'MX'),
  ];
  root.setSubject(name);
  root.setIssuer(name);
  root.setExtensions([
    { name: 'basicConstraints', critical: true, cA: true },
    { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
  ]);
  root.sign(keys.forge.privateKey, forge.md.sha256.create());
  return authorityOf({ rootCer: toDer(root), rootKey: keys.info, nextNumber: nextNumber + 1n });
}

/** Continues an authority that was saved. */
export function loadDemoAuthority(state: DemoAuthorityState): DemoAuthority {
  return authorityOf(state);
}

function authorityOf(state: DemoAuthorityState): DemoAuthority {
  const root = forge.pki.certificateFromAsn1(forge.asn1.fromDer(state.rootCer.toString('latin1')));
  const rootKey = forgeKey(state.rootKey);
  let nextNumber = state.nextNumber;

  function issue(profile: Profile, options: DemoOptions): DemoFiles {
    const number = nextNumber++;
    const keys = makeKeys();
    const cert = forge.pki.createCertificate();
    cert.publicKey = keys.forge.publicKey;
    cert.serialNumber = serialOf(number);
    const from = options.validFrom ?? new Date(root.validity.notBefore.getTime() + YEAR_MS);
    setValidity(cert, from, options.validTo ?? new Date(from.getTime() + 4 * YEAR_MS));
    cert.setSubject(subjectOf(profile, options.identity));
    cert.setIssuer(root.subject.attributes);
    cert.setExtensions([
      { name: 'basicConstraints', critical: true, cA: false },
      {
        name: 'keyUsage',
        digitalSignature: true,
        nonRepudiation: true,
        ...(profile === 'fiel' ? { dataEncipherment: true, keyAgreement: true } : {}),
      },
    ]);
    cert.sign(rootKey.privateKey, forge.md.sha256.create());
    const key = encryptKey(keys.info, options.password);
    keys.info.fill(0);
    return { cer: toDer(cert), key, password: options.password, number: String(number) };
  }

  return {
    rootCer: state.rootCer,
    issueCsd: (options) => issue('csd', options),
    issueFiel: (options) => issue('fiel', options),
    issuePacCertificate: (options) => issue('pac', options),
    save: () => ({ ...state, nextNumber }),
  };
}

/** Fields and order of the SAT's test certificates. */
function subjectOf(profile: Profile, identity: DemoIdentity): forge.pki.CertificateField[] {
  const { rfc, name, representativeRfc, curp = '', branch = 'MATRIZ' } = identity;
  const isCompany = rfc.length === 12;
  const unique = isCompany && representativeRfc !== undefined ? `${rfc} / ${representativeRfc}` : rfc;
  return [
    attribute('2.5.4.3', name),
    attribute('2.5.4.41', name),
    attribute('2.5.4.10', name),
    attribute('2.5.4.45', unique),
    attribute('2.5.4.5', isCompany ? ` / ${curp}` : curp),
    ...(profile === 'fiel' ? [] : [attribute('2.5.4.11', branch)]),
  ];
}

function attribute(type: string, value: string): forge.pki.CertificateField {
  const { PRINTABLESTRING, UTF8 } = forge.asn1.Type;
  // forge's types want the enum; the encoder takes the tag's number.
  return {
    type,
    value,
    valueTagClass: (printable.test(value) ? PRINTABLESTRING : UTF8) as unknown as forge.asn1.Class,
  };
}

interface Keys {
  /** PKCS#8 DER in clear. */
  readonly info: Buffer;
  readonly forge: { privateKey: forge.pki.rsa.PrivateKey; publicKey: forge.pki.rsa.PublicKey };
}

/** RSA-2048 by node:crypto: forge needs seconds for what takes it a tenth. */
function makeKeys(): Keys {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const info = privateKey.export({ type: 'pkcs8', format: 'der' });
  return { info, forge: forgeKey(info) };
}

function forgeKey(info: Buffer): Keys['forge'] {
  const pem = createPrivateKey({ key: info, format: 'der', type: 'pkcs8' }).export({ type: 'pkcs8', format: 'pem' });
  const privateKey = forge.pki.privateKeyFromPem(pem.toString());
  return { privateKey, publicKey: forge.pki.rsa.setPublicKey(privateKey.n, privateKey.e) };
}

/** The serial as the SAT writes it: the ASCII of its digits, in hexadecimal. */
function serialOf(number: bigint): string {
  const digits = String(number).padStart(20, '0');
  if (digits.length !== 20) throw new RangeError('a certificate number has 20 digits');
  return Buffer.from(digits, 'latin1').toString('hex');
}

function setValidity(cert: forge.pki.Certificate, from: Date, to: Date): void {
  cert.validity.notBefore = new Date(from);
  cert.validity.notAfter = new Date(to);
}

function toDer(cert: forge.pki.Certificate): Buffer {
  return Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(cert)).getBytes(), 'latin1');
}
