/** What we ask for → Conekta's order. Pure. */
import type { OrderCheckoutRequest, OrderRequest, PaymentMethodGeneralRequest } from 'conekta';
import type { ChargeRequest, LinkRequest, Payer, PaymentMethod } from '../types.ts';

/** Under which Conekta keeps our reference. */
export const REFERENCE_KEY = 'cuadra_reference';
/** Longest name of a line that is sent; Conekta tells no limit of its own. */
const MAX_NAME = 250;

const ON_THE_PAGE: Readonly<Partial<Record<PaymentMethod, 'card' | 'cash' | 'bank_transfer'>>> = {
  card: 'card',
  cash: 'cash',
  spei: 'bank_transfer',
};

/** What Conekta needs of a payer and we do not have. */
export function missingOfPayer({ name, email, phone }: Payer): boolean {
  return name === undefined || email === undefined || phone === undefined;
}

export function chargeOrder(request: ChargeRequest): OrderRequest {
  return {
    ...order(request),
    charges: [{ amount: request.amountMinor, payment_method: paymentMethod(request), reference_id: request.reference }],
    ...(request.capture === 'manual' ? { pre_authorize: true } : {}),
    ...(request.returnUrl === undefined ? {} : { return_url: request.returnUrl }),
  };
}

export function linkOrder(request: LinkRequest): OrderRequest {
  const { returnUrl, expiresAtUtc, msiMonths } = request;
  const methods = request.methods.map((method) => ON_THE_PAGE[method]).filter((method) => method !== undefined);
  const checkout: OrderCheckoutRequest = {
    type: 'HostedPayment',
    name: request.description.slice(0, MAX_NAME),
    allowed_payment_methods: methods,
    ...(returnUrl === undefined ? {} : { success_url: returnUrl, failure_url: returnUrl }),
    ...(expiresAtUtc === undefined ? {} : { expires_at: seconds(expiresAtUtc) }),
    ...(msiMonths === undefined
      ? {}
      : { monthly_installments_enabled: true, monthly_installments_options: [msiMonths] }),
  };
  return { ...order(request), checkout, ...(request.capture === 'manual' ? { pre_authorize: true } : {}) };
}

function order({
  amountMinor,
  currency,
  description,
  payer,
  reference,
}: Pick<LinkRequest, 'amountMinor' | 'currency' | 'description' | 'payer' | 'reference'>): OrderRequest {
  const { name = '', email = '', phone = '' } = payer;
  return {
    currency,
    customer_info: { name, email, phone },
    line_items: [{ name: description.slice(0, MAX_NAME), unit_price: amountMinor, quantity: 1 }],
    metadata: { [REFERENCE_KEY]: reference },
  };
}

function paymentMethod({ method, token, msiMonths, expiresAtUtc }: ChargeRequest): PaymentMethodGeneralRequest {
  if (method === 'card') {
    return {
      type: 'card',
      ...(token === undefined ? {} : { token_id: token }),
      ...(msiMonths === undefined ? {} : { monthly_installments: msiMonths }),
    };
  }
  return {
    type: method === 'spei' ? 'spei' : 'cash',
    ...(expiresAtUtc === undefined ? {} : { expires_at: seconds(expiresAtUtc) }),
  };
}

/** Conekta's times: whole seconds since 1970. */
export function seconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}
