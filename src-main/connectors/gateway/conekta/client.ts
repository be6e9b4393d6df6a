/**
 * Calls through Conekta's own package, each ending with an outcome. The package does not open connections
 * itself: it would do so without verifying Conekta's certificate (`rejectUnauthorized: false`), so that its
 * requests are handed to our transport, with our time-outs.
 */
import type { BalancesApi, CompaniesApi, EventsApi, OrdersApi } from 'conekta';
import type { TransactionsApi, TransfersApi, WebhookKeysApi, WebhooksApi } from 'conekta';
import {
  asQuestion,
  createTransport,
  failureOfLost,
  failureOfStatus,
  LostCall,
  objectOf,
  optionalText,
  readJson,
  Unreadable,
  type Failure,
  type HttpAnswer,
  type JsonObject,
  type Say,
} from '../transport/index.ts';
import type { Answer, CallOptions, GatewayContext, Outcome, Rejected } from '../types.ts';
import { conektaDeclaration } from './declaration.ts';

const { id, timeoutsMs } = conektaDeclaration;
const BASE_URL = 'https://api.conekta.io';
/** Tells Conekta about the machine that it runs on; nobody there needs that. */
const NOT_SENT = new Set(['x-conekta-client-user-agent', 'content-length', 'host']);

export interface ConektaApis {
  readonly orders: OrdersApi;
  readonly events: EventsApi;
  readonly transactions: TransactionsApi;
  readonly transfers: TransfersApi;
  readonly balances: BalancesApi;
  readonly companies: CompaniesApi;
  readonly webhooks: WebhooksApi;
  readonly webhookKeys: WebhookKeysApi;
}

/** One request of the package, and the object in its answer. */
export type Call = (work: (apis: ConektaApis) => Promise<unknown>) => Promise<JsonObject>;

export interface ConektaClient {
  write<T>(options: CallOptions, work: (call: Call) => Promise<T>): Promise<Outcome<T>>;
  ask<T>(options: CallOptions, work: (call: Call) => Promise<T>): Promise<Answer<T>>;
  readonly say: Say;
}

/** What a call came to where the answer is no object that was asked for; caught in this file and in the connector. */
export class Refused extends Error {
  readonly outcome: Rejected | Failure | 'not-found';
  readonly words: Rejected['words'];

  constructor(outcome: Refused['outcome'], words: Rejected['words']) {
    super(words.message ?? 'refused');
    this.name = 'Refused';
    this.outcome = outcome;
    this.words = words;
  }
}

