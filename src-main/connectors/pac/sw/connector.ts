/**
 * SW over REST. Its habits that matter here (SW's SDKs, a public trial in its test environment):
 * - the same sealed document again is answered with HTTP 400, 307 and, mostly, the earlier stamp;
 * - a token serves for two hours and is renewed before that, or once when HTTP 401 says so;
 * - `customid` is not used: it refuses a *corrected* document with its reference too (CFDI3307).
 */
import type { ProviderWords } from '#errors/cuadra-error.ts';
import {
  asQuestion,
  createTransport,
  failureOfLost,
  failureOfStatus,
  jsonBody,
  multipart,
  readJson,
  unreadable,
  type Call,
  type Failure,
  type HttpAnswer,
  type JsonObject,
} from '../transport/index.ts';
import type { CallOptions, NotServed, PacConnector, PacContext, RecoverOutcome } from '../types.ts';
import { meaningOfError } from './codes.ts';
import { SW_HOSTS, swDeclaration } from './declaration.ts';
import { readBalance, readCancel, readLink, readStamp, readToken, wordsOf, type SwToken } from './read.ts';

const { id, timeoutsMs } = swDeclaration;
/** A token that runs out within this is renewed first. */
const RENEW_BEFORE_MS = 60_000;
const BALANCE_PATH = '/management/v2/api/users/balance';

type Answered = { readonly answer: HttpAnswer; readonly json: JsonObject };
type Result = Answered | { readonly failure: Failure };

