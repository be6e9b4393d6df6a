/** The address that the printed QR code carries, and the same facts as SAT's status service takes them. */
import { CuadraError } from '#errors/cuadra-error.ts';
import { escapeText } from '#domain/xml/write.ts';
import { timbreOf, type Comprobante } from './model.ts';

const VERIFIER = 'https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx';

/**
 * A total as the expression wants it: no padding, at least one decimal, at most six, the rest of the
 * zeros cut ("2320.00" is "2320.0"). Totals have six decimals at most by schema; longer ones are cut.
 */
function total(value: string): string {
  const [units = '', decimals = ''] = value.trim().split('.');
  const kept = decimals.slice(0, 6).replace(/0+$/, '');
  return `${units.replace(/^0+(?=\d)/, '') || '0'}.${kept === '' ? '0' : kept}`;
}

/** Characters that would end or change a value of the query; `=` and `/` of a seal stand as SAT's examples have them. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%3D', '=').replaceAll('%2F', '/');
}

/**
 * The URL of the QR code (Anexo 20, I.D; order and number format as phpcfdi/cfdi-expresiones has them
 * since 2017-07-01): UUID, issuer, receiver, total and the last eight characters of the Sello.
 * `&` and `Ñ` of an RFC are percent-encoded because the text is a URL that a browser opens; the status
 * web service takes another text, where `&` is `&amp;`.
 * @throws CuadraError CFDI_NOT_STAMPED
 */
export function qrUrl(c: Comprobante): string {
  const timbre = timbreOf(c);
  if (timbre === undefined) throw new CuadraError('CFDI_NOT_STAMPED');
  return (
    `${VERIFIER}?id=${encode(timbre.uuid)}&re=${encode(c.emisor.rfc)}&rr=${encode(c.receptor.rfc)}` +
    `&tt=${total(c.total)}&fe=${encode(c.sello.slice(-8))}`
  );
}

/** What SAT tells a document by: the facts of its QR code. */
export interface PrintedFacts {
  readonly uuid: string;
  readonly issuerRfc: string;
  readonly receiverRfc: string;
  /** As the document has it. */
  readonly total: string;
  /** The last eight characters of the Sello. */
  readonly sealTail: string;
}

/** @throws CuadraError CFDI_NOT_STAMPED */
export function printedFacts(c: Comprobante): PrintedFacts {
  const timbre = timbreOf(c);
  if (timbre === undefined) throw new CuadraError('CFDI_NOT_STAMPED');
  return {
    uuid: timbre.uuid,
    issuerRfc: c.emisor.rfc,
    receiverRfc: c.receptor.rfc,
    total: c.total,
    sealTail: c.sello.slice(-8),
  };
}

/**
 * The "expresión impresa" that the status service takes: the QR's facts as plain text, no URL. In an RFC
 * `&` stands as `&amp;` (`rfc: 'escaped'`, what phpcfdi/cfdi-expresiones writes) before the envelope
 * escapes the whole text once more; other clients leave it plain, and nobody publishes which SAT wants.
 */
export function printedExpression(facts: PrintedFacts, rfc: 'escaped' | 'plain' = 'escaped'): string {
  const write = rfc === 'escaped' ? escapeText : (value: string): string => value;
  return (
    `?re=${write(facts.issuerRfc)}&rr=${write(facts.receiverRfc)}&tt=${total(facts.total)}` +
    `&id=${facts.uuid}&fe=${facts.sealTail}`
  );
}
