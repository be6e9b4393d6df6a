/** Sealing: the issuer's signature over the cadena original (Anexo 20, I.B). */
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
