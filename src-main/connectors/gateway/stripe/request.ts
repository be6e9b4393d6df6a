/** What we ask for → Stripe's parameters. Pure. */
import type Stripe from 'stripe';
import type { ChargeRequest, LinkRequest, PaymentMethod } from '../types.ts';
import { REFERENCE_KEY } from './map-charge.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const TYPES: Readonly<Partial<Record<PaymentMethod, 'card' | 'oxxo' | 'customer_balance'>>> = {
  card: 'card',
  oxxo: 'oxxo',
  spei: 'customer_balance',
};

/** @param customerId for SPEI, whose CLABE belongs to a customer */
export function intentParams(
  request: ChargeRequest,
  now: Date,
  customerId: string | undefined,
): Stripe.PaymentIntentCreateParams {
  const { payer } = request;
  const billing = {
    ...(payer.name === undefined ? {} : { name: payer.name }),
    ...(payer.email === undefined ? {} : { email: payer.email }),
  };
  const common: Stripe.PaymentIntentCreateParams = {
    amount: request.amountMinor,
    currency: request.currency.toLowerCase(),
    description: request.description,
    metadata: { [REFERENCE_KEY]: request.reference },
    capture_method: request.capture === 'manual' ? 'manual' : 'automatic',
    confirm: true,
  };
  switch (request.method) {
    case 'card':
      return {
        ...common,
        allowed_payment_method_types: ['card'],
        ...(request.token === undefined ? {} : { payment_method: request.token }),
        ...(request.returnUrl === undefined ? {} : { return_url: request.returnUrl }),
        ...(request.msiMonths === undefined
          ? {}
          : {
              payment_method_options: {
                card: {
                  installments: {
                    enabled: true,
                    plan: { type: 'fixed_count', interval: 'month', count: request.msiMonths },
                  },
                },
              },
            }),
      };
    case 'oxxo':
      return {
        ...common,
        allowed_payment_method_types: ['oxxo'],
        payment_method_data: { type: 'oxxo', billing_details: billing },
        ...(request.expiresAtUtc === undefined
          ? {}
          : { payment_method_options: { oxxo: { expires_after_days: daysUntil(request.expiresAtUtc, now) } } }),
      };
    case 'spei':
    case 'cash':
    case 'wallet':
    case 'bank-transfer':
    default:
      return {
        ...common,
        allowed_payment_method_types: ['customer_balance'],
        payment_method_data: { type: 'customer_balance' },
        payment_method_options: {
          customer_balance: { funding_type: 'bank_transfer', bank_transfer: { type: 'mx_bank_transfer' } },
        },
        ...(customerId === undefined ? {} : { customer: customerId }),
      };
  }
}

/** Days until a voucher ends, as Stripe counts them: at 23:59 of the last one, and from 1 to 7. */
function daysUntil(expiresAtUtc: string, now: Date): number {
  const days = Math.floor((Date.parse(expiresAtUtc) - now.getTime()) / DAY_MS);
  return Math.min(7, Math.max(1, days));
}

export function linkParams(request: LinkRequest): Stripe.PaymentLinkCreateParams {
  const metadata = { [REFERENCE_KEY]: request.reference };
  const types = request.methods.map((method) => TYPES[method]).filter((type) => type === 'card' || type === 'oxxo');
  return {
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: request.currency.toLowerCase(),
          unit_amount: request.amountMinor,
          product_data: { name: request.description },
        },
      },
    ],
    payment_method_types: types,
    metadata,
    payment_intent_data: {
      metadata,
      description: request.description,
      capture_method: request.capture === 'manual' ? 'manual' : 'automatic',
    },
    // One charge, paid once: a link that is opened again does not take the money again.
    restrictions: { completed_sessions: { limit: 1 } },
    ...(request.returnUrl === undefined
      ? {}
      : { after_completion: { type: 'redirect', redirect: { url: request.returnUrl } } }),
  };
}
