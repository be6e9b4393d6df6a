/** Conekta's events, and how a delivery is judged: an RSA signature over the bytes as they came. */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { instantOfSeconds, objectOf, optionalText, readJson, type JsonObject } from '../transport/index.ts';
import type { GatewayEvent, GatewayEventType, GatewayObjectKind, WebhookContext, WebhookInput } from '../types.ts';
import type { WebhookVerdict } from '../webhook.ts';

const TYPES: Readonly<Record<string, GatewayEventType>> = {
  'order.created': 'created',
  'order.pending_payment': 'pending',
  'order.under_fraud_review': 'pending',
  'order.pre_authorized': 'authorised',
  'order.paid': 'paid',
  'order.declined': 'failed',
  'order.fraudulent': 'failed',
  'order.expired': 'expired',
  'order.canceled': 'cancelled',
  'order.voided': 'cancelled',
  'order.partially_refunded': 'partially_refunded',
  'order.refunded': 'refunded',
  'order.charged_back': 'disputed',
  'charge.created': 'created',
  'charge.pending_confirmation': 'pending',
  'charge.under_fraud_review': 'pending',
  'charge.preauthorized': 'authorised',
  'charge.paid': 'paid',
  'charge.declined': 'failed',
  'charge.fraudulent': 'failed',
  'charge.expired': 'expired',
  'charge.canceled': 'cancelled',
  'charge.refunded': 'refunded',
  // Cash that was handed back at the store.
  'charge.reversed': 'refunded',
};

/** Undefined where it is no event. */
export function toEvent(event: JsonObject | undefined): GatewayEvent | undefined {
  const object = objectOf(objectOf(event?.['data'])?.['object']);
  const providerEventId = optionalText(event?.['id']);
  const providerType = optionalText(event?.['type']);
  const occurredAt = instantOfSeconds(event?.['created_at']);
  if (providerEventId === undefined || providerType === undefined || occurredAt === undefined) return undefined;
  return { providerEventId, providerType, type: typeOf(providerType), occurredAt, ...aboutOf(object) };
}

function typeOf(providerType: string): GatewayEventType {
  const type = TYPES[providerType];
  if (type !== undefined) return type;
  if (!providerType.includes('chargeback')) return 'other';
  if (providerType.endsWith('.won')) return 'dispute_won';
  return providerType.endsWith('.lost') ? 'dispute_lost' : 'disputed';
}

/** The order that it is about. */
function aboutOf(object: JsonObject | undefined): { objectId: string; objectKind: GatewayObjectKind } {
  const own = optionalText(object?.['id']) ?? '';
  if (object?.['object'] === 'order') {
    return { objectId: own, objectKind: objectOf(object['checkout']) === undefined ? 'payment' : 'link' };
  }
  const order = optionalText(object?.['order_id']);
  return order === undefined ? { objectId: own, objectKind: 'other' } : { objectId: order, objectKind: 'payment' };
}

/** A good signature makes it a hint and no more: it has no time, so that an old delivery verifies for ever. */
// oxlint-disable-next-line typescript/require-await -- the port is asynchronous; others fetch certificates
export async function verifyConektaWebhook(
  { rawBody, headers, secrets }: WebhookInput,
  { environment }: Pick<WebhookContext, 'environment'>,
): Promise<WebhookVerdict> {
  const refused = (reason: NonNullable<WebhookVerdict['reason']>): WebhookVerdict => ({
    kind: 'refused',
    events: [],
    reason,
  });
  const digest = headers['digest'];
  if (digest === undefined || digest === '') return refused('no-signature');
  const keys = secrets.map(publicKey).filter((key) => key !== undefined);
  if (keys.length === 0) return refused('no-secret');
  if (!/^[A-Za-z0-9+/\r\n]+={0,2}[\r\n]*$/.test(digest)) return refused('bad-signature');
  const signature = Buffer.from(digest, 'base64');
  if (!keys.some((key) => verify('sha256', rawBody, key, signature))) return refused('bad-signature');
  const body = readJson({ body: rawBody });
  const event = toEvent(body);
  if (event === undefined) return refused('unreadable');
  if (body?.['livemode'] !== (environment === 'production')) return refused('other-environment');
  return { kind: 'hint', events: [event], reason: 'unsigned' };
}

/** The account's key as it was pasted or told; undefined where it is none. */
function publicKey(pem: string): KeyObject | undefined {
  try {
    // In a form's line the breaks may have become spaces.
    const key = createPublicKey(pem.includes('\n') ? pem : pem.replaceAll(/ (?!PUBLIC|KEY)/g, '\n'));
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    // Not a key: as if there were none, which the inbox says.
    return undefined;
  }
}
