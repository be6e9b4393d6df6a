/** Stripe's events, and how a delivery is judged: HMAC over the bytes as they came, by Stripe's own package. */
import { Stripe } from 'stripe';
import { objectOf, textOf, type JsonObject } from '../transport/index.ts';
import type { GatewayEvent, GatewayEventType, GatewayObjectKind, WebhookContext, WebhookInput } from '../types.ts';
import { WEBHOOK_TOLERANCE_MS, type WebhookVerdict } from '../webhook.ts';
import { idOf, instantOf } from './read.ts';

const TYPES: Readonly<Record<string, GatewayEventType>> = {
  'payment_intent.created': 'created',
  'payment_intent.processing': 'pending',
  'payment_intent.requires_action': 'pending',
  'payment_intent.partially_funded': 'pending',
  'payment_intent.amount_capturable_updated': 'authorised',
  'payment_intent.succeeded': 'paid',
  'payment_intent.payment_failed': 'failed',
  'payment_intent.canceled': 'cancelled',
  'charge.refunded': 'refunded',
  'charge.refund.updated': 'refunded',
  'refund.created': 'refunded',
  'refund.updated': 'refunded',
  'refund.failed': 'refund_failed',
  'charge.dispute.created': 'disputed',
  'charge.dispute.updated': 'disputed',
  'checkout.session.completed': 'pending',
  'checkout.session.async_payment_succeeded': 'paid',
  'checkout.session.async_payment_failed': 'failed',
  'checkout.session.expired': 'other',
  'payout.created': 'payout',
  'payout.paid': 'payout',
  'payout.failed': 'payout',
  'payout.canceled': 'payout',
};

/** Undefined where it is no event. */
export function toEvent(value: unknown): GatewayEvent | undefined {
  const event = objectOf(value);
  const object = objectOf(objectOf(event?.['data'])?.['object']);
  const providerEventId = textOf(event?.['id']);
  const providerType = textOf(event?.['type']);
  const occurredAt = instantOf(event?.['created']);
  if (object === undefined || providerEventId === undefined) return undefined;
  if (providerType === undefined || occurredAt === undefined) return undefined;
  const about = aboutOf(object);
  return { providerEventId, providerType, type: typeOf(providerType, object), occurredAt, ...about };
}

function typeOf(providerType: string, object: JsonObject): GatewayEventType {
  if (providerType === 'charge.dispute.closed') {
    return object['status'] === 'won' ? 'dispute_won' : object['status'] === 'lost' ? 'dispute_lost' : 'other';
  }
  if (providerType === 'charge.refunded' && object['refunded'] === false) return 'partially_refunded';
  if (providerType === 'checkout.session.completed' && object['payment_status'] === 'paid') return 'paid';
  return TYPES[providerType] ?? 'other';
}

/** The payment that it is about, where the object tells it. */
function aboutOf(object: JsonObject): { objectId: string; objectKind: GatewayObjectKind } {
  const own = textOf(object['id']) ?? '';
  const intent = idOf(object['payment_intent']);
  switch (object['object']) {
    case 'payment_intent':
      return { objectId: own, objectKind: 'payment' };
    case 'charge':
      return { objectId: intent ?? own, objectKind: 'payment' };
    case 'refund':
      return intent === undefined
        ? { objectId: own, objectKind: 'refund' }
        : { objectId: intent, objectKind: 'payment' };
    case 'dispute':
      return intent === undefined
        ? { objectId: own, objectKind: 'dispute' }
        : { objectId: intent, objectKind: 'payment' };
    case 'checkout.session': {
      const link = idOf(object['payment_link']);
      return link === undefined
        ? { objectId: intent ?? own, objectKind: 'payment' }
        : { objectId: link, objectKind: 'link' };
    }
    case 'payout':
      return { objectId: own, objectKind: 'payout' };
    default:
      return { objectId: own, objectKind: 'other' };
  }
}

/** Only verifies; never calls anybody. */
const verifier = new Stripe('unused').webhooks;

export async function verifyStripeWebhook(
  { rawBody, headers, receivedAt, secrets }: WebhookInput,
  { environment }: Pick<WebhookContext, 'environment'>,
): Promise<WebhookVerdict> {
  const refused = (reason: NonNullable<WebhookVerdict['reason']>): WebhookVerdict => ({
    kind: 'refused',
    events: [],
    reason,
  });
  const header = headers['stripe-signature'];
  if (header === undefined || header === '') return refused('no-signature');
  if (secrets.length === 0) return refused('no-secret');
  let signed: unknown;
  for (const secret of secrets) {
    try {
      // The age is judged below, so that "too old" is told from "not signed by them".
      signed ??= verifier.constructEvent(Buffer.from(rawBody), header, secret, 0);
    } catch (error) {
      if (error instanceof SyntaxError) return refused('unreadable');
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) return refused('unreadable');
    }
  }
  if (signed === undefined) return refused('bad-signature');
  const age = receivedAt.getTime() - Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(header)?.[1]) * 1000;
  if (!(age <= WEBHOOK_TOLERANCE_MS.past + 999)) return refused('too-old');
  // Stripe's package lets the future pass; a clock that is off by more than this is no clock of theirs.
  if (age < -WEBHOOK_TOLERANCE_MS.future) return refused('from-the-future');
  const event = toEvent(signed);
  if (event === undefined) return refused('unreadable');
  const livemode = objectOf(signed)?.['livemode'];
  if (livemode !== (environment === 'production')) return refused('other-environment');
  return { kind: 'verified', events: [event] };
}
