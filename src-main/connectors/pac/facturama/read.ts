/** Facturama's answers as outcomes: pure, from JSON whose names begin with capitals. */
import { readAcuse } from '#domain/cfdi/cancelacion/index.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { codeInText, findingOf } from '../codes.ts';
import {
  objectOf,
  readBase64,
  textOf,
  unreadable,
  type HttpAnswer,
  type JsonObject,
  type Say,
} from '../transport/index.ts';
import type { CancelOutcome, PacFinding, StampOutcome } from '../types.ts';

/** One row of its list of documents. */
export interface Row {
  readonly id: string;
  readonly serie: string;
  readonly folio: string;
  readonly uuid: string;
  readonly active: boolean;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The rows of a list; undefined where the body is none. A row without its Id is nothing that can be fetched. */
export function readRows({ body }: Pick<HttpAnswer, 'body'>): Row[] | undefined {
  let list: unknown;
  try {
    list = JSON.parse(utf8.decode(body));
  } catch {
    // Not UTF-8 or not JSON: the caller says so of the whole answer.
    return undefined;
  }
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((each: unknown) => {
    const row = objectOf(each);
    const id = textOf(row?.['Id']);
    if (row === undefined || id === undefined) return [];
    const [serie, folio, uuid] = ['Serie', 'Folio', 'Uuid'].map((name) => textOf(row[name]) ?? '');
    return [
      {
        id,
        serie: serie ?? '',
        folio: folio ?? '',
        uuid: (uuid ?? '').toUpperCase(),
        active: row['IsActive'] !== false,
      },
    ];
  });
}

/** What was made: the Id that everything else is asked with, and the folio fiscal. */
export function readMade(json: JsonObject): { readonly id: string; readonly uuid: string } | undefined {
  const id = textOf(json['Id']);
  const uuid = textOf(objectOf(objectOf(json['Complement'])?.['TaxStamp'])?.['Uuid']);
  return id === undefined || uuid === undefined ? undefined : { id, uuid: uuid.toUpperCase() };
}

/** A file of a document, which comes in Base64. */
export function readFile(json: JsonObject): Uint8Array | undefined {
  const content = textOf(json['Content']);
  return content === undefined ? undefined : readBase64(content);
}

/** The document's fields that `ModelState` names, as ours are called. */
const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^Issuer\.Rfc/i, 'emisor.rfc'],
  [/^Issuer\.Name/i, 'emisor.nombre'],
  [/^Issuer\.FiscalRegime/i, 'emisor.regimenFiscal'],
  [/^Receiver\.Rfc/i, 'receptor.rfc'],
  [/^Receiver\.Name/i, 'receptor.nombre'],
  [/^Receiver\.CfdiUse/i, 'receptor.usoCFDI'],
  [/^Receiver\.FiscalRegime/i, 'receptor.regimenFiscalReceptor'],
  [/^Receiver\.TaxZipCode/i, 'receptor.domicilioFiscalReceptor'],
  [/^Items/i, 'conceptos'],
  [/^PaymentForm/i, 'formaPago'],
  [/^PaymentMethod/i, 'metodoPago'],
  [/^ExpeditionPlace/i, 'lugarExpedicion'],
  [/^Date/i, 'fecha'],
  [/^(?:Serie|Folio)/i, 'folio'],
];

interface Problem {
  /** '' of the whole request. */
  readonly field: string;
  readonly text: string;
}

/** `Message`, and what `ModelState` says of each field. */
export function problemsOf(json: JsonObject): Problem[] {
  const message = textOf(json['Message']);
  const fields = Object.entries(objectOf(json['ModelState']) ?? {}).flatMap(([name, texts]) =>
    (Array.isArray(texts) ? (texts as unknown[]) : [texts]).flatMap((each) => {
      const text = textOf(each);
      return text === undefined ? [] : [{ field: name.replace(/^cfdiToCreate\./i, ''), text }];
    }),
  );
  return [...(message === undefined ? [] : [{ field: '', text: message }]), ...fields];
}

export function wordsOf(json: JsonObject, say: Say): ReturnType<Say> {
  const problems = problemsOf(json);
  const code = problems.map(({ text }) => codeInText(text)).find((each) => each !== undefined);
  return say(code, problems.map(({ field, text }) => (field === '' ? text : `${field}: ${text}`)).join(' · '));
}

/** Texts, as no source has codes for them. */
const NO_STAMPS =
  /(?:folios|timbres|saldo)\b.*(?:insuficiente|agotad|disponible|terminad)|sin (?:folios|timbres|saldo)/i;

const NO_CSD = /no (?:existe|hay|se encontr\S+)\b.*\bCSD|\bCSD\b.*no (?:existe|se encontr)/i;

/**
 * HTTP 400 to a stamp. Only what is surely said before the timbre proves that there is none: its own
 * validation (`ModelState`), and SAT's codes. Any other text proves nothing.
 */
export function readRefusal(json: JsonObject, say: Say): StampOutcome {
  const words = wordsOf(json, say);
  const problems = problemsOf(json);
  if (problems.some(({ text }) => NO_STAMPS.test(text))) return { kind: 'no-credits', words };
  // The account lacks what it seals with: not the document's fault.
  if (problems.some(({ text }) => NO_CSD.test(text))) return { kind: 'credentials', words };
  const findings = problems.flatMap((problem) => findingsOf(problem));
  const [first] = findings;
  if (first === undefined) return { kind: 'unknown', reason: 'server-error', words };
  if (first.code === '307') return { kind: 'already-stamped', words };
  return { kind: 'rejected', code: first.code, words, findings };
}

function findingsOf({ field, text }: Problem): PacFinding[] {
  const code = codeInText(text);
  if (code !== undefined) return [findingOf(code)];
  if (field === '') return [];
  const ours = FIELDS.find(([pattern]) => pattern.test(field))?.[1] ?? '';
  return [{ ...findingOf('VALIDACION'), field: ours }];
}

/** What `Status` says of a cancellation; HTTP 200 alone says nothing. */
export function readCancel(json: JsonObject, say: Say): CancelOutcome {
  const status = (textOf(json['Status']) ?? '').toLowerCase();
  const words = say(status, textOf(json['Message']));
  switch (status) {
    case 'canceled':
    case 'cancelled':
    // Its own spelling: the receiver accepted.
    case 'acepted':
    case 'accepted': {
      const acuse = acuseIn(json);
      return { kind: 'accepted', before: false, words, ...(acuse === undefined ? {} : { acuse }) };
    }
    case 'pending':
    // The receiver let the time pass: SAT settles it.
    case 'expired':
      return { kind: 'in-process', words };
    case 'active':
    case 'rejected':
      return { kind: 'refused', code: status, words };
    default:
      return unreadable(words);
  }
}

/** SAT's receipt. Where there is none, Facturama is known to give the document itself in its place. */
function acuseIn(json: JsonObject): Uint8Array | undefined {
  const bytes = readBase64(textOf(json['AcuseXmlBase64']) ?? '');
  if (bytes === undefined) return undefined;
  try {
    readAcuse(bytes);
    return bytes;
  } catch (error) {
    if (isCuadraError(error)) return undefined;
    throw error;
  }
}
