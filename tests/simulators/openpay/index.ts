/**
 * Openpay's double, from the vendor's manual (open-pay/slate) and its PHP client: Basic keys, a merchant in every
 * path, pesos with decimals, an order_id that is used once, errors with codes, and webhooks whose endpoint has to be
 * verified and that carry a user and a password and no signature.
 */
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
import { createBooks, newId, type Json, type Told, type Transaction } from './books.ts';
import { charge, failure, ok, webhook } from './objects.ts';
import { createWrites } from './writes.ts';

const MERCHANT = 'mzdtln0bmtms6o3kck8f';
const KEY = 'sk_e568c42a6c384b7ab02cd47d2e407cab';
/** Of an endpoint that was registered in the panel. */
const PANEL = 'panel:contraseña-del-panel';

export interface OpenpaySimulator extends GatewaySimulator {
  /** Endpoints that are registered, with what verifies them. */
  readonly webhooks: readonly { readonly id: string; readonly code: string; readonly status: string }[];
}

export async function startOpenpay({ clock }: { readonly clock: Clock }): Promise<OpenpaySimulator> {
  const books = createBooks(clock);
  const writes = createWrites(books);
  const registered: string[] = [];

  function letIn({ headers, path }: SimRequest): SimReply | undefined {
    if (headers.authorization !== `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`) {
      return failure(401, 1002, 'The api key or merchant id are invalid.');
    }
    return path === `/v1/${MERCHANT}` || path.startsWith(`/v1/${MERCHANT}/`)
      ? undefined
      : failure(401, 1002, 'The api key or merchant id are invalid.');
  }

  const missing = (what: string): SimReply => failure(404, 1005, `The ${what} does not exist`);

  function list({ query }: SimRequest): SimReply {
    const [orderId, day] = [query.get('order_id'), query.get('creation[gte]')];
    if (day !== null && !/^\d{4}-\d{2}-\d{2}$/.test(day)) return failure(400, 1001, 'creation must be yyyy-mm-dd');
    const rows = books.transactions
      .toReversed()
      .filter((each) => orderId === null || each.orderId === orderId)
      .filter((each) => day === null || each.created.toISOString().slice(0, 10) >= day);
    const offset = Number(query.get('offset') ?? 0);
    return ok(rows.slice(offset, offset + Number(query.get('limit') ?? 10)).map(charge));
  }

  function webhooks(request: SimRequest, body: Json): SimReply {
    const [, , , , id = '', verb = '', code = ''] = request.path.split('/');
    const known = books.webhooks.find((each) => each.id === id);
    if (id === '') {
      if (request.method === 'GET') return ok(books.webhooks.map(webhook));
      const { url, user, password, event_types: types } = body as Record<string, string> & { event_types: string[] };
      if (url === undefined || !url.startsWith('https://')) return failure(400, 1001, 'url is not valid');
      const made = {
        id: newId('w'),
        url,
        user: user ?? '',
        password: password ?? '',
        types,
        code: newId('').slice(0, 8),
      };
      const kept = { ...made, status: 'unverified' };
      books.webhooks.push(kept);
      registered.push(`${kept.user}:${kept.password}`);
      books.tell('verification', { verification_code: kept.code, id: newId('') }, true);
      return ok(webhook(kept));
    }
    if (known === undefined) return missing('webhook');
    if (request.method === 'GET') return ok(webhook(known));
    if (request.method === 'DELETE') books.webhooks.splice(books.webhooks.indexOf(known), 1);
    else if (verb !== 'verify' || code !== known.code) return failure(422, 1003, 'The verification code is wrong');
    else known.status = 'verified';
    return { status: 204, body: '' };
  }

  function charges(request: SimRequest, body: Json, raw: string): SimReply {
    const [, , , , id = '', action = ''] = request.path.split('/');
    if (id === '') return request.method === 'POST' ? writes.create(body, raw) : list(request);
    const of = books.transactions.find((each) => each.id === id);
    if (of === undefined) return missing('charge');
    if (request.method === 'GET') return ok(charge(of));
    return action === 'capture' ? writes.capture(of, raw) : writes.refund(of, body, raw);
  }

  function answer(request: SimRequest, oddity: Oddity | undefined): SimReply {
    const refused = letIn(request);
    if (refused !== undefined) return refused;
    if (oddity === 'repeats-request') return failure(400, 1001, wholeRequest(request));
    const [, , , resource = ''] = request.path.split('/');
    const raw = request.body.toString('utf8');
    const body = raw === '' ? {} : (JSON.parse(raw) as Json);
    if (resource === '')
      return ok({ id: MERCHANT, name: 'Demo', email: 'demo@comercio.mx', status: 'active', balance: 0 });
    if (resource === 'webhooks') return webhooks(request, body);
    if (resource !== 'charges') return missing(resource);
    const reply = charges(request, body, raw);
    if (oddity !== 'other-document' || reply.status !== 200) return reply;
    // Somebody else's charge, as a mixed-up proxy would give it.
    return ok({ ...(JSON.parse(String(reply.body)) as Json), id: 'trdeotro000000000000', order_id: 'OTRA' });
  }

  function delivery({ body, bare }: Told, { wrongSecret = false }: DeliveryOptions): SimDelivery {
    const pair = wrongSecret ? 'panel:otra' : PANEL;
    return {
      rawBody: Buffer.from(JSON.stringify(body), 'utf8'),
      headers: {
        'content-type': 'application/json',
        ...(bare ? {} : { authorization: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` }),
      },
      query: {},
    };
  }

  function transactionOf(objectId: string): Transaction {
    const found = books.transactions.find((each) => each.id === objectId);
    if (found === undefined) throw new Error(`no charge ${objectId}`);
    return found;
  }

  const server = await startSimServer({ kindOf, answer });
  return {
    ...server,
    credentials: { merchantId: MERCHANT, privateKey: KEY },
    wrongCredentials: { merchantId: MERCHANT, privateKey: `sk_${'otra<llave>de nadie'.repeat(2)}` },
    get webhookSecrets() {
      return [PANEL, ...registered];
    },
    webhooks: books.webhooks,
    charges: () =>
      books.transactions.map((each) => ({
        objectId: each.id,
        reference: each.orderId ?? undefined,
        amountMinor: each.centavos,
        currency: each.currency,
        paidMinor: each.charged ? each.centavos : 0,
        refundedMinor: each.refunds
          .filter(({ status }) => status !== 'failed')
          .reduce((sum, one) => sum + one.centavos, 0),
      })),
    pay: (objectId) => writes.pay(transactionOf(objectId)),
    expire(objectId) {
      const of = transactionOf(objectId);
      of.status = 'cancelled';
      books.tell('transaction.expired', { transaction: charge(of) });
    },
    setUnknownStatus(objectId) {
      transactionOf(objectId).status = 'waiting_for_a_blessing';
    },
    dispute(objectId, outcome) {
      const of = transactionOf(objectId);
      of.status = { open: 'chargeback_pending', lost: 'chargeback_accepted', won: 'completed' }[outcome];
      writes.told({ open: 'chargeback.created', lost: 'chargeback.accepted', won: 'chargeback.rejected' }[outcome], of);
    },
    failRefund(refundId) {
      for (const of of books.transactions) {
        for (const each of of.refunds.filter(({ id }) => id === refundId)) each.status = 'failed';
      }
    },
    deliveries: (options = {}) => books.told.map((each) => delivery(each, options)),
  };
}

function kindOf({ method, path, body }: SimRequest): CallKind {
  const [, , , resource = '', id = '', action = ''] = path.split('/');
  if (resource === '') return 'balance';
  if (resource === 'webhooks') return 'webhook';
  if (method === 'GET') return id === '' ? 'list' : 'fetch';
  if (id === '') return body.includes('"confirm":false') ? 'link' : 'charge';
  return action === 'capture' ? 'capture' : 'refund';
}
