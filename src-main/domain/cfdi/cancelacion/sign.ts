/**
 * The request to cancel, signed here with the issuer's CSD, so that no PAC ever sees the key.
 *
 * Form and signature as SAT's service takes them (sat-services.md §3; phpcfdi/xml-cancelacion makes the
 * same): `Cancelacion` with one `Folios/Folio` for each document, an enveloped xmldsig signature over
 * the whole document (Reference URI="", inclusive C14N 20010315, SHA-1, RSA-SHA1; SAT asks for these,
 * whatever one thinks of SHA-1), the certificate in KeyInfo.
 *
 * The document is written in canonical form from the beginning (C14N: namespaces before attributes,
 * both sorted, no empty tags, no space between), so that the octets that are digested and signed are
 * simply parts of what is sent. xmlsec1 and xmllint judge that in the tests.
 */
import { createHash } from 'node:crypto';
import type { Certificate } from '#domain/csd/certificate.ts';
import { escapeText } from '#domain/xml/write.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { issuerNameOf } from './issuer-name.ts';

export const CANCELACION = 'http://cancelacfd.sat.gob.mx';
const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';
const XSD = 'http://www.w3.org/2001/XMLSchema';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

/** c_MotivoCancelacion. */
export type MotivoCancelacion = '01' | '02' | '03' | '04';

export interface FolioCancelacion {
  readonly uuid: string;
  readonly motivo: MotivoCancelacion;
  /** UUID of what replaces it: with motivo 01, and only then. */
  readonly folioSustitucion?: string;
}

export interface Cancelacion {
  readonly rfcEmisor: string;
  /** Local time, `yyyy-MM-ddTHH:mm:ss`. */
  readonly fecha: string;
  /** SAT takes several; its service is known to fail with many, and one acuse then speaks of all. */
  readonly folios: readonly FolioCancelacion[];
}

/** Who can sign XML for SAT: a CSD whose key is open. */
export interface XmlSigner {
  readonly certificate: Certificate;
  /** RSA PKCS#1 v1.5 with SHA-1 over the octets. */
  signSha1(octets: Uint8Array): Buffer;
}

/** Documents in one request (Anexo 20 of the cancellation service). */
const MAX_FOLIOS = 500;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const FECHA = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

/**
 * The signed document, as text in UTF-8 to be sent as it is: a changed octet breaks the signature.
 * @throws CuadraError CANCELACION_OTHER_RFC, CANCELACION_FECHA, CANCELACION_FOLIOS, CANCELACION_UUID, CANCELACION_MOTIVO,
 *   CANCELACION_SUSTITUCION_MISSING, CANCELACION_SUSTITUCION_UNEXPECTED, CANCELACION_SUSTITUCION_SAME
 */
