/** Reading orders, whatever id names them, and taking the money of those that the payer approved. */
import { Ended, objectOf, textOf, Unreadable, type JsonApi, type JsonObject } from '../transport/index.ts';
import type { ChargeView } from '../types.ts';
import { isCollected, paymentsOf, toCharge, type Beside } from './map-order.ts';
import { linkOf, rowsOf, text } from './read.ts';

export const orderPath = (id: string): string => `/v2/checkout/orders/${encodeURIComponent(id)}`;
const paymentPath = (kind: string, id: string): string => `/v2/payments/${kind}/${encodeURIComponent(id)}`;

/** What a call gives, or undefined where it ends in this way. */
async function unless(kind: Ended['outcome']['kind'], work: Promise<JsonObject>): Promise<JsonObject | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Ended && error.outcome.kind === kind) return undefined;
    throw error;
  }
}

/** The order that an order's, capture's, authorization's, refund's or dispute's id names. */
export async function findOrder(api: JsonApi, id: string, kind: string): Promise<JsonObject> {
  if (kind === 'dispute') {
    const dispute = await api.get(`/v1/customer/disputes/${encodeURIComponent(id)}`);
    const [about] = rowsOf(dispute['disputed_transactions'], 'disputed_transactions');
    return orderOfPayment(api, text(about?.['seller_transaction_id'], 'seller_transaction_id'));
  }
  if (kind === 'refund') {
    const refund = await api.get(paymentPath('refunds', id));
    return orderOfPayment(api, captureOfRefund(refund));
  }
  const order = await unless('not-found', api.get(orderPath(id)));
  return order ?? orderOfPayment(api, id);
}

export function captureOfRefund(refund: JsonObject): string {
  const up = linkOf(refund['links'], 'up');
  return text(up?.split('/').at(-1), 'up');
}

async function orderOfPayment(api: JsonApi, id: string): Promise<JsonObject> {
  const capture = await unless('not-found', api.get(paymentPath('captures', id)));
  const payment = capture ?? (await api.get(paymentPath('authorizations', id)));
  const orderId = orderIdIn(payment);
  if (orderId === undefined) throw new Unreadable('order_id');
  return api.get(orderPath(orderId));
}

export function orderIdIn(resource: JsonObject): string | undefined {
  return textOf(objectOf(objectOf(resource['supplementary_data'])?.['related_ids'])?.['order_id']);
}

/**
 * An approved order takes nothing by itself: whoever made it has to say so. It was made to be paid, so that this is
 * part of reading it; the key belongs to the order, and PayPal refuses to do it twice.
 */
async function completed(api: JsonApi, order: JsonObject): Promise<{ order: JsonObject; refused?: Beside['refused'] }> {
  if (order['status'] !== 'APPROVED') return { order };
  const id = text(order['id'], 'id');
  const action = order['intent'] === 'AUTHORIZE' ? 'authorize' : 'capture';
  try {
    await api.write('POST', `${orderPath(id)}/${action}`, {}, `${action}-${id}`);
  } catch (error) {
    if (!(error instanceof Ended) || error.outcome.kind !== 'rejected') throw error;
    const { reason, words } = error.outcome;
    if (reason === 'declined') {
      const { code, message } = words;
      const refused = { ...(code === undefined ? {} : { code }), ...(message === undefined ? {} : { message }) };
      return { order: await api.get(orderPath(id)), refused };
    }
    // Another reader was faster: the order says what came of it.
    if (reason !== 'state') throw error;
  }
  return { order: await api.get(orderPath(id)) };
}

/** The charge as it stands, its money taken where the payer has approved it. */
export async function standing(
  api: JsonApi,
  found: JsonObject,
  objectKind: Beside['objectKind'],
): Promise<{ order: JsonObject; charge: ChargeView }> {
  const { order, refused } = await completed(api, found);
  const disputes: JsonObject[] = [];
  for (const capture of paymentsOf(order, 'captures').filter(isCollected)) {
    const query = new URLSearchParams({ disputed_transaction_id: text(capture['id'], 'capture') });
    // An app without the right to see disputes still sees its payments.
    const listed = await unless('credentials', api.get(`/v1/customer/disputes?${query.toString()}`));
    for (const each of rowsOf(listed?.['items'], 'items')) {
      const id = encodeURIComponent(text(each['dispute_id'], 'dispute_id'));
      disputes.push(await api.get(`/v1/customer/disputes/${id}`));
    }
  }
  const beside = { objectKind, disputes, ...(refused === undefined ? {} : { refused }) };
  return { order, charge: toCharge(order, beside) };
}
