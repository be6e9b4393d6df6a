/**
 * Is this what we asked to be stamped, and is that a timbre? A PAC's reply is believed only after the
 * whole document was compared with the one that was sealed here and the timbre with the document.
 */
import { cadenaOriginal } from '#domain/cfdi/cadena/index.ts';
import type { Complemento, Comprobante, TimbreFiscalDigital } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { verifyCfdi, type VerificationReport } from '#domain/cfdi/verify.ts';
import { instantOfFecha } from '#domain/time/zone.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { XMLNS } from '#domain/xml/tree-tools.ts';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';

/** Why a reply is refused; a key `stamping.refused.<reason>` says it to a person. */
export type RefusalReason =
  | 'unreadable'
  | 'no-timbre'
  | 'several-timbres'
  | 'other-seal'
  | 'other-certificate'
  | 'other-content'
  | 'other-date'
  | 'timbre-version'
  | 'timbre-uuid'
  | 'timbre-date'
  | 'timbre-number'
  | 'timbre-other-seal'
  | 'timbre-seal';

export type ReplyVerdict =
  | {
      readonly ok: true;
      readonly timbre: TimbreFiscalDigital;
      /** `not-checked`: the certificate that made SelloSAT is not at hand. */
      readonly timbreSeal: 'valid' | 'not-checked';
      /** What came back. */
      readonly document: Comprobante;
    }
  | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly reason: RefusalReason;
  readonly detail: string;
}

export interface ReplyToVerify {
  /** The bytes that were sent. */
  readonly sealed: Uint8Array;
  /** The bytes that came back. */
  readonly reply: Uint8Array;
  readonly now: Date;
  /** DER of the certificate named by NoCertificadoSAT, where it can be had. */
  readonly timbreCertificate?: Uint8Array | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CENTRAL_MEXICO = 'America/Mexico_City';
const HOUR_MS = 60 * 60 * 1000;
/** A document may be stamped up to 72 hours after its Fecha (RMF 2.7.2.9; code 401). */
export const STAMPING_WINDOW_MS = 72 * HOUR_MS;
/**
 * Slack of the date check: Fecha is in the zone of its place of issue and clocks differ. The check
 * tells a timbre of another time from ours; exact dates are covered by the seals.
 */
const DATE_SLACK_MS = 24 * HOUR_MS;

/** A reply that can be read and has one timbre. */
export interface ReadReply {
  readonly report: VerificationReport;
  readonly timbre: TimbreFiscalDigital;
}

/** Reads a reply, or says why it is none. */
export function readReply(reply: Uint8Array, timbreCertificate: Uint8Array | undefined): ReadReply | Refusal {
  let report: VerificationReport;
  try {
    report = verifyCfdi(reply, { satCertificate: () => timbreCertificate });
  } catch (error) {
    if (error instanceof CuadraError) return refuse('unreadable', `${error.code}: ${error.message}`);
    throw error;
  }
  const timbres = report.comprobante.complementos.flat().filter((complemento) => complemento.kind === 'tfd');
  const [timbre] = timbres;
  if (timbre === undefined || !report.timbre.present) return refuse('no-timbre', '');
  if (timbres.length > 1) return refuse('several-timbres', String(timbres.length));
  return { report, timbre };
}

/** Judges a reply; never throws for what the bytes are. */
export function verifyStampedReply({ sealed, reply, now, timbreCertificate }: ReplyToVerify): ReplyVerdict {
  const ours = parseCfdi(sealed);
  const read = readReply(reply, timbreCertificate);
  if ('ok' in read) return read;
  const { report, timbre } = read;
  const theirs = report.comprobante;
  const fault = differences(ours, theirs) ?? faultOfTimbre(timbre, ours, now);
  if (fault !== undefined) return fault;
  // Not our seal over this content would mean that what was sent was never a sealed document.
  if (!report.selloValid) return refuse('other-seal', theirs.noCertificado);
  return verdictOf(read);
}

/** What the timbre's own seal adds to a reply that is otherwise right. */
export function verdictOf({ report, timbre }: ReadReply): ReplyVerdict {
  const tfdSealValid = report.timbre.present ? report.timbre.tfdSealValid : false;
  if (tfdSealValid === false) return refuse('timbre-seal', timbre.noCertificadoSAT);
  const timbreSeal = tfdSealValid === true ? 'valid' : 'not-checked';
  return { ok: true, timbre, timbreSeal, document: report.comprobante };
}

/** The document apart from its timbre must be the sealed one: seal, certificate, and every value. */
function differences(ours: Comprobante, theirs: Comprobante): Refusal | undefined {
  if (theirs.sello !== ours.sello) return refuse('other-seal', theirs.sello.slice(-8));
  if (theirs.noCertificado !== ours.noCertificado || theirs.certificado !== ours.certificado) {
    return refuse('other-certificate', theirs.noCertificado);
  }
  // The cadena is what the seal covers; the rest of the model is what it does not (opaque parts, addenda).
  if (cadenaOriginal(theirs) !== cadenaOriginal(ours)) return refuse('other-content', 'cadena original');
  const [a, b] = [contentOf(ours), contentOf(theirs)];
  for (const [name, value] of Object.entries(a)) {
    if (b[name] !== value) return refuse('other-content', name);
  }
  const added = Object.keys(b).find((name) => !(name in a));
  return added === undefined ? undefined : refuse('other-content', added);
}

/**
 * Each property of the document as canonical text. Left out: the timbre, an emptied Complemento, and
 * the root's declarations and schema locations, which a PAC may add to.
 */
function contentOf(comprobante: Comprobante): Record<string, string> {
  const { rootAttributes: _declarations, complementos, addenda, ...rest } = comprobante;
  const content: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) content[name] = JSON.stringify(value, canonicalParts);
  const kept = complementos
    .map((group) => group.filter((complemento: Complemento) => complemento.kind !== 'tfd'))
    .filter((group) => group.length > 0);
  content['complementos'] = JSON.stringify(kept, canonicalParts);
  if (addenda !== undefined) content['addenda'] = JSON.stringify(addenda, canonicalParts);
  return content;
}