export function connectSw(context: PacContext, given: unknown): PacConnector {
  const credentials = swDeclaration.credentials.parse(given) as { user?: string; password?: string; token?: string };
  const { user, password } = credentials;
  const { clock } = context;
  const hosts = SW_HOSTS[context.environment === 'production' ? 'production' : 'test'];
  const transport = createTransport({
    provider: id,
    http: context.http,
    clock,
    logger: context.logger,
    baseUrl: hosts.services,
    override: context.baseUrl,
    secrets: [password, credentials.token].filter((secret) => secret !== undefined),
  });
  const { say } = transport;
  let token: SwToken | undefined =
    credentials.token === undefined ? undefined : { value: credentials.token, expiresAtMs: undefined };

  /** A token that works as far as we know. A login stamps nothing: whatever goes wrong, nothing happened. */
  async function tokenFor(options: CallOptions): Promise<SwToken | { readonly failure: NotServed }> {
    const nowMs = clock.now().getTime();
    if (token !== undefined && (token.expiresAtMs ?? Infinity) - RENEW_BEFORE_MS > nowMs) return token;
    const answer = await transport.send({
      path: '/v2/security/authenticate',
      ...jsonBody({ user, password }),
      timeoutMs: timeoutsMs.recover,
      signal: options.signal,
    });
    if (answer.kind === 'lost') return { failure: asQuestion(failureOfLost(answer)) };
    const json = readJson(answer);
    const fresh = json === undefined ? undefined : readToken(json, nowMs);
    if (fresh !== undefined) {
      transport.hide(fresh.value);
      token = fresh;
      return fresh;
    }
    const words = json === undefined ? say(String(answer.status), undefined) : wordsOf(json, say);
    const failure = failureOfStatus(answer, words);
    if (failure !== undefined) return { failure: asQuestion(failure) };
    // Answered in its own words without a token: it does not know who asks.
    if (json?.['status'] === 'error') return { failure: { kind: 'credentials', words } };
    return { failure: asQuestion(unreadable(words)) };
  }

  /** A call with a token; on HTTP 401 once more with a new one, where there can be one. */
  async function authorized(call: Omit<Call, 'signal'>, options: CallOptions, renewed = false): Promise<Result> {
    const using = await tokenFor(options);
    if ('failure' in using) return using;
    const headers = { ...call.headers, authorization: `Bearer ${using.value}` };
    const answer = await transport.send({ ...call, headers, signal: options.signal });
    if (answer.kind === 'lost') return { failure: failureOfLost(answer) };
    const json = readJson(answer);
    // SAT's own 401 ("older than 72 hours") is about the document, whatever HTTP status it comes with.
    const aboutToken = answer.status === 401 && (json === undefined || meaningOfError(messageOf(json)) !== 'rejected');
    if (aboutToken && credentials.token === undefined) {
      // Unless another call renewed it in the meantime.
      if (token?.value === using.value) token = undefined;
      if (!renewed) return authorized(call, options, true);
    }
    if (json === undefined) return { failure: failureOf(answer) ?? unreadable(say(String(answer.status), undefined)) };
    const failure = answer.status === 401 && !aboutToken ? undefined : failureOf(answer, wordsOf(json, say));
    return failure === undefined ? { answer, json } : { failure };
  }

  const failureOf = (answer: HttpAnswer, words: ProviderWords = say(String(answer.status), undefined)) =>
    failureOfStatus(answer, words);

  const document = (xml: Uint8Array) =>
    multipart([{ name: 'xml', fileName: 'xml', contentType: 'text/xml', content: xml }]);

  /** What the data warehouse has of a UUID; it may need some moments after a stamp. */
  async function fromWarehouse(uuid: string, options: CallOptions): Promise<RecoverOutcome> {
    const { recover: timeoutMs } = timeoutsMs;
    const path = `/datawarehouse/v1/live/${encodeURIComponent(uuid)}`;
    const found = await authorized({ method: 'GET', host: hosts.api, path, timeoutMs }, options);
    if ('failure' in found) return asQuestion(found.failure);
    const link = readLink(found.json);
    if (link === undefined) return { kind: 'not-found', certain: false, words: wordsOf(found.json, say) };
    const stored = await transport.send({ method: 'GET', ...link, timeoutMs, signal: options.signal });
    if (stored.kind === 'lost') return asQuestion(failureOfLost(stored));
    const words = say(String(stored.status), link.path.split('?')[0]);
    const failure = failureOfStatus(stored, words);
    if (failure !== undefined) return { kind: 'not-found', certain: false, words };
    const isXml = /^(?:\ufeff)?\s*</.test(Buffer.from(stored.body).toString('utf8'));
    return isXml ? { kind: 'found', xml: stored.body } : asQuestion(unreadable(words));
  }

  return {
    async stamp(request, options) {
      // The declaration says `sealing: local`: asking otherwise is a mistake of the caller.
      if (request.kind !== 'sealed') throw new TypeError('SW takes sealed documents');
      const call = { path: '/cfdi33/stamp/v4', ...document(request.xml), timeoutMs: timeoutsMs.stamp };
      const result = await authorized(call, options);
      return 'failure' in result ? result.failure : readStamp(result.json, say);
    },

    async recover({ uuid }, options) {
      if (uuid !== undefined) return fromWarehouse(uuid, options);
      // Without a UUID it cannot be asked: the same document again gives the earlier stamp.
      return { kind: 'not-found', certain: false, words: say(undefined, undefined) };
    },

    async cancel(request, options) {
      if (request.kind !== 'signed') throw new TypeError('SW takes signed cancellations');
      const call = { path: '/cfdi33/cancel/xml', ...document(request.xml), timeoutMs: timeoutsMs.cancel };
      const result = await authorized(call, options);
      return 'failure' in result ? result.failure : readCancel(result.json, request.uuid, say);
    },

    status: () => Promise.resolve({ kind: 'unsupported', words: say(undefined, undefined) }),

    async balance(options) {
      const call = { method: 'GET', host: hosts.api, path: BALANCE_PATH, timeoutMs: timeoutsMs.recover } as const;
      const result = await authorized(call, options);
      if ('failure' in result) return asQuestion(result.failure);
      return readBalance(result.json) ?? notAnswered(result.json);
    },

    async testConnection(options) {
      const call = { method: 'GET', host: hosts.api, path: BALANCE_PATH, timeoutMs: timeoutsMs.recover } as const;
      const result = await authorized(call, options);
      if ('failure' in result) return asQuestion(result.failure);
      if (readBalance(result.json) === undefined) return notAnswered(result.json);
      return { kind: 'ok', words: say(undefined, undefined) };
    },

    timbreCertificate: () => Promise.resolve(undefined),

    close() {
      // Connections belong to the HTTP port; the token is forgotten.
      token = undefined;
    },
  };

  /** An error of its own to a question, told as what it is. */
  function notAnswered(json: JsonObject): NotServed {
    const words = wordsOf(json, say);
    const aboutLogin = json['status'] === 'error' && meaningOfError(messageOf(json)) === 'credentials';
    return aboutLogin ? { kind: 'credentials', words } : asQuestion(unreadable(words));
  }
}

function messageOf(json: JsonObject): string {
  return typeof json['message'] === 'string' ? json['message'] : '';
}
