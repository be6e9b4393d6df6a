/** What a PAC looks at before it stamps, in the order of its codes. */
import type { Comprobante } from '#domain/cfdi/model.ts';
import { verifyCfdi, type VerificationReport } from '#domain/cfdi/verify.ts';
import { findingText, validateCfdi } from '#domain/cfdi/validation/index.ts';
import { starterCatalogs } from '#domain/catalogs/index.ts';
import { readCertificate } from '#domain/csd/index.ts';
import { zoneOfPostalCode } from '#domain/time/zone.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { findingOf } from '../codes.ts';
import { carriesTimbre, type PacFinding } from '../types.ts';

export interface Refusal {
  readonly code: string;
  /** As the PAC says it. */
  readonly message: string;
  readonly findings: readonly PacFinding[];
}

export type Verdict =
  | { readonly kind: 'accepted'; readonly comprobante: Comprobante; readonly cadena: string }
  | { readonly kind: 'stamped-before'; readonly comprobante: Comprobante; readonly cadena: string }
  | ({ readonly kind: 'refused' } & Refusal);

/** Authorities of the SAT in real and test certificates, by common name. */
const SAT_ISSUER = /SERVICIO DE ADMINISTRACION TRIBUTARIA|AUTORIDAD CERTIFICADORA|^AC ?(DEL SAT|UAT)|^A\.?C\.? /i;

/**
 * Judges a document that asks for its timbre.
 * @param isKnown whether this cadena was stamped before: found before the rules that depend on the day
 */
export function judge(xml: Uint8Array, at: Date, isKnown: (cadena: string) => boolean): Verdict {
  let report: VerificationReport;
  try {
    report = verifyCfdi(xml, { limits: { bom: 'refuse' } });
  } catch (error) {
    if (!isCuadraError(error)) throw error;
    return refuse('301', `301 - XML mal formado. ${error.message}`);
  }
  const { comprobante, cadena } = report;
  // Not 307: what carries a timbre was not stamped here before, and will not be.
  if (carriesTimbre(comprobante)) return refuse('707', '707 - El comprobante enviado ya trae un timbre.');
  // NoCertificado is in the cadena, Certificado is not: they must be the same certificate.
  if (!report.selloValid || report.certificate?.number !== comprobante.noCertificado) {
    return refuse('302', '302 - Sello mal formado o inválido.');
  }
  if (isKnown(cadena)) return { kind: 'stamped-before', comprobante, cadena };

  const certificate = readCertificate(Buffer.from(comprobante.certificado, 'base64'));
  if (!certificate.isDemo && !SAT_ISSUER.test(certificate.issuerName)) {
    return refuse('308', '308 - Certificado no expedido por el SAT.');
  }
  const errors = validateCfdi(comprobante, {
    at,
    zoneOfIssue: zoneOfPostalCode(comprobante.lugarExpedicion),
    catalogs: starterCatalogs,
    forStamping: true,
    certificate: {
      number: certificate.number,
      rfc: certificate.rfc,
      validFrom: certificate.validFrom,
      validTo: certificate.validTo,
      isCsd: certificate.kind === 'CSD',
    },
  }).filter((finding) => finding.severity === 'error');
  const [first] = errors;
  if (first !== undefined) {
    return { kind: 'refused', code: first.code, message: `${first.code} - ${findingText(first)}`, findings: errors };
  }
  if (!certificate.isValidAt(at)) return refuse('304', '304 - Certificado revocado o caduco.');
  return { kind: 'accepted', comprobante, cadena };
}

function refuse(code: string, message: string): Verdict {
  return { kind: 'refused', code, message, findings: [findingOf(code)] };
}
