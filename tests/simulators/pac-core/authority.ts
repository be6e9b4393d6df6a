/** A certificate authority for one test run, and the certificate of a server on this machine. */
import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

export interface ServerIdentity {
  /** PEM of the authority, for whoever is to trust the server. */
  readonly authority: string;
  /** PEM of the server's certificate and key. */
  readonly cert: string;
  readonly key: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

let shared: ServerIdentity | undefined;

/** The one that serves every server of a process: keys are slow to make, and two authorities of one name are confused. */
export function sharedIdentity(): ServerIdentity {
  return (shared ??= makeServerIdentity());
}

/** Makes an authority and a certificate of it for `localhost` and `127.0.0.1`, valid now by the real clock. */
export function makeServerIdentity(): ServerIdentity {
  const root = newKeys();
  const own = newKeys();
  const rootName = [{ name: 'commonName', value: 'Cuadra tests' }];
  const authority = certificate(root.publicKey, '01', rootName, rootName);
  authority.setExtensions([
    { name: 'basicConstraints', critical: true, cA: true },
    { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  authority.sign(root.privateKey, forge.md.sha256.create());
  const server = certificate(own.publicKey, '02', [{ name: 'commonName', value: 'localhost' }], rootName);
  server.setExtensions([
    { name: 'basicConstraints', critical: true, cA: false },
    { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
    {
      name: 'subjectAltName',
      altNames: [
        { type: 2, value: 'localhost' },
        { type: 7, ip: '127.0.0.1' },
      ],
    },
  ]);
  server.sign(root.privateKey, forge.md.sha256.create());
  return {
    authority: forge.pki.certificateToPem(authority),
    cert: forge.pki.certificateToPem(server),
    key: forge.pki.privateKeyToPem(own.privateKey),
  };
}

function certificate(
  publicKey: forge.pki.rsa.PublicKey,
  serial: string,
  subject: forge.pki.CertificateField[],
  issuer: forge.pki.CertificateField[],
): forge.pki.Certificate {
  const made = forge.pki.createCertificate();
  made.publicKey = publicKey;
  made.serialNumber = serial;
  made.validity.notBefore = new Date(Date.now() - DAY_MS);
  made.validity.notAfter = new Date(Date.now() + 30 * DAY_MS);
  made.setSubject(subject);
  made.setIssuer(issuer);
  return made;
}

/** By node:crypto: forge takes seconds for it. */
function newKeys(): forge.pki.rsa.KeyPair {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const key = forge.pki.privateKeyFromPem(pem);
  return { privateKey: key, publicKey: forge.pki.setRsaPublicKey(key.n, key.e) };
}
