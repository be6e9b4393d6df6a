/**
 * Calls to Mercado Pago. Its own package keeps one fixed host, repeats by itself and reads amounts as floats, so that
 * only its verifier of webhooks is used.
 */
import {
  createJsonClient,
  createTransport,
  readExactJson,
  textOf,
  objectOf,
  type JsonClient,
  type JsonObject,
  type Say,
} from '../transport/index.ts';
import type { GatewayContext, Rejected } from '../types.ts';
import { mercadopagoDeclaration } from './declaration.ts';

const BASE_URL = 'https://api.mercadopago.com';

export function createMercadoPagoClient(
  context: GatewayContext,
  accessToken: string,
): JsonClient & { readonly say: Say } {
  const { id, timeoutsMs } = mercadopagoDeclaration;
  const transport = createTransport({
    provider: id,
    http: context.http,
    clock: context.clock,
    logger: context.logger,
    baseUrl: BASE_URL,
    override: context.baseUrl,
    secrets: [accessToken],
  });
  const client = createJsonClient({
    transport,
    timeoutsMs,
    keyHeader: 'x-idempotency-key',
    authorize: async () => ({ authorization: `Bearer ${accessToken}` }),
    read: readExactJson,
    wordsOf(body) {
      const [cause] = causesOf(body);
      return { code: cause?.code ?? textOf(body['error']), message: cause?.description ?? textOf(body['message']) };
    },
    refusal,
  });
  return { ...client, say: transport.say };
}

interface Cause {
  readonly code: string | undefined;
  readonly description: string | undefined;
}

function causesOf(body: JsonObject): Cause[] {
  const causes = Array.isArray(body['cause']) ? (body['cause'] as unknown[]) : [];
  return causes.map((each) => ({
    code: textOf(objectOf(each)?.['code']),
    description: textOf(objectOf(each)?.['description']),
  }));
}

/** Its codes are known in part only (docs/providers/mercadopago.md): words decide where no code is known. */
const FIELDS: readonly (readonly [RegExp, NonNullable<Rejected['field']>])[] = [
  [/currency/i, 'currency'],
  [/amount|unit_price/i, 'amountMinor'],
  [/installments/i, 'msiMonths'],
  [/card_token|\btoken\b/i, 'token'],
  [/date_of_expiration|expiration_date/i, 'expiresAtUtc'],
  [/payment_method/i, 'method'],
  [/_url|back_urls/i, 'url'],
  [/payer|email/i, 'payer'],
];
const STATE = /2063|2018|not valid for the current|invalid (?:payment )?status|cannot be (?:refunded|cancelled)/i;
const TOO_MUCH = /2085|exceed|greater than|amount.*(?:refund|capture)|(?:refund|capture).*amount/i;

function refusal(status: number, body: JsonObject): Omit<Rejected, 'kind' | 'words'> | 'busy' {
  // Locked by another call with the key, or a part of it is down: both say to repeat.
  if (status === 423 || status === 424) return 'busy';
  if (status === 402) return { reason: 'declined' };
  const [cause] = causesOf(body);
  const said = `${cause?.code ?? ''} ${cause?.description ?? ''} ${textOf(body['message']) ?? ''}`;
  if (/idempotency/i.test(said)) return { reason: 'key-reused' };
  if (status === 409 || STATE.test(said)) return { reason: 'state' };
  if (TOO_MUCH.test(said)) return { reason: 'amount', field: 'amountMinor' };
  const field = FIELDS.find(([pattern]) => pattern.test(said))?.[1];
  return { reason: 'invalid', ...(field === undefined ? {} : { field }) };
}
