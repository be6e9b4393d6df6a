/** Judging any CFDI file: seal, certificate on that day, timbre, and SAT's rules as of its own date. */
import type { FindingView, VerificationView } from '#contract/invoices.ts';
import type { BigCatalogs } from '#domain/catalogs/big.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { validateCfdi, type Finding } from '#domain/cfdi/validation/index.ts';
import { verifyCfdi, type VerificationOptions, type VerificationReport } from '#domain/cfdi/verify.ts';
import { instantOfFecha } from '#domain/time/zone.ts';
import { translate, type Locale, type MessageKey } from '#i18n/index.ts';
import { toFindingView } from './service.ts';

export interface VerifyDeps {
  readonly catalogs: () => BigCatalogs;
  readonly zoneOf: (postalCode: string) => string;
  readonly satCertificate?: VerificationOptions['satCertificate'];
  /** Certificates (DER) of the authorities that are trusted here; none: who issued a CSD stays unknown. */
  readonly authorities?: () => readonly Uint8Array[];
}

type Check = VerificationView['checks'][number];
type Result = Check['result'];

/** The judge behind `invoices.verify`. Throws what the parser throws for a file that is no CFDI. */
export function verifyFile({ catalogs, zoneOf, satCertificate, authorities }: VerifyDeps) {
  return (bytes: Uint8Array, locale: Locale): VerificationView => {
    const trusted = authorities?.() ?? [];
    const report = verifyCfdi(bytes, {
      ...(satCertificate === undefined ? {} : { satCertificate }),
      ...(trusted.length === 0 ? {} : { authorities: trusted }),
    });
    const { comprobante } = report;
    const rules = rulesOf(comprobante, catalogs(), zoneOf);
    const problems: FindingView[] = report.problems.map(({ code, severity, messageKey, params }) => ({
      code,
      severity,
      field: '',
      message: translate(messageKey, params, locale),
    }));
    const checks = checksOf(report, rules);
    return {
      verdict: verdictOf(checks, report.ok && rules.every((finding) => finding.severity !== 'error')),
      version: comprobante.version,
      type: comprobante.tipoDeComprobante,
      ...(report.timbre.present ? { uuid: report.timbre.uuid } : {}),
      issuerRfc: comprobante.emisor.rfc,
      receiverRfc: comprobante.receptor.rfc,
      total: comprobante.total,
      currency: comprobante.moneda,
      checks: checks.map(({ id, result }) => ({
        id,
        result,
        message: translate(checkKey(id, result), {}, locale),
      })),
      findings: [...problems, ...rules.map((finding) => toFindingView(finding, locale))],
    };
  };
}

/** SAT's rules are those of 4.0; an older document is judged by its seals alone. */
function rulesOf(comprobante: Comprobante, catalogs: BigCatalogs, zoneOf: (postalCode: string) => string): Finding[] {
  if (comprobante.version !== '4.0') return [];
  const zone = zoneOf(comprobante.lugarExpedicion);
  return validateCfdi(comprobante, {
    at: momentOf(comprobante.fecha, zone),
    zoneOfIssue: zone,
    catalogs,
    forStamping: false,
  });
}

/** The rules that held when it was issued; a malformed Fecha is a finding of its own. */
function momentOf(fecha: string, zone: string): Date {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(fecha) ? instantOfFecha(fecha, zone) : new Date(0);
}

/** Good only when everything was proven: what could not be checked is never taken for right. */
function verdictOf(checks: readonly { result: Result }[], noError: boolean): VerificationView['verdict'] {
  if (!noError || checks.some(({ result }) => result === 'failed')) return 'invalid';
  return checks.every(({ result }) => result === 'ok') ? 'valid' : 'unproven';
}

const CHECKS = ['seal', 'certificate', 'authority', 'timbre', 'timbreSeal', 'rules'] as const;
type CheckId = (typeof CHECKS)[number];

function checksOf(report: VerificationReport, rules: readonly Finding[]): { id: CheckId; result: Result }[] {
  const { certificate, timbre, comprobante } = report;
  const certificateOk = certificate !== undefined && certificate.validAtFecha && certificate.isCsd && report.rfcMatches;
  const results: Record<CheckId, Result> = {
    seal: comprobante.sello === '' ? 'absent' : passed(report.selloValid),
    certificate: certificate === undefined ? 'absent' : passed(certificateOk),
    authority: authorityResult(certificate?.issuedByAuthority),
    timbre: timbre.present ? passed(timbre.selloCFDMatches) : 'absent',
    timbreSeal: timbre.present ? timbreSealResult(timbre.tfdSealValid) : 'absent',
    rules: comprobante.version === '4.0' ? passed(rules.every((finding) => finding.severity !== 'error')) : 'unknown',
  };
  return CHECKS.map((id) => ({ id, result: results[id] }));
}

function authorityResult(issued: boolean | 'not-checked' | undefined): Result {
  if (issued === undefined) return 'absent';
  return issued === 'not-checked' ? 'unknown' : passed(issued);
}

function timbreSealResult(valid: boolean | 'certificate-not-available'): Result {
  return valid === 'certificate-not-available' ? 'unknown' : passed(valid);
}

function passed(ok: boolean): Result {
  return ok ? 'ok' : 'failed';
}

function checkKey(id: CheckId, result: Result): MessageKey {
  return `invoices.check.${id}.${result}`;
}
