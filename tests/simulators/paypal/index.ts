/**
 * PayPal's double, from its published API descriptions and its package's types: OAuth tokens that run out, orders that
 * take nothing until they are captured, PayPal-Request-Id that gives the first answer again for six hours, reports in
 * windows of 31 days that lag, disputes, events, and deliveries signed with a certificate of a chain of its own.
 */
import { createVerify, randomBytes, randomUUID } from 'node:crypto';
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
import { createBooks, type Order, type Told } from './books.ts';
import * as objects from './objects.ts';
import { checksum, makeSigningIdentity, signature, type SigningIdentity } from './signing.ts';
import { createQuestions, type Endpoint } from './questions.ts';
import { createWrites, json, wrong } from './writes.ts';

const CLIENT_ID = 'AfV9v0-CuadraPruebas_7Qx';
const CLIENT_SECRET = 'EK3&cuadra=secreto<paypal>0123456789';
const FIRST_WEBHOOK = '8PT597110X687430LKGECATA';
const CERT_PATH = '/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77';
const KEYS_LIVE_MS = 6 * 60 * 60 * 1000;
const TOKEN_LIVES_S = 32_400;

export interface PayPalSimulator extends GatewaySimulator {
  /** PEM of the authority that its signing certificates come from. */
  readonly signingAuthority: string;
  /** Deliveries are signed with these from now on. */
  signWith(identity: SigningIdentity): void;
  /** What the reports do not show yet. */
  reportsLag(ms: number): void;
  /** The payer's bank refuses when the money of this order is asked for. */
  decline(objectId: string): void;
  /** The next look at this order shows it as it was before its money was taken. */
  showOnceAsApproved(objectId: string): void;
  /** Somebody takes events away from an endpoint, in the panel. */
  forgetEvents(webhookId: string): void;
  /** Every token that was given is good no more. */
  revokeTokens(): void;
  readonly certUrl: string;
}

