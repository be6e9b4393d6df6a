/**
 * From the bytes of a file to what an import makes of it. Pure but for the certificates it is given: nothing is looked up
 * in the books here, so that it runs in a thread of its own.
 */
import { createHash } from 'node:crypto';
import { timbreOf, type Comprobante } from '#domain/cfdi/model.ts';
import { verifyCfdi, type VerificationOptions, type VerificationReport } from '#domain/cfdi/verify.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { factsOf, type DocumentFacts } from './facts.ts';
import { finding, findingOfError, type ImportFinding } from './finding.ts';
import { sumFindings } from './sums.ts';

/** A company of the desk, as a document names it. */
export interface OurCompany {
  readonly id: string;
  readonly rfc: string;
}

export interface JudgeOptions {
  readonly companies: readonly OurCompany[];
  /** Keeps documents of nobody here beside this company. */
  readonly foreignTo: string | undefined;
  readonly keepInvalid: boolean;
  /** The desk is one for trying: what has no fiscal validity is as good as everything else there. */
  readonly takesDemo: boolean;
  readonly satCertificate: NonNullable<VerificationOptions['satCertificate']>;
  readonly authorities: readonly Uint8Array[];
}

export interface JudgedDocument {
  readonly outcome: 'document';
  readonly facts: DocumentFacts;
  readonly findings: readonly ImportFinding[];
  readonly timbreSeal: 'ok' | 'failed' | 'unknown';
  readonly demo: boolean;
  /** As it stands in the document. */
  readonly certificado: string;
  readonly sello: string;
  readonly sha256: string;
  readonly fingerprint: string;
  readonly issuedBy: string | undefined;
  readonly receivedBy: string | undefined;
  readonly foreignTo: string | undefined;
}

export type Judgement =
  | {
      readonly outcome: 'ignored' | 'refused';
      readonly findings: readonly ImportFinding[];
      readonly uuid?: string | undefined;
    }
  | JudgedDocument;

