/** EDICOM's answers as outcomes: pure, from the one element of a SOAP body or from a fault. */
import type { XmlElement } from '#domain/xml/tree.ts';
import { stringValue } from '#domain/xml/tree-tools.ts';
import { findingOf } from '../codes.ts';
import { only, readBase64, textIn, unreadable, type Say, type SoapFault } from '../transport/index.ts';
import type { CancelOutcome, NotServed, StampOutcome, StatusOutcome, UnknownOutcome } from '../types.ts';
import { codeOf, meaningOfCancel, meaningOfFault, type EdicomFault } from './codes.ts';
import { xmlInZip } from './zip.ts';

/** A result's element below its response; undefined where the reply is of another call. */
export function resultOf(element: XmlElement, operation: string): XmlElement | undefined {
  return element.local === `${operation}Response` ? only(element, `${operation}Return`) : undefined;
}

/** The document within a result: Base64 of a ZIP with one XML. */
export async function documentOf(result: XmlElement): Promise<Uint8Array | undefined> {
  const archive = readBase64(stringValue(result));
  return archive === undefined ? undefined : xmlInZip(archive);
}

/** What a fault's detail says; undefined for a fault of the server that the service knows nothing of. */
export function faultOf({ detail }: SoapFault): EdicomFault | undefined {
  const fault = detail === undefined ? undefined : only(detail, 'fault');
  const code = fault === undefined ? undefined : textIn(fault, 'cod');
  if (fault === undefined || code === undefined) return undefined;
  return { code, text: textIn(fault, 'text') ?? '' };
}

/** A refused stamp. Without the service's own words nothing is known. */
export function readStampFault(reply: SoapFault, say: Say): Exclude<StampOutcome, { kind: 'stamped' }> {
  const fault = faultOf(reply);
  if (fault === undefined) return serverError(reply, say);
  const code = codeOf(fault);
  const words = say(code, fault.text);
  const kind = meaningOfFault(fault);
  switch (kind) {
    case 'rejected':
      return { kind, code, words, findings: [findingOf(code)] };
    case 'already-stamped': {
      const uuid = uuidIn(fault.text);
      return { kind, words, ...(uuid === undefined ? {} : { uuid }) };
    }
    case 'unknown':
      return { kind, reason: 'server-error', words };
    case 'credentials':
    case 'no-credits':
    default:
      return { kind, words };
  }
}

/** What a fault means for a call that is not a stamp: about the account, or unknown. */
export function readOtherFault(reply: SoapFault, say: Say): UnknownOutcome | NotServed {
  const fault = faultOf(reply);
  if (fault === undefined) return serverError(reply, say);
  const words = say(fault.code, fault.text);
  return meaningOfFault(fault) === 'credentials'
    ? { kind: 'credentials', words }
    : { kind: 'unknown', reason: 'server-error', words };
}

/** A cancellation's answer (CancelData), or the fault that some codes come as. */
export function readCancel(result: XmlElement, say: Say): CancelOutcome {
  const code = [textIn(result, 'status'), textIn(result, 'statusCode')]
    .map((text) => /^\D{0,4}(\d{3})\b/.exec(text ?? '')?.[1])
    .find((each) => each !== undefined);
  const query = only(result, 'cancelQueryData');
  const said = [textIn(result, 'status'), textIn(result, 'statusCode'), query && textIn(query, 'cancelStatus')]
    .filter((part) => part !== undefined)
    .join(' ');
  return cancelOutcome(code, say(code, said), textIn(result, 'ack'));
}

export function readCancelFault(reply: SoapFault, say: Say): CancelOutcome {
  const fault = faultOf(reply);
  if (fault !== undefined && meaningOfCancel(fault.code) !== undefined) {
    return cancelOutcome(fault.code, say(fault.code, fault.text), undefined);
  }
  return readOtherFault(reply, say);
}

function cancelOutcome(code: string | undefined, words: ReturnType<Say>, ack: string | undefined): CancelOutcome {
  const meaning = code === undefined ? undefined : meaningOfCancel(code);
  if (code === undefined || meaning === undefined) return unreadable(words);
  if (meaning === 'refused') return { kind: 'refused', code, words };
  const acuse = acuseOf(ack);
  return {
    kind: 'accepted',
    before: meaning === 'accepted-before',
    words,
    ...(acuse === undefined ? {} : { acuse }),
  };
}

/** Clients decode `ack` from Base64; a receipt that comes as it is, is one too. */
function acuseOf(ack: string | undefined): Uint8Array | undefined {
  if (ack?.startsWith('<') === true) return Buffer.from(ack, 'utf8');
  const octets = readBase64(ack);
  return octets !== undefined && Buffer.from(octets).toString('utf8').trimStart().startsWith('<') ? octets : undefined;
}

const ESTADOS: Readonly<Record<string, 'vigente' | 'cancelado' | 'no-encontrado'>> = {
  vigente: 'vigente',
  cancelado: 'cancelado',
  'no encontrado': 'no-encontrado',
};

/** CancelQueryData: SAT's words; undefined where it is none of its states. */
export function readStatus(result: XmlElement, say: Say): StatusOutcome | undefined {
  const codigo = textIn(result, 'statusCode') ?? '';
  const status = textIn(result, 'status') ?? '';
  const words = say(/\d{3}/.exec(codigo)?.[0] ?? codigo.split(' ')[0], [status, codigo].join(' ').trim());
  // 601: what was asked does not fit the document; SAT is known to say "Vigente" beside it.
  if (codigo.includes('601')) return { kind: 'unavailable', words };
  const estado = codigo.includes('602') ? 'no-encontrado' : ESTADOS[status.toLowerCase()];
  if (estado === undefined) return undefined;
  const esCancelable = textIn(result, 'isCancelable');
  const estatusCancelacion = textIn(result, 'cancelStatus');
  return {
    kind: 'status',
    estado,
    ...(esCancelable === undefined ? {} : { esCancelable }),
    ...(estatusCancelacion === undefined ? {} : { estatusCancelacion }),
    words,
  };
}

export function uuidIn(text: string): string | undefined {
  return /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i.exec(text)?.[0];
}

function serverError({ code, message }: SoapFault, say: Say): UnknownOutcome {
  return { kind: 'unknown', reason: 'server-error', words: say(code, message) };
}
