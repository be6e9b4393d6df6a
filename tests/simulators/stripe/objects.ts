/** The books as Stripe writes them in JSON, with what was asked to be expanded. */
import type { Books, Charge, Dispute, Intent, Json, Link, Payout, Refund } from './books.ts';

export type Expand = (path: string) => boolean;

export function createObjects(books: Books, livemode: boolean) {
  const list = (data: Json[], hasMore = false, url = '/v1'): Json => ({ object: 'list', url, has_more: hasMore, data });

  function balanceOf(of: Charge): Json {
    const fee = of.feeMinor + of.taxMinor;
    return {
      id: of.balanceId,
      object: 'balance_transaction',
      amount: of.amount,
      currency: of.intent.currency,
      created: of.created,
      available_on: of.created + 4 * 86_400,
      fee,
      fee_details: [
        {
          amount: of.feeMinor,
          application: null,
          currency: 'mxn',
          description: 'Stripe processing fees',
          type: 'stripe_fee',
        },
        { amount: of.taxMinor, application: null, currency: 'mxn', description: 'IVA', type: 'tax' },
      ],
      net: of.amount - fee,
      reporting_category: 'charge',
      source: of.id,
      status: 'pending',
      type: of.id.startsWith('py') ? 'payment' : 'charge',
    };
  }

  function refund(each: Refund, of: Charge): Json {
    return {
      id: each.id,
      object: 'refund',
      amount: each.amount,
      charge: of.id,
      created: each.created,
      currency: of.intent.currency,
      metadata: each.metadata,
      payment_intent: of.intent.id,
      reason: null,
      status: each.status,
    };
  }

  function dispute(each: Dispute, of: Charge): Json {
    return {
      id: each.id,
      object: 'dispute',
      amount: each.amount,
      charge: of.id,
      created: each.created,
      currency: of.intent.currency,
      payment_intent: of.intent.id,
      reason: 'fraudulent',
      evidence_details: { due_by: each.created + 9 * 24 * 3600, has_evidence: false },
      status: each.status,
      livemode,
    };
  }

  function charge(each: Charge, expand: Expand): Json {
    const refunded = each.refunds.filter((one) => one.status === 'succeeded').reduce((sum, one) => sum + one.amount, 0);
    const type = each.intent.types[0] ?? 'card';
    return {
      id: each.id,
      object: 'charge',
      amount: each.amount,
      amount_captured: each.captured ? each.amount : 0,
      amount_refunded: refunded,
      balance_transaction: each.captured ? (expand('balance_transaction') ? balanceOf(each) : each.balanceId) : null,
      captured: each.captured,
      created: each.created,
      currency: each.intent.currency,
      disputed: each.disputes.length > 0,
      livemode,
      payment_intent: each.intent.id,
      payment_method_details: {
        type,
        [type]: type === 'card' ? { brand: 'visa', last4: '4242', installments: null } : {},
      },
      refunded: refunded >= each.amount,
      status: 'succeeded',
      ...(expand('refunds')
        ? {
            refunds: list(
              each.refunds.slice(0, 10).map((one) => refund(one, each)),
              each.refunds.length > 10,
            ),
          }
        : {}),
    };
  }

  function intent(each: Intent, expand: Expand): Json {
    const made = books.charges.find((one) => one.id === each.chargeId);
    return {
      id: each.id,
      object: 'payment_intent',
      amount: each.amount,
      amount_capturable: each.amountCapturable,
      amount_received: each.amountReceived,
      allowed_payment_method_types: each.types,
      canceled_at: each.canceledAt,
      cancellation_reason: each.cancellationReason,
      capture_method: each.captureMethod,
      client_secret: `${each.id}_secret_NoLoDigasANadie`,
      created: each.created,
      currency: each.currency,
      customer: each.customer,
      description: each.description,
      last_payment_error: each.lastError,
      latest_charge:
        made === undefined
          ? null
          : expand('latest_charge')
            ? charge(made, (path) => expand(`latest_charge.${path}`))
            : made.id,
      livemode,
      metadata: each.metadata,
      next_action: each.nextAction,
      payment_method_types: each.types,
      status: each.status,
    };
  }

  function link(each: Link, expand: Expand): Json {
    return {
      id: each.id,
      object: 'payment_link',
      active: each.active,
      currency: each.currency,
      livemode,
      metadata: each.metadata,
      restrictions: {
        completed_sessions: { count: each.sessions.filter((s) => s.status === 'complete').length, limit: 1 },
      },
      url: `https://buy.stripe.com/test_${each.id.slice(6)}`,
      ...(expand('line_items')
        ? {
            line_items: list([
              {
                id: 'li_1',
                object: 'item',
                amount_total: each.amount,
                currency: each.currency,
                description: each.name,
                quantity: 1,
              },
            ]),
          }
        : {}),
    };
  }

  function session(each: Link['sessions'][number], of: Link): Json {
    return {
      id: each.id,
      object: 'checkout.session',
      payment_intent: each.intent?.id ?? null,
      payment_link: of.id,
      payment_status: each.intent?.status === 'succeeded' ? 'paid' : 'unpaid',
      status: each.status,
      livemode,
      metadata: of.metadata,
    };
  }

  function payout(each: Payout): Json {
    return {
      id: each.id,
      object: 'payout',
      amount: each.amount,
      arrival_date: each.created + 86_400,
      automatic: true,
      created: each.created,
      currency: each.currency,
      livemode,
      status: each.status,
      trace_id: { status: 'supported', value: `BNET${each.id.slice(-8)}` },
    };
  }

  /** Rows of the balance, newest first. */
  function balanceRows(payoutId: string | undefined): Json[] {
    const rows: Json[] = [];
    for (const each of books.charges.filter((one) => one.captured)) {
      if (payoutId !== undefined && each.payout !== payoutId) continue;
      rows.push({ ...balanceOf(each), source: charge(each, () => false) });
      for (const one of each.refunds.filter(({ status }) => status === 'succeeded')) {
        rows.push({
          id: one.balanceId,
          object: 'balance_transaction',
          amount: -one.amount,
          currency: each.intent.currency,
          created: one.created,
          available_on: one.created,
          fee: 0,
          fee_details: [],
          net: -one.amount,
          reporting_category: 'refund',
          source: refund(one, each),
          status: 'available',
          type: 'refund',
        });
      }
    }
    for (const each of books.payouts.filter(({ id }) => payoutId === undefined || id === payoutId)) {
      rows.push({
        id: `txn_${each.id.slice(3)}`,
        object: 'balance_transaction',
        amount: -each.amount,
        currency: each.currency,
        created: each.created,
        available_on: each.created,
        fee: 0,
        fee_details: [],
        net: -each.amount,
        reporting_category: 'payout',
        source: payout(each),
        status: 'available',
        type: 'payout',
      });
    }
    return rows.toReversed();
  }

  return { list, refund, dispute, charge, intent, link, session, payout, balanceRows };
}
