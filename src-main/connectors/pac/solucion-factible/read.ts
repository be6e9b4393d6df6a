/** Solución Factible's answers as outcomes: pure, from the `return` of a response. */
import { readAcuse } from '#domain/cfdi/cancelacion/index.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { stringValue } from '#domain/xml/tree-tools.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { findingOf } from '../codes.ts';
import { children, elementsOf, readBase64, textIn, unreadable, type Say } from '../transport/index.ts';
import type { BalanceOutcome, CancelOutcome, NotServed, RecoverOutcome, StampOutcome } from '../types.ts';
import { codeOf, meaningOfCancel, meaningOfStamp } from './codes.ts';

/** `timbrar`: the whole answer has a status, and within it the one document that was sent has its own. */
export function readStamp(result: XmlElement, say: Say): StampOutcome {
  const status = textIn(result, 'status');
  const [document, ...more] = children(result, 'resultados');
  if (status !== '200') {
    // Where the document says the same, it says more: 307 has the earlier stamp there.
    const same = document !== undefined && more.length === 0 && textIn(document, 'status') === status;
    return readRefusal(same ? document : result, say);
  }
  if (document === undefined || more.length > 0) return unreadable(say(status, textIn(result, 'mensaje')));
  if (textIn(document, 'status') !== '200') return readRefusal(document, say);
  const xml = xmlIn(textIn(document, 'cfdiTimbrado'));
  if (xml !== undefined) return { kind: 'stamped', xml };
  const words = say('200', textIn(document, 'mensaje'));
  const uuid = textIn(document, 'uuid');
  // A UUID without its document: there is a stamp, to be asked for.
  return uuid === undefined ? unreadable(words) : { kind: 'already-stamped', words, uuid };
}

function readRefusal(said: XmlElement, say: Say): StampOutcome {
  const mensaje = textIn(said, 'mensaje');
  const code = codeOf(textIn(said, 'status') ?? '', mensaje);
  const words = say(code, mensaje);
  const kind = meaningOfStamp(code);
  switch (kind) {
    case 'rejected':
      return { kind, code, words, findings: [findingOf(code)] };
    case 'already-stamped': {
      const xml = xmlIn(textIn(said, 'cfdiTimbrado'));
      const uuid = textIn(said, 'uuid') ?? uuidIn(mensaje ?? '');
      return { kind, words, ...(xml === undefined ? {} : { xml }), ...(uuid === undefined ? {} : { uuid }) };
    }
    case 'unknown':
      return textIn(said, 'status') === undefined ? unreadable(words) : { kind, reason: 'server-error', words };
    case 'credentials':
    case 'no-credits':
    default:
      return { kind, words };
  }
}

/** `buscar`: the document with this UUID, in whatever field of the account's records it stands. */
export function readFound(result: XmlElement, uuid: string, say: Say): RecoverOutcome | undefined {
  const status = textIn(result, 'status') ?? '';
  const words = say(status, textIn(result, 'mensaje'));
  const meaning = meaningOfCancel(status);
  if (meaning === 'credentials') return { kind: 'credentials', words };
  if (meaning !== 'taken') return undefined;
  const records = children(result, 'cfdis');
  const xml = records
    .flatMap(textsOf)
    .map(xmlIn)
    .find((each) => each !== undefined && isOf(each, uuid));
  if (xml !== undefined) return { kind: 'found', xml };
  return { kind: 'not-found', certain: false, words };
}

/** `getTimbresImplementacion`: what is left, in the one field that says so. */
export function readTimbres(result: XmlElement, say: Say): BalanceOutcome | undefined {
  const status = textIn(result, 'status') ?? '';
  const words = say(status, textIn(result, 'mensaje'));
  const meaning = meaningOfCancel(status);
  if (meaning === 'credentials') return { kind: 'credentials', words };
  if (meaning !== 'taken') return undefined;
  const left = elementsOf(result).filter((each) => /disponible|restante/i.test(each.local));
  const text = left.length === 1 && left[0] !== undefined ? stringValue(left[0]).trim() : '';
  return /^\d{1,12}$/.test(text) ? { kind: 'balance', credits: Number(text) } : undefined;
}

/** What became of a cancellation that was sent before, or that there is none. */
export type Progress =
  | Exclude<CancelOutcome, { kind: 'unknown' }>
  | { readonly kind: 'none'; readonly words: ReturnType<Say> };

