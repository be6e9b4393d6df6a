/** Calls through Stripe's own package, each ending with an outcome. */
import { Stripe } from 'stripe';
import { retryAfterMs } from '#connectors/pac/transport/retry-after.ts';
import type { Clock } from '#ports/clock.ts';
import {
  asQuestion,
  createTransport,
  failureOfLost,
  failureOfStatus,
  fetchOver,
  LostCall,
  objectOf,
  Unreadable,
  type Failure,
  type Say,
} from '../transport/index.ts';
import type { Answer, CallOptions, GatewayContext, Outcome, Rejected } from '../types.ts';
import { stripeDeclaration } from './declaration.ts';

const { id, timeoutsMs } = stripeDeclaration;
const BASE_URL = 'https://api.stripe.com';
/** The version that this package's types were made for: an account's default never decides what we read. */
const API_VERSION = '2026-10-28.endive';
/** Another request with the key, or on the object, is under way: soon it is not. */
const BUSY_MS = 2000;

export interface StripeClient {
  write<T>(options: CallOptions, work: (stripe: Stripe) => Promise<T>): Promise<Outcome<T>>;
  ask<T>(options: CallOptions, work: (stripe: Stripe) => Promise<T>): Promise<Answer<T>>;
  readonly say: Say;
}

export function createStripeClient(context: GatewayContext, secretKey: string): StripeClient {
  const transport = createTransport({
    provider: id,
    http: context.http,
    clock: context.clock,
    logger: context.logger,
    baseUrl: BASE_URL,
    override: context.baseUrl,
    secrets: [secretKey],
  });
  const { say } = transport;

  /** One for each call: the package knows no signal, and each call has its own. */
  function stripeFor(signal: AbortSignal, timeoutMs: number): Stripe {
    return new Stripe(secretKey, {
      apiVersion: API_VERSION,
      // Repeats are the job queue's, which knows the key of the payment and keeps it over a restart.
      maxNetworkRetries: 0,
      telemetry: false,
      timeout: timeoutMs + 1000,
      httpClient: Stripe.createFetchHttpClient(answered(fetchOver(transport, { timeoutMs, signal }), context.clock)),
    });
  }

  function unreadable(error: unknown): Failure {
    return { kind: 'unknown', reason: 'unreadable-reply', words: say('unreadable', messageOf(error)) };
  }

  /** What was thrown, as an outcome. @throws what is a mistake of ours */
  function outcomeOf(error: unknown): Rejected | Failure | 'not-found' {
    const lost = LostCall.in(error);
    if (lost !== undefined) return failureOfLost(lost.lost);
    if (error instanceof Unreadable) return unreadable(error);
    const bare = BareStatus.in(error);
    if (bare !== undefined) {
      return failureOfStatus(bare.answer, say(String(bare.answer.status), bare.message)) ?? unreadable(bare);
    }
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const { statusCode, code, decline_code: declineCode, param } = error;
    // Not JSON, whatever the status: a proxy's page, or half an answer.
    if (statusCode === undefined) return unreadable(error);
    const words = say(declineCode ?? code ?? error.rawType, error.message);
    const retryAfter = Number(error.headers?.['retry-after']);
    const wait = Number.isFinite(retryAfter) && retryAfter >= 0 ? { retryAfterMs: retryAfter * 1000 } : {};
    if (statusCode === 404) return 'not-found';
    if (error.rawType === 'idempotency_error') return { kind: 'rejected', reason: 'key-reused', words };
    if (statusCode === 409 || code === 'lock_timeout') return { kind: 'rate-limited', retryAfterMs: BUSY_MS, words };
    const failure = failureOfStatus({ status: statusCode, ...wait }, words);
    if (failure !== undefined) return failure;
    return { kind: 'rejected', words, ...rejection(code, param, error.rawType, error.message) };
  }

  return {
    say,
    async write(options, work) {
      try {
        return { kind: 'done', value: await work(stripeFor(options.signal, timeoutsMs.write)) };
      } catch (error) {
        const outcome = outcomeOf(error);
        return outcome === 'not-found'
          ? { kind: 'rejected', reason: 'state', words: say('resource_missing', messageOf(error)) }
          : outcome;
      }
    },
    async ask(options, work) {
      try {
        return { kind: 'done', value: await work(stripeFor(options.signal, timeoutsMs.read)) };
      } catch (error) {
        const outcome = outcomeOf(error);
        if (outcome === 'not-found') {
          return { kind: 'not-found', words: say('resource_missing', messageOf(error)) };
        }
        // A question cannot be refused for what it changes: it is asked wrongly or of the wrong account.
        if (outcome.kind === 'rejected') return { kind: 'unavailable', words: outcome.words };
        return asQuestion(outcome);
      }
    },
  };
}

/** An HTTP status that does not come with Stripe's own envelope: a proxy's, or a server's before it. */
class BareStatus extends Error {
  readonly answer: { readonly status: number; readonly retryAfterMs?: number };

  constructor(response: Response, now: Date) {
    super(`HTTP ${response.status}`);
    const wait = retryAfterMs(response.headers.get('retry-after') ?? undefined, now);
    this.answer = { status: response.status, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
  }

  static in(error: unknown): BareStatus | undefined {
    const detail = typeof error === 'object' && error !== null && 'detail' in error ? error.detail : undefined;
    return [error, detail].find((each) => each instanceof BareStatus);
  }
}

/** Stripe's package takes JSON without `error` for a good answer whatever the status, and forgets the status of a page. */
function answered(fetching: typeof fetch, clock: Clock): typeof fetch {
  return async (input, init) => {
    const response = await fetching(input, init);
    if (response.ok) return response;
    const body = await response.clone().text();
    if (objectOf(parsed(body))?.['error'] === undefined) throw new BareStatus(response, clock.now());
    return response;
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // A page of HTML: no envelope of Stripe's.
    return undefined;
  }
}

const STATE_CODES = new Set([
  'payment_intent_unexpected_state',
  'intent_invalid_state',
  'charge_already_captured',
  'charge_expired_for_capture',
  'charge_not_refundable',
  'charge_disputed',
  'refund_disputed_payment',
  'capture_charge_authorization_expired',
]);
const FIELDS: readonly (readonly [RegExp, NonNullable<Rejected['field']>])[] = [
  [/amount/, 'amountMinor'],
  [/currency/, 'currency'],
  [/installments/, 'msiMonths'],
  [/expires_a/, 'expiresAtUtc'],
  [/payment_method_data|billing_details|email|name/, 'payer'],
  [/payment_method$/, 'token'],
  [/payment_method_types/, 'method'],
  [/url/, 'url'],
];

function rejection(
  code: string | undefined,
  param: string | undefined,
  type: string | undefined,
  message: string,
): Omit<Rejected, 'kind' | 'words'> {
  if (type === 'card_error') return { reason: 'declined' };
  if (code === 'charge_already_refunded') return { reason: 'amount', field: 'amountMinor' };
  if (code !== undefined && STATE_CODES.has(code)) return { reason: 'state' };
  if (code === 'amount_too_small' || code === 'amount_too_large') return { reason: 'invalid', field: 'amountMinor' };
  const field = param === undefined ? undefined : FIELDS.find(([pattern]) => pattern.test(param))?.[1];
  // Said in words only: more than is left, of a refund or of a hold.
  const beyond = field === 'amountMinor' && /greater than/i.test(message);
  return { reason: beyond ? 'amount' : 'invalid', ...(field === undefined ? {} : { field }) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
