/** Stripe's writes: what it checks, what it does, and what it says. */
import type { SimReply, SimRequest } from '../pac-core/server.ts';
import type { Books, Charge, Intent, Link } from './books.ts';
import { at, readForm, textAt, type Form } from './form.ts';
import { expandOf, failure, invalid, missing, ok } from './http.ts';
import type { createObjects } from './objects.ts';

const MIN: Readonly<Record<string, number>> = { mxn: 1000, usd: 50, eur: 50 };
const OXXO_MAX = 1_000_000;
const DECLINES: Readonly<Record<string, string>> = {
  pm_card_chargeDeclined: 'generic_decline',
  pm_card_chargeDeclinedInsufficientFunds: 'insufficient_funds',
};

export function createWrites(books: Books, objects: ReturnType<typeof createObjects>) {
  const expandOfForm = (form: Form) => expandOf(Object.values(at(form, 'expand') ?? {}).map(String));

  function intentOf(id: string): Intent | undefined {
    return books.intents.find((each) => each.id === id);
  }

  function checkAmount(amount: number, currency: string, type: string | undefined): SimReply | undefined {
    const least = MIN[currency];
    if (least === undefined) return invalid(`Invalid currency: ${currency}.`, 'currency');
    if (!Number.isSafeInteger(amount)) return invalid('Invalid integer', 'amount', 'parameter_invalid_integer');
    if (amount < least) return invalid(`Amount must be at least ${least}`, 'amount', 'amount_too_small');
    if (type === 'oxxo' && currency !== 'mxn') {
      return invalid('The currency provided is not supported by oxxo. It must be mxn.', 'currency');
    }
    if (type === 'oxxo' && amount > OXXO_MAX)
      return invalid('Amount must be no more than $10,000.00 mxn', 'amount', 'amount_too_large');
    return undefined;
  }

  function newIntent(form: Form, types: string[]): Intent {
    const intent: Intent = {
      id: books.newId('pi'),
      created: books.now(),
      amount: Number(textAt(form, 'amount')),
      amountReceived: 0,
      amountCapturable: 0,
      currency: textAt(form, 'currency') ?? '',
      status: 'requires_confirmation',
      captureMethod: textAt(form, 'capture_method') ?? 'automatic',
      description: textAt(form, 'description') ?? null,
      metadata: { ...(at(form, 'metadata') as Record<string, string> | undefined) },
      types,
      customer: textAt(form, 'customer') ?? null,
      cancellationReason: null,
      canceledAt: null,
      lastError: null,
      nextAction: null,
      method: null,
      chargeId: null,
      link: null,
    };
    books.intents.unshift(intent);
    return intent;
  }

  function createIntent(form: Form): SimReply {
    if (at(form, 'payment_method_types') !== undefined) {
      // Gone with the version that our package speaks.
      return invalid('Received unknown parameter: payment_method_types', 'payment_method_types', 'parameter_unknown');
    }
    const types = Object.values(at(form, 'allowed_payment_method_types') ?? { 0: 'card' }).map(String);
    const [type] = types;
    const refused = checkAmount(Number(textAt(form, 'amount')), textAt(form, 'currency') ?? '', type);
    if (refused !== undefined) return refused;
    if (type === 'oxxo') {
      const billing = at(form, 'payment_method_data', 'billing_details');
      if (textAt(billing, 'name') === undefined || textAt(billing, 'email') === undefined) {
        return invalid(
          'Missing required param: billing_details[email].',
          'payment_method_data[billing_details][email]',
          'parameter_missing',
        );
      }
    }
    if (type === 'customer_balance' && textAt(form, 'customer') === undefined) {
      return invalid('A customer is required for customer_balance.', 'customer', 'parameter_missing');
    }
    const token = textAt(form, 'payment_method');
    if (type === 'card' && textAt(form, 'confirm') === 'true' && token === undefined) {
      return invalid(
        'You cannot confirm this PaymentIntent because it is missing a payment method.',
        'payment_method',
        'payment_intent_unexpected_state',
      );
    }
    const intent = newIntent(form, types);
    books.tell(
      'payment_intent.created',
      objects.intent(intent, () => false),
    );
    return confirm(intent, form, token);
  }

  function confirm(intent: Intent, form: Form, token: string | undefined): SimReply {
    const [type] = intent.types;
    if (type === 'card') return confirmCard(intent, form, token ?? '');
    intent.status = 'requires_action';
    if (type === 'oxxo') {
      const days = Number(textAt(form, 'payment_method_options', 'oxxo', 'expires_after_days') ?? 5);
      if (!(days >= 1 && days <= 7))
        return invalid('Invalid integer', 'payment_method_options[oxxo][expires_after_days]');
      intent.nextAction = {
        type: 'oxxo_display_details',
        oxxo_display_details: {
          expires_after: books.now() + days * 86_400,
          hosted_voucher_url: `https://payments.stripe.com/oxxo/voucher/test_${intent.id}`,
          number: '12345678901234657890123456789012',
        },
      };
    } else {
      intent.nextAction = {
        type: 'display_bank_transfer_instructions',
        display_bank_transfer_instructions: {
          amount_remaining: intent.amount,
          currency: 'mxn',
          financial_addresses: [
            {
              type: 'spei',
              spei: {
                clabe: '124180000000000001',
                bank_code: '124',
                bank_name: 'CITI MEXICO',
                account_holder_name: 'Stripe Payments Mexico',
              },
              supported_networks: ['spei'],
            },
          ],
          hosted_instructions_url: `https://payments.stripe.com/bank_transfers/instructions/${intent.id}`,
          reference: intent.id.slice(-7).toUpperCase(),
          type: 'mx_bank_transfer',
        },
      };
    }
    books.tell(
      'payment_intent.requires_action',
      objects.intent(intent, () => false),
    );
    return ok(objects.intent(intent, expandOfForm(form)));
  }

  function confirmCard(intent: Intent, form: Form, token: string): SimReply {
    if (!token.startsWith('pm_')) return missing('PaymentMethod', token);
    const declineCode = DECLINES[token];
    if (declineCode !== undefined) {
      intent.status = 'requires_payment_method';
      intent.lastError = {
        type: 'card_error',
        code: 'card_declined',
        decline_code: declineCode,
        message: 'Your card was declined.',
      };
      books.tell(
        'payment_intent.payment_failed',
        objects.intent(intent, () => false),
      );
      return failure(402, { ...intent.lastError, payment_intent: objects.intent(intent, () => false) });
    }
    if (token === 'pm_card_threeDSecureRequired') {
      intent.status = 'requires_action';
      intent.nextAction = {
        type: 'redirect_to_url',
        redirect_to_url: { url: 'https://hooks.stripe.com/3d_secure/1', return_url: null },
      };
    } else if (intent.captureMethod === 'manual') {
      books.charge(intent, false);
      intent.status = 'requires_capture';
      intent.amountCapturable = intent.amount;
      books.tell(
        'payment_intent.amount_capturable_updated',
        objects.intent(intent, () => false),
      );
    } else {
      books.succeed(intent);
      books.tell(
        'payment_intent.succeeded',
        objects.intent(intent, () => false),
      );
    }
    return ok(objects.intent(intent, expandOfForm(form)));
  }

  function unexpected(intent: Intent, what: string): SimReply {
    return invalid(
      `This PaymentIntent could not be ${what} because it has a status of ${intent.status}.`,
      undefined,
      'payment_intent_unexpected_state',
    );
  }

  function capture(intent: Intent, form: Form): SimReply {
    if (intent.status !== 'requires_capture') return unexpected(intent, 'captured');
    const amount = Number(textAt(form, 'amount_to_capture') ?? intent.amountCapturable);
    if (amount > intent.amountCapturable) {
      return invalid('Amount to capture is greater than the capturable amount.', 'amount_to_capture');
    }
    books.succeed(intent, amount);
    books.tell(
      'payment_intent.succeeded',
      objects.intent(intent, () => false),
    );
    return ok(objects.intent(intent, expandOfForm(form)));
  }

  function cancel(intent: Intent, form: Form): SimReply {
    if (['succeeded', 'canceled'].includes(intent.status)) return unexpected(intent, 'canceled');
    intent.status = 'canceled';
    intent.canceledAt = books.now();
    intent.amountCapturable = 0;
    intent.cancellationReason = 'requested_by_customer';
    books.tell(
      'payment_intent.canceled',
      objects.intent(intent, () => false),
    );
    return ok(objects.intent(intent, expandOfForm(form)));
  }

  function refund(form: Form): SimReply {
    const intent = intentOf(textAt(form, 'payment_intent') ?? '');
    const charge: Charge | undefined = books.charges.find((each) => each.intent === intent && each.captured);
    if (intent === undefined) return missing('payment_intent', textAt(form, 'payment_intent') ?? '');
    if (charge === undefined)
      return invalid(
        'This PaymentIntent does not have a successful charge to refund.',
        'payment_intent',
        'payment_intent_unexpected_state',
      );
    if (intent.types[0] === 'oxxo')
      return invalid('OXXO payments cannot be refunded.', undefined, 'charge_not_refundable');
    const given = charge.refunds.filter((each) => each.status !== 'failed').reduce((sum, each) => sum + each.amount, 0);
    const left = charge.amount - given;
    if (left <= 0)
      return invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
    const amount = Number(textAt(form, 'amount') ?? left);
    if (amount > left)
      return invalid(
        `Refund amount ($${amount / 100}) is greater than unrefunded amount on charge ($${left / 100})`,
        'amount',
      );
    const made = {
      id: books.newId('re'),
      created: books.now(),
      amount,
      status: 'succeeded',
      metadata: { ...(at(form, 'metadata') as Record<string, string> | undefined) },
      balanceId: books.newId('txn'),
    };
    charge.refunds.unshift(made);
    books.tell('refund.created', objects.refund(made, charge));
    books.tell(
      'charge.refunded',
      objects.charge(charge, () => false),
    );
    return ok(objects.refund(made, charge));
  }

  function createLink(form: Form): SimReply {
    const price = at(form, 'line_items', '0', 'price_data');
    const amount = Number(textAt(price, 'unit_amount'));
    const currency = textAt(price, 'currency') ?? '';
    const refused = checkAmount(amount, currency, undefined);
    if (refused !== undefined) return refused;
    const link: Link = {
      id: books.newId('plink'),
      created: books.now(),
      active: true,
      amount,
      currency,
      name: textAt(price, 'product_data', 'name') ?? '',
      metadata: { ...(at(form, 'metadata') as Record<string, string> | undefined) },
      intentMetadata: { ...(at(form, 'payment_intent_data', 'metadata') as Record<string, string> | undefined) },
      captureMethod: textAt(form, 'payment_intent_data', 'capture_method') ?? 'automatic',
      sessions: [],
    };
    books.links.unshift(link);
    return ok(objects.link(link, expandOfForm(form)));
  }

  /** A payer opens the link's page and pays by card. */
  function payLink(link: Link): void {
    const intent = newIntent(
      { amount: String(link.amount), currency: link.currency, capture_method: link.captureMethod },
      ['card'],
    );
    intent.metadata = { ...link.intentMetadata };
    intent.link = link.id;
    const session = { id: books.newId('cs_test'), intent, status: 'open' };
    link.sessions.unshift(session);
    books.succeed(intent);
    books.tell(
      'payment_intent.succeeded',
      objects.intent(intent, () => false),
    );
    books.tell('checkout.session.completed', objects.session(session, link));
  }

  return {
    payLink,
    post(request: SimRequest): SimReply | undefined {
      const form = readForm(request.body.toString('utf8'));
      const [, , resource = '', id = '', action = ''] = request.path.split('/');
      if (resource === 'customers') return ok({ id: books.newId('cus'), object: 'customer', metadata: {} });
      if (resource === 'refunds') return refund(form);
      if (resource === 'payment_links') {
        if (id === '') return createLink(form);
        const link = books.links.find((each) => each.id === id);
        if (link === undefined) return missing('payment link', id);
        if (textAt(form, 'active') === 'false') link.active = false;
        return ok(objects.link(link, expandOfForm(form)));
      }
      if (resource !== 'payment_intents') return undefined;
      if (id === '') return createIntent(form);
      const intent = intentOf(id);
      if (intent === undefined) return missing('payment_intent', id);
      return action === 'capture' ? capture(intent, form) : action === 'cancel' ? cancel(intent, form) : undefined;
    },
  };
}
