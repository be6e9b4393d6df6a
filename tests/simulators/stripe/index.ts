/**
 * Stripe's double, from its published types and documentation: form bodies, Bearer keys, keys of idempotency
 * that replay the first answer (and refuse another request), errors in Stripe's envelope, lists by id, and
 * webhooks signed as `t=…,v1=…`. It is judged by Stripe's own package, which is what speaks to it.
 */
import { createHash, createHmac } from 'node:crypto';
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
import { createBooks, type StripeEvent } from './books.ts';
import { expandOf, failure, missing, ok, page } from './http.ts';
import { createObjects } from './objects.ts';
import { createWrites } from './writes.ts';

const KEY = `sk_test_${'51Cuadra&prueba=larga'.repeat(2)}`;
const SECRET = 'whsec_Q3VhZHJhU2VjcmV0b0RlV2ViaG9vaw';
const VERSION = '2026-10-28.endive';
const KEYS_LIVE_S = 24 * 3600;

export async function startStripe({ clock }: { readonly clock: Clock }): Promise<GatewaySimulator> {
  const books = createBooks(clock);
  const objects = createObjects(books, false);
  const writes = createWrites(books, objects);
  const kept = new Map<string, { readonly sha256: string; readonly at: number; readonly reply: SimReply }>();
  const endpoints = new Map<string, string>();

  function letIn({ headers }: SimRequest): SimReply | undefined {
    const key = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    if (key === KEY) return undefined;
    const message =
      key === undefined ? 'You did not provide an API key.' : `Invalid API Key provided: ${key.slice(0, 8)}****`;
    return failure(401, { type: 'invalid_request_error', message });
  }

  /** The first answer again, as Stripe does it; also of what failed after its checks. */
  function post(request: SimRequest): SimReply {
    const key = String(request.headers['idempotency-key'] ?? '');
    const sha256 = createHash('sha256').update(request.path).update(request.body).digest('hex');
    const before = kept.get(key);
    if (before !== undefined && books.now() - before.at < KEYS_LIVE_S) {
      if (before.sha256 !== sha256) {
        const message =
          'Keys for idempotent requests can only be used with the same parameters they were first used with.';
        return failure(400, { type: 'idempotency_error', message });
      }
      return { ...before.reply, headers: { ...before.reply.headers, 'idempotent-replayed': 'true' } };
    }
    const reply = answerPost(request);
    if (key !== '') kept.set(key, { sha256, at: books.now(), reply });
    return reply;
  }

  function answerPost(request: SimRequest): SimReply {
    if (request.path === '/v1/webhook_endpoints') {
      const url = new URLSearchParams(request.body.toString('utf8')).get('url') ?? '';
      if (!url.startsWith('https://')) {
        return failure(400, {
          type: 'invalid_request_error',
          param: 'url',
          code: 'url_invalid',
          message: 'Invalid URL: must be https.',
        });
      }
      const id = books.newId('we');
      endpoints.set(id, url);
      return ok({ id, object: 'webhook_endpoint', url, secret: SECRET, status: 'enabled' });
    }
    return writes.post(request) ?? missing('route', request.path);
  }

  function get(request: SimRequest): SimReply {
    const [, , resource = '', id = ''] = request.path.split('/');
    const paths = request.query.getAll('expand[]');
    for (const [name, value] of request.query) if (/^expand\[\d+\]$/.test(name)) paths.push(value);
    const expand = expandOf(paths);
    const listed = expandOf(paths, 'data.');
    const intents = books.intents.map((each) => objects.intent(each, listed));
    const refunds = books.charges.flatMap((charge) => charge.refunds.map((each) => objects.refund(each, charge)));
    const disputes = books.charges.flatMap((charge) => charge.disputes.map((each) => objects.dispute(each, charge)));
    const ofIntent = (row: Record<string, unknown>): boolean =>
      request.query.get('payment_intent') === null || row['payment_intent'] === request.query.get('payment_intent');
    const sessions = books.links.flatMap((link) => link.sessions.map((each) => objects.session(each, link)));
    const one = (rows: Record<string, unknown>[], kind: string): SimReply => {
      const found = rows.find((row) => row['id'] === id);
      return found === undefined ? missing(kind, id) : ok(found);
    };
    switch (resource) {
      case 'balance':
        return ok({ object: 'balance', livemode: false, available: [], pending: [] });
      case 'payment_intents':
        return id === ''
          ? page(intents, request)
          : one(
              books.intents.map((each) => objects.intent(each, expand)),
              'payment_intent',
            );
      case 'charges':
        return one(
          books.charges.map((each) => objects.charge(each, expand)),
          'charge',
        );
      case 'refunds':
        return id === '' ? page(refunds.filter(ofIntent), request) : one(refunds, 'refund');
      case 'disputes':
        return id === '' ? page(disputes.filter(ofIntent), request) : one(disputes, 'dispute');
      case 'payment_links':
        return id === ''
          ? page(
              books.links.map((each) => objects.link(each, listed)),
              request,
            )
          : one(
              books.links.map((each) => objects.link(each, expand)),
              'payment link',
            );
      case 'checkout':
        return request.path.split('/').length > 4
          ? missing('checkout.session', id)
          : page(
              sessions.filter((row) => row['payment_link'] === request.query.get('payment_link')),
              request,
            );
      case 'payouts':
        return page(books.payouts.toReversed().map(objects.payout), request);
      case 'balance_transactions':
        return page(objects.balanceRows(request.query.get('payout') ?? undefined), request);
      case 'events':
        return page(books.events.toReversed().map(eventOf), request);
      default:
        return missing('route', request.path);
    }
  }

  function answer(request: SimRequest, oddity: Oddity | undefined): SimReply {
    const refused = letIn(request);
    if (refused !== undefined) return refused;
    if (oddity === 'repeats-request') {
      return failure(400, { type: 'invalid_request_error', message: wholeRequest(request) });
    }
    if (request.headers['stripe-version'] !== VERSION) throw new Error('the version is not pinned');
    if (request.method === 'POST') return oddity === 'other-document' ? other(post(request)) : post(request);
    if (request.method === 'DELETE') {
      const id = request.path.split('/').at(-1) ?? '';
      return endpoints.delete(id)
        ? ok({ id, object: 'webhook_endpoint', deleted: true })
        : missing('webhook endpoint', id);
    }
    return get(request);
  }

  /** Somebody else's charge, as a mixed-up proxy would give it. */
  function other(reply: SimReply): SimReply {
    const body = JSON.parse(String(reply.body)) as Record<string, unknown>;
    return ok({ ...body, id: 'pi_DeOtro', metadata: { cuadra_reference: 'OTRA' } });
  }

  const eventOf = (event: StripeEvent) => ({
    id: event.id,
    object: 'event',
    api_version: VERSION,
    created: event.created,
    data: { object: event.object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: event.type,
  });

  function delivery(event: StripeEvent, { at = clock.now(), wrongSecret = false }: DeliveryOptions): SimDelivery {
    const rawBody = Buffer.from(JSON.stringify(eventOf(event), null, 2), 'utf8');
    const t = Math.floor(at.getTime() / 1000);
    const v1 = createHmac('sha256', wrongSecret ? 'whsec_otro' : SECRET)
      .update(`${t}.`)
      .update(rawBody)
      .digest('hex');
    return {
      rawBody,
      headers: { 'stripe-signature': `t=${t},v1=${v1},v0=${'0'.repeat(64)}`, 'content-type': 'application/json' },
      query: {},
    };
  }

  function intentOf(objectId: string) {
    const link = books.links.find((each) => each.id === objectId);
    const id = link?.sessions[0]?.intent?.id ?? objectId;
    const intent = books.intents.find((each) => each.id === id);
    if (intent === undefined) throw new Error(`no charge ${objectId}`);
    return intent;
  }

  const server = await startSimServer({ kindOf, answer });
  return {
    ...server,
    credentials: { secretKey: KEY },
    wrongCredentials: { secretKey: `sk_test_${'otra<clave>de nadie'.repeat(2)}` },
    webhookSecrets: [SECRET],
    charges: () => [
      ...books.intents.filter((each) => each.link === null).map((each) => summary(each.id, each.metadata, each)),
      ...books.links.map((each) =>
        summary(each.id, each.metadata, {
          amount: each.amount,
          currency: each.currency,
          chargeId: each.sessions[0]?.intent?.chargeId ?? null,
        }),
      ),
    ],
    pay(objectId) {
      const link = books.links.find((each) => each.id === objectId);
      if (link !== undefined) return writes.payLink(link);
      const intent = intentOf(objectId);
      books.succeed(intent);
      books.tell(
        'payment_intent.succeeded',
        objects.intent(intent, () => false),
      );
    },
    expire(objectId) {
      const intent = intentOf(objectId);
      intent.status = 'requires_payment_method';
      intent.nextAction = null;
      intent.lastError = {
        type: 'invalid_request_error',
        code: 'payment_intent_payment_attempt_expired',
        message: 'The voucher expired.',
      };
      books.tell(
        'payment_intent.payment_failed',
        objects.intent(intent, () => false),
      );
    },
    setUnknownStatus(objectId) {
      intentOf(objectId).status = 'requires_blessing';
    },
    dispute(objectId, outcome) {
      const charge = books.charges.find((each) => each.intent === intentOf(objectId));
      if (charge === undefined) throw new Error('nothing to dispute');
      const known = charge.disputes[0];
      const status = outcome === 'open' ? 'needs_response' : outcome;
      if (known === undefined)
        charge.disputes.push({ id: books.newId('du'), created: books.now(), amount: charge.amount, status });
      else known.status = status;
      const told = charge.disputes[0];
      if (told !== undefined)
        books.tell(
          outcome === 'open' ? 'charge.dispute.created' : 'charge.dispute.closed',
          objects.dispute(told, charge),
        );
    },
    failRefund(refundId) {
      for (const charge of books.charges) {
        for (const each of charge.refunds.filter(({ id }) => id === refundId)) {
          each.status = 'failed';
          books.tell('refund.failed', objects.refund(each, charge));
        }
      }
    },
    payOut() {
      const waiting = books.charges.filter((each) => each.captured && each.payout === null);
      const refunded = (each: (typeof waiting)[number]): number =>
        each.refunds.filter(({ status }) => status === 'succeeded').reduce((sum, one) => sum + one.amount, 0);
      const amount = waiting.reduce(
        (sum, each) => sum + each.amount - each.feeMinor - each.taxMinor - refunded(each),
        0,
      );
      const payout = { id: books.newId('po'), created: books.now(), amount, currency: 'mxn', status: 'paid' };
      for (const each of waiting) each.payout = payout.id;
      books.payouts.push(payout);
      books.tell('payout.paid', objects.payout(payout));
      return payout.id;
    },
    deliveries: (options = {}) => books.events.map((event) => delivery(event, options)),
  };

  function summary(
    objectId: string,
    metadata: Record<string, string>,
    { amount, currency, chargeId }: { amount: number; currency: string; chargeId: string | null },
  ) {
    const charge = books.charges.find((each) => each.id === chargeId);
    const refunded = (charge?.refunds ?? []).filter(({ status }) => status === 'succeeded');
    return {
      objectId,
      reference: metadata['cuadra_reference'],
      amountMinor: amount,
      currency: currency.toUpperCase(),
      paidMinor: charge?.captured === true ? charge.amount : 0,
      refundedMinor: refunded.reduce((sum, each) => sum + each.amount, 0),
    };
  }
}

function kindOf({ method, path }: SimRequest): CallKind {
  const [, , resource = '', id = '', action = ''] = path.split('/');
  if (resource === 'webhook_endpoints') return 'webhook';
  if (resource === 'balance') return 'balance';
  if (resource === 'payouts' || resource === 'balance_transactions') return 'payouts';
  if (method === 'GET') return id === '' || resource === 'checkout' ? 'list' : 'fetch';
  if (resource === 'refunds') return 'refund';
  if (resource === 'payment_links') return id === '' ? 'link' : 'cancel';
  if (resource === 'payment_intents')
    return action === 'capture' ? 'capture' : action === 'cancel' ? 'cancel' : 'charge';
  return 'other';
}