export async function startPayPal({ clock }: { readonly clock: Clock }): Promise<PayPalSimulator> {
  const books = createBooks(clock);
  const writes = createWrites(books);
  const kept = new Map<string, { readonly atMs: number; readonly reply: SimReply }>();
  const tokens = new Map<string, number>();
  const webhooks = new Map<string, Endpoint>();
  let identity = makeSigningIdentity({ now: clock.now() });
  const { authority: signingAuthority } = identity;
  let lagMs = 0;
  let stale: string | undefined;
  const get = createQuestions(books, { lagMs: () => lagMs, webhooks });
  const nowMs = (): number => clock.now().getTime();
  const orderOf = (id: string): Order | undefined => books.orders.find((each) => each.id === id);

  function giveToken(request: SimRequest): SimReply {
    const asked = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (Buffer.from(asked, 'base64').toString('utf8') !== `${CLIENT_ID}:${CLIENT_SECRET}`) {
      return json(401, { error: 'invalid_client', error_description: 'Client Authentication failed' });
    }
    if (!request.body.toString('utf8').includes('grant_type=client_credentials')) {
      return json(400, { error: 'unsupported_grant_type', error_description: 'Grant Type is NULL' });
    }
    const token = `A21AA${randomBytes(40).toString('base64url')}`;
    tokens.set(token, nowMs() + TOKEN_LIVES_S * 1000);
    return json(200, {
      scope: 'https://uri.paypal.com/services/payments/realtimepayment',
      access_token: token,
      token_type: 'Bearer',
      app_id: 'APP-80W284485P519543T',
      expires_in: TOKEN_LIVES_S,
      nonce: '2026',
    });
  }

  /** The first answer again, where it was one that did something. */
  function once(request: SimRequest, work: () => SimReply): SimReply {
    const key = request.headers['paypal-request-id'];
    const name = `${request.path} ${String(key)}`;
    const before = kept.get(name);
    if (key !== undefined && before !== undefined && nowMs() - before.atMs < KEYS_LIVE_MS) return before.reply;
    const reply = work();
    if (key !== undefined && reply.status < 300) kept.set(name, { atMs: nowMs(), reply });
    return reply;
  }

  function post(request: SimRequest): SimReply {
    const [, , second, third, id = '', action = ''] = request.path.split('/');
    if (second === 'notifications' && third === 'webhooks') return registerWebhook(request);
    if (second === 'notifications' && third === 'verify-webhook-signature') return verifyOnline(request);
    if (second === 'checkout') {
      if (id === '') return once(request, () => writes.createOrder(request));
      const order = orderOf(id);
      return order === undefined
        ? wrong(404, 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID')
        : once(request, () => writes.complete(order, action));
    }
    if (third === 'authorizations') {
      const order = books.orders.find(({ authorisation }) => authorisation?.id === id);
      return order === undefined
        ? wrong(404, 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID')
        : once(request, () => writes.onAuthorisation(request, order, action));
    }
    const found = books.captureOf(id);
    return found === undefined
      ? wrong(404, 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID')
      : once(request, () => writes.refund(request, found.order, found.capture));
  }

  function registerWebhook(request: SimRequest): SimReply {
    const body = JSON.parse(request.body.toString('utf8')) as { url: string; event_types: { name: string }[] };
    if (!body.url.startsWith('https://')) return wrong(400, 'VALIDATION_ERROR', 'Not a valid webhook URL', 'url');
    if ([...webhooks.values()].some(({ url }) => url === body.url)) return wrong(400, 'WEBHOOK_URL_ALREADY_EXISTS');
    // The first one of the account is the one that its deliveries are signed for.
    const id = webhooks.size === 0 ? FIRST_WEBHOOK : books.newId();
    webhooks.set(id, { url: body.url, names: body.event_types.map(({ name }) => name) });
    return json(201, { id, url: body.url, event_types: body.event_types });
  }

  /** Checked against the bytes between `"webhook_event":` and the last brace, as they came. */
  function verifyOnline(request: SimRequest): SimReply {
    const text = request.body.toString('utf8');
    const asked = JSON.parse(text) as Record<string, string>;
    const mark = '"webhook_event":';
    const raw = Buffer.from(text.slice(text.indexOf(mark) + mark.length, text.lastIndexOf('}')), 'utf8');
    const message = `${asked['transmission_id'] ?? ''}|${asked['transmission_time'] ?? ''}|${asked['webhook_id'] ?? ''}|${checksum(raw)}`;
    const good = createVerify('RSA-SHA256')
      .update(message)
      .verify(identity.bundle.split('\n\n')[0] ?? '', asked['transmission_sig'] ?? '', 'base64');
    return json(200, { verification_status: good ? 'SUCCESS' : 'FAILURE' });
  }

  function answer(request: SimRequest, oddity: Oddity | undefined): SimReply {
    if (request.path === '/v1/oauth2/token') return giveToken(request);
    if (request.path === CERT_PATH) {
      return { status: 200, headers: { 'content-type': 'text/plain' }, body: identity.bundle };
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!((tokens.get(token) ?? 0) > nowMs())) {
      return json(401, { error: 'invalid_token', error_description: 'Token signature verification failed' });
    }
    if (oddity === 'repeats-request') {
      return wrong(422, 'UNPROCESSABLE_ENTITY', 'INVALID', '', wholeRequest(request));
    }
    if (request.method === 'GET') {
      const order = stale === undefined ? undefined : orderOf(stale);
      if (order === undefined || !request.path.endsWith(`/${order.id}`)) return get(request);
      stale = undefined;
      return json(200, objects.orderJson({ ...order, status: 'APPROVED', captures: [] }));
    }
    if (request.method === 'DELETE') {
      const gone = webhooks.delete(request.path.split('/').at(-1) ?? '');
      return gone ? { status: 204, body: '' } : wrong(404, 'INVALID_RESOURCE_ID');
    }
    const reply = post(request);
    if (oddity !== 'other-document') return reply;
    const body = JSON.parse(String(reply.body)) as { purchase_units: object[] };
    const [unit] = body.purchase_units;
    return json(201, {
      ...body,
      id: '00000000000000000',
      purchase_units: [{ ...unit, custom_id: 'OTRA', invoice_id: 'OTRA' }],
    });
  }

  function delivery(told: Told, { at = clock.now(), wrongSecret = false }: DeliveryOptions): SimDelivery {
    const rawBody = Buffer.from(JSON.stringify(objects.event(told)), 'utf8');
    const id = randomUUID();
    const time = objects.time(at);
    const webhookId = wrongSecret ? '0XX00000XX0000000' : FIRST_WEBHOOK;
    return {
      rawBody,
      headers: {
        'content-type': 'application/json',
        'paypal-transmission-id': id,
        'paypal-transmission-time': time,
        'paypal-transmission-sig': signature(identity.privateKey, id, time, webhookId, rawBody),
        'paypal-cert-url': `${objects.HOST}${CERT_PATH}`,
        'paypal-auth-algo': 'SHA256withRSA',
      },
      query: {},
    };
  }

  function known(objectId: string): Order {
    const order = orderOf(objectId);
    if (order === undefined) throw new Error(`no order ${objectId}`);
    return order;
  }

  const server = await startSimServer({ kindOf, answer });
  return {
    ...server,
    credentials: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    wrongCredentials: { clientId: CLIENT_ID, clientSecret: 'EK0-otro<secreto>&de nadie' },
    webhookSecrets: [FIRST_WEBHOOK],
    signingAuthority,
    certUrl: `${objects.HOST}${CERT_PATH}`,
    signWith(other) {
      identity = other;
    },
    reportsLag(ms) {
      lagMs = ms;
    },
    showOnceAsApproved(objectId) {
      stale = objectId;
    },
    forgetEvents(webhookId) {
      const webhook = webhooks.get(webhookId);
      if (webhook !== undefined) webhooks.set(webhookId, { ...webhook, names: webhook.names.slice(1) });
    },
    revokeTokens: () => tokens.clear(),
    decline(objectId) {
      known(objectId).declines = true;
    },
    charges: () =>
      books.orders.map((order) => ({
        objectId: order.id,
        reference: order.customId ?? undefined,
        amountMinor: order.amount,
        currency: order.currency,
        paidMinor: order.captures.reduce((sum, { amount }) => sum + amount, 0),
        refundedMinor: order.captures
          .flatMap(({ refunds }) => refunds)
          .filter(({ status }) => status === 'COMPLETED')
          .reduce((sum, { amount }) => sum + amount, 0),
      })),
    pay(objectId) {
      const order = known(objectId);
      order.status = 'APPROVED';
      books.tell('CHECKOUT.ORDER.APPROVED', 'checkout-order', objects.orderJson(order));
    },
    /** Nothing is told of an order that nobody approved: it is gone. */
    expire(objectId) {
      books.orders.splice(books.orders.indexOf(known(objectId)), 1);
    },
    setUnknownStatus(objectId) {
      known(objectId).status = 'THINKING';
    },
    dispute(objectId, outcome) {
      const order = known(objectId);
      const [capture] = order.captures;
      if (capture === undefined) throw new Error('nothing to dispute');
      const id =
        capture.dispute?.id ?? `PP-R-${books.newId().slice(0, 3)}-${String(books.orders.length).padStart(8, '0')}`;
      const outcomes = { open: null, lost: 'RESOLVED_BUYER_FAVOUR', won: 'RESOLVED_SELLER_FAVOUR' } as const;
      capture.dispute = { id, status: outcome === 'open' ? 'UNDER_REVIEW' : 'RESOLVED', outcome: outcomes[outcome] };
      const name = outcome === 'open' ? 'CUSTOMER.DISPUTE.CREATED' : 'CUSTOMER.DISPUTE.RESOLVED';
      books.tell(name, 'dispute', objects.dispute(capture, order));
    },
    failRefund(refundId) {
      for (const { captures } of books.orders) {
        for (const capture of captures) {
          for (const refund of capture.refunds.filter(({ id }) => id === refundId)) {
            refund.status = 'FAILED';
            capture.status = 'COMPLETED';
          }
        }
      }
    },
    payOut() {
      const taken = books.rows
        .filter(({ code }) => code.startsWith('T0400'))
        .reduce((sum, { amount }) => sum - amount, 0);
      const held = books.rows
        .filter(({ code }) => !code.startsWith('T04'))
        .reduce((sum, { amount, fee }) => sum + amount - (fee ?? 0), 0);
      const id = books.newId();
      const amount = taken - held;
      books.book({
        id,
        code: 'T0400',
        about: null,
        amount,
        fee: null,
        currency: 'MXN',
        reference: null,
        bank: 'SPEI0042',
      });
      return id;
    },
    deliveries: (options = {}) => books.events.map((each) => delivery(each, options)),
  };
}

export { makeSigningIdentity };

function kindOf({ method, path }: SimRequest): CallKind {
  const [, , second, third, id = '', action = ''] = path.split('/');
  if (second === 'oauth2') return 'login';
  if (second === 'notifications') return third === 'webhooks-events' ? 'list' : 'webhook';
  if (second === 'reporting') return 'payouts';
  if (second === 'customer') return 'list';
  if (method === 'GET') return 'fetch';
  if (second === 'checkout') return id === '' ? 'charge' : 'capture';
  return action === 'refund' ? 'refund' : action === 'void' ? 'cancel' : 'capture';
}
