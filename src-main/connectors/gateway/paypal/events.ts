/** PayPal's events, as webhooks and the list of events tell them → ours. */
import { objectOf, pageOf, textOf, Unreadable, type JsonApi, type JsonObject } from '../transport/index.ts';
import type { GatewayEvent, GatewayEventType, ListRequest, Page } from '../types.ts';
import { PAYPAL_EVENTS } from './declaration.ts';
import { orderIdIn } from './orders.ts';
import { instantOf, linkOf, rowsOf } from './read.ts';

const TYPES: Readonly<Record<string, GatewayEventType>> = {
  // The payer agreed; the money is taken when the order is read.
  'CHECKOUT.ORDER.APPROVED': 'authorised',
  'CHECKOUT.ORDER.COMPLETED': 'pending',
  'CHECKOUT.PAYMENT-APPROVAL.REVERSED': 'expired',
  'PAYMENT.AUTHORIZATION.CREATED': 'authorised',
  'PAYMENT.AUTHORIZATION.VOIDED': 'cancelled',
  'PAYMENT.CAPTURE.COMPLETED': 'paid',
  'PAYMENT.CAPTURE.PENDING': 'pending',
  'PAYMENT.CAPTURE.DENIED': 'failed',
  'PAYMENT.CAPTURE.REFUNDED': 'refunded',
  'PAYMENT.CAPTURE.REVERSED': 'disputed',
  'CUSTOMER.DISPUTE.CREATED': 'disputed',
  'CUSTOMER.DISPUTE.UPDATED': 'disputed',
};
const PAGE = 100;
const EVENTS_PATH = '/v1/notifications/webhooks-events';

/** Undefined where it is no event. */
export function toEvent(event: JsonObject): GatewayEvent | undefined {
  const providerEventId = textOf(event['id']);
  const providerType = textOf(event['event_type']);
  const occurredAt = instantOf(event['create_time']);
  const resource = objectOf(event['resource']);
  if (providerEventId === undefined || providerType === undefined) return undefined;
  if (occurredAt === undefined || resource === undefined) return undefined;
  return {
    providerEventId,
    providerType,
    type: typeOf(providerType, resource),
    occurredAt,
    ...aboutOf(providerType, resource),
  };
}

function typeOf(providerType: string, resource: JsonObject): GatewayEventType {
  if (providerType === 'CUSTOMER.DISPUTE.RESOLVED') {
    const outcome = objectOf(resource['dispute_outcome'])?.['outcome_code'];
    const lost = outcome === 'RESOLVED_BUYER_FAVOUR' || outcome === 'ACCEPTED';
    return lost ? 'dispute_lost' : 'dispute_won';
  }
  return Object.hasOwn(TYPES, providerType) ? (TYPES[providerType] ?? 'other') : 'other';
}

/** The order, where the resource tells it; else what `fetch` finds it by. */
function aboutOf(providerType: string, resource: JsonObject): Pick<GatewayEvent, 'objectId' | 'objectKind'> {
  const own = textOf(resource['id']) ?? '';
  if (providerType.startsWith('CUSTOMER.DISPUTE.')) {
    return { objectId: textOf(resource['dispute_id']) ?? own, objectKind: 'dispute' };
  }
  const order = orderIdIn(resource) ?? textOf(resource['order_id']);
  if (order !== undefined) return { objectId: order, objectKind: 'payment' };
  if (providerType === 'PAYMENT.CAPTURE.REFUNDED' || providerType === 'PAYMENT.CAPTURE.REVERSED') {
    const capture = linkOf(resource['links'], 'up')?.split('/').at(-1);
    return capture === undefined
      ? { objectId: own, objectKind: 'refund' }
      : { objectId: capture, objectKind: 'payment' };
  }
  const ours = /^(CHECKOUT|PAYMENT\.(CAPTURE|AUTHORIZATION))\./.test(providerType);
  return { objectId: own, objectKind: ours ? 'payment' : 'other' };
}

/** A page of the list of events; the next one is where PayPal's link leads, on its own host only. */
export async function eventsPage(api: JsonApi, { sinceUtc, cursor }: ListRequest): Promise<Page<GatewayEvent>> {
  const start = new Date(Math.floor(Date.parse(sinceUtc) / 1000) * 1000).toISOString().replace('.000Z', 'Z');
  const query = new URLSearchParams({ page_size: String(PAGE), start_time: start });
  const body = await api.get(`${EVENTS_PATH}${cursor?.startsWith('?') === true ? cursor : `?${query.toString()}`}`);
  if (!Array.isArray(body['events'])) throw new Unreadable('events');
  const events = rowsOf(body['events'], 'events')
    .filter((each) => (PAYPAL_EVENTS as readonly unknown[]).includes(each['event_type']))
    .map(toEvent)
    .filter((each) => each !== undefined);
  const href = linkOf(body['links'], 'next');
  const next = href === undefined ? undefined : URL.parse(href);
  if (next === null) throw new Unreadable('next');
  return pageOf(events, next?.pathname === EVENTS_PATH ? next.search : undefined);
}
