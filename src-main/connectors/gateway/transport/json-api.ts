/**
 * Calls to a gateway that speaks JSON over HTTP, for those whose package cannot be used. `write` and `ask` take a
 * piece of work of one or several calls; whatever ends it early becomes the outcome, and what a lost call means
 * depends on where it stood: nothing happened before the first write, and nobody knows after it.
 */
import type { ProviderWords } from '#errors/cuadra-error.ts';
import type { Call, HttpAnswer, Transport } from '#connectors/pac/transport/http.ts';
import type { Answer, Outcome, Rejected } from '../outcomes.ts';
import type { CallOptions } from '../types.ts';
import type { JsonObject } from '#connectors/pac/transport/json.ts';
import { asQuestion, failureOfLost, failureOfStatus, Unreadable, type Failure } from './outcomes.ts';

type NotFound = { readonly kind: 'not-found'; readonly words: ProviderWords };

/** Thrown within a piece of work: it ends with this. */
export class Ended extends Error {
  readonly outcome: Rejected | Failure | NotFound;

  constructor(outcome: Rejected | Failure | NotFound) {
    super(outcome.kind);
    this.name = 'Ended';
    this.outcome = outcome;
  }
}

/** A body that is text already: something in it must go out byte for byte. */
export class RawJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export interface JsonApi {
  get(path: string): Promise<JsonObject>;
  /** @param key ours; absent where the gateway takes none */
  write(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, key?: string): Promise<JsonObject>;
}

export interface Dialect {
  readonly transport: Transport;
  readonly host?: string;
  readonly timeoutsMs: { readonly write: number; readonly read: number };
  readonly keyHeader: string;
  /** Headers of one more call; may log in. @throws Ended */
  authorize(options: CallOptions): Promise<Readonly<Record<string, string>>>;
  /** After a 401: whether the call may be tried once more with another login. */
  forgetLogin?(): boolean;
  read(answer: HttpAnswer): JsonObject | undefined;
  /** The gateway's own words in an error's body. */
  wordsOf(body: JsonObject): { readonly code?: string | undefined; readonly message?: string | undefined };
  /** What a refusal means; `words` are put in. 401, 403, 404, 429 and 5xx do not come here. */
  refusal(status: number, body: JsonObject): Omit<Rejected, 'kind' | 'words'> | 'busy';
}

export interface JsonClient {
  write<T>(options: CallOptions, work: (api: JsonApi) => Promise<T>): Promise<Outcome<T>>;
  ask<T>(options: CallOptions, work: (api: JsonApi) => Promise<T>): Promise<Answer<T>>;
}

/** Another call on the same object is under way; soon it is not. */
const BUSY_MS = 2000;

export function createJsonClient(dialect: Dialect): JsonClient {
  const { transport, timeoutsMs, keyHeader } = dialect;
  const { say } = transport;

  async function send(call: Omit<Call, 'signal' | 'timeoutMs'>, options: CallOptions): Promise<JsonObject> {
    const writes = call.method !== 'GET';
    for (let again = true; ; again = false) {
      const login = await dialect.authorize(options);
      const answer = await transport.send({
        ...call,
        ...(dialect.host === undefined ? {} : { host: dialect.host }),
        headers: { accept: 'application/json', ...call.headers, ...login },
        timeoutMs: writes ? timeoutsMs.write : timeoutsMs.read,
        signal: options.signal,
      });
      if (answer.kind === 'lost') throw new Ended(failureOfLost(answer));
      if (answer.status === 401 && again && dialect.forgetLogin?.() === true) continue;
      return bodyOf(answer);
    }
  }

  function sendJson(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    key: string | undefined,
    options: CallOptions,
  ): Promise<JsonObject> {
    const text = body === undefined || body instanceof RawJson ? body?.text : JSON.stringify(body);
    const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { [keyHeader]: key }) };
    return send({ method, path, headers, ...(text === undefined ? {} : { body: text }) }, options);
  }

  function bodyOf(answer: HttpAnswer): JsonObject {
    const { status } = answer;
    if (status === 204) return {};
    const body = dialect.read(answer);
    const { code, message } = body === undefined ? {} : dialect.wordsOf(body);
    const words = say(code ?? `HTTP ${status}`, message);
    const failure = failureOfStatus(answer, words);
    if (failure !== undefined) throw new Ended(failure);
    if (body === undefined) throw new Ended({ kind: 'unknown', reason: 'unreadable-reply', words });
    if (status < 300) return body;
    if (status === 404) throw new Ended({ kind: 'not-found', words });
    const refusal = dialect.refusal(status, body);
    if (refusal === 'busy')
      throw new Ended({ kind: 'rate-limited', retryAfterMs: answer.retryAfterMs ?? BUSY_MS, words });
    throw new Ended({ kind: 'rejected', words, ...refusal });
  }

  function endOf(error: unknown): Ended['outcome'] {
    if (error instanceof Ended) return error.outcome;
    if (!(error instanceof Unreadable)) throw error;
    return { kind: 'unknown', reason: 'unreadable-reply', words: say('unreadable', error.message) };
  }

  return {
    async write(options, work) {
      // Writes that were answered well, and whether the last call was a question.
      let written = 0;
      let asking = false;
      const api: JsonApi = {
        async get(path) {
          asking = true;
          return send({ method: 'GET', path }, options);
        },
        async write(method, path, body, key) {
          asking = false;
          const answered = await sendJson(method, path, body, key, options);
          written += 1;
          return answered;
        },
      };
      try {
        return { kind: 'done', value: await work(api) };
      } catch (error) {
        const end = endOf(error);
        if (written > 0) {
          const reason = end.kind === 'unknown' ? end.reason : 'unreadable-reply';
          return end.kind === 'rejected' ? end : { kind: 'unknown', reason, words: end.words };
        }
        if (end.kind === 'not-found') return { kind: 'rejected', reason: 'state', words: end.words };
        if (end.kind === 'rejected' || !asking) return end;
        return asQuestion(end);
      }
    },

    async ask(options, work) {
      const api: JsonApi = {
        get: (path) => send({ method: 'GET', path }, options),
        write: (method, path, body, key) => sendJson(method, path, body, key, options),
      };
      try {
        return { kind: 'done', value: await work(api) };
      } catch (error) {
        const end = endOf(error);
        if (end.kind === 'not-found') return end;
        // A question cannot be refused for what it changes: it is asked wrongly or of the wrong account.
        if (end.kind === 'rejected') return { kind: 'unavailable', words: end.words };
        return asQuestion(end);
      }
    },
  };
}