/** Never throws, whatever the bytes are. */
export function judge(bytes: Uint8Array, options: JudgeOptions): Judgement {
  try {
    return judgeReadable(bytes, options);
  } catch (error) {
    if (!isCuadraError(error)) throw error;
    // An XML with another root is somebody's else; one that is damaged may have been a CFDI.
    const { code } = error;
    if (code !== 'CFDI_ROOT') return { outcome: 'refused', findings: [findingOfError(error)] };
    const namespace = String(error.params['namespace'] ?? '');
    return namespace.includes('sat.gob.mx/esquemas/retencionpago')
      ? { outcome: 'refused', findings: [finding('RETENCIONES', 'error')] }
      : {
          outcome: 'ignored',
          findings: [finding('NOT_CFDI', 'warning', { root: String(error.params['node'] ?? '') })],
        };
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function judgeReadable(bytes: Uint8Array, options: JudgeOptions): Judgement {
  const { satCertificate, authorities } = options;
  const report = verifyCfdi(bytes, { satCertificate, ...(authorities.length === 0 ? {} : { authorities }) });
  const { comprobante } = report;
  const timbre = timbreOf(comprobante);
  const problems = problemsOf(report, options);
  if (timbre === undefined) {
    // Whatever else: without a timbre it is not a fiscal document, and has no UUID to be known by.
    return { outcome: 'refused', findings: problems.map((each) => ({ ...each, severity: 'error' as const })) };
  }
  const { uuid } = timbre;
  if (!UUID.test(uuid)) {
    return { outcome: 'refused', findings: [finding('UUID_MALFORMED', 'error', { uuid: uuid.slice(0, 60) })] };
  }
  const parties = partiesOf(comprobante, options);
  if (parties === undefined) {
    const { emisor, receptor } = comprobante;
    const params = { issuer: emisor.rfc.slice(0, 20), receiver: receptor.rfc.slice(0, 20) };
    return { outcome: 'refused', uuid: uuid.toUpperCase(), findings: [finding('NOT_OURS', 'error', params)] };
  }
  const invalid = problems.some(({ severity }) => severity === 'error');
  // A document of ours that does not verify is not ours.
  if (invalid && (!options.keepInvalid || parties.issuedBy !== undefined)) {
    return { outcome: 'refused', uuid: uuid.toUpperCase(), findings: problems };
  }
  const { timbre: judged } = report;
  const sealed = judged.present ? judged.tfdSealValid : 'certificate-not-available';
  return {
    outcome: 'document',
    facts: factsOf(comprobante, timbre),
    findings: [...problems, ...timeFindings(comprobante.fecha, timbre.fechaTimbrado), ...sumFindings(comprobante)],
    timbreSeal: sealed === true ? 'ok' : sealed === false ? 'failed' : 'unknown',
    demo: report.certificate?.isDemo === true,
    certificado: comprobante.certificado,
    sello: comprobante.sello,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fingerprint: fingerprintOf(report.cadena, comprobante.sello, timbre.selloSAT),
    ...parties,
  };
}

/** The same for two files that say the same under the same seals, whatever their white space and addenda. */
export function fingerprintOf(cadena: string, sello: string, selloSat: string): string {
  return createHash('sha256').update(`${cadena}\n${sello}\n${selloSat}`).digest('hex');
}

function partiesOf(
  { emisor, receptor, tipoDeComprobante }: Comprobante,
  { companies, foreignTo }: JudgeOptions,
): Pick<JudgedDocument, 'issuedBy' | 'receivedBy' | 'foreignTo'> | undefined {
  const issuedBy = companies.find(({ rfc }) => rfc === emisor.rfc)?.id;
  const receivedBy = companies.find(({ rfc }) => rfc === receptor.rfc)?.id;
  // Goods of one's own that move: issuer and receiver are one, and there is nothing to receive.
  const both = issuedBy !== undefined && issuedBy === receivedBy && tipoDeComprobante === 'T';
  if (issuedBy !== undefined || receivedBy !== undefined) {
    return { issuedBy, receivedBy: both ? undefined : receivedBy, foreignTo: undefined };
  }
  return foreignTo === undefined ? undefined : { issuedBy, receivedBy, foreignTo };
}

/** Nobody has SAT's own certificates at hand: that is said of the document, not complained about. */
const SAID_OTHERWISE: ReadonlySet<string> = new Set(['TIMBRE_CERTIFICATE_UNKNOWN', 'BOM']);

/** Sealed with a certificate for demonstrations: on a desk that works for real it is an invention. */
const DEMO = 'CERTIFICATE_DEMO';

/** What the verification found, as far as it means something for a document that others made. */
function problemsOf({ problems, comprobante }: VerificationReport, { takesDemo }: JudgeOptions): ImportFinding[] {
  return problems
    .filter(({ code }) => !SAID_OTHERWISE.has(code) && !(takesDemo && code === DEMO))
    .map(({ code, severity, messageKey, params }) => ({
      code,
      severity: isDoubtful(code, comprobante) ? ('warning' as const) : code === DEMO ? ('error' as const) : severity,
      messageKey,
      params,
    }));
}

/**
 * Not proof of anything wrong: an authority whose certificate is not in the folder (older ones never are), and the
 * certificate of whoever seals for an issuer that invoices through its customer.
 */
function isDoubtful(code: string, { emisor }: Comprobante): boolean {
  if (code === 'CERTIFICATE_AUTHORITY') return true;
  return code === 'CERTIFICATE_RFC' && emisor.facAtrAdquirente !== undefined;
}

const HOUR_MS = 3_600_000;
/** Zones of Mexico are less apart than this. */
const ZONES_MS = 4 * HOUR_MS;

/** A PAC stamps what is of now, and no older than 72 hours. */
function timeFindings(fecha: string, stampedAt: string): ImportFinding[] {
  const [made, stamped] = [Date.parse(`${fecha}Z`), Date.parse(`${stampedAt}Z`)];
  if (Number.isNaN(stamped)) return [finding('STAMP_TIME', 'warning', { fecha, stampedAt: stampedAt.slice(0, 40) })];
  const late = stamped - made;
  const plausible = late >= -ZONES_MS && late <= 72 * HOUR_MS + ZONES_MS;
  return plausible || Number.isNaN(made) ? [] : [finding('STAMP_TIME', 'warning', { fecha, stampedAt })];
}
