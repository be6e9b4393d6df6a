/**
 * Calls to Openpay. Its package for Node (`openpay` 1.0.5) keeps its hosts to itself, with no address of a simulator,
 * no signal, and a time-out of its own, so that this speaks its JSON over our transport.
 */
import {
  createJsonClient,
  createTransport,
  type JsonClient,
  type JsonObject,
  optionalText,
  readExactJson,
  type Say,
} from '../transport/index.ts';
import type { GatewayContext, Rejected } from '../types.ts';
import { openpayDeclaration } from './declaration.ts';

const { id, timeoutsMs } = openpayDeclaration;
const HOSTS = { test: 'https://sandbox-api.openpay.mx', production: 'https://api.openpay.mx' } as const;
/** Our order_id was used before. */
export const ORDER_ID_USED = '1006';

export interface OpenpayClient extends JsonClient {
  readonly say: Say;
  /** Path of something of this merchant's. */
  readonly path: (rest: string) => string;
}

export function createOpenpayClient(
  context: GatewayContext,
  { merchantId, privateKey }: { readonly merchantId: string; readonly privateKey: string },
): OpenpayClient {
  const transport = createTransport({
    provider: id,
    http: context.http,
    clock: context.clock,
    logger: context.logger,
    baseUrl: HOSTS[context.environment],
    override: context.baseUrl,
    // As it is sent, too: the key is the user, and there is no password.
    secrets: [privateKey, `${privateKey}:`],
  });
  const authorization = `Basic ${Buffer.from(`${privateKey}:`, 'utf8').toString('base64')}`;
  const client = createJsonClient({
    transport,
    timeoutsMs,
    // It has none; what makes a repeat harmless is in the bodies.
    keyHeader: 'idempotency-key',
    authorize: () => Promise.resolve({ authorization }),
    // A list has no object around it.
    read: (answer) => readExactJson(answer) ?? readExactJson({ body: asList(answer.body) }),
    wordsOf: (body) => ({ code: codeOf(body), message: optionalText(body['description']) }),
    refusal: (status, body) => refusal(status, codeOf(body), optionalText(body['description']) ?? ''),
  });
  return {
    ...client,
    say: transport.say,
    path: (rest) => `/v1/${encodeURIComponent(merchantId)}${rest}`,
  };
}

/** `[…]` as `{"data":[…]}`. */
function asList(body: Uint8Array): Uint8Array {
  const text = Buffer.from(body);
  return text.toString('latin1').trimStart().startsWith('[')
    ? Buffer.concat([Buffer.from('{"data":'), text, Buffer.from('}')])
    : text;
}

function codeOf(body: JsonObject): string | undefined {
  const code = body['error_code'];
  return typeof code === 'number' || typeof code === 'string' ? String(code) : undefined;
}

/** What a text about a field calls it; Openpay names fields in its words only. */
const FIELDS: readonly (readonly [RegExp, NonNullable<Rejected['field']>])[] = [
  [/\bamount\b/i, 'amountMinor'],
  [/\bcurrency\b/i, 'currency'],
  [/\bdue_date\b/i, 'expiresAtUtc'],
  [/\bpayment_plan\b/i, 'msiMonths'],
  [/\b(?:source_id|token|device_session_id)\b/i, 'token'],
  [/\b(?:customer|email|name|phone_number)\b/i, 'payer'],
  [/\burl\b/i, 'url'],
  [/\bmethod\b/i, 'method'],
];

function refusal(status: number, code: string | undefined, text: string): Omit<Rejected, 'kind' | 'words'> {
  // 3xxx: the card's bank; 15001: 3-D Secure.
  if (code?.startsWith('3') === true || code === '15001') return { reason: 'declined' };
  if (code === ORDER_ID_USED) return { reason: 'key-reused' };
  if (code === '1008' || code === '1012' || code === '1018') return { reason: 'unsupported' };
  if (code === '2007') return { reason: 'invalid', field: 'token' };
  // What cannot be done to a charge as it stands is told with 409 and 412, too.
  if (status === 409 || status === 412) return { reason: 'state' };
  if (code?.startsWith('2') === true) return { reason: 'invalid', field: 'token' };
  const field = FIELDS.find(([pattern]) => pattern.test(text))?.[1];
  return { reason: 'invalid', ...(field === undefined ? {} : { field }) };
}