export function createConektaClient(context: GatewayContext, privateKey: string): ConektaClient {
  const transport = createTransport({
    provider: id,
    http: context.http,
    clock: context.clock,
    logger: context.logger,
    baseUrl: BASE_URL,
    override: context.baseUrl,
    secrets: [privateKey],
  });
  const { say } = transport;

  /** The package, whose hundreds of files are read at the first call; one for each call, which has its own signal. */
  async function apisFor(signal: AbortSignal, timeoutMs: number): Promise<ConektaApis> {
    const conekta = await import('conekta');
    const adapter = async ({ url, method, headers, data }: PackageRequest): Promise<PackageAnswer> => {
      const { pathname, search } = new URL(url);
      const answer = await transport.send({
        method: method.toUpperCase() as 'GET',
        path: `${pathname}${search}`,
        headers: headersOf(headers),
        ...(typeof data === 'string' && data !== '' ? { body: data } : {}),
        timeoutMs,
        signal,
      });
      if (answer.kind === 'lost') throw new LostCall(answer);
      return { data: answer, status: answer.status, statusText: '', headers: answer.headers, config: {} };
    };
    const configuration = new conekta.Configuration({
      accessToken: privateKey,
      basePath: BASE_URL,
      // An agent, so that the package makes none of its own; the adapter uses neither.
      baseOptions: { adapter, transformResponse: [], httpsAgent: {} },
    });
    return {
      orders: new conekta.OrdersApi(configuration),
      events: new conekta.EventsApi(configuration),
      transactions: new conekta.TransactionsApi(configuration),
      transfers: new conekta.TransfersApi(configuration),
      balances: new conekta.BalancesApi(configuration),
      companies: new conekta.CompaniesApi(configuration),
      webhooks: new conekta.WebhooksApi(configuration),
      webhookKeys: new conekta.WebhookKeysApi(configuration),
    };
  }

  /** @throws Refused, Unreadable, LostCall */
  function readAnswer(answer: HttpAnswer): JsonObject {
    const body = readJson(answer);
    const error = errorOf(body);
    const words = say(error.code ?? `HTTP ${String(answer.status)}`, error.message);
    const failure = failureOfStatus(answer, words);
    if (failure !== undefined) throw new Refused(failure, words);
    if (body === undefined) throw new Unreadable('no JSON');
    if (answer.status < 300) return body;
    // A proxy answers with 4xx, too; an answer of Conekta's says that it is an error.
    if (error.type === undefined) throw new Unreadable('an error without a type');
    if (answer.status === 404) throw new Refused('not-found', words);
    throw new Refused({ kind: 'rejected', words, ...rejection(answer.status, error) }, words);
  }

  async function run<T>({ signal }: CallOptions, timeoutMs: number, work: (call: Call) => Promise<T>): Promise<T> {
    const apis = await apisFor(signal, timeoutMs);
    return work(async (one) => readAnswer(((await one(apis)) as { data: HttpAnswer }).data));
  }

  /** What was thrown, as an outcome. @throws what is a mistake of ours */
  function outcomeOf(error: unknown): Refused['outcome'] {
    if (error instanceof Refused) return error.outcome;
    const lost = LostCall.in(error);
    if (lost !== undefined) return failureOfLost(lost.lost);
    if (!(error instanceof Unreadable)) throw error;
    return { kind: 'unknown', reason: 'unreadable-reply', words: say('unreadable', error.message) };
  }

  const wordsOf = (error: unknown) => (error instanceof Refused ? error.words : say('not-found', undefined));

  return {
    say,
    async write(options, work) {
      try {
        return { kind: 'done', value: await run(options, timeoutsMs.write, work) };
      } catch (error) {
        const outcome = outcomeOf(error);
        return outcome === 'not-found' ? { kind: 'rejected', reason: 'state', words: wordsOf(error) } : outcome;
      }
    },
    async ask(options, work) {
      try {
        return { kind: 'done', value: await run(options, timeoutsMs.read, work) };
      } catch (error) {
        const outcome = outcomeOf(error);
        if (outcome === 'not-found') return { kind: 'not-found', words: wordsOf(error) };
        // A question changes nothing: refused, it was asked wrongly or of the wrong account.
        return outcome.kind === 'rejected' ? { kind: 'unavailable', words: outcome.words } : asQuestion(outcome);
      }
    },
  };
}

/** What the package gives to whoever sends for it; the rest of it is axios's own. */
interface PackageRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: object;
  readonly data?: unknown;
}
interface PackageAnswer {
  readonly data: HttpAnswer;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly config: object;
}

function headersOf(headers: object): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' && !NOT_SENT.has(name.toLowerCase())) sent[name] = value;
  }
  return sent;
}

interface ConektaError {
  readonly type?: string | undefined;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly param?: string | undefined;
}

function errorOf(body: JsonObject | undefined): ConektaError {
  if (body?.['object'] !== 'error') return {};
  const details = Array.isArray(body['details']) ? objectOf(body['details'][0]) : undefined;
  const type = optionalText(body['type']);
  return {
    type,
    code: optionalText(details?.['code']) ?? type,
    message: optionalText(details?.['message']) ?? optionalText(details?.['debug_message']),
    param: optionalText(details?.['param']),
  };
}

const FIELDS: readonly (readonly [RegExp, NonNullable<Rejected['field']>])[] = [
  [/installments/, 'msiMonths'],
  [/amount|unit_price/, 'amountMinor'],
  [/currency/, 'currency'],
  [/expires_at/, 'expiresAtUtc'],
  [/token/, 'token'],
  [/customer_info|email|phone|name/, 'payer'],
  [/url/, 'url'],
  [/payment_method|type/, 'method'],
];

function rejection(status: number, { code, param, type }: ConektaError): Omit<Rejected, 'kind' | 'words'> {
  if (code?.includes('tokenization') === true) return { reason: 'invalid', field: 'token' };
  if (status === 402 || type === 'processing_error') return { reason: 'declined' };
  if (status === 409 || status === 428) return { reason: 'state' };
  const named = `${param ?? ''} ${code ?? ''}`;
  const field = FIELDS.find(([pattern]) => pattern.test(named))?.[1];
  return { reason: 'invalid', ...(field === undefined ? {} : { field }) };
}