export function signCancelacion(request: Cancelacion, signer: XmlSigner): string {
  check(request, signer.certificate);
  const { rfcEmisor, fecha, folios } = request;
  const open =
    `<Cancelacion xmlns="${CANCELACION}" xmlns:xsd="${XSD}" xmlns:xsi="${XSI}"` +
    ` Fecha="${fecha}" RfcEmisor="${canonicalValue(rfcEmisor)}">`;
  const content = folios.map(writeFolio).join('');
  const digest = sha1(`${open}${content}</Cancelacion>`);
  const inside = signedInfoContent(digest);
  // As an apex of its own, SignedInfo takes along every namespace in whose scope it stands.
  const canonicalSignedInfo = `<SignedInfo xmlns="${XMLDSIG}" xmlns:xsd="${XSD}" xmlns:xsi="${XSI}">${inside}</SignedInfo>`;
  const signature = signer.signSha1(Buffer.from(canonicalSignedInfo, 'utf8')).toString('base64');
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n${open}${content}` +
    `<Signature xmlns="${XMLDSIG}"><SignedInfo>${inside}</SignedInfo>` +
    `<SignatureValue>${signature}</SignatureValue>${keyInfo(signer.certificate)}</Signature></Cancelacion>`
  );
}

function writeFolio({ uuid, motivo, folioSustitucion }: FolioCancelacion): string {
  const substitute = folioSustitucion === undefined ? '' : ` FolioSustitucion="${folioSustitucion.toUpperCase()}"`;
  return `<Folios><Folio${substitute} Motivo="${motivo}" UUID="${uuid.toUpperCase()}"></Folio></Folios>`;
}

function signedInfoContent(digest: string): string {
  const algorithm = (name: string, uri: string): string => `<${name} Algorithm="${uri}"></${name}>`;
  return (
    algorithm('CanonicalizationMethod', C14N) +
    algorithm('SignatureMethod', `${XMLDSIG}rsa-sha1`) +
    `<Reference URI=""><Transforms>${algorithm('Transform', `${XMLDSIG}enveloped-signature`)}</Transforms>` +
    `${algorithm('DigestMethod', `${XMLDSIG}sha1`)}<DigestValue>${digest}</DigestValue></Reference>`
  );
}

function keyInfo(certificate: Certificate): string {
  const { n = '', e = '' } = certificate.publicKey.export({ format: 'jwk' });
  const number = (base64Url: string): string => Buffer.from(base64Url, 'base64url').toString('base64');
  return (
    `<KeyInfo><X509Data><X509IssuerSerial><X509IssuerName>${escapeText(issuerNameOf(certificate.der))}</X509IssuerName>` +
    `<X509SerialNumber>${certificate.number}</X509SerialNumber></X509IssuerSerial>` +
    `<X509Certificate>${certificate.base64}</X509Certificate></X509Data>` +
    `<KeyValue><RSAKeyValue><Modulus>${number(n)}</Modulus><Exponent>${number(e)}</Exponent></RSAKeyValue></KeyValue></KeyInfo>`
  );
}

/** An attribute's value in canonical form; an RFC holds no more than `&` of what has to be escaped. */
function canonicalValue(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function sha1(text: string): string {
  return createHash('sha1').update(text, 'utf8').digest('base64');
}

function check({ rfcEmisor, fecha, folios }: Cancelacion, { rfc, number }: Certificate): void {
  if (rfc !== rfcEmisor) {
    throw new CuadraError('CANCELACION_OTHER_RFC', {
      field: 'rfcEmisor',
      params: { rfc: rfcEmisor, other: rfc, number },
    });
  }
  if (!FECHA.test(fecha)) throw new CuadraError('CANCELACION_FECHA', { field: 'fecha', params: { fecha } });
  if (folios.length === 0 || folios.length > MAX_FOLIOS) {
    throw new CuadraError('CANCELACION_FOLIOS', { field: 'folios', params: { limit: MAX_FOLIOS } });
  }
  for (const [index, folio] of folios.entries()) checkFolio(folio, `folios[${index}]`);
}

function checkFolio({ uuid, motivo, folioSustitucion }: FolioCancelacion, at: string): void {
  if (!UUID.test(uuid)) throw new CuadraError('CANCELACION_UUID', { field: `${at}.uuid`, params: { uuid } });
  if (!['01', '02', '03', '04'].includes(motivo)) {
    throw new CuadraError('CANCELACION_MOTIVO', { field: `${at}.motivo`, params: { motivo } });
  }
  const field = `${at}.folioSustitucion`;
  if (folioSustitucion === undefined) {
    if (motivo === '01') throw new CuadraError('CANCELACION_SUSTITUCION_MISSING', { field });
    return;
  }
  if (motivo !== '01') throw new CuadraError('CANCELACION_SUSTITUCION_UNEXPECTED', { field, params: { motivo } });
  if (!UUID.test(folioSustitucion)) {
    throw new CuadraError('CANCELACION_UUID', { field, params: { uuid: folioSustitucion } });
  }
  if (folioSustitucion.toUpperCase() === uuid.toUpperCase()) {
    throw new CuadraError('CANCELACION_SUSTITUCION_SAME', { field });
  }
}
