/** One account at Mercado Pago. */
import {
  Ended,
  exactNumber,
  objectOf,
  pageOf,
  refusedBy,
  textOf,
  Unreadable,
  type JsonApi,
  type JsonObject,
} from '../transport/index.ts';
import type {
  ChargeRequest,
  ChargeView,
  GatewayConnector,
  GatewayContext,
  LinkRequest,
  ListRequest,
  Rejected,
} from '../types.ts';
import { createMercadoPagoClient } from './client.ts';
import { mercadopagoDeclaration } from './declaration.ts';
import { linkCharge, WITHDRAWN } from './link.ts';
import { toBalanceRows } from './map-balance.ts';
import { failureOf, toCharge, toRefund } from './map-payment.ts';
import { rowsOf, text, toTime } from './read.ts';
import { paymentBody, preferenceBody } from './request.ts';
import { firstPage, nextCursor, pagePath } from './search.ts';

const PAYMENT_ID = /^\d+$/;

export function connectMercadoPago(
  context: GatewayContext,
  credentials: Record<string, string | undefined>,
): GatewayConnector {
  const accessToken = credentials['accessToken'] ?? '';
  const client = createMercadoPagoClient(context, accessToken);
  const { say } = client;

  const unsupported = (what: string) => ({ kind: 'unsupported', words: say('unsupported', what) }) as const;
  const rejected = (why: Pick<Rejected, 'reason' | 'field'>, code: string, message: string): Rejected => ({
    kind: 'rejected',
    words: say(code, message),
    ...why,
  });

  const paymentPath = (id: string): string => `/v1/payments/${encodeURIComponent(id)}`;
  const preferencePath = (id: string): string => `/checkout/preferences/${encodeURIComponent(id)}`;

  /** Those of a reference, whole: what a search gives of a payment has no refunds in it. */
  async function paymentsOf(api: JsonApi, reference: string): Promise<JsonObject[]> {
    const query = new URLSearchParams({
      external_reference: reference,
      sort: 'date_created',
      criteria: 'desc',
      limit: '50',
    });
    const found = await api.get(`/v1/payments/search?${query.toString()}`);
    const whole: JsonObject[] = [];
    for (const row of rowsOf(found['results'], 'results')) {
      if (row['external_reference'] === reference) whole.push(await api.get(paymentPath(text(row['id'], 'id'))));
    }
    return whole;
  }

  async function linkOf(api: JsonApi, preference: JsonObject): Promise<ChargeView> {
    const reference = textOf(preference['external_reference']);
    const payments = reference === undefined ? [] : await paymentsOf(api, reference);
    return linkCharge(preference, payments.map(toCharge), context.clock.now());
  }

  async function readAny(api: JsonApi, id: string, kind: string): Promise<ChargeView> {
    if (kind === 'dispute') {
      const chargeback = await api.get(`/v1/chargebacks/${encodeURIComponent(id)}`);
      // Its own package calls it payment_id, its reference payments[].
      const [first] = Array.isArray(chargeback['payments']) ? (chargeback['payments'] as unknown[]) : [];
      return toCharge(await api.get(paymentPath(text(chargeback['payment_id'] ?? first, 'payment_id'))));
    }
    if (PAYMENT_ID.test(id)) return toCharge(await api.get(paymentPath(id)));
    return linkOf(api, await api.get(preferencePath(id)));
  }

  /** The payment that holds the money of a charge. */
  async function paidWith(api: JsonApi, objectId: string): Promise<string> {
    if (PAYMENT_ID.test(objectId)) return objectId;
    const link = await linkOf(api, await api.get(preferencePath(objectId)));
    const paymentId = link.ids.find((id) => PAYMENT_ID.test(id));
    if (paymentId === undefined)
      throw new Ended(rejected({ reason: 'state' }, 'not-paid', 'Nobody paid on this page.'));
    return paymentId;
  }

  /** An answer about another charge than was asked for is no answer. */
  function sameAs(charge: ChargeView, request: ChargeRequest | LinkRequest): ChargeView {
    const { reference, amountMinor, currency } = request;
    if (charge.reference !== reference || charge.amountMinor !== amountMinor || charge.currency !== currency) {
      throw new Unreadable('another charge');
    }
    return charge;
  }

  /** One page of the payments since an instant, oldest first. */
  async function search(api: JsonApi, request: ListRequest) {
    const at = firstPage(request);
    const body = await api.get(pagePath(at));
    const rows = rowsOf(body['results'], 'results');
    return { rows, next: nextCursor(at, rows, objectOf(body['paging'])?.['total']) };
  }

  async function withdrawLink(api: JsonApi, id: string, key: string): Promise<ChargeView> {
    const preference = await api.get(preferencePath(id));
    const link = await linkOf(api, preference);
    if (link.facts.some(({ fact }) => fact.type === 'paid' || fact.type === 'authorised')) {
      throw new Ended(rejected({ reason: 'state' }, 'paid', 'It was paid already.'));
    }
    const body = { expires: true, expiration_date_to: toTime(context.clock.now()), metadata: { [WITHDRAWN]: true } };
    const closed = await api.write('PUT', preferencePath(id), body, key);
    // Vouchers that were made on the page can be paid without it.
    for (const paymentId of link.ids.filter((each) => PAYMENT_ID.test(each))) {
      const { status } = await api.get(paymentPath(paymentId));
      if (status !== 'pending' && status !== 'in_process') continue;
      await api.write('PUT', paymentPath(paymentId), { status: 'cancelled' }, `${key}-${paymentId}`);
    }
    return linkOf(api, closed);
  }

  return {
    async createCharge(request, options) {
      const refusal = refusedBy(mercadopagoDeclaration, request);
      if (refusal !== undefined) return rejected(refusal, 'refused-here', 'Mercado Pago does not take this.');
      if (request.method === 'card' && request.token === undefined) {
        const why = { reason: 'invalid', field: 'token' } as const;
        return rejected(
          why,
          'token',
          'A card is charged with the token that Mercado Pago gave for it, or through a link.',
        );
      }
      return client.write(options, async (api) => {
        const payment = await api.write('POST', '/v1/payments', paymentBody(request), request.idempotencyKey);
        const charge = sameAs(toCharge(payment), request);
        if (payment['status'] === 'rejected') {
          const { code, message } = failureOf(payment);
          throw new Ended(rejected({ reason: 'declined' }, code, message));
        }
        return charge;
      });
    },

    async createLink(request, options) {
      const { amountMinor, currency } = request;
      const refusal = refusedBy(mercadopagoDeclaration, { amountMinor, currency });
      if (refusal !== undefined) return rejected(refusal, 'refused-here', 'Mercado Pago does not take this.');
      if (request.capture === 'manual') {
        return rejected({ reason: 'unsupported' }, 'capture', 'Money cannot be held through a page of Mercado Pago.');
      }
      return client.write(options, async (api) => {
        const { idempotencyKey } = request;
        const preference = await api.write('POST', '/checkout/preferences', preferenceBody(request), idempotencyKey);
        return sameAs(linkCharge(preference, [], context.clock.now()), request);
      });
    },

    capture: ({ objectId, amountMinor, currency, idempotencyKey }, options) =>
      client.write(options, async (api) => {
        const body = { capture: true, transaction_amount: exactNumber(amountMinor, currency) };
        return toCharge(await api.write('PUT', paymentPath(objectId), body, idempotencyKey));
      }),

    cancel: ({ objectId, idempotencyKey }, options) =>
      client.write(options, async (api) =>
        PAYMENT_ID.test(objectId)
          ? toCharge(await api.write('PUT', paymentPath(objectId), { status: 'cancelled' }, idempotencyKey))
          : withdrawLink(api, objectId, idempotencyKey),
      ),

    refund: ({ objectId, amountMinor, currency, idempotencyKey }, options) =>
      client.write(options, async (api) => {
        const path = `${paymentPath(await paidWith(api, objectId))}/refunds`;
        // Always said: an empty body means all that is left, which could be more than was meant.
        const body = { amount: exactNumber(amountMinor, currency) };
        return toRefund(await api.write('POST', path, body, idempotencyKey), currency);
      }),

    fetch: ({ objectId, objectKind }, options) => client.ask(options, (api) => readAny(api, objectId, objectKind)),

    async findByReference({ reference }, options) {
      const found = await client.ask(options, async (api) => {
        const query = new URLSearchParams({ external_reference: reference });
        const links = await api.get(`/checkout/preferences/search?${query.toString()}`);
        const link = rowsOf(links['elements'], 'elements').find((each) => each['external_reference'] === reference);
        if (link !== undefined) return readAny(api, text(link['id'], 'id'), 'link');
        const [payment] = await paymentsOf(api, reference);
        return payment === undefined ? undefined : toCharge(payment);
      });
      if (found.kind !== 'done') return found;
      return found.value === undefined
        ? { kind: 'not-found', words: say('not-found', 'There is no charge with this reference (yet).') }
        : { kind: 'done', value: found.value };
    },

    listSince: (request, options) =>
      client.ask(options, async (api) => {
        const { rows, next } = await search(api, request);
        return pageOf(rows.map(toCharge), next);
      }),

    eventsSince: async () => unsupported('Mercado Pago keeps no list of its events.'),
    payouts: async () => unsupported('Mercado Pago tells of withdrawals only in report files.'),

    async balanceTransactions(request, options) {
      if (request.payoutId !== undefined) return unsupported('Mercado Pago has no payouts.');
      return client.ask(options, async (api) => {
        const { rows, next } = await search(api, request);
        const whole: JsonObject[] = [];
        for (const row of rows) {
          if (row['date_approved'] !== null) whole.push(await api.get(paymentPath(text(row['id'], 'id'))));
        }
        return pageOf(whole.flatMap(toBalanceRows), next);
      });
    },

    registerWebhook: async () =>
      rejected({ reason: 'unsupported' }, 'panel', 'The endpoint is set in the panel of the application.'),
    removeWebhook: async () =>
      rejected({ reason: 'unsupported' }, 'panel', 'The endpoint is removed in the panel of the application.'),

    test: (options) =>
      client.ask(options, async (api) => {
        const me = await api.get('/users/me');
        text(me['id'], 'id');
        const account = textOf(me['nickname']);
        const isTest =
          accessToken.startsWith('TEST-') || (Array.isArray(me['tags']) && me['tags'].includes('test_user'));
        return { environment: isTest ? 'test' : 'production', ...(account === undefined ? {} : { account }) } as const;
      }),

    close: () => {},
  };
}
