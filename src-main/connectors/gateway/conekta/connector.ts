/** One account at Conekta. */
import type { OrderRequest } from 'conekta';
import { objectOf, optionalText, Unreadable, type JsonObject } from '../transport/index.ts';
import type {
  CallOptions,
  ChargeRequest,
  ChargeView,
  GatewayConnector,
  GatewayContext,
  LinkRequest,
  Outcome,
  Page,
  Rejected,
} from '../types.ts';
import { createConektaClient, Refused, type Call } from './client.ts';
import { CONEKTA_EVENTS } from './declaration.ts';
import { toEvent } from './events.ts';
import { feeOf, toBalanceTransaction, toPayout } from './map-balance.ts';
import { newRefund, refundsOf, rowsOf, toCharge } from './map-order.ts';
import { chargeOrder, linkOrder, missingOfPayer, seconds } from './request.ts';

const PAGE = 250;
/** Pages of a list that are read to find one reference. */
const MAX_PAGES = 40;
/** How far back is looked for an order of ours before one is made. */
const LOOK_BACK_MS = 48 * 60 * 60 * 1000;
const LANGUAGE = 'es';

export function connectConekta(
  context: GatewayContext,
  credentials: Record<string, string | undefined>,
): GatewayConnector {
  const client = createConektaClient(context, credentials['privateKey'] ?? '');
  const { say } = client;

  function reject(reason: Rejected['reason'], message: string, field?: Rejected['field']): Rejected {
    return { kind: 'rejected', reason, words: say(reason, message), ...(field === undefined ? {} : { field }) };
  }

  function ordersSince(call: Call, gte: number, cursor: string | undefined): Promise<JsonObject> {
    const not = undefined;
    return call(({ orders }) => orders.getOrders(LANGUAGE, not, PAGE, not, cursor, not, not, not, not, gte));
  }

  /** Every order since then is looked at: what the list's own search looks into is not documented. */
  async function find(call: Call, reference: string, sinceMs: number): Promise<ChargeView | undefined> {
    let cursor: string | undefined;
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const list = await ordersSince(call, Math.floor(sinceMs / 1000), cursor);
      const found = charges(list).find((charge) => charge.reference === reference);
      if (found !== undefined) return found;
      cursor = nextOf(list);
      if (cursor === undefined) return undefined;
    }
    throw new Unreadable('too many orders to look through');
  }

  /**
   * Makes an order, unless ours is there already: Conekta makes what is sent twice twice. What cannot be
   * looked up is not sent.
   */
  async function make(
    request: ChargeRequest | LinkRequest,
    order: OrderRequest,
    options: CallOptions,
  ): Promise<Outcome<ChargeView>> {
    if (missingOfPayer(request.payer)) {
      return reject('invalid', 'Conekta needs the name, e-mail and phone of who pays.', 'payer');
    }
    const since = context.clock.now().getTime() - LOOK_BACK_MS;
    const before = await client.ask(options, (call) => find(call, request.reference, since));
    if (before.kind !== 'done') {
      return before.kind === 'not-found' || before.kind === 'unsupported' ? { ...before, kind: 'unavailable' } : before;
    }
    if (before.value !== undefined) {
      if (isOf(before.value, request)) return { kind: 'done', value: before.value };
      return reject('key-reused', 'There is an order with this reference and another amount.');
    }
    return client.write(options, async (call) => {
      const charge = toCharge(await call(({ orders }) => orders.createOrder(order, LANGUAGE)));
      // An answer about another order than was asked for is no answer.
      if (!isOf(charge, request)) throw new Unreadable('another order');
      return charge;
    });
  }

  async function readOrder(call: Call, id: string): Promise<JsonObject> {
    const order = await call(({ orders }) => orders.getOrderById(id, LANGUAGE));
    if (order['id'] !== id) throw new Unreadable('another order');
    return order;
  }

  /** An order does not tell what was kept of it: its charge's row in the balance does. */
  async function withFee(call: Call, charge: ChargeView): Promise<ChargeView> {
    if (!charge.facts.some(({ fact }) => fact.type === 'paid')) return charge;
    // The order itself is the first of the ids, its charges are the last.
    const chargeId = charge.ids.at(-1);
    try {
      const not = undefined;
      const list = await call(({ transactions }) =>
        transactions.getTransactions(LANGUAGE, not, PAGE, not, not, not, chargeId),
      );
      const own = rowsOf(list).filter((row) => charge.ids.includes(optionalText(row['charge']) ?? ''));
      const fee = feeOf(own);
      return fee === undefined ? charge : { ...charge, fee };
    } catch (error) {
      // A key that may not read the balance can read orders all the same.
      if (error instanceof Refused) return charge;
      throw error;
    }
  }

  return {
    async createCharge(request, options) {
      if (request.method === 'card' && request.token === undefined) {
        return reject('invalid', 'A card is charged with the token that Conekta gave for it, or by a link.', 'token');
      }
      return make(request, chargeOrder(request), options);
    },

    createLink: (request, options) => make(request, linkOrder(request), options),

    async capture({ objectId, amountMinor }, options) {
      const outcome = await client.write(options, async (call) => {
        const capture = { amount: amountMinor };
        return toCharge(await call(({ orders }) => orders.ordersCreateCapture(objectId, LANGUAGE, undefined, capture)));
      });
      // The one thing that can be wrong with the amount of a hold: it is more than that.
      const beyond = outcome.kind === 'rejected' && outcome.field === 'amountMinor';
      return beyond ? { ...outcome, reason: 'amount' } : outcome;
    },

    cancel: ({ objectId }, options) =>
      client.write(options, async (call) =>
        toCharge(await call(({ orders }) => orders.cancelOrder(objectId, LANGUAGE))),
      ),

    async refund({ objectId, amountMinor, reason }, options) {
      const asked = await client.ask(options, (call) => readOrder(call, objectId));
      if (asked.kind === 'not-found') return { kind: 'rejected', reason: 'state', words: asked.words };
      if (asked.kind !== 'done') return asked.kind === 'unsupported' ? { ...asked, kind: 'unavailable' } : asked;
      const { facts } = toCharge(asked.value);
      const paid = facts.flatMap(({ fact }) => (fact.type === 'paid' ? [fact.amountMinor] : []))[0];
      if (paid === undefined) return reject('state', 'The order is not paid.');
      const refunds = refundsOf(asked.value, objectId);
      const gone = refunds.filter(({ status }) => status !== 'failed').reduce((sum, one) => sum + one.amountMinor, 0);
      if (amountMinor > paid - gone) return reject('amount', 'More than is left to refund.', 'amountMinor');
      const before = new Set(refunds.map(({ refundId }) => refundId));
      const reasons = {
        requested: 'requested_by_client',
        duplicate: 'duplicated_transaction',
        fraud: 'suspected_fraud',
      };
      const body = { amount: amountMinor, reason: reasons[reason ?? 'requested'] };
      return client.write(options, async (call) => {
        const order = await call(({ orders }) => orders.orderRefund(objectId, body, LANGUAGE));
        return newRefund(order, objectId, before, amountMinor);
      });
    },

    fetch: ({ objectId }, options) =>
      client.ask(options, async (call) => withFee(call, toCharge(await readOrder(call, objectId)))),

    async findByReference({ reference, sinceUtc }, options) {
      const found = await client.ask(options, (call) => find(call, reference, Date.parse(sinceUtc)));
      if (found.kind !== 'done') return found;
      return found.value === undefined
        ? { kind: 'not-found', words: say('not-found', 'There is no order with this reference.') }
        : { kind: 'done', value: found.value };
    },

    listSince: ({ sinceUtc, cursor }, options) =>
      client.ask(options, async (call) => {
        const list = await ordersSince(call, seconds(sinceUtc), cursor);
        return page(charges(list), nextOf(list));
      }),

    eventsSince: ({ sinceUtc, cursor }, options) =>
      client.ask(options, async (call) => {
        const list = await call(({ events }) => events.getEvents(LANGUAGE, undefined, PAGE, undefined, cursor));
        return notOlder(rowsOf(list), list, sinceUtc, (row) => {
          const event = toEvent(row);
          const wanted = (CONEKTA_EVENTS as readonly string[]).includes(event?.providerType ?? '');
          return wanted ? event : undefined;
        });
      }),

    payouts: ({ sinceUtc, cursor }, options) =>
      client.ask(options, async (call) => {
        const list = await call(({ transfers }) =>
          transfers.getTransfers(LANGUAGE, undefined, PAGE, undefined, cursor),
        );
        return notOlder(rowsOf(list), list, sinceUtc, toPayout);
      }),

    async balanceTransactions({ sinceUtc, cursor, payoutId }, options) {
      if (payoutId !== undefined) {
        return { kind: 'unsupported', words: say('payout', 'Conekta does not tell what a transfer holds.') };
      }
      return client.ask(options, async (call) => {
        const list = await call(({ transactions }) => transactions.getTransactions(LANGUAGE, undefined, PAGE, cursor));
        return notOlder(rowsOf(list), list, sinceUtc, toBalanceTransaction);
      });
    },

    async registerWebhook({ url }, options) {
      // Conekta would take plain HTTP.
      if (!url.startsWith('https://')) return reject('invalid', 'The address must begin with https://', 'url');
      return client.write(options, async (call) => {
        // The key is the account's: one that is there already signs what comes to this address, too.
        const keys = rowsOf(await call(({ webhookKeys }) => webhookKeys.getWebhookKeys(LANGUAGE)));
        const key =
          keys.find((each) => each['active'] === true && optionalText(each['public_key']) !== undefined) ??
          (await call(({ webhookKeys }) => webhookKeys.createWebhookKey(LANGUAGE, { active: true })));
        const there = rowsOf(await call(({ webhooks }) => webhooks.getWebhooks(LANGUAGE, undefined, PAGE)));
        const subscription = { url, subscribed_events: [...CONEKTA_EVENTS] };
        const webhook =
          there.find((each) => each['url'] === url && each['active'] !== false) ??
          (await call(({ webhooks }) => webhooks.createWebhook(subscription, LANGUAGE)));
        const [webhookId, secret] = [optionalText(webhook['id']), optionalText(key['public_key'])];
        if (webhookId === undefined || secret === undefined) throw new Unreadable('webhook');
        return { webhookId, secret, needsConfirmation: false };
      });
    },

    async removeWebhook({ webhookId }, options) {
      return client.write(options, async (call) => {
        try {
          await call(({ webhooks }) => webhooks.deleteWebhook(webhookId, LANGUAGE));
        } catch (error) {
          // Twice is once.
          if (!(error instanceof Refused) || error.outcome !== 'not-found') throw error;
        }
        return null;
      });
    },

    test: (options) =>
      client.ask(options, async (call) => {
        await call(({ balances }) => balances.getBalance(LANGUAGE));
        // Both environments have one address and keys that look alike: what was made with this one tells.
        const recent = rowsOf(await call(({ orders }) => orders.getOrders(LANGUAGE, undefined, 1)))[0];
        const keys = recent === undefined ? rowsOf(await call(({ webhookKeys: k }) => k.getWebhookKeys(LANGUAGE))) : [];
        const live = (recent ?? keys[0])?.['livemode'];
        const told = live === true ? 'production' : 'test';
        return { environment: typeof live === 'boolean' ? told : context.environment };
      }),

    close: () => {},
  };
}