/** `getStatusCancelacionAsincrona`; undefined for codes that nobody knows. */
export function readProgress(result: XmlElement, uuid: string, say: Say): Progress | undefined {
  const code = textIn(result, 'status') ?? '';
  const mensaje = textIn(result, 'mensaje');
  // The vendor's page writes acuseSAT, clients read acuseSat, and one found the receipt in mensaje.
  const acuse = [textIn(result, 'acuseSAT'), textIn(result, 'acuseSat'), mensaje].find((each) => each?.startsWith('<'));
  const words = say(code, acuse === mensaje ? undefined : mensaje);
  const meaning = meaningOfCancel(code);
  switch (meaning) {
    case 'taken':
      return acuse === undefined ? { kind: 'in-process', words } : readReceipt(acuse, uuid, words);
    case 'in-process':
    case 'exists':
      return { kind: 'in-process', words };
    case 'refused':
      return { kind: 'refused', code, words };
    case 'none':
    case 'credentials':
      return { kind: meaning, words };
    case 'unknown':
    default:
      return undefined;
  }
}

/** What SAT says of this document in its receipt. */
function readReceipt(acuse: string, uuid: string, words: ReturnType<Say>): Progress {
  let folios: ReturnType<typeof readAcuse>['folios'];
  try {
    ({ folios } = readAcuse(acuse));
  } catch (error) {
    if (!isCuadraError(error, 'ACUSE_UNREADABLE')) throw error;
    folios = [];
  }
  const estatus = folios.find((folio) => folio.uuid === uuid.toUpperCase())?.estatus;
  if (estatus === '201' || estatus === '202') {
    return { kind: 'accepted', before: estatus === '202', acuse: Buffer.from(acuse, 'utf8'), words };
  }
  // A receipt that does not speak of it decides nothing.
  return estatus === undefined ? { kind: 'in-process', words } : { kind: 'refused', code: estatus, words };
}

/** What a request to cancel was answered with. */
export type Sent =
  | Exclude<CancelOutcome, { kind: 'accepted' }>
  | { readonly kind: 'taken'; readonly words: ReturnType<Say> }
  | { readonly kind: 'exists'; readonly words: ReturnType<Say> };

/** `enviarSolicitudCancelacionAsincrono`: taken, already there, or what it is refused with. */
export function readSent(result: XmlElement, say: Say): Sent {
  const code = textIn(result, 'status') ?? '';
  const words = say(code, textIn(result, 'mensaje'));
  const meaning = meaningOfCancel(code);
  switch (meaning) {
    case 'in-process':
    case 'taken':
      return { kind: 'taken', words };
    case 'exists':
    case 'credentials':
      return { kind: meaning, words };
    case 'refused':
      return { kind: 'refused', code, words };
    case 'none':
    case 'unknown':
    default:
      return code === '' ? unreadable(words) : { kind: 'unknown', reason: 'server-error', words };
  }
}

/** What an answer says of the login alone: the rest does not matter. */
export function readLogin(
  result: XmlElement,
  say: Say,
): { kind: 'ok'; words: ReturnType<Say> } | NotServed | undefined {
  const code = textIn(result, 'status') ?? '';
  const words = say(code, textIn(result, 'mensaje'));
  const meaning = meaningOfCancel(code);
  if (meaning === 'credentials') return { kind: 'credentials', words };
  return meaning === 'unknown' ? undefined : { kind: 'ok', words };
}

/** A document within a text: Base64 of it, or itself. */
function xmlIn(text: string | undefined): Uint8Array | undefined {
  if (text === undefined) return undefined;
  const octets = text.startsWith('<') ? Buffer.from(text, 'utf8') : readBase64(text);
  if (octets === undefined) return undefined;
  const head = Buffer.from(octets.subarray(0, 64)).toString('utf8');
  return /^\ufeff?\s*</.test(head) ? octets : undefined;
}

function isOf(xml: Uint8Array, uuid: string): boolean {
  const text = Buffer.from(xml).toString('utf8').toUpperCase();
  return text.includes('TIMBREFISCALDIGITAL') && text.includes(uuid.toUpperCase());
}

/** Texts of the elements below that have no elements of their own. */
function textsOf(element: XmlElement): string[] {
  const inside = elementsOf(element);
  return inside.length === 0 ? [stringValue(element).trim()] : inside.flatMap(textsOf);
}

function uuidIn(text: string): string | undefined {
  return /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i.exec(text)?.[0];
}
