/**
 * Calls to PayPal. Its server package knows two fixed hosts, its own HTTP client and no webhooks, disputes or events, so
 * that one thin client serves all of them.
 */
import {
  asQuestion,
  createJsonClient,
  createTransport,
  Ended,
  failureOfLost,
  failureOfStatus,
  objectOf,
  readJson,
  textOf,
  type JsonClient,
  type JsonObject,
  type Say,
} from '../transport/index.ts';
import type { CallOptions, GatewayContext, Rejected } from '../types.ts';
import { paypalDeclaration } from './declaration.ts';

const HOSTS = { test: 'https://api-m.sandbox.paypal.com', production: 'https://api-m.paypal.com' } as const;
/** A token is not used in its last minute: the call that takes it has to arrive, too. */
const SPARE_MS = 60_000;

export interface PayPalClient extends JsonClient {
  readonly say: Say;
  /** Logs in anew, whatever token there is. @throws Ended */
  login(options: CallOptions): Promise<JsonObject>;
}

export function createPayPalClient(
  context: GatewayContext,
  credentials: { readonly clientId: string; readonly clientSecret: string },
): PayPalClient {
  const { id, timeoutsMs } = paypalDeclaration;
  const { clientId, clientSecret } = credentials;
  const basic = Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64');
  const transport = createTransport({
    provider: id,
    http: context.http,
    clock: context.clock,
    logger: context.logger,
    baseUrl: HOSTS[context.environment],
    override: context.baseUrl,
    secrets: [clientSecret, basic],
  });
  let token: { readonly value: string; readonly untilMs: number } | undefined;

  async function login(options: CallOptions): Promise<JsonObject> {
    token = undefined;
    const answer = await transport.send({
      method: 'POST',
      path: '/v1/oauth2/token',
      headers: {
        authorization: `Basic ${basic}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: 'grant_type=client_credentials',
      timeoutMs: timeoutsMs.read,
      signal: options.signal,
    });
    if (answer.kind === 'lost') throw new Ended(asQuestion(failureOfLost(answer)));
    const body = readJson(answer);
    const words = transport.say(
      textOf(body?.['error']) ?? `HTTP ${answer.status}`,
      textOf(body?.['error_description']),
    );
    const failure = failureOfStatus(answer, words);
    if (failure !== undefined) throw new Ended(asQuestion(failure));
    // An OAuth server says 400 of a client that it does not know.
    if (body?.['error'] === 'invalid_client') throw new Ended({ kind: 'credentials', words });
    const value = body?.['access_token'];
    const seconds = body?.['expires_in'];
    if (answer.status !== 200 || body === undefined || typeof value !== 'string' || typeof seconds !== 'number') {
      throw new Ended({ kind: 'unavailable', words });
    }
    transport.hide(value);
    token = { value, untilMs: context.clock.now().getTime() + seconds * 1000 - SPARE_MS };
    return body;
  }

  const client = createJsonClient({
    transport,
    timeoutsMs,
    keyHeader: 'paypal-request-id',
    async authorize(options) {
      if (token === undefined || token.untilMs <= context.clock.now().getTime()) await login(options);
      return { authorization: `Bearer ${token?.value ?? ''}`, prefer: 'return=representation' };
    },
    forgetLogin() {
      const had = token !== undefined;
      token = undefined;
      return had;
    },
    read: readJson,
    wordsOf(body) {
      const detail = detailOf(body);
      return {
        code: detail.issue ?? textOf(body['name']) ?? textOf(body['error']),
        message: detail.description ?? textOf(body['message']) ?? textOf(body['error_description']),
      };
    },
    refusal,
  });
  return { ...client, say: transport.say, login };
}

function detailOf(body: JsonObject): { issue: string | undefined; description: string | undefined; field: string } {
  const details = Array.isArray(body['details']) ? (body['details'] as unknown[]) : [];
  const first = objectOf(details[0]);
  return {
    issue: textOf(first?.['issue']),
    description: textOf(first?.['description']),
    field: textOf(first?.['field']) ?? '',
  };
}

const REASONS: readonly (readonly [RegExp, Omit<Rejected, 'kind' | 'words'>])[] = [
  [/^(INSTRUMENT_DECLINED|TRANSACTION_REFUSED|PAYER_CANNOT_PAY|PAYER_ACCOUNT_|PAYEE_BLOCKED)/, { reason: 'declined' }],
  [
    /^(REFUND_AMOUNT_EXCEEDED|CAPTURE_FULLY_REFUNDED|MAX_CAPTURE_AMOUNT_EXCEEDED|AUTH_CAPTURE_AMOUNT)/,
    { reason: 'amount', field: 'amountMinor' },
  ],
  [/^(INVALID_CURRENCY_CODE|CURRENCY_|REFUND_CAPTURE_CURRENCY)/, { reason: 'invalid', field: 'currency' }],
  [/^(CANNOT_BE_ZERO|CANNOT_BE_NEGATIVE|DECIMAL)/, { reason: 'invalid', field: 'amountMinor' }],
  [/^DUPLICATE_REQUEST_ID/, { reason: 'key-reused' }],
  [/^(PERMISSION_DENIED|PAYEE_NOT_ENABLED|NOT_ENABLED)/, { reason: 'unsupported' }],
  [
    /(_NOT_APPROVED|ALREADY_|_VOIDED|PREVIOUSLY_|_NOT_ALLOWED|TIME_LIMIT|_EXPIRED|DUPLICATE_INVOICE)/,
    { reason: 'state' },
  ],
];
const FIELDS: readonly (readonly [RegExp, NonNullable<Rejected['field']>])[] = [
  [/currency_code/, 'currency'],
  [/amount|value/, 'amountMinor'],
  [/url/i, 'url'],
  [/email|payer/, 'payer'],
];

function refusal(status: number, body: JsonObject): Omit<Rejected, 'kind' | 'words'> | 'busy' {
  const { issue = textOf(body['name']) ?? '', field: path } = detailOf(body);
  if (status === 409 || issue === 'PREVIOUS_REQUEST_IN_PROGRESS') return 'busy';
  const known = REASONS.find(([pattern]) => pattern.test(issue))?.[1];
  if (known !== undefined) return known;
  const field = FIELDS.find(([pattern]) => pattern.test(path))?.[1];
  return { reason: 'invalid', ...(field === undefined ? {} : { field }) };
}
