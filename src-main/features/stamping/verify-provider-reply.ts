/**
 * What a provider that seals by itself gave back, against the invoice that was sent, cent by cent. What
 * it may make of the document, and nothing else:
 *
 * | part                                   | may be                                                              |
 * |----------------------------------------|---------------------------------------------------------------------|
 * | Sello, NoCertificado, Certificado      | of a CSD that the account has consent for; the seal holds           |
 * | Fecha                                  | the one that was sent, or up to 24 hours later                      |
 * | figures                                | written with other decimals; of the same value                      |
 * | taxes of a line, sums of taxes         | in another order                                                    |
 * | Descuento, totals of taxes             | left out where they are zero, or zero where they were left out      |
 * | Unidad                                 | added where the line had none (it only names ClaveUnidad)           |
 * | TipoCambio                             | "1" added to a document in pesos                                    |
 * | white space in texts; case of UUIDs    | as the cadena original reads it; either                             |
 * | declarations and schema locations      | any                                                                 |
 *
 * Lines keep their order. Anything else that differs refuses the reply, and the whole of it is kept.
 */
import type { Comprobante } from '#domain/cfdi/model.ts';
import { formatDecimal, tryParseDecimal } from '#domain/money/decimal.ts';
import { faultOfTimbre, readReply, refuse, verdictOf, type Refusal, type ReplyVerdict } from './verify-reply.ts';

export interface ProviderReplyToVerify {
  /** The document that was sealed here and sent without its seal. */
  readonly sent: Comprobante;
  /** DER of the certificates that the account has consent for. */
  readonly certificates: readonly Uint8Array[];
  readonly reply: Uint8Array;
  readonly now: Date;
  readonly timbreCertificate?: Uint8Array | undefined;
}

/** How much later than sent Fecha may be. */
const LATER_MS = 24 * 60 * 60 * 1000;

/** Judges a reply; never throws for what the bytes are. */
export function verifyProviderSealedReply(given: ProviderReplyToVerify): ReplyVerdict {
  const { sent, certificates, reply, now, timbreCertificate } = given;
  const read = readReply(reply, timbreCertificate);
  if ('ok' in read) return read;
  const { report, timbre } = read;
  const theirs = report.comprobante;
  const fault =
    faultOfDate(sent, theirs) ??
    faultOfContent(sent, theirs) ??
    faultOfSeal(theirs, certificates, report.selloValid) ??
    faultOfTimbre(timbre, theirs, now);
  return fault ?? verdictOf(read);
}

function faultOfDate(sent: Comprobante, theirs: Comprobante): Refusal | undefined {
  // Both are local times of the same place: their difference needs no zone.
  const later = Date.parse(`${theirs.fecha}Z`) - Date.parse(`${sent.fecha}Z`);
  return later >= 0 && later <= LATER_MS ? undefined : refuse('other-date', theirs.fecha);
}

/** By the certificate that is in the document: it has to be the one that was handed over, octet for octet. */
function faultOfSeal(
  theirs: Comprobante,
  certificates: readonly Uint8Array[],
  selloValid: boolean,
): Refusal | undefined {
  const der = Buffer.from(theirs.certificado, 'base64');
  if (!certificates.some((certificate) => der.equals(certificate))) {
    return refuse('other-certificate', theirs.noCertificado);
  }
  return selloValid ? undefined : refuse('other-seal', theirs.sello.slice(-8));
}

function faultOfContent(sent: Comprobante, theirs: Comprobante): Refusal | undefined {
  const [a, b] = [valuesOf(sent), valuesOf(allowedOf(theirs, sent))];
  const differs = [...new Set([...a.keys(), ...b.keys()])].find((path) => a.get(path) !== b.get(path));
  return differs === undefined ? undefined : refuse('other-content', differs);
}

/** Their document without what they may add. */
function allowedOf(theirs: Comprobante, sent: Comprobante): Comprobante {
  const { tipoCambio, ...rest } = theirs;
  const pesos = sent.tipoCambio === undefined && theirs.moneda === 'MXN' && figure(tipoCambio ?? '') === '1';
  const conceptos = theirs.conceptos.map((concepto, index) => {
    if (sent.conceptos[index]?.unidad !== undefined) return concepto;
    const { unidad: _added, ...line } = concepto;
    return line;
  });
  return { ...rest, ...(tipoCambio === undefined || pesos ? {} : { tipoCambio }), conceptos };
}

/** Properties that hold a figure. */
const FIGURES = new Set([
  'subTotal',
  'descuento',
  'tipoCambio',
  'total',
  'cantidad',
  'valorUnitario',
  'importe',
  'base',
  'tasaOCuota',
  'totalImpuestosRetenidos',
  'totalImpuestosTrasladados',
]);
/** Those that say the same by zero as by not being there. */
const OR_ABSENT = new Set(['descuento', 'totalImpuestosRetenidos', 'totalImpuestosTrasladados']);
/** What the provider sets, or what no seal covers and every writer chooses. */
const NOT_COMPARED = new Set(['fecha', 'sello', 'noCertificado', 'certificado', 'rootAttributes']);

/** Every value of a document by its path, each in one way of writing. */
function valuesOf(comprobante: Comprobante): Map<string, string> {
  const values = new Map<string, string>();
  const { complementos, ...rest } = comprobante;
  for (const [name, value] of Object.entries(rest)) {
    if (!NOT_COMPARED.has(name)) collect(values, name, name, value);
  }
  // Besides the timbre a document that went as JSON has none.
  const others = complementos.flat().filter((complemento) => complemento.kind !== 'tfd');
  collect(values, 'complementos', 'complementos', others);
  return values;
}

function collect(values: Map<string, string>, path: string, name: string, value: unknown): void {
  if (typeof value === 'string') {
    const written = FIGURES.has(name) ? figure(value) : text(name, value);
    if (!(OR_ABSENT.has(name) && written === '0')) values.set(path, written);
  } else if (Array.isArray(value)) {
    const items = name === 'traslados' || name === 'retenciones' ? inOrder(value as unknown[]) : (value as unknown[]);
    // The items of a list of texts (UUIDs) are called as the list.
    for (const [index, item] of items.entries()) collect(values, `${path}[${index}]`, name, item);
  } else if (typeof value === 'object' && value !== null) {
    for (const [each, inner] of Object.entries(value)) collect(values, `${path}.${each}`, each, inner);
  } else if (value !== undefined) {
    values.set(path, JSON.stringify(value));
  }
}

/** Taxes in one order, whatever order they were written in. */
function inOrder(taxes: readonly unknown[]): unknown[] {
  const keyed = taxes.map((tax) => {
    const values = new Map<string, string>();
    collect(values, '', '', tax);
    return {
      tax,
      key: [...values]
        .map(([path, value]) => `${path}=${value}`)
        .toSorted()
        .join(' '),
    };
  });
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ tax }) => tax);
}

/** The value of a figure; what is none stays as it is, and differs from every one. */
function figure(written: string): string {
  const value = tryParseDecimal(written);
  return value === undefined ? `«${written}»` : formatDecimal(value);
}

function text(name: string, written: string): string {
  const packed = written.replaceAll(/\s+/g, ' ').trim();
  return name === 'uuids' ? packed.toUpperCase() : packed;
}