function isOf(
  charge: ChargeView,
  { reference, amountMinor, currency }: Pick<ChargeRequest, 'reference' | 'amountMinor' | 'currency'>,
): boolean {
  return charge.reference === reference && charge.amountMinor === amountMinor && charge.currency === currency;
}

function charges(list: JsonObject): ChargeView[] {
  if (!Array.isArray(list['data'])) throw new Unreadable('data');
  return rowsOf(list).map(toCharge);
}

/** Cursor of the next page: in the address that Conekta gives for it. */
function nextOf(list: JsonObject): string | undefined {
  if (list['has_more'] !== true) return undefined;
  const url = optionalText(list['next_page_url']);
  const next = url === undefined ? null : new URL(url, 'https://api.conekta.io').searchParams.get('next');
  if (next === null || next === '') throw new Unreadable('next_page_url');
  return next;
}

function page<T>(items: readonly T[], next: string | undefined): Page<T> {
  return next === undefined ? { items } : { items, next };
}

/** Of lists without a date to filter by, which are newest first: what is not older, and no page after it. */
function notOlder<T>(
  rows: readonly JsonObject[],
  list: JsonObject,
  sinceUtc: string,
  map: (row: JsonObject) => T | undefined,
): Page<T> {
  if (!Array.isArray(objectOf(list)?.['data'])) throw new Unreadable('data');
  const from = seconds(sinceUtc);
  const fresh = rows.filter((row) => Number(row['created_at']) >= from);
  const items = fresh.map(map).filter((item) => item !== undefined);
  return page(items, fresh.length === rows.length ? nextOf(list) : undefined);
}
