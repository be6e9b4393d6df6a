/** What PayPal answers to questions: orders and payments, reports that lag, disputes, events, endpoints. */
import type { SimReply, SimRequest } from '../pac-core/server.ts';
import type { Books } from './books.ts';
import * as objects from './objects.ts';
import { json, wrong } from './writes.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Endpoint {
  readonly url: string;
  readonly names: readonly string[];
}

export function createQuestions(
  books: Books,
  { lagMs, webhooks }: { readonly lagMs: () => number; readonly webhooks: ReadonlyMap<string, Endpoint> },
): (request: SimRequest) => SimReply {
  function report({ query }: SimRequest): SimReply {
    const [from, until] = [Date.parse(query.get('start_date') ?? ''), Date.parse(query.get('end_date') ?? '')];
    if (!(until - from <= 31 * DAY_MS)) return wrong(400, 'INVALID_REQUEST', 'INVALID_DATE_RANGE', 'end_date');
    if (!/T\d\d:\d\d:\d\d/.test(query.get('start_date') ?? '')) return wrong(400, 'INVALID_REQUEST', 'INVALID_DATE');
    const size = Number(query.get('page_size') ?? 100);
    const page = Number(query.get('page') ?? 1);
    const rows = books.rows.filter(
      ({ at }) =>
        at.getTime() >= from && at.getTime() <= until && at.getTime() <= books.clock.now().getTime() - lagMs(),
    );
    return json(200, {
      transaction_details: rows.slice((page - 1) * size, page * size).map(objects.row),
      account_number: 'XZXSPECPDZHZU',
      page,
      total_items: rows.length,
      total_pages: Math.max(1, Math.ceil(rows.length / size)),
      links: [],
    });
  }

  function listEvents({ query }: SimRequest): SimReply {
    const from = Date.parse(query.get('start_time') ?? '');
    const size = Number(query.get('page_size') ?? 10);
    const offset = Number(query.get('next_page_token') ?? 0);
    const told = books.events.filter(({ at }) => at.getTime() >= from).toReversed();
    const next = new URLSearchParams(query);
    next.set('next_page_token', String(offset + size));
    const href = `${objects.HOST}/v1/notifications/webhooks-events?${next.toString()}`;
    return json(200, {
      events: told.slice(offset, offset + size).map(objects.event),
      count: Math.min(size, told.length - offset),
      links: offset + size < told.length ? [{ href, rel: 'next', method: 'GET' }] : [],
    });
  }

  function get(request: SimRequest): SimReply {
    const [, , second, third, id = ''] = request.path.split('/');
    const gone = wrong(404, 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID');
    if (second === 'checkout') {
      const order = books.orders.find((each) => each.id === id);
      return order === undefined ? gone : json(200, objects.orderJson(order));
    }
    if (second === 'reporting') return report(request);
    if (second === 'customer') return disputes(id, request);
    if (second === 'notifications') {
      if (third === 'webhooks-events') return listEvents(request);
      return json(200, {
        webhooks: [...webhooks].map(([webhookId, { url, names }]) => ({
          id: webhookId,
          url,
          event_types: names.map((name) => ({ name })),
        })),
      });
    }
    if (third === 'captures') {
      const found = books.captureOf(id);
      return found === undefined ? gone : json(200, objects.capture(found.capture, found.order));
    }
    if (third === 'authorizations') {
      const order = books.orders.find(({ authorisation }) => authorisation?.id === id);
      return order === undefined ? gone : json(200, objects.authorisation(order));
    }
    for (const order of books.orders) {
      for (const capture of order.captures) {
        const refund = capture.refunds.find((each) => each.id === id);
        if (third === 'refunds' && refund !== undefined) return json(200, objects.refund(refund, capture, order));
      }
    }
    return gone;
  }

  function disputes(id: string, { query }: SimRequest): SimReply {
    const all = books.orders.flatMap((order) => order.captures.map((capture) => ({ order, capture })));
    if (id !== '') {
      const found = all.find(({ capture }) => capture.dispute?.id === id);
      return found === undefined
        ? wrong(404, 'RESOURCE_NOT_FOUND')
        : json(200, objects.dispute(found.capture, found.order));
    }
    const about = query.get('disputed_transaction_id');
    const items = all
      .filter(({ capture }) => capture.dispute !== null && capture.id === about)
      .map(({ capture }) => ({ dispute_id: capture.dispute?.id, status: capture.dispute?.status }));
    return json(200, { items, links: [] });
  }

  return get;
}
