/** SW's answers as outcomes: pure, from `{status, message, messageDetail, data}`. */
import { findingOf } from '../codes.ts';
import { objectOf, textOf, unreadable, type JsonObject, type Say } from '../transport/index.ts';
import type { BalanceOutcome, CancelOutcome, StampOutcome } from '../types.ts';
import { codeAtHead, meaningOfCancelError, meaningOfError, meaningOfFolio } from './codes.ts';

/** What a login gives. */
export interface SwToken {
  readonly value: string;
  readonly expiresAtMs: number | undefined;
}

/** Up to here a number of seconds is a duration, beyond it an instant since 1970. */
const LONGEST_DURATION_S = 10 * 365 * 24 * 3600;

/** `data.token`; undefined where there is none. */
export function readToken(json: JsonObject, nowMs: number): SwToken | undefined {
  const data = objectOf(json['data']);
  const value = textOf(data?.['token']);
  if (json['status'] !== 'success' || value === undefined) return undefined;
  const seconds = Number(data?.['expires_in']);
  if (!Number.isFinite(seconds) || seconds <= 0) return { value, expiresAtMs: undefined };
  return { value, expiresAtMs: seconds > LONGEST_DURATION_S ? seconds * 1000 : nowMs + seconds * 1000 };
}

function documentOf(value: unknown): Uint8Array | undefined {
  const text = textOf(value)?.trim();
  return text?.startsWith('<') === true ? Buffer.from(text, 'utf8') : undefined;
}

/** What an error says, code and reason in one text. */
export function wordsOf(json: JsonObject, say: Say): ReturnType<Say> {
  const message = textOf(json['message']);
  const detail = textOf(json['messageDetail']);
  const code = codeAtHead(message) ?? codeAtHead(detail);
  // An older form of 307 has the whole earlier document there.
  const shown = detail?.trimStart().startsWith('<') === true ? undefined : detail;
  return say(code, [message, shown].filter((part) => part !== undefined).join(' ') || undefined);
}

/**
 * A stamp. Of 307 the earlier document is in `data.cfdi`, in an older form in `messageDetail`, or only
 * its UUID is told; then the data warehouse has it.
 */
export function readStamp(json: JsonObject, say: Say): StampOutcome {
  const data = objectOf(json['data']);
  const xml = documentOf(data?.['cfdi']);
  const uuid = textOf(data?.['uuid']);
  const words = wordsOf(json, say);
  const earlier = uuid === undefined ? {} : { uuid };
  if (json['status'] === 'success') {
    if (xml !== undefined) return { kind: 'stamped', xml };
    // It was stamped and is not given: to be asked for.
    return uuid === undefined ? unreadable(words) : { kind: 'already-stamped', words, uuid };
  }
  if (json['status'] !== 'error') return unreadable(words);
  const kind = meaningOfError(textOf(json['message']) ?? '');
  switch (kind) {
    case 'already-stamped': {
      const found = xml ?? documentOf(json['messageDetail']);
      return { kind, words, ...earlier, ...(found === undefined ? {} : { xml: found }) };
    }
    case 'rejected': {
      const code = words.code ?? '';
      return { kind, code, words, findings: [findingOf(code)] };
    }
    case 'unknown':
      return { kind, reason: 'server-error', words };
    case 'credentials':
    case 'no-credits':
    default:
      return { kind, words };
  }
}

/** `data.uuid` says what became of each folio, `data.acuse` is SAT's receipt. */
export function readCancel(json: JsonObject, uuid: string, say: Say): CancelOutcome {
  const data = objectOf(json['data']);
  const folios = Object.entries(objectOf(data?.['uuid']) ?? {});
  const estatus = textOf(folios.find(([each]) => each.toUpperCase() === uuid.toUpperCase())?.[1]);
  if (estatus !== undefined) {
    const words = say(estatus, textOf(json['message']));
    const meaning = meaningOfFolio(estatus);
    if (meaning === 'refused') return { kind: 'refused', code: estatus, words };
    const acuse = documentOf(data?.['acuse']);
    return { ...meaning, words, ...(acuse === undefined ? {} : { acuse }) };
  }
  const words = wordsOf(json, say);
  if (json['status'] !== 'error') return unreadable(words);
  const detail = textOf(json['messageDetail']);
  const meaning = meaningOfCancelError(textOf(json['message']) ?? '', detail);
  if (meaning === 'credentials') return { kind: meaning, words };
  if (meaning === 'unknown') return { kind: meaning, reason: 'server-error', words };
  return { ...meaning, words: say(meaning.code, words.message) };
}

/** `stampsBalance`, or no end of them. */
export function readBalance(json: JsonObject): BalanceOutcome | undefined {
  const data = objectOf(json['data']);
  if (json['status'] !== 'success' || data === undefined) return undefined;
  if (data['unlimited'] === true) return { kind: 'balance', credits: 'unlimited' };
  const left = textOf(data['stampsBalance']) ?? '';
  return /^\d{1,12}$/.test(left) ? { kind: 'balance', credits: Number(left) } : undefined;
}

/** Path and host of the stored document; SW's links carry their own permission, so no token goes there. */
export function readLink(json: JsonObject): { readonly host: string; readonly path: string } | undefined {
  const records = objectOf(json['data'])?.['records'];
  const first = objectOf(Array.isArray(records) ? (records as unknown[])[0] : undefined);
  const link = textOf(first?.['urlXml']) ?? '';
  if (!URL.canParse(link)) return undefined;
  const { protocol, origin, pathname, search } = new URL(link);
  return protocol === 'https:' ? { host: origin, path: `${pathname}${search}` } : undefined;
}
