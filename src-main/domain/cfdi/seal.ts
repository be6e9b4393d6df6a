/** Sealing: the issuer's signature over the cadena original (Anexo 20, I.B). */
import { constants, sign as signBytes, type KeyObject } from 'node:crypto';
import { cadenaOriginal } from './cadena/index.ts';
import type { Comprobante } from './model.ts';
import { writeCfdi } from './write.ts';

/** Who can seal: a CSD whose key is open. */
export interface Signer {
  /** 20 digits of the certificate's serial. */
  readonly noCertificado: string;
  /** The certificate's DER in Base64. */
  readonly certificado: string;
  /** RSA PKCS#1 v1.5 with SHA-256 over the UTF-8 of the cadena, in Base64. */
  sign(cadena: string): string;
}

/**
 * A signer over a private key that is decrypted already and stays inside node:crypto.
 * @param key RSA private key of the certificate
 */
export function signerOf(key: KeyObject, certificate: { noCertificado: string; certificado: string }): Signer {
  const options = { key, padding: constants.RSA_PKCS1_PADDING };
  return {
    noCertificado: certificate.noCertificado,
    certificado: certificate.certificado,
    sign: (cadena) => signBytes('sha256', Buffer.from(cadena, 'utf8'), options).toString('base64'),
  };
}

/**
 * Seals a document: puts the certificate in, signs the cadena original, puts the Sello in.
 * @returns the sealed document, its XML, and the cadena that was signed
 * @throws CuadraError XML_CHARACTER_WRITE when a value has a character that XML lacks; no seal is given then
 */
export function sealCfdi(c: Comprobante, signer: Signer): { comprobante: Comprobante; xml: string; cadena: string } {
  const { noCertificado, certificado } = signer;
  const certified: Comprobante = { ...c, noCertificado, certificado };
  const cadena = cadenaOriginal(certified);
  const comprobante: Comprobante = { ...certified, sello: signer.sign(cadena) };
  return { comprobante, xml: writeCfdi(comprobante), cadena };
}
