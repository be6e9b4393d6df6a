/**
 * Conekta's double, from its OpenAPI document and guides (version 2.3.0): Bearer keys, a version in Accept,
 * orders with charges, no keys of idempotency (what is sent twice is made twice), errors with details, lists
 * by cursor, and webhooks signed by an RSA key over the body alone. Conekta's own package speaks to it.
 */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
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
import { createBooks, hexId, type ConektaEvent, type Json, type Order } from './books.ts';
import { failure, invalid, missing, ok, page } from './http.ts';
import { createObjects, refundedOf } from './objects.ts';
import { createWrites } from './writes.ts';

const KEY = `key_${'Cuadra&prueba=1'.repeat(2)}`;
const ACCEPT = 'application/vnd.conekta-v2.3.0+json';

let pairs: { readonly own: Pair; readonly other: Pair } | undefined;
interface Pair {
  readonly privateKey: KeyObject;
  readonly publicPem: string;
}

/** Slow to make: one of each serves every simulator of a process. */
function keyPairs() {
  const make = (): Pair => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return { privateKey, publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
  };
  pairs ??= { own: make(), other: make() };
  return pairs;
}

export async function startConekta({ clock }: { readonly clock: Clock }): Promise<GatewaySimulator> {
  const { own, other } = keyPairs();
  const books = createBooks(clock);
  const objects = createObjects(books, false);
  const writes = createWrites(books, objects);
  const webhooks = new Map<string, Json>();
  let keyMade: Json | undefined;

  function letIn({ headers }: SimRequest): SimReply | undefined {
    if (headers.authorization !== `Bearer ${KEY}`) {
      return failure(401, 'authentication_error', 'authentication.missing_key', 'Acceso no autorizado.');
    }
    if (headers.accept !== ACCEPT) throw new Error('the version is not asked for');
    if (headers['x-conekta-client-user-agent'] !== undefined) throw new Error('tells about the machine');
    return undefined;
  }

  function post(request: SimRequest, body: Json): SimReply {
    const [, resource = '', id = '', action = ''] = request.path.split('/');
    if (resource === 'webhooks') return subscribe(body);
    if (resource === 'webhook_keys') {
      keyMade = { id: hexId(), object: 'webhook_key', active: true, livemode: false, public_key: own.publicPem };
      return ok(keyMade);
    }
    if (resource !== 'orders') return missing(request.path);
    if (id === '') return writes.create(body);
    const order = books.orders.find((each) => each.id === id);
    if (order === undefined) return missing(id);
    if (action === 'capture') return writes.capture(order, body);
    if (action === 'cancel') return writes.cancel(order);
    return action === 'refunds' ? writes.refund(order, body) : missing(request.path);
  }

  function subscribe(body: Json): SimReply {
    const { url } = body;
    if (typeof url !== 'string' || !/^https?:\/\//.test(url)) return invalid('url inválida', 'url');
    const webhook = { id: hexId(), object: 'webhook', active: true, livemode: false, status: 'listening', ...body };
    webhooks.set(webhook.id, webhook);
    return ok(webhook);
  }

  function get(request: SimRequest): SimReply {
    const [, resource = '', id = ''] = request.path.split('/');
    switch (resource) {
      case 'orders': {
        if (id === '') return page(books.orders.toReversed().map(objects.order), request);
        const order = books.orders.find((each) => each.id === id);
        return order === undefined ? missing(id) : ok(objects.order(order));
      }
      case 'events':
        return page(books.events.toReversed().map(objects.event), request);
      case 'transactions':
        return page(
          books.transactions
            .filter((each) => (request.query.get('charge_id') ?? each.charge) === each.charge)
            .toReversed()
            .map(objects.transaction),
          request,
        );
      case 'transfers':
        return page(books.transfers.toReversed().map(objects.transfer), request);
      case 'webhooks':
        return ok({ object: 'list', has_more: false, data: [...webhooks.values()] });
      case 'webhook_keys':
        return ok({ object: 'list', has_more: false, data: keyMade === undefined ? [] : [keyMade] });
      case 'balance':
        return ok({ available: [{ amount: 0, currency: 'MXN' }], pending: [{ amount: 0, currency: 'MXN' }] });
      default:
        return missing(request.path);
    }
  }

  function answer(request: SimRequest, oddity: Oddity | undefined): SimReply {
    const refused = letIn(request);
    if (refused !== undefined) return refused;
    if (oddity === 'repeats-request') return invalid(wholeRequest(request), 'charges');
    if (request.method === 'GET') return get(request);
    if (request.method === 'DELETE') {
      const [, resource = '', id = ''] = request.path.split('/');
      const webhook = resource === 'webhooks' ? webhooks.get(id) : undefined;
      if (webhook === undefined) return missing(id);
      webhooks.delete(id);
      return ok({ ...webhook, deleted: true });
    }
    const text = request.body.toString('utf8');
    const reply = post(request, text === '' ? {} : (JSON.parse(text) as Json));
    if (oddity !== 'other-document' || reply.status !== 200) return reply;
    // Somebody else's order, as a mixed-up proxy would give it.
    return ok({
      ...(JSON.parse(String(reply.body)) as Json),
      id: 'ord_DeOtro',
      metadata: { cuadra_reference: 'OTRA' },
    });
  }

  function delivery(event: ConektaEvent, { wrongSecret = false }: DeliveryOptions): SimDelivery {
    const rawBody = Buffer.from(JSON.stringify(objects.event(event)), 'utf8');
    const digest = sign('sha256', rawBody, (wrongSecret ? other : own).privateKey).toString('base64');
    return { rawBody, headers: { digest, 'content-type': 'application/json' }, query: {} };
  }

  function orderOf(objectId: string): Order {
    const order = books.orders.find((each) => each.id === objectId);
    if (order === undefined) throw new Error(`no order ${objectId}`);
    return order;
  }

  const server = await startSimServer({ kindOf, answer });
  return {
    ...server,
    credentials: { privateKey: KEY },
    wrongCredentials: { privateKey: `key_${'otra<llave>de nadie'.repeat(2)}` },
    webhookSecrets: [own.publicPem],
    charges: () =>
      books.orders.map((order) => ({
        objectId: order.id,
        reference: order.metadata['cuadra_reference'] as string | undefined,
        amountMinor: order.amount,
        currency: order.currency,
        paidMinor: order.charges.reduce((sum, each) => sum + (each.paidAt === null ? 0 : each.amount), 0),
        refundedMinor: refundedOf(order),
      })),
    pay: (objectId) => writes.pay(orderOf(objectId)),
    expire(objectId) {
      const order = orderOf(objectId);
      order.status = 'expired';
      for (const each of order.charges) each.status = 'expired';
      writes.told(order, 'expired');
    },
    setUnknownStatus(objectId) {
      orderOf(objectId).status = 'waiting_for_a_blessing';
    },
    dispute(objectId, outcome) {
      const order = orderOf(objectId);
      const charge = order.charges.find((each) => each.paidAt !== null);
      if (charge === undefined) throw new Error('nothing to dispute');
      charge.chargeback = {
        id: charge.chargeback?.id ?? hexId(),
        status: outcome === 'open' ? 'under_review' : outcome,
      };
      if (outcome === 'open') order.status = 'charged_back';
      books.tell(
        outcome === 'open' ? 'order.charged_back' : `charge.chargeback.${outcome}`,
        outcome === 'open' ? objects.order(order) : objects.charge(charge, order),
      );
    },
    payOut() {
      const amount = books.transactions.reduce((sum, each) => sum + each.amount - each.fee, 0);
      const transfer = { id: hexId(), created: books.now(), amount, currency: 'MXN', status: 'paid' };
      books.transfers.push(transfer);
      return transfer.id;
    },
    deliveries: (options = {}) => books.events.map((event) => delivery(event, options)),
  };
}

function kindOf({ method, path, body }: SimRequest): CallKind {
  const [, resource = '', id = '', action = ''] = path.split('/');
  if (resource.startsWith('webhook')) return 'webhook';
  if (resource === 'balance') return 'balance';
  if (resource === 'transfers' || resource === 'transactions') return 'payouts';
  if (method === 'GET') return id === '' ? 'list' : 'fetch';
  if (id === '') return body.includes('"checkout"') ? 'link' : 'charge';
  if (action === 'refunds') return 'refund';
  return action === 'capture' ? 'capture' : 'cancel';
}
