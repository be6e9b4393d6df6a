/** One account at PayPal. */
import { Ended, refusedBy, textOf, Unreadable, type JsonApi, type JsonObject } from '../transport/index.ts';
import type { ChargeRequest, ChargeView, GatewayConnector, GatewayContext, LinkRequest, Rejected } from '../types.ts';
import { createPayPalClient } from './client.ts';
import { paypalDeclaration } from './declaration.ts';
import { eventsPage } from './events.ts';
import { isCollected, paymentsOf, toCharge, toRefund } from './map-order.ts';
import { findOrder, orderPath, standing } from './orders.ts';
import { text } from './read.ts';
import { balancePage, isPayment, payoutsPage, readReport } from './reporting.ts';
import { money, orderBody } from './request.ts';
import { registerWebhook, removeWebhook } from './endpoint.ts';
import { askPayPal } from './online.ts';

/** Pages of reports that are read to find one reference. */
const MAX_PAGES = 40;

export function connectPayPal(
  context: GatewayContext,
  credentials: { readonly clientId: string; readonly clientSecret: string },
): GatewayConnector {
  const client = createPayPalClient(context, credentials);
  const { say } = client;
  const now = (): Date => context.clock.now();

  const rejected = (why: Pick<Rejected, 'reason' | 'field'>, code: string, message: string): Rejected => ({
    kind: 'rejected',
    words: say(code, message),
    ...why,
  });

  async function makeOrder(api: JsonApi, request: ChargeRequest | LinkRequest, objectKind: 'payment' | 'link') {
    const order = await api.write('POST', '/v2/checkout/orders', orderBody(request), request.idempotencyKey);
    const charge = toCharge(order, { objectKind, disputes: [] });
    const { reference, amountMinor, currency } = request;
    // An answer about another charge than was asked for is no answer.
    if (charge.reference !== reference || charge.amountMinor !== amountMinor || charge.currency !== currency) {
      throw new Unreadable('another charge');
    }
    return charge;
  }

  const only = (rows: readonly JsonObject[], statuses: readonly string[]): JsonObject | undefined =>
    rows.find((each) => statuses.includes(textOf(each['status']) ?? ''));

  function held(order: JsonObject): string {
    const authorisation = only(paymentsOf(order, 'authorizations'), ['CREATED', 'PARTIALLY_CAPTURED', 'PENDING']);
    if (authorisation === undefined) throw new Ended(rejected({ reason: 'state' }, 'no-hold', 'No money is held.'));
    return `/v2/payments/authorizations/${encodeURIComponent(text(authorisation['id'], 'id'))}`;
  }

  async function reread(api: JsonApi, order: JsonObject): Promise<ChargeView> {
    const fresh = await api.get(orderPath(text(order['id'], 'id')));
    return (await standing(api, fresh, 'payment')).charge;
  }

  return {
    async createCharge(request, options) {
      const refusal = refusedBy(paypalDeclaration, request);
      if (refusal !== undefined) return rejected(refusal, 'refused-here', 'PayPal does not take this.');
      return client.write(options, (api) => makeOrder(api, request, 'payment'));
    },

    async createLink(request, options) {
      const { amountMinor, currency } = request;
      const refusal = refusedBy(paypalDeclaration, { amountMinor, currency });
      if (refusal !== undefined) return rejected(refusal, 'refused-here', 'PayPal does not take this.');
      return client.write(options, (api) => makeOrder(api, request, 'link'));
    },

    capture: ({ objectId, amountMinor, currency, idempotencyKey }, options) =>
      client.write(options, async (api) => {
        const order = await findOrder(api, objectId, 'payment');
        const body = { amount: money(amountMinor, currency), final_capture: true };
        await api.write('POST', `${held(order)}/capture`, body, idempotencyKey);
        return reread(api, order);
      }),

    cancel: ({ objectId, objectKind, idempotencyKey }, options) =>
      client.write(options, async (api) => {
        const order = await findOrder(api, objectId, objectKind);
        if (paymentsOf(order, 'captures').some(isCollected)) {
          throw new Ended(rejected({ reason: 'state' }, 'paid', 'It was paid already.'));
        }
        if (paymentsOf(order, 'authorizations').length === 0) {
          const why = 'PayPal cannot withdraw an order; it forgets one that nobody approves.';
          throw new Ended(rejected({ reason: 'unsupported' }, 'unsupported', why));
        }
        await api.write('POST', `${held(order)}/void`, {}, idempotencyKey);
        return reread(api, order);
      }),

    refund: ({ objectId, amountMinor, currency, reference, idempotencyKey }, options) =>
      client.write(options, async (api) => {
        const order = await findOrder(api, objectId, 'payment');
        const captures = paymentsOf(order, 'captures');
        const capture = only(captures, ['COMPLETED', 'PARTIALLY_REFUNDED']) ?? captures.find(isCollected);
        if (capture === undefined) throw new Ended(rejected({ reason: 'state' }, 'not-paid', 'Nothing was collected.'));
        const path = `/v2/payments/captures/${encodeURIComponent(text(capture['id'], 'id'))}/refund`;
        // Always said: an empty body means all that is left, which could be more than was meant.
        const body = { amount: money(amountMinor, currency), invoice_id: reference };
        return toRefund(await api.write('POST', path, body, idempotencyKey));
      }),

    fetch: ({ objectId, objectKind }, options) =>
      client.ask(options, async (api) => {
        const kind = objectKind === 'link' ? 'link' : 'payment';
        return (await standing(api, await findOrder(api, objectId, objectKind), kind)).charge;
      }),

    async findByReference({ reference, sinceUtc }, options) {
      const found = await client.ask(options, async (api) => {
        let at = { since: sinceUtc, page: 1 };
        for (let pages = 0; pages < MAX_PAGES; pages += 1) {
          const { rows, next } = await readReport(api, at, now());
          const ours = rows.find(
            (info) => isPayment(info) && (info['custom_field'] === reference || info['invoice_id'] === reference),
          );
          if (ours !== undefined) {
            const order = await findOrder(api, text(ours['transaction_id'], 'transaction_id'), 'payment');
            return (await standing(api, order, 'payment')).charge;
          }
          if (next === undefined) return undefined;
          const [since = '', page = ''] = next.split('|');
          at = { since, page: Number(page) };
        }
        throw new Unreadable('too many transactions to look through');
      });
      if (found.kind !== 'done') return found;
      return found.value === undefined
        ? { kind: 'not-found', words: say('not-found', 'No payment with this reference is in the reports (yet).') }
        : { kind: 'done', value: found.value };
    },

    listSince: async () => ({ kind: 'unsupported', words: say('unsupported', 'PayPal has no list of orders.') }),
    eventsSince: (request, options) => client.ask(options, (api) => eventsPage(api, request)),
    payouts: (request, options) => client.ask(options, (api) => payoutsPage(api, request, now())),

    async balanceTransactions(request, options) {
      if (request.payoutId !== undefined) {
        return { kind: 'unsupported', words: say('unsupported', 'PayPal does not tell what a withdrawal holds.') };
      }
      return client.ask(options, (api) => balancePage(api, request, now()));
    },

    registerWebhook: ({ url }, options) => client.write(options, (api) => registerWebhook(api, url)),

    async removeWebhook({ webhookId }, options) {
      const removed = await client.ask(options, (api) => removeWebhook(api, webhookId));
      // Twice is once, so that a lost answer is simply asked again.
      if (removed.kind === 'done' || removed.kind === 'not-found') return { kind: 'done', value: null };
      return removed.kind === 'unsupported' ? { ...removed, kind: 'unavailable' } : removed;
    },

    verifyOnline: (input, options) => client.ask(options, (api) => askPayPal(api, input)),

    test: (options) =>
      client.ask(options, async () => {
        const account = textOf((await client.login(options))['app_id']);
        // The hosts differ, and each knows only its own accounts.
        return { environment: context.environment, ...(account === undefined ? {} : { account }) };
      }),

    close: () => {},
  };
}
