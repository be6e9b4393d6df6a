/** What we ask for → Mercado Pago's parameters. Pure. */
import { exactNumber } from '../transport/index.ts';
import type { ChargeRequest, LinkRequest, PaymentMethod, Payer } from '../types.ts';
import { toTime } from './read.ts';

const METHOD_IDS: Readonly<Partial<Record<PaymentMethod, string>>> = { oxxo: 'oxxo', cash: 'paycash', spei: 'clabe' };

/** A card's token, and its brand after a slash where the form that made it told the brand (`<token>/visa`). */
function cardOf(token: string): { token: string; payment_method_id?: string } {
  const [value = '', brand] = token.split('/');
  return { token: value, ...(brand === undefined || brand === '' ? {} : { payment_method_id: brand }) };
}

export function paymentBody(request: ChargeRequest): unknown {
  const { method, token, payer } = request;
  return {
    transaction_amount: exactNumber(request.amountMinor, request.currency),
    description: request.description,
    external_reference: request.reference,
    ...(request.notificationUrl === undefined ? {} : { notification_url: request.notificationUrl }),
    ...(method === 'card' && token !== undefined
      ? { ...cardOf(token), installments: request.msiMonths ?? 1, capture: request.capture === 'automatic' }
      : { payment_method_id: METHOD_IDS[method] }),
    ...(request.expiresAtUtc === undefined ? {} : { date_of_expiration: toTime(request.expiresAtUtc) }),
    ...(request.returnUrl === undefined ? {} : { callback_url: request.returnUrl }),
    payer: { ...payerBody(payer, 'first_name', 'last_name'), entity_type: 'individual' },
  };
}

function payerBody({ name, email }: Payer, first: string, last: string): Record<string, string> {
  const [given, ...family] = (name ?? '').trim().split(/\s+/);
  return {
    ...(email === undefined ? {} : { email }),
    ...(given === undefined || given === '' ? {} : { [first]: given }),
    ...(family.length === 0 ? {} : { [last]: family.join(' ') }),
  };
}

const TYPES: Readonly<Partial<Record<PaymentMethod, readonly string[]>>> = {
  card: ['credit_card', 'debit_card', 'prepaid_card'],
  oxxo: ['ticket'],
  cash: ['ticket', 'atm'],
  spei: ['bank_transfer'],
};

export function preferenceBody(request: LinkRequest): unknown {
  const offered = new Set(request.methods.flatMap((method) => TYPES[method] ?? []));
  const excluded = [...new Set(Object.values(TYPES).flat())].filter((type) => !offered.has(type));
  return {
    items: [
      {
        id: request.reference,
        title: request.description,
        quantity: 1,
        unit_price: exactNumber(request.amountMinor, request.currency),
        currency_id: request.currency,
      },
    ],
    external_reference: request.reference,
    payer: payerBody(request.payer, 'name', 'surname'),
    ...(request.notificationUrl === undefined ? {} : { notification_url: request.notificationUrl }),
    ...(request.returnUrl === undefined
      ? {}
      : { back_urls: { success: request.returnUrl, pending: request.returnUrl, failure: request.returnUrl } }),
    ...(request.expiresAtUtc === undefined ? {} : { expires: true, expiration_date_to: toTime(request.expiresAtUtc) }),
    payment_methods: {
      excluded_payment_types: excluded.map((id) => ({ id })),
      installments: request.msiMonths ?? 1,
    },
  };
}
