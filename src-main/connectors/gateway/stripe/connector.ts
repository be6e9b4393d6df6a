/** One account at Stripe. */
import type Stripe from 'stripe';
import { nextPage, pageOf, Unreadable } from '../transport/index.ts';
import type {
  CallOptions,
  ChargeRequest,
  ChargeView,
  GatewayConnector,
  GatewayContext,
  LinkRequest,
  Outcome,
} from '../types.ts';
import { createStripeClient } from './client.ts';
import { STRIPE_EVENTS } from './declaration.ts';
import { toEvent } from './events.ts';
import { amountsOf, linkCharge } from './link.ts';
import { toBalanceTransaction, toPayout } from './map-balance.ts';
import { EXPAND, REFERENCE_KEY, toCharge, toRefund } from './map-charge.ts';
import { expanded, idOf, rowsOf, text } from './read.ts';
import { intentParams, linkParams } from './request.ts';

const PAGE = 100;
/** Pages of a list that are read to find one reference; more than a day of a small business. */
const MAX_PAGES = 50;

type StripeObject = Stripe;

export function connectStripe(
  context: GatewayContext,
  credentials: Record<string, string | undefined>,
): GatewayConnector {
  const client = createStripeClient(context, credentials['secretKey'] ?? '');
  const { say } = client;

  /** The charge with all its refunds and disputes, which have lists of their own. */
  async function whole(stripe: StripeObject, intent: Stripe.PaymentIntent): Promise<ChargeView> {
    const charge = expanded(intent.latest_charge);
    const shown = charge?.refunds ?? undefined;
    const refunds: Stripe.Refund[] = [...(shown?.data ?? [])];
    if (shown?.has_more === true) {
      refunds.length = 0;
      for await (const each of stripe.refunds.list({ payment_intent: intent.id, limit: PAGE })) refunds.push(each);
    }
    const disputes: Stripe.Dispute[] =
      charge?.disputed === true
        ? [...rowsOf(await stripe.disputes.list({ payment_intent: intent.id, limit: PAGE }))]
        : [];
    return toCharge(intent, { refunds, disputes });
  }

  async function readIntent(stripe: StripeObject, id: string): Promise<ChargeView> {
    return whole(stripe, await stripe.paymentIntents.retrieve(id, { expand: EXPAND }));
  }

  async function readLink(stripe: StripeObject, id: string): Promise<ChargeView> {
    const link = await stripe.paymentLinks.retrieve(id, { expand: ['line_items'] });
    return wholeLink(stripe, link);
  }

  async function wholeLink(stripe: StripeObject, link: Stripe.PaymentLink): Promise<ChargeView> {
    const sessions = rowsOf(await stripe.checkout.sessions.list({ payment_link: link.id, limit: PAGE }));
    // A session that is only open has no intent, or one that nobody confirmed.
    const done = sessions.find((session) => session.status === 'complete') ?? sessions[0];
    const intentId = idOf(done?.payment_intent);
    const paid = intentId === undefined ? undefined : await readIntent(stripe, intentId);
    const ids = sessions.map((session) => text(session.id, 'session'));
    return linkCharge(link, amountsOf(link.line_items?.data ?? []), ids, paid);
  }

  /** Whatever id an event names. */
  async function readAny(stripe: StripeObject, id: string): Promise<ChargeView> {
    if (id.startsWith('plink_')) return readLink(stripe, id);
    if (id.startsWith('cs_')) {
      const session = await stripe.checkout.sessions.retrieve(id);
      const link = idOf(session.payment_link);
      return link === undefined
        ? readIntent(stripe, text(idOf(session.payment_intent), 'session'))
        : readLink(stripe, link);
    }
    const of = {
      ch_: 'charges',
      py_: 'charges',
      re_: 'refunds',
      pyr_: 'refunds',
      du_: 'disputes',
      dp_: 'disputes',
    } as const;
    const kind = Object.entries(of).find(([prefix]) => id.startsWith(prefix))?.[1];
    if (kind === undefined) return readIntent(stripe, id);
    const { payment_intent: intent } = await stripe[kind].retrieve(id);
    return readIntent(stripe, text(idOf(intent), 'payment_intent'));
  }

  /** An answer about another charge than was asked for is no answer. */
  function sameAs(charge: ChargeView, request: ChargeRequest | LinkRequest): ChargeView {
    const { reference, amountMinor, currency } = request;
    if (charge.reference !== reference || charge.amountMinor !== amountMinor || charge.currency !== currency) {
      throw new Unreadable('another charge');
    }
    return charge;
  }

  async function createCharge(request: ChargeRequest, options: CallOptions): Promise<Outcome<ChargeView>> {
    if (request.method === 'card' && request.token === undefined) {
      const words = say('token', 'A card is charged with the token that Stripe gave for it, or through a link.');
      return { kind: 'rejected', reason: 'invalid', field: 'token', words };
    }
    return client.write(options, async (stripe) => {
      const { idempotencyKey, payer } = request;
      // A CLABE belongs to a customer; the same key gives the same one again.
      const customer =
        request.method === 'spei'
          ? await stripe.customers.create(
              {
                ...(payer.name === undefined ? {} : { name: payer.name }),
                ...(payer.email === undefined ? {} : { email: payer.email }),
                metadata: { [REFERENCE_KEY]: request.reference },
              },
              { idempotencyKey: `${idempotencyKey}-customer` },
            )
          : undefined;
      const params = intentParams(request, context.clock.now(), customer?.id);
      const intent = await stripe.paymentIntents.create({ ...params, expand: EXPAND }, { idempotencyKey });
      return sameAs(await whole(stripe, intent), request);
    });
  }

  return {
    createCharge,

    createLink: (request, options) =>
      client.write(options, async (stripe) => {
        const { idempotencyKey } = request;
        const params = { ...linkParams(request), expand: ['line_items'] };
        const link = await stripe.paymentLinks.create(params, { idempotencyKey });
        return sameAs(linkCharge(link, amountsOf(link.line_items?.data ?? []), [], undefined), request);
      }),

    capture: ({ objectId, amountMinor, idempotencyKey }, options) =>
      client.write(options, async (stripe) => {
        const params = { amount_to_capture: amountMinor, expand: EXPAND };
        return whole(stripe, await stripe.paymentIntents.capture(objectId, params, { idempotencyKey }));
      }),

    cancel: ({ objectId, idempotencyKey }, options) =>
      client.write(options, async (stripe) => {
        if (!objectId.startsWith('plink_')) {
          return whole(stripe, await stripe.paymentIntents.cancel(objectId, { expand: EXPAND }, { idempotencyKey }));
        }
        const params = { active: false, expand: ['line_items'] };
        return wholeLink(stripe, await stripe.paymentLinks.update(objectId, params, { idempotencyKey }));
      }),

    refund: ({ objectId, amountMinor, reference, reason, idempotencyKey }, options) =>
      client.write(options, async (stripe) => {
        const intentId = objectId.startsWith('plink_')
          ? (await readLink(stripe, objectId)).ids.find((id) => id.startsWith('pi_'))
          : objectId;
        const reasons = { requested: 'requested_by_customer', duplicate: 'duplicate', fraud: 'fraudulent' } as const;
        const refund = await stripe.refunds.create(
          {
            payment_intent: text(intentId, 'payment_intent'),
            // Always said: "all that is left" could be more than was meant, after another refund.
            amount: amountMinor,
            metadata: { [REFERENCE_KEY]: reference },
            ...(reason === undefined ? {} : { reason: reasons[reason] }),
          },
          { idempotencyKey },
        );
        return toRefund(refund);
      }),

    fetch: ({ objectId }, options) => client.ask(options, (stripe) => readAny(stripe, objectId)),

    async findByReference({ reference, sinceUtc }, options) {
      const found = await client.ask(options, async (stripe) => {
        const gte = seconds(sinceUtc);
        const matches = (metadata: Stripe.Metadata | null | undefined) => metadata?.[REFERENCE_KEY] === reference;
        let pages = 0;
        let after: string | undefined;
        do {
          const page = await stripe.paymentIntents.list({ created: { gte }, limit: PAGE, ...startingAfter(after) });
          const intent = rowsOf(page).find((each) => matches(each.metadata));
          if (intent !== undefined) return readIntent(stripe, intent.id);
          after = nextPage(rowsOf(page), page.has_more);
          pages += 1;
          if (pages >= MAX_PAGES && after !== undefined) throw new Unreadable('too many charges to look through');
        } while (after !== undefined);
        // Links have no date to filter by, but the newest come first.
        let links: string | undefined;
        for (pages = 0; pages < MAX_PAGES; pages += 1) {
          const page = await stripe.paymentLinks.list({ limit: PAGE, ...startingAfter(links) });
          const link = rowsOf(page).find((each) => matches(each.metadata));
          if (link !== undefined) return readLink(stripe, link.id);
          links = nextPage(rowsOf(page), page.has_more);
          if (links === undefined) return undefined;
        }
        throw new Unreadable('too many links to look through');
      });
      if (found.kind !== 'done') return found;
      return found.value === undefined
        ? { kind: 'not-found', words: say('not-found', 'There is no charge with this reference.') }
        : { kind: 'done', value: found.value };
    },

    listSince: ({ sinceUtc, cursor }, options) =>
      client.ask(options, async (stripe) => {
        const created = { gte: seconds(sinceUtc) };
        const expand = EXPAND.map((path) => `data.${path}`);
        const page = await stripe.paymentIntents.list({ created, limit: PAGE, ...startingAfter(cursor), expand });
        const charges = await Promise.all(rowsOf(page).map((intent) => whole(stripe, intent)));
        return pageOf(charges, nextPage(rowsOf(page), page.has_more));
      }),

    eventsSince: ({ sinceUtc, cursor }, options) =>
      client.ask(options, async (stripe) => {
        const params = { created: { gte: seconds(sinceUtc) }, types: [...STRIPE_EVENTS], limit: PAGE };
        // At most twenty types can be asked for, so that they are chosen here.
        const { types, ...all } = params;
        const page = await stripe.events.list({ ...all, ...startingAfter(cursor) });
        const events = rowsOf(page)
          .filter((event) => (types as readonly string[]).includes(event.type))
          .map(toEvent)
          .filter((event) => event !== undefined);
        return pageOf(events, nextPage(rowsOf(page), page.has_more));
      }),

    payouts: ({ sinceUtc, cursor }, options) =>
      client.ask(options, async (stripe) => {
        const created = { gte: seconds(sinceUtc) };
        const page = await stripe.payouts.list({ created, limit: PAGE, ...startingAfter(cursor) });
        return pageOf(rowsOf(page).map(toPayout), nextPage(rowsOf(page), page.has_more));
      }),

    balanceTransactions: ({ sinceUtc, cursor, payoutId }, options) =>
      client.ask(options, async (stripe) => {
        const which = payoutId === undefined ? { created: { gte: seconds(sinceUtc) } } : { payout: payoutId };
        const params = { ...which, limit: PAGE, expand: ['data.source'], ...startingAfter(cursor) };
        const page = await stripe.balanceTransactions.list(params);
        return pageOf(rowsOf(page).map(toBalanceTransaction), nextPage(rowsOf(page), page.has_more));
      }),

    registerWebhook: ({ url, idempotencyKey }, options) =>
      client.write(options, async (stripe) => {
        const params: Stripe.WebhookEndpointCreateParams = {
          url,
          enabled_events: [...STRIPE_EVENTS],
          description: 'Cuadra',
        };
        const endpoint = await stripe.webhookEndpoints.create(params, { idempotencyKey });
        return {
          webhookId: text(endpoint.id, 'id'),
          ...(endpoint.secret === undefined ? {} : { secret: endpoint.secret }),
          needsConfirmation: false,
        };
      }),

    async removeWebhook({ webhookId }, options) {
      const removed = await client.ask(options, (stripe) => stripe.webhookEndpoints.del(webhookId));
      // Twice is once, so that a lost answer is simply asked again.
      if (removed.kind === 'done' || removed.kind === 'not-found') return { kind: 'done', value: null };
      return removed.kind === 'unsupported' ? { ...removed, kind: 'unavailable' } : removed;
    },

    test: (options) =>
      client.ask(options, async (stripe) => {
        const balance = await stripe.balance.retrieve();
        if (typeof balance.livemode !== 'boolean') throw new Unreadable('balance');
        return { environment: balance.livemode ? ('production' as const) : ('test' as const) };
      }),

    close: () => {},
  };
}

function seconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}

function startingAfter(cursor: string | undefined): { starting_after?: string } {
  return cursor === undefined ? {} : { starting_after: cursor };
}
