/**
 * Mercado Pago's double, from its package's types and its public guides: Bearer token, X-Idempotency-Key that gives the
 * first answer again, pesos as JSON numbers, search by offset, notifications that are only an id and are signed with
 * `ts=…,v1=…` over id, request id and time.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Clock } from '#ports/clock.ts';
import type { DeliveryOptions, GatewaySimulator, SimDelivery } from '../gateway-core/simulator.ts';
import {
  startSimServer,
  wholeRequest,
  type CallKind,
  type Oddity,
  type SimReply,
  type SimRequest,
} from '../pac-core/server.ts';
import { createBooks, type Notification, type Payment } from './books.ts';
import { createObjects } from './objects.ts';
import { createWrites, json, wrong } from './writes.ts';

export { TOKENS } from './writes.ts';

const ACCESS_TOKEN = 'TEST-6295877106812064-112318-5f0c&b7a=9d1e3c2b4a-724484980';
const SECRET = '9c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f60718293a4b5c6d7e8f9';

export interface MercadoPagoSimulator extends GatewaySimulator {
  /** ISR and IVA that are kept for SAT. */
  withhold(objectId: string, centavos: number): void;
  /** Deliveries whose time is written in milliseconds, as those of orders are. */
  deliveriesInMs(): readonly SimDelivery[];
}

