/**
 * One mapping of what a network and an HTTP server do to what a connector answers. The question is
 * always the same: may the call have had an effect?
 *
 * | what happened                                   | a call that changes | a question   |
 * |-------------------------------------------------|---------------------|--------------|
 * | nothing left this machine                       | `unavailable`       | `unavailable`|
 * | sent: no answer, a broken one, an unreadable one | `unknown`          | `unavailable`|
 * | HTTP 401, 403                                   | `credentials`       | the same     |
 * | HTTP 402                                        | `no-credits`        | the same     |
 * | HTTP 429, Retry-After                           | `rate-limited`      | the same     |
 * | HTTP 5xx (a proxy's too)                        | `unknown`           | `unavailable`|
 * | 404, 405, 3xx…: no such service there           | `unavailable`       | `unavailable`|
 */
import type { ProviderWords } from '#errors/cuadra-error.ts';
import type { NotServed, UnknownOutcome } from '../types.ts';
import type { HttpAnswer, Lost } from './http.ts';

/** What a call came to where its provider gave no answer of its own. */
export type Failure = UnknownOutcome | NotServed;

/** Said by a server or proxy that did not hand the request on to the service. */
const NOT_HANDED_ON = new Set([404, 405, 406, 407, 410, 411, 413, 414, 415, 417, 421, 426, 431, 451]);

/** What a call came to that was lost on the way. */
export function failureOfLost({ sent, reason, words }: Lost): Failure {
  return sent ? { kind: 'unknown', reason, words } : { kind: 'unavailable', words };
}

/**
 * What an HTTP status means by itself; undefined for 2xx, and for the 4xx that services put their own
 * answers under: then the body has to say it.
 */
export function failureOfStatus(
  answer: Pick<HttpAnswer, 'status' | 'retryAfterMs'>,
  words: ProviderWords,
): Failure | undefined {
  const { status, retryAfterMs } = answer;
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 401 || status === 403) return { kind: 'credentials', words };
  if (status === 402) return { kind: 'no-credits', words };
  if (status === 429) return { kind: 'rate-limited', words, ...wait };
  if (status === 408) return { kind: 'unknown', reason: 'timeout', words };
  if (status >= 500) return { kind: 'unknown', reason: 'server-error', words };
  if (status < 200 || (status >= 300 && status < 400) || NOT_HANDED_ON.has(status))
    return { kind: 'unavailable', words };
  return undefined;
}

/** An answer that nobody can read: what was asked may have been done. */
export function unreadable(words: ProviderWords): UnknownOutcome {
  return { kind: 'unknown', reason: 'unreadable-reply', words };
}

/** The same failure of a call that only asks: there is nothing to be unsure of, it is asked again. */
export function asQuestion(failure: Failure): NotServed {
  return failure.kind === 'unknown' ? { kind: 'unavailable', words: failure.words } : failure;
}
