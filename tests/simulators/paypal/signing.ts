/** PayPal's signing: a chain of three certificates, and a message over id, time, webhook id and CRC-32 of the body. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface SigningIdentity {
  /** PEM of the authority at the top. */
  readonly authority: string;
  /** Leaf and the one between, as PayPal serves them. */
  readonly bundle: string;
  readonly privateKey: string;
}

export interface IdentityOptions {
  readonly now: Date;
  readonly name?: string;
  readonly validForMs?: number;
}

export function makeSigningIdentity(options: IdentityOptions): SigningIdentity {
  const { now, name = 'messageverificationcerts.sandbox.paypal.com', validForMs = 90 * DAY_MS } = options;
  const [root, between, leaf] = [newKeys(), newKeys(), newKeys()];
  const notBefore = new Date(now.getTime() - DAY_MS);
  const make = (keys: Keys, subject: string, issuer: string, by: Keys, ca: boolean, until: Date): string => {
    const certificate = forge.pki.createCertificate();
    certificate.publicKey = keys.publicKey;
    certificate.serialNumber = forge.util.bytesToHex(forge.random.getBytesSync(8)).replace(/^./, '4');
    certificate.validity.notBefore = notBefore;
    certificate.validity.notAfter = until;
    certificate.setSubject([{ name: 'commonName', value: subject }]);
    certificate.setIssuer([{ name: 'commonName', value: issuer }]);
    certificate.setExtensions([
      { name: 'basicConstraints', critical: true, cA: ca },
      ca
        ? { name: 'keyUsage', critical: true, keyCertSign: true }
        : { name: 'keyUsage', critical: true, digitalSignature: true },
    ]);
    certificate.sign(by.privateKey, forge.md.sha256.create());
    return forge.pki.certificateToPem(certificate);
  };
  const long = new Date(now.getTime() + 3650 * DAY_MS);
  const [top, middle] = ['Autoridad de pruebas', 'Autoridad intermedia de pruebas'];
  return {
    authority: make(root, top, top, root, true, long),
    bundle: [
      make(leaf, name, middle, between, false, new Date(now.getTime() + validForMs)),
      make(between, middle, top, root, true, long),
    ].join('\n'),
    privateKey: leaf.pem,
  };
}

interface Keys {
  readonly publicKey: forge.pki.rsa.PublicKey;
  readonly privateKey: forge.pki.rsa.PrivateKey;
  readonly pem: string;
}

function newKeys(): Keys {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const key = forge.pki.privateKeyFromPem(pem);
  return { privateKey: key, publicKey: forge.pki.setRsaPublicKey(key.n, key.e), pem };
}

/** CRC-32 as ISO 3309 has it, bit by bit. */
export function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function signature(privateKey: string, id: string, time: string, webhookId: string, body: Uint8Array): string {
  return createSign('RSA-SHA256')
    .update(`${id}|${time}|${webhookId}|${checksum(body)}`)
    .sign(privateKey, 'base64');
}
