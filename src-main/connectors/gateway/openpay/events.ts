/** Openpay's deliveries: a user and a password in a header, and nothing that ties them to the body. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type JsonObject, objectOf, optionalText, readExactJson } from '../transport/index.ts';
import type { GatewayEvent, GatewayEventType, WebhookInput } from '../types.ts';
import type { WebhookVerdict } from '../webhook.ts';
import { instantOf } from './map-charge.ts';

const TYPES: Readonly<Record<string, GatewayEventType>> = {
  verification: 'verification',
  'charge.created': 'pending',
  'charge.succeeded': 'paid',
  'charge.failed': 'failed',
  'charge.rescored.to.decline': 'failed',
  'charge.cancelled': 'cancelled',
  'charge.refunded': 'refunded',
  'transaction.expired': 'expired',
  'chargeback.created': 'disputed',
  'chargeback.accepted': 'dispute_lost',
  'chargeback.rejected': 'dispute_won',
  'payout.created': 'payout',
  'payout.succeeded': 'payout',
  'payout.failed': 'payout',
};

/** Undefined where it is no event. It has no id of its own: one is made from what every delivery of it says. */
function toEvent(body: JsonObject | undefined, receivedAt: Date): GatewayEvent | undefined {
  const providerType = optionalText(body?.['type']);
  if (body === undefined || providerType === undefined) return undefined;
  const type = TYPES[providerType] ?? 'other';
  const transaction = objectOf(body['transaction']);
  const objectId = optionalText(transaction?.['id']) ?? optionalText(body['id']) ?? '';
  if (type !== 'other' && type !== 'verification' && objectId === '') return undefined;
  const date = optionalText(body['event_date']) ?? '';
  const code = optionalText(body['verification_code']);
  const parts = [providerType, objectId, date, optionalText(transaction?.['status']) ?? '', code ?? ''];
  const isCharge = transaction !== undefined && transaction['transaction_type'] !== 'payout';
  return {
    providerEventId: createHash('sha256').update(parts.join('\n')).digest('hex'),
    providerType,
    type,
    objectId,
    objectKind: type === 'payout' ? 'payout' : isCharge ? 'payment' : 'other',
    occurredAt: instantOf(date) ?? receivedAt.toISOString(),
    ...(type === 'verification' && code !== undefined ? { code } : {}),
  };
}

/**
 * A hint at best. The call that verifies a new endpoint may come without the credentials: its code does nothing
 * but confirm that endpoint at Openpay, with our key.
 */
// oxlint-disable-next-line typescript/require-await -- the port is asynchronous; others fetch certificates
export async function verifyOpenpayWebhook({
  rawBody,
  headers,
  secrets,
  receivedAt,
}: WebhookInput): Promise<WebhookVerdict> {
  const refused = (reason: NonNullable<WebhookVerdict['reason']>): WebhookVerdict => ({
    kind: 'refused',
    events: [],
    reason,
  });
  const event = toEvent(readExactJson({ body: rawBody }), receivedAt);
  const given = headers['authorization'];
  if (given === undefined) {
    if (event?.type === 'verification') return { kind: 'hint', events: [event], reason: 'unsigned' };
    return refused('no-signature');
  }
  if (secrets.length === 0) return refused('no-secret');
  const basic = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(given)?.[1];
  const pair = basic === undefined ? '' : Buffer.from(basic, 'base64').toString('utf8');
  // All of them, so that the time does not tell which one was nearly right.
  const good = secrets.filter((secret) => same(secret, pair)).length > 0;
  if (!good) return refused('bad-signature');
  if (event === undefined) return refused('unreadable');
  return { kind: 'hint', events: [event], reason: 'unsigned' };
}

function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
