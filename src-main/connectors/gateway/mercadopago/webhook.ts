/**
 * Mercado Pago's notifications: an id, signed with the query's id, the request's id and a time; the body is not.
 * Nothing is taken from the body that is not checked against what is signed, and the payment is read again anyway.
 */
import { InvalidWebhookSignatureError, SignatureFailureReason, WebhookSignatureValidator } from 'mercadopago';
import { objectOf, readJson, textOf, type JsonObject } from '../transport/index.ts';
import type { GatewayEvent, WebhookContext, WebhookInput } from '../types.ts';
import { WEBHOOK_TOLERANCE_MS, type WebhookVerdict } from '../webhook.ts';
import { instantOf } from './read.ts';

const KINDS: Readonly<Record<string, GatewayEvent['objectKind']>> = {
  payment: 'payment',
  topic_chargebacks_wh: 'dispute',
  chargebacks: 'dispute',
};
const ACTION = /^[a-z][a-z_]*(?:\.[a-z_]+)*$/;

function refused(reason: NonNullable<WebhookVerdict['reason']>): WebhookVerdict {
  return { kind: 'refused', events: [], reason };
}

export async function verifyMercadoPagoWebhook(
  { rawBody, headers, query, receivedAt, secrets }: WebhookInput,
  { environment }: Pick<WebhookContext, 'environment'>,
): Promise<WebhookVerdict> {
  const header = headers['x-signature'];
  if (header === undefined || header.trim() === '') return refused('no-signature');
  if (secrets.length === 0) return refused('no-secret');
  const dataId = query['data.id'];
  // Without an id the manifest leaves its part out, and a signature for nothing would be good for anything.
  if (dataId === undefined || dataId === '') return refused('unreadable');
  const xRequestId = headers['x-request-id'];
  // The documents want the id in lower case; ids of orders were seen signed as they stand in the query.
  const manifests = [...new Set([dataId.toLowerCase(), dataId])];
  const good = secrets.some((secret) => manifests.some((id) => isSigned(header, xRequestId, id, secret)));
  if (!good) return refused('bad-signature');
  const age = receivedAt.getTime() - signedAtMs(header);
  if (!(age <= WEBHOOK_TOLERANCE_MS.past + 999)) return refused('too-old');
  if (age < -WEBHOOK_TOLERANCE_MS.future) return refused('from-the-future');
  const body = readJson({ body: rawBody });
  const event = body === undefined ? undefined : toEvent(body, dataId, query['type']);
  if (body === undefined || event === undefined) return refused('unreadable');
  // Test accounts have live notifications too, but a real one never has test notifications.
  if (environment === 'production' && body['live_mode'] === false) return refused('other-environment');
  return { kind: 'verified', events: [event] };
}

function isSigned(xSignature: string, xRequestId: string | undefined, dataId: string, secret: string): boolean {
  try {
    WebhookSignatureValidator.validate({ xSignature, xRequestId, dataId, secret });
    return true;
  } catch (error) {
    if (
      error instanceof InvalidWebhookSignatureError &&
      error.reason !== SignatureFailureReason.TimestampOutOfTolerance
    ) {
      return false;
    }
    throw error;
  }
}

/** Seconds in most notifications, milliseconds (13 digits) in some: the package's own check knows only the first. */
function signedAtMs(header: string): number {
  const ts = /(?:^|,)\s*ts\s*=\s*(\d{10}|\d{13})\s*(?:,|$)/i.exec(header)?.[1] ?? '';
  return ts.length === 13 ? Number(ts) : ts === '' ? Number.NaN : Number(ts) * 1000;
}

function toEvent(body: JsonObject, dataId: string, topic: string | undefined): GatewayEvent | undefined {
  const type = textOf(body['type']) ?? '';
  const id = textOf(body['id']);
  const named = textOf(objectOf(body['data'])?.['id']);
  const occurredAt = instantOf(body['date_created']);
  const action = textOf(body['action']);
  if (id === undefined || occurredAt === undefined || named?.toLowerCase() !== dataId.toLowerCase()) return undefined;
  if (topic !== undefined && topic !== type) return undefined;
  if (action !== undefined && !ACTION.test(action)) return undefined;
  const objectKind = Object.hasOwn(KINDS, type) ? (KINDS[type] ?? 'other') : 'other';
  return {
    // The id of the notification is not signed: with the signed one it can only stand for the same object.
    providerEventId: `${type}-${dataId}-${id}`,
    providerType: action ?? type,
    type: typeOf(objectKind, action),
    objectId: dataId,
    objectKind,
    occurredAt,
  };
}

/** What came of a payment is not in the notification. */
function typeOf(kind: GatewayEvent['objectKind'], action: string | undefined): GatewayEvent['type'] {
  if (kind === 'dispute') return 'disputed';
  if (kind !== 'payment') return 'other';
  return action === 'payment.created' ? 'created' : 'pending';
}
