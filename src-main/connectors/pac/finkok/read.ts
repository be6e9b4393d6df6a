/** Finkok's answers as outcomes: pure, from the one element of a SOAP body. */
import { stringValue } from '#domain/xml/tree-tools.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { findingOf } from '../codes.ts';
import { children, only, textIn, unreadable, type Say } from '../transport/index.ts';
import type {
  BalanceOutcome,
  CancelOutcome,
  RecoverOutcome,
  StampOutcome,
  StatusOutcome,
  TestOutcome,
} from '../types.ts';
import { meaningOfCancelStatus, meaningOfFolio, meaningOfIncident } from './codes.ts';

interface Incident {
  readonly code: string;
  readonly message: string;
  readonly uuid: string | undefined;
}

/** A result's element below its response; undefined where the reply is of another call. */
export function resultOf(element: XmlElement, operation: string): XmlElement | undefined {
  return element.local === `${operation}Response` ? only(element, `${operation}Result`) : undefined;
}

function incidentsOf(result: XmlElement): Incident[] {
  return children(result, 'Incidencias')
    .flatMap((list) => children(list, 'Incidencia'))
    .map((incident) => ({
      code: (textIn(incident, 'CodigoError') ?? '').toUpperCase(),
      message: [textIn(incident, 'MensajeIncidencia'), textIn(incident, 'ExtraInfo')]
        .filter((part) => part !== undefined)
        .join(' '),
      uuid: textIn(incident, 'Uuid'),
    }));
}

/** The stamped document: it comes as escaped text. */
function documentIn(result: XmlElement): Uint8Array | undefined {
  const element = only(result, 'xml');
  const text = element === undefined ? '' : stringValue(element).trim();
  return text.startsWith('<') ? Buffer.from(text, 'utf8') : undefined;
}

/**
 * `stamp` and `stamped`. Finkok's own rule: a document may be stamped and have incidents all the same;
 * the document and its UUID decide, never the mere presence of incidents.
 */
export function readStamp(result: XmlElement, say: Say): StampOutcome {
  const incidents = incidentsOf(result);
  const xml = documentIn(result);
  const previous = incidents.find(({ code }) => code === '307');
  const uuid = textIn(result, 'UUID') ?? previous?.uuid;
  if (previous !== undefined) {
    const words = say(previous.code, previous.message);
    return {
      kind: 'already-stamped',
      words,
      ...(xml === undefined ? {} : { xml }),
      ...(uuid === undefined ? {} : { uuid }),
    };
  }
  if (xml !== undefined && uuid !== undefined) return { kind: 'stamped', xml };
  const [first] = incidents;
  if (first === undefined) {
    const words = say(textIn(result, 'faultcode'), textIn(result, 'faultstring') ?? textIn(result, 'CodEstatus'));
    // A UUID without its document: there is a stamp, to be asked for.
    return uuid === undefined ? unreadable(words) : { kind: 'already-stamped', words, uuid };
  }
  const words = say(first.code, first.message);
  const kind = meaningOfIncident(first.code);
  switch (kind) {
    case 'rejected':
      return { kind, code: first.code, words, findings: incidents.map((incident) => findingOf(incident.code)) };
    case 'unknown':
      return { kind, reason: 'server-error', words };
    case 'already-stamped':
    case 'unavailable':
    case 'credentials':
    case 'no-credits':
    default:
      return { kind, words };
  }
}

/** `stamped`: 603 says that there is none, in the first seconds also of one that there is. */
export function readStamped(result: XmlElement, say: Say, certain: boolean): RecoverOutcome | undefined {
  const xml = documentIn(result);
  if (xml !== undefined) return { kind: 'found', xml };
  const [first] = incidentsOf(result);
  if (first === undefined) return undefined;
  const words = say(first.code, first.message);
  if (first.code === '603') return { kind: 'not-found', certain, words };
  const kind = meaningOfIncident(first.code);
  if (kind === 'credentials' || kind === 'no-credits') return { kind, words };
  // 307 and the like without a document: it is there, and is not given out yet.
  return { kind: 'not-found', certain: false, words };
}

/** `query_pending`, by UUID. */
export function readPending(result: XmlElement): RecoverOutcome | undefined {
  const xml = documentIn(result);
  return xml === undefined ? undefined : { kind: 'found', xml };
}

