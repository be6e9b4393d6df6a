/** What we ask for → PayPal's parameters. Pure. */
import { decimalOf } from '../transport/index.ts';
import type { ChargeRequest, LinkRequest } from '../types.ts';

const MAX_DESCRIPTION = 127;

export function money(amountMinor: number, currency: string): { currency_code: string; value: string } {
  return { currency_code: currency, value: decimalOf(amountMinor, currency) };
}

export function orderBody(request: ChargeRequest | LinkRequest): unknown {
  const { returnUrl } = request;
  return {
    intent: request.capture === 'manual' ? 'AUTHORIZE' : 'CAPTURE',
    purchase_units: [
      {
        // Both: reports show one or the other, and PayPal refuses a second payment with the same invoice_id.
        custom_id: request.reference,
        invoice_id: request.reference,
        description: request.description.slice(0, MAX_DESCRIPTION),
        amount: money(request.amountMinor, request.currency),
      },
    ],
    payment_source: {
      paypal: {
        experience_context: {
          user_action: 'PAY_NOW',
          shipping_preference: 'NO_SHIPPING',
          locale: 'es-MX',
          ...(returnUrl === undefined ? {} : { return_url: returnUrl, cancel_url: returnUrl }),
        },
      },
    },
  };
}