/** Foreign XML by what it says: prefixes, declarations, attribute order and space between nodes may change on the way. */
function canonicalParts(_key: string, value: unknown): unknown {
  return isElement(value) ? canonical(value) : value;
}

function isElement(value: unknown): value is XmlElement {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'element';
}

function canonical(element: XmlElement): unknown {
  const attributes = element.attributes
    .filter((attribute) => attribute.namespace !== XMLNS)
    .map((attribute) => [attribute.namespace, attribute.local, attribute.value])
    .toSorted((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1));
  const children = element.children.flatMap((child) => {
    if (child.kind === 'element') return [canonical(child)];
    return child.kind === 'text' && child.value.trim() !== '' ? [child.value] : [];
  });
  return [element.namespace, element.local, attributes, children];
}

/** TimbreFiscalDigitalv11.xsd, and that it was made for this sealed document and about now. */
export function faultOfTimbre(
  timbre: TimbreFiscalDigital,
  ours: Pick<Comprobante, 'sello' | 'fecha'>,
  now: Date,
): Refusal | undefined {
  if (timbre.version !== '1.1') return refuse('timbre-version', timbre.version);
  if (!UUID.test(timbre.uuid)) return refuse('timbre-uuid', timbre.uuid);
  if (timbre.selloCFD !== ours.sello) return refuse('timbre-other-seal', timbre.selloCFD.slice(-8));
  // RSA of 1024 bits or more, in Base64; whether it fits is judged where the certificate is at hand.
  if (Buffer.from(timbre.selloSAT, 'base64').length < 128) return refuse('timbre-seal', timbre.selloSAT.slice(-8));
  if (!/^\d{20}$/.test(timbre.noCertificadoSAT)) return refuse('timbre-number', timbre.noCertificadoSAT);
  let stampedAt: number;
  let issuedAt: number;
  try {
    stampedAt = instantOfFecha(timbre.fechaTimbrado, CENTRAL_MEXICO).getTime();
    issuedAt = instantOfFecha(ours.fecha, CENTRAL_MEXICO).getTime();
  } catch (error) {
    if (isCuadraError(error)) return refuse('timbre-date', timbre.fechaTimbrado);
    throw error;
  }
  const latest = Math.min(now.getTime(), issuedAt + STAMPING_WINDOW_MS) + DATE_SLACK_MS;
  const sane = stampedAt >= issuedAt - DATE_SLACK_MS && stampedAt <= latest;
  return sane ? undefined : refuse('timbre-date', timbre.fechaTimbrado);
}

export function refuse(reason: RefusalReason, detail: string): Refusal {
  return { ok: false, reason, detail };
}
