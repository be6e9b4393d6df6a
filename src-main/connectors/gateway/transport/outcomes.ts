/** What HTTP does to a call, as gateways mean it; the table is that of `pac/transport/outcomes.ts` but for 402. */
import type { HttpAnswer, Lost } from '#connectors/pac/transport/http.ts';
import type { ProviderWords } from '#errors/cuadra-error.ts';
import type { NotServed, Unknown } from '../outcomes.ts';

/** What a call came to where its gateway gave no answer of its own. */
export type Failure = Unknown | NotServed;

/** Thrown by mappers at an answer that is not what its gateway documents; whoever called decides what that means. */
export class Unreadable extends Error {
  constructor(what: string) {
    super(`unreadable answer: ${what}`);
    this.name = 'Unreadable';
  }
}

const NOT_HANDED_ON = new Set([405, 406, 407, 411, 413, 414, 415, 417, 421, 426, 431, 451]);

export function failureOfLost({ sent, reason, words }: Lost): Failure {
  return sent ? { kind: 'unknown', reason, words } : { kind: 'unavailable', words };
}

/** Undefined where the body has to say it: 2xx, and the 4xx that gateways answer with. */
export function failureOfStatus(
  { status, retryAfterMs }: Pick<HttpAnswer, 'status' | 'retryAfterMs'>,
  words: ProviderWords,
): Failure | undefined {
  if (status === 401 || status === 403) return { kind: 'credentials', words };
  if (status === 429) return { kind: 'rate-limited', words, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  if (status === 408) return { kind: 'unknown', reason: 'timeout', words };
  if (status >= 500) return { kind: 'unknown', reason: 'server-error', words };
  if (status < 200 || (status >= 300 && status < 400) || NOT_HANDED_ON.has(status)) {
    return { kind: 'unavailable', words };
  }
  return undefined;
}

/** The same failure of a call that only asks: it is asked again. */
export function asQuestion(failure: Failure): NotServed {
  return failure.kind === 'unknown' ? { kind: 'unavailable', words: failure.words } : failure;
}
