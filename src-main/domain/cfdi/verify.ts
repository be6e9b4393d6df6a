/**
 * Judging a CFDI that somebody gave us: is the seal the issuer's, was the certificate good on that
 * day, does the timbre belong to this seal. All findings at once; only unreadable XML throws.
 *
 * What it does not say: that SAT knows the document (only its status service does), and, without
 * `authorities`, that SAT issued the certificate.
 */
import { verify as verifyBytes } from 'node:crypto';
import { isCuadraError } from '#errors/cuadra-error.ts';
import type { MessageKey, MessageParams } from '#i18n/index.ts';
import type { Certificate } from '#domain/csd/certificate.ts';
import { instantOfFecha, zoneOfPostalCode } from '#domain/time/zone.ts';
import type { XmlLimits } from '#domain/xml/scan.ts';
import { cadenaOriginal, cadenaTimbre } from './cadena/index.ts';
import { certificateOf } from './certificate-cache.ts';
import type { CfdiVersion, Comprobante, TimbreFiscalDigital } from './model.ts';
import { TFD } from './namespaces.ts';
import { parseCfdi } from './parse.ts';

/** Every problem: a key `cfdi.verify.<CODE>` of the message catalog. */
export type VerificationCode = MessageKey extends infer K ? (K extends `cfdi.verify.${infer C}` ? C : never) : never;

export interface VerificationProblem {
  readonly code: VerificationCode;
  /** `error`: do not take the document as good. `warning`: something a person should know. */
  readonly severity: 'error' | 'warning';
  readonly messageKey: MessageKey;
  readonly params: MessageParams;
}

export interface VerificationOptions {
  /** The SAT certificate with that 20-digit number (DER), for the timbre's seal: it is not embedded. */
  readonly satCertificate?: (number: string) => Uint8Array | undefined;
  /** Certificates (DER) of the authorities that may have issued the seal's; absent: not checked. */
  readonly authorities?: readonly Uint8Array[];
  /** What the XML may ask of the scanner. A byte order mark is passed over and reported unless this refuses it. */
  readonly limits?: XmlLimits;
}

export interface SealCertificate {
  /** 20 digits. */
  readonly number: string;
  readonly rfc: string;
  readonly name: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** At Fecha, local time of LugarExpedicion. */
  readonly validAtFecha: boolean;
  /** false: an e.firma, which never seals. */
  readonly isCsd: boolean;
  /** Made by Cuadra's demonstration authority: no fiscal validity. */
  readonly isDemo: boolean;
  readonly issuedByAuthority: boolean | 'not-checked';
}

export type TimbreReport =
  | { readonly present: false }
  | {
      readonly present: true;
      readonly uuid: string;
      readonly fechaTimbrado: string;
      readonly rfcProvCertif: string;
      readonly noCertificadoSAT: string;
      /** SelloCFD of the timbre is the Sello of the document. */
      readonly selloCFDMatches: boolean;
      readonly tfdSealValid: boolean | 'certificate-not-available';
    };

export interface VerificationReport {
  readonly version: CfdiVersion;
  readonly comprobante: Comprobante;
  /** The cadena original that the Sello should sign. */
  readonly cadena: string;
  readonly selloValid: boolean;
  /** Absent when the document has none or it cannot be read. */
  readonly certificate?: SealCertificate;
  /** The certificate's RFC is the issuer's. */
  readonly rfcMatches: boolean;
  readonly timbre: TimbreReport;
  readonly problems: readonly VerificationProblem[];
  /** No problem is an error. */
  readonly ok: boolean;
}

/**
 * Verifies a CFDI 4.0 or 3.3.
 * @throws CuadraError of {@link parseCfdi}, when it is no readable CFDI at all
 */
export function verifyCfdi(xml: Uint8Array | string, options: VerificationOptions = {}): VerificationReport {
  const problems = new Problems();
  if (startsWithBom(xml)) problems.warn('BOM');
  const comprobante = parseCfdi(xml, { bom: 'skip', ...options.limits });
  const cadena = cadenaOriginal(comprobante);
  const certificate = readSealCertificate(comprobante, problems);
  const selloValid = checkSello(comprobante.sello, cadena, certificate, problems);
  const sealCertificate =
    certificate === undefined ? undefined : judgeCertificate(comprobante, certificate, options.authorities, problems);
  const timbre = judgeTimbre(comprobante, options, problems);
  return {
    version: comprobante.version,
    comprobante,
    cadena,
    selloValid,
    ...(sealCertificate === undefined ? {} : { certificate: sealCertificate }),
    rfcMatches: sealCertificate?.rfc === comprobante.emisor.rfc,
    timbre,
    problems: problems.all,
    ok: problems.all.every(({ severity }) => severity !== 'error'),
  };
}

class Problems {
  readonly all: VerificationProblem[] = [];

  error(code: VerificationCode, params: MessageParams = {}): void {
    this.all.push({ code, severity: 'error', messageKey: `cfdi.verify.${code}`, params });
  }

  warn(code: VerificationCode, params: MessageParams = {}): void {
    this.all.push({ code, severity: 'warning', messageKey: `cfdi.verify.${code}`, params });
  }
}

function startsWithBom(xml: Uint8Array | string): boolean {
  if (typeof xml === 'string') return xml.charCodeAt(0) === 0xfeff;
  return xml[0] === 0xef && xml[1] === 0xbb && xml[2] === 0xbf;
}

/** The embedded certificate, or undefined with the reason said. */
function readSealCertificate(c: Comprobante, problems: Problems): Certificate | undefined {
  if (c.certificado.trim() === '') {
    problems.error('CERTIFICATE_MISSING');
    return undefined;
  }
  try {
    return certificateOf(c.certificado);
  } catch (error) {
    if (!isCuadraError(error)) throw error;
    problems.error('CERTIFICATE_UNREADABLE');
    return undefined;
  }
}

