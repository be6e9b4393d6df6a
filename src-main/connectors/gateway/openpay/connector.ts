/** One account at Openpay. */
import { randomBytes } from 'node:crypto';
import {
  decimalOf,
  Ended,
  exactNumber,
  type JsonApi,
  type JsonObject,
  objectOf,
  optionalText,
  Unreadable,
} from '../transport/index.ts';
import type {
  CallOptions,
  ChargeRequest,
  ChargeView,
  GatewayConnector,
  GatewayContext,
  LinkRequest,
  Outcome,
  Rejected,
} from '../types.ts';
import { createOpenpayClient, ORDER_ID_USED } from './client.ts';
import { OPENPAY_EVENTS } from './declaration.ts';
import { refundRows, toCharge, toRefund } from './map-charge.ts';
import { chargeBody, linkBody } from './request.ts';

const PAGE = 100;
const DAY_MS = 24 * 60 * 60 * 1000;
const WEBHOOK_USER = 'cuadra';

export function connectOpenpay(
  context: GatewayContext,
  credentials: { readonly merchantId: string; readonly privateKey: string },
): GatewayConnector {
  const client = createOpenpayClient(context, credentials);
  const { say, path } = client;

  const reject = (reason: Rejected['reason'], message: string, field?: Rejected['field']): Rejected => ({
    kind: 'rejected',
    reason,
    words: say(reason, message),
    ...(field === undefined ? {} : { field }),
  });
  /** Ends a piece of work with a refusal of ours: nothing more is sent. */
  const refuse = (...what: Parameters<typeof reject>): Ended => new Ended(reject(...what));

  async function read(api: JsonApi, id: string): Promise<JsonObject> {
    const charge = await api.get(path(`/charges/${encodeURIComponent(id)}`));
    if (charge['id'] !== id) throw new Unreadable('another charge');
    return charge;
  }

  async function findOrder(api: JsonApi, reference: string): Promise<JsonObject | undefined> {
    const found = rowsOf(await api.get(path(`/charges?order_id=${encodeURIComponent(reference)}&limit=${PAGE}`)));
    return found.find((charge) => charge['order_id'] === reference);
  }

  /** Sends it; where Openpay had it before, that one is told instead. */
  async function make(
    request: ChargeRequest | LinkRequest,
    body: Record<string, unknown>,
    asLink: boolean,
    options: CallOptions,
  ): Promise<Outcome<ChargeView>> {
    return client.write(options, async (api) => {
      let charge: JsonObject | undefined;
      try {
        charge = await api.write('POST', path('/charges'), body);
      } catch (error) {
        if (!(error instanceof Ended) || error.outcome.words.code !== ORDER_ID_USED) throw error;
        charge = await findOrder(api, request.reference);
        if (charge === undefined) throw error;
        const before = toCharge(charge, asLink);
        if (!isOf(before, request)) throw error;
        return before;
      }
      const made = toCharge(charge, asLink);
      if (!isOf(made, request)) throw new Unreadable('another charge');
      return made;
    });
  }

  return {
    async createCharge(request, options) {
      if (request.method === 'card' && request.token === undefined) {
        return reject('invalid', 'A card is charged with the token that Openpay gave for it, or by a link.', 'token');
      }
      return make(request, chargeBody(request), false, options);
    },

    createLink: (request, options) => make(request, linkBody(request), true, options),

    capture: ({ objectId, amountMinor, currency }, options) =>
      client.write(options, async (api) => {
        const held = toCharge(await read(api, objectId));
        if (!held.facts.some(({ fact }) => fact.type === 'authorised')) throw refuse('state', 'Nothing is held.');
        if (amountMinor > held.amountMinor) throw refuse('amount', 'More than is held.', 'amountMinor');
        // What Openpay tells of a charge that was taken in part is not documented: it could not be told from another's.
        if (amountMinor < held.amountMinor) throw refuse('unsupported', 'A hold is taken whole.', 'amountMinor');
        const body = { amount: exactNumber(amountMinor, currency) };
        return toCharge(await api.write('POST', path(`/charges/${encodeURIComponent(objectId)}/capture`), body));
      }),

    cancel: ({ objectId }, options) =>
      client.write(options, async (api) => {
        const before = toCharge(await read(api, objectId));
        if (before.facts.some(({ fact }) => fact.type === 'cancelled')) return before;
        if (!before.facts.some(({ fact }) => fact.type === 'authorised')) {
          const waits = before.facts.some(({ fact }) => fact.type === 'pending');
          throw refuse(waits ? 'unsupported' : 'state', 'Only a hold can be withdrawn; what waits runs out by itself.');
        }
        // Openpay lets a hold go by the same call that refunds.
        await api.write('POST', path(`/charges/${encodeURIComponent(objectId)}/refund`), { description: 'Cuadra' });
        const after = toCharge(await read(api, objectId));
        if (!after.facts.some(({ fact }) => fact.type === 'cancelled')) throw new Unreadable('still held');
        return after;
      }),

    refund: ({ objectId, amountMinor, currency, idempotencyKey }, options) =>
      client.write(options, async (api) => {
        const before = await read(api, objectId);
        const mark = `Cuadra ${idempotencyKey}`;
        const sent = refundRows(before).find((row) => row['description'] === mark);
        if (sent !== undefined) return toRefund(sent, currency);
        checkRefund(toCharge(before), amountMinor);
        const body = { description: mark, amount: exactNumber(amountMinor, currency) };
        const after = await api.write('POST', path(`/charges/${encodeURIComponent(objectId)}/refund`), body);
        const known = new Set(refundRows(before).map((row) => row['id']));
        const made = refundRows(after).find((row) => !known.has(row['id']));
        if (made === undefined || after['id'] !== objectId) throw new Unreadable('the refund is not in the answer');
        const refund = toRefund(made, currency);
        if (refund.amountMinor !== amountMinor) throw new Unreadable('another refund');
        return refund;
      }),

    fetch: ({ objectId, objectKind }, options) =>
      client.ask(options, async (api) => toCharge(await read(api, objectId), objectKind === 'link' || undefined)),

    async findByReference({ reference }, options) {
      const found = await client.ask(options, (api) => findOrder(api, reference));
      if (found.kind !== 'done') return found;
      return found.value === undefined
        ? { kind: 'not-found', words: say('not-found', 'There is no charge with this order_id.') }
        : { kind: 'done', value: toCharge(found.value) };
    },

    listSince: ({ sinceUtc, cursor }, options) =>
      client.ask(options, async (api) => {
        const offset = Number(cursor ?? 0);
        // Days there begin at another hour than ours.
        const day = new Date(Date.parse(sinceUtc) - DAY_MS).toISOString().slice(0, 10);
        const query = `creation${encodeURIComponent('[gte]')}=${day}&limit=${PAGE}&offset=${offset}`;
        const rows = rowsOf(await api.get(path(`/charges?${query}`)));
        const items = rows
          .map((row) => toCharge(row))
          .filter(({ createdAtUtc = sinceUtc }) => createdAtUtc >= sinceUtc);
        // Newest first, so that what comes meanwhile moves rows back: some come twice, none is missed.
        return rows.length < PAGE ? { items } : { items, next: String(offset + rows.length) };
      }),

    eventsSince: () => unsupported('events'),
    payouts: () => unsupported('payouts'),
    balanceTransactions: () => unsupported('balance'),

    async registerWebhook({ url }, options) {
      if (!url.startsWith('https://')) return reject('invalid', 'The address must begin with https://', 'url');
      return client.write(options, async (api) => {
        // One that is there already has a password that nobody knows any more.
        for (const old of rowsOf(await api.get(path('/webhooks')))) {
          const id = old['url'] === url ? optionalText(old['id']) : undefined;
          if (id !== undefined) await api.write('DELETE', path(`/webhooks/${encodeURIComponent(id)}`));
        }
        const password = randomBytes(24).toString('base64url');
        const body = { url, user: WEBHOOK_USER, password, event_types: [...OPENPAY_EVENTS] };
        const webhook = await api.write('POST', path('/webhooks'), body);
        const webhookId = optionalText(webhook['id']);
        if (webhookId === undefined) throw new Unreadable('webhook');
        const needsConfirmation = webhook['status'] !== 'verified';
        return { webhookId, secret: `${WEBHOOK_USER}:${password}`, needsConfirmation };
      });
    },

    async removeWebhook({ webhookId }, options) {
      return client.write(options, async (api) => {
        try {
          await api.write('DELETE', path(`/webhooks/${encodeURIComponent(webhookId)}`));
        } catch (error) {
          // Twice is once.
          if (!(error instanceof Ended) || error.outcome.kind !== 'not-found') throw error;
        }
        return null;
      });
    },

    confirmWebhook: ({ webhookId, code }, options) =>
      client.write(options, async (api) => {
        const rest = `${encodeURIComponent(webhookId)}/verify/${encodeURIComponent(code)}`;
        await api.write('POST', path(`/webhooks/${rest}`));
        return null;
      }),

    test: (options) =>
      client.ask(options, async (api) => {
        const merchant = await api.get(path(''));
        if (merchant['id'] !== credentials.merchantId) throw new Unreadable('another merchant');
        const account = optionalText(merchant['name']);
        // Each environment has a host and keys of its own.
        return { environment: context.environment, ...(account === undefined ? {} : { account }) };
      }),

    close: () => {},
  };

  function unsupported(what: string) {
    return Promise.resolve({ kind: 'unsupported', words: say(what, 'Openpay does not tell this.') } as const);
  }

  /** @throws Ended */
  function checkRefund({ facts, method, currency }: ChargeView, amountMinor: number): void {
    const paid = facts.flatMap(({ fact }) => (fact.type === 'paid' ? [fact.amountMinor] : []))[0];
    if (paid === undefined) throw refuse('state', 'The charge is not paid.');
    if (method !== 'card') throw refuse('unsupported', 'Openpay refunds cards only.');
    let left = paid;
    for (const { fact } of facts) if (fact.type === 'refund' && fact.status !== 'failed') left -= fact.amountMinor;
    if (amountMinor > left) throw refuse('amount', `Only ${decimalOf(left, currency)} is left.`, 'amountMinor');
  }
}

function rowsOf(list: JsonObject): JsonObject[] {
  const { data } = list;
  if (!Array.isArray(data)) throw new Unreadable('a list');
  return data.map(objectOf).filter((row) => row !== undefined);
}

function isOf(
  charge: ChargeView,
  { reference, amountMinor, currency }: Pick<ChargeRequest, 'reference' | 'amountMinor' | 'currency'>,
): boolean {
  return charge.reference === reference && charge.amountMinor === amountMinor && charge.currency === currency;
}