export function readCancel(result: XmlElement, uuid: string, say: Say): CancelOutcome {
  const status = textIn(result, 'CodEstatus');
  const folio = children(result, 'Folios')
    .flatMap((folios) => children(folios, 'Folio'))
    .find((each) => textIn(each, 'UUID')?.toUpperCase() === uuid.toUpperCase());
  const estatus = folio === undefined ? undefined : textIn(folio, 'EstatusUUID');
  if (folio === undefined || estatus === undefined) {
    const known = status === undefined ? undefined : meaningOfCancelStatus(status);
    if (known === undefined) return unreadable(say(undefined, status));
    const words = say(known.code, status);
    return known.kind === 'refused'
      ? { kind: 'refused', code: known.code, words }
      : known.kind === 'unknown'
        ? unreadable(words)
        : { kind: known.kind, words };
  }
  const acuse = textIn(result, 'Acuse');
  const words = say(estatus, textIn(folio, 'EstatusCancelacion') ?? status);
  // Finkok hands 708 on for the folio too when SAT did not answer it.
  if (estatus === '708') return { kind: 'unavailable', words };
  const meaning = meaningOfFolio(estatus);
  if (meaning === 'refused') return { kind: 'refused', code: estatus, words };
  return { ...meaning, words, ...(acuse?.startsWith('<') === true ? { acuse: Buffer.from(acuse, 'utf8') } : {}) };
}

const ESTADOS: Readonly<Record<string, 'vigente' | 'cancelado' | 'no-encontrado'>> = {
  vigente: 'vigente',
  cancelado: 'cancelado',
  'no encontrado': 'no-encontrado',
};

/** `get_sat_status`: SAT's words; undefined where it is none of its states. */
export function readStatus(result: XmlElement, say: Say): StatusOutcome | undefined {
  const sat = only(result, 'sat');
  const error = textIn(result, 'error');
  if (sat === undefined)
    return error !== undefined && isLogin(error) ? { kind: 'credentials', words: say('300', error) } : undefined;
  const codigo = textIn(sat, 'CodigoEstatus') ?? '';
  const words = say(/\d{3}/.exec(codigo)?.[0] ?? codigo.split(' ')[0], codigo);
  // N - 601: what was asked does not fit; SAT is known to say "Vigente" beside it, which is then worth nothing.
  if (codigo.startsWith('N') && !codigo.includes('602')) return { kind: 'unavailable', words };
  const estado = codigo.startsWith('N') ? 'no-encontrado' : ESTADOS[(textIn(sat, 'Estado') ?? '').toLowerCase()];
  if (estado === undefined) return undefined;
  const esCancelable = textIn(sat, 'EsCancelable');
  const estatusCancelacion = textIn(sat, 'EstatusCancelacion');
  return {
    kind: 'status',
    estado,
    ...(esCancelable === undefined ? {} : { esCancelable }),
    ...(estatusCancelacion === undefined ? {} : { estatusCancelacion }),
    words,
  };
}

/** Registration `get`: what is left to an RFC; -1 is one that pays for what it uses. */
export function readCredit(result: XmlElement, rfc: string, say: Say): BalanceOutcome | undefined {
  const user = children(result, 'users')
    .flatMap((users) => children(users, 'ResellerUser'))
    .find((each) => textIn(each, 'taxpayer_id')?.toUpperCase() === rfc.toUpperCase());
  const message = textIn(result, 'message');
  if (user === undefined) {
    if (message !== undefined && isLogin(message)) return { kind: 'credentials', words: say('300', message) };
    return message === undefined ? undefined : { kind: 'unsupported', words: say(undefined, message) };
  }
  const credit = textIn(user, 'credit') ?? '';
  if (credit === '-1') return { kind: 'balance', credits: 'unlimited' };
  return /^\d{1,12}$/.test(credit) ? { kind: 'balance', credits: Number(credit) } : undefined;
}

/** Utilities `datetime`: answers with the time only to who has an account. */
export function readDatetime(result: XmlElement, say: Say): TestOutcome | undefined {
  const datetime = textIn(result, 'datetime');
  if (datetime !== undefined) return { kind: 'ok', words: say(undefined, datetime) };
  const error = textIn(result, 'error');
  return error === undefined ? undefined : { kind: 'credentials', words: say('300', error) };
}

function isLogin(text: string): boolean {
  return /invalid username or password|usuario o contrase/i.test(text);
}