export async function startMercadoPago({ clock }: { readonly clock: Clock }): Promise<MercadoPagoSimulator> {
  const books = createBooks(clock);
  const objects = createObjects(books);
  const writes = createWrites(books, objects);
  const kept = new Map<string, { readonly sha256: string; readonly reply: SimReply }>();

  /** The first answer again; the key counts for its method and path. */
  function once(request: SimRequest, work: () => SimReply): SimReply {
    const key = String(request.headers['x-idempotency-key'] ?? '');
    if (key === '') return wrong(400, 'Header X-Idempotency-Key can not be null', 4292);
    const sha256 = createHash('sha256').update(request.body).digest('hex');
    const name = `${request.method} ${request.path} ${key}`;
    const before = kept.get(name);
    if (before === undefined) {
      const reply = work();
      kept.set(name, { sha256, reply });
      return reply;
    }
    if (before.sha256 === sha256) return before.reply;
    return json(409, {
      message: 'Idempotency key already used with other parameters',
      error: 'conflict',
      status: 409,
      cause: [],
    });
  }

  function write(request: SimRequest): SimReply {
    const [, first, second, id = '', action] = request.path.split('/');
    if (first === 'checkout') {
      if (request.method === 'POST') return once(request, () => writes.createPreference(request));
      const preference = books.preferences.find((each) => each.id === id);
      return preference === undefined
        ? wrong(404, 'preference not found')
        : once(request, () => writes.changePreference(request, preference));
    }
    if (second !== 'payments') return wrong(404, 'resource not found');
    if (id === '') return once(request, () => writes.createPayment(request));
    const payment = paymentOf(id);
    if (payment === undefined) return wrong(404, 'Payment not found', 2000);
    return once(request, () =>
      action === 'refunds' ? writes.refund(request, payment) : writes.changePayment(request, payment),
    );
  }

  const paymentOf = (id: string): Payment | undefined => books.payments.find((each) => String(each.id) === id);

  function searchPayments({ query }: SimRequest): SimReply {
    const limit = Number(query.get('limit') ?? 30);
    const offset = Number(query.get('offset') ?? 0);
    if (limit > 1000 || offset + limit > 10_000) return wrong(400, 'Invalid limit or offset');
    const reference = query.get('external_reference');
    const begin = Date.parse(query.get('begin_date') ?? '1970-01-01T00:00:00.000-00:00');
    const rows = books.payments
      .filter((each) => reference === null || each.reference === reference)
      .filter((each) => each.createdAt.getTime() >= begin)
      .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.id - b.id);
    if (query.get('criteria') === 'desc') rows.reverse();
    const results = rows.slice(offset, offset + limit).map(objects.brief);
    return json(200, { paging: { total: rows.length, limit, offset }, results });
  }

  function get(request: SimRequest): SimReply {
    const [, first, second, id = ''] = request.path.split('/');
    if (first === 'users') {
      return json(200, { id: 724_484_980, nickname: 'TESTCUADRA', site_id: 'MLM', tags: ['test_user'], status: {} });
    }
    if (first === 'checkout' && id === 'search') {
      const elements = books.preferences
        .filter((each) => each.reference === request.query.get('external_reference'))
        .map(({ id: found, reference }) => ({ id: found, external_reference: reference, items: [] }));
      return json(200, { elements, next_offset: elements.length, total: elements.length });
    }
    if (first === 'checkout') {
      const preference = books.preferences.find((each) => each.id === id);
      return preference === undefined ? wrong(404, 'preference not found') : json(200, objects.preference(preference));
    }
    if (second === 'chargebacks') {
      const found = books.chargebacks.find((each) => each.id === id);
      return found === undefined
        ? wrong(404, 'chargeback not found')
        : json(200, { id, payments: [found.payment.id], currency: 'MXN', amount: found.payment.amount / 100 });
    }
    if (second !== 'payments') return wrong(404, 'resource not found');
    if (id === 'search') return searchPayments(request);
    const payment = paymentOf(id);
    return payment === undefined ? wrong(404, 'Payment not found', 2000) : json(200, objects.payment(payment));
  }

  function answer(request: SimRequest, oddity: Oddity | undefined): SimReply {
    if (request.headers.authorization !== `Bearer ${ACCESS_TOKEN}`) {
      return json(401, { message: 'invalid access token', error: 'unauthorized', status: 401, cause: [] });
    }
    if (oddity === 'repeats-request') return wrong(400, wholeRequest(request));
    if (request.method === 'GET') return get(request);
    const reply = write(request);
    if (oddity !== 'other-document') return reply;
    const body = JSON.parse(String(reply.body)) as Record<string, unknown>;
    return json(201, { ...body, id: 99, external_reference: 'OTRA' });
  }

  function delivery(
    { id, topic, action, dataId, at: told }: Notification,
    { at = clock.now(), wrongSecret = false }: DeliveryOptions,
    unit = 1000,
  ): SimDelivery {
    const body = {
      action,
      api_version: 'v1',
      application_id: '6295877106812064',
      date_created: told.toISOString().replace('.000', ''),
      data: { id: dataId },
      id,
      live_mode: true,
      type: topic,
      user_id: '724484980',
      version: 1,
    };
    const ts = Math.floor(at.getTime() / unit);
    const requestId = randomUUID();
    const v1 = createHmac('sha256', wrongSecret ? 'otro-secreto' : SECRET)
      .update(`id:${dataId.toLowerCase()};request-id:${requestId};ts:${ts};`)
      .digest('hex');
    return {
      rawBody: Buffer.from(JSON.stringify(body), 'utf8'),
      headers: {
        'content-type': 'application/json',
        'x-signature': `ts=${ts},v1=${v1}`,
        'x-request-id': requestId,
        'x-retry': '0',
        'x-socket-timeout': '22000',
      },
      query: { 'data.id': dataId, type: topic },
    };
  }

  /** The payment of a charge; for a preference its last one. */
  function known(objectId: string): Payment {
    const found = paymentOf(objectId) ?? books.payments.findLast((each) => each.preference === objectId);
    if (found === undefined) throw new Error(`no payment ${objectId}`);
    return found;
  }

  const server = await startSimServer({ kindOf, answer });
  return {
    ...server,
    credentials: { accessToken: ACCESS_TOKEN },
    wrongCredentials: { accessToken: 'TEST-1111111111111111-000000-otra<clave>de nadie' },
    webhookSecrets: [SECRET],
    charges: () => [
      ...books.payments
        .filter(({ preference }) => preference === null)
        .map((each) => summary(String(each.id), [each], each)),
      ...books.preferences.map((each) =>
        summary(
          each.id,
          books.payments.filter(({ preference }) => preference === each.id),
          each,
        ),
      ),
    ],
    pay(objectId) {
      const preference = books.preferences.find((each) => each.id === objectId);
      if (preference === undefined) return books.touch(known(objectId), 'approved', 'accredited');
      const { amount, title: description, reference } = preference;
      const wallet = { methodId: 'account_money', typeId: 'account_money', status: 'approved', detail: 'accredited' };
      books.open({ amount, description, reference, preference: preference.id, ...wallet });
      return undefined;
    },
    expire: (objectId) => books.touch(known(objectId), 'cancelled', 'expired'),
    setUnknownStatus: (objectId) => books.touch(known(objectId), 'awaiting_moon', 'full'),
    dispute(objectId, outcome) {
      const payment = known(objectId);
      let chargeback = books.chargebacks.find((each) => each.payment === payment);
      if (chargeback === undefined) {
        chargeback = { id: String(books.newNumber()), payment };
        books.chargebacks.push(chargeback);
      }
      const details = { open: 'in_process', lost: 'settled', won: 'reimbursed' } as const;
      books.touch(payment, 'charged_back', details[outcome]);
      books.tell('topic_chargebacks_wh', outcome === 'open' ? 'created' : 'updated', chargeback.id);
    },
    failRefund(refundId) {
      for (const payment of books.payments) {
        for (const each of payment.refunds.filter(({ id }) => String(id) === refundId)) {
          each.status = 'rejected';
          books.touch(payment, 'approved', 'accredited');
        }
      }
    },
    withhold(objectId, centavos) {
      known(objectId).withheld = centavos;
    },
    deliveries: (options = {}) => books.notifications.map((each) => delivery(each, options)),
    deliveriesInMs: () => books.notifications.map((each) => delivery(each, {}, 1)),
  };

  function summary(
    objectId: string,
    payments: readonly Payment[],
    { reference, amount }: { readonly reference: string | null; readonly amount: number },
  ) {
    const paid = payments.filter(({ approvedAt }) => approvedAt !== null);
    return {
      objectId,
      reference: reference ?? undefined,
      amountMinor: amount,
      currency: 'MXN',
      paidMinor: paid.reduce((sum, each) => sum + each.amount, 0),
      refundedMinor: paid.reduce((sum, each) => sum + books.refundedOf(each), 0),
    };
  }
}

function kindOf({ method, path, body }: SimRequest): CallKind {
  const [, first, , id = '', action] = path.split('/');
  if (first === 'users') return 'balance';
  if (method === 'GET') return id === 'search' ? 'list' : 'fetch';
  if (action === 'refunds') return 'refund';
  if (method === 'POST') return first === 'checkout' ? 'link' : 'charge';
  return body.includes('"capture":true') ? 'capture' : 'cancel';
}