function checkSello(sello: string, cadena: string, certificate: Certificate | undefined, problems: Problems): boolean {
  if (sello.trim() === '') {
    problems.error('SEAL_MISSING');
    return false;
  }
  if (certificate === undefined) return false;
  const valid = isSignedBy(certificate, cadena, sello);
  if (!valid) problems.error('SEAL_INVALID');
  return valid;
}

/** RSA PKCS#1 v1.5 with SHA-256 over the UTF-8 of the text; what is not strict Base64 is not a signature. */
function isSignedBy(certificate: Certificate, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  if (bytes.toString('base64') !== signature.replace(/[ \t\r\n]/g, '')) return false;
  // PKCS#1 v1.5 is what node:crypto takes for a key of type rsa, and the reader of certificates takes no other.
  return verifyBytes('sha256', Buffer.from(text, 'utf8'), certificate.publicKey, bytes);
}

function judgeCertificate(
  c: Comprobante,
  certificate: Certificate,
  authorities: readonly Uint8Array[] | undefined,
  problems: Problems,
): SealCertificate {
  const { number, rfc, name, validFrom, validTo, isDemo } = certificate;
  const isCsd = certificate.kind === 'CSD';
  if (number !== c.noCertificado) problems.error('CERTIFICATE_NUMBER', { number, written: c.noCertificado });
  if (rfc !== c.emisor.rfc) problems.error('CERTIFICATE_RFC', { rfc, issuer: c.emisor.rfc });
  if (!isCsd) problems.error('CERTIFICATE_IS_FIEL');
  if (isDemo) problems.warn('CERTIFICATE_DEMO');
  const validAtFecha = isValidAtFecha(c, certificate, problems);
  const issuedByAuthority =
    authorities === undefined ? 'not-checked' : authorities.some((authority) => certificate.isIssuedBy(authority));
  if (issuedByAuthority === false) problems.error('CERTIFICATE_AUTHORITY', { issuer: certificate.issuerName });
  return { number, rfc, name, validFrom, validTo, validAtFecha, isCsd, isDemo, issuedByAuthority };
}

/** No zone of Mexico is further than this from UTC. */
const MAX_OFFSET_MS = 12 * 3_600_000;

/** Fecha is local time: the zone matters only on the first and last day of the certificate. */
function isValidAtFecha(c: Comprobante, certificate: Certificate, problems: Problems): boolean {
  const { validFrom, validTo } = certificate;
  const asIfUtc = Date.parse(`${c.fecha}Z`);
  const isWellInside =
    asIfUtc - MAX_OFFSET_MS >= validFrom.getTime() &&
    asIfUtc + MAX_OFFSET_MS <= validTo.getTime() &&
    // 30 February is read as a day of March: what comes back must be what went in.
    new Date(asIfUtc).toISOString().slice(0, 19) === c.fecha;
  if (isWellInside) return true;
  try {
    if (certificate.isValidAt(instantOfFecha(c.fecha, zoneOfPostalCode(c.lugarExpedicion)))) return true;
  } catch (error) {
    if (!isCuadraError(error, 'FECHA_MALFORMED')) throw error;
    problems.error('FECHA_MALFORMED', { fecha: c.fecha.slice(0, 40) });
    return false;
  }
  problems.error('CERTIFICATE_VALIDITY', {
    fecha: c.fecha,
    from: validFrom.toISOString().slice(0, 10),
    to: validTo.toISOString().slice(0, 10),
  });
  return false;
}

function judgeTimbre(c: Comprobante, options: VerificationOptions, problems: Problems): TimbreReport {
  const timbres: TimbreFiscalDigital[] = [];
  for (const group of c.complementos) {
    for (const complemento of group) {
      if (complemento.kind === 'tfd') timbres.push(complemento);
      else if (complemento.kind === 'opaque' && complemento.element.namespace === TFD) {
        problems.error('TIMBRE_UNREADABLE');
      }
    }
  }
  const [timbre] = timbres;
  if (timbre === undefined) {
    if (!problems.all.some(({ code }) => code === 'TIMBRE_UNREADABLE')) problems.warn('TIMBRE_MISSING');
    return { present: false };
  }
  if (timbres.length > 1) problems.error('TIMBRE_SEVERAL', { count: timbres.length });
  const selloCFDMatches = timbre.selloCFD === c.sello;
  if (!selloCFDMatches) problems.error('TIMBRE_SELLO');
  const { uuid, fechaTimbrado, rfcProvCertif, noCertificadoSAT } = timbre;
  const tfdSealValid = judgeTimbreSeal(timbre, options, problems);
  return { present: true, uuid, fechaTimbrado, rfcProvCertif, noCertificadoSAT, selloCFDMatches, tfdSealValid };
}

function judgeTimbreSeal(
  timbre: TimbreFiscalDigital,
  options: VerificationOptions,
  problems: Problems,
): boolean | 'certificate-not-available' {
  const number = timbre.noCertificadoSAT;
  const der = options.satCertificate?.(number);
  if (der === undefined) {
    problems.warn('TIMBRE_CERTIFICATE_UNKNOWN', { number });
    return 'certificate-not-available';
  }
  const certificate = certificateOf(Buffer.from(der).toString('base64'));
  const valid = certificate.number === number && isSignedBy(certificate, cadenaTimbre(timbre), timbre.selloSAT);
  if (!valid) problems.error('TIMBRE_SEAL_INVALID', { number });
  return valid;
}
