/** What we ask for → Openpay's charge. Pure. */
import { exactNumber } from '../transport/index.ts';
import type { ChargeRequest, LinkRequest, PaymentMethod } from '../types.ts';

const MAX_DESCRIPTION = 250;
const METHODS: Readonly<Partial<Record<PaymentMethod, 'card' | 'store' | 'bank_account'>>> = {
  card: 'card',
  cash: 'store',
  spei: 'bank_account',
};
/** Where a payer ends who paid on Openpay's page and has nowhere of ours to go to. */
const NOWHERE_ELSE = 'https://www.openpay.mx/';

type Asked = Pick<LinkRequest, 'amountMinor' | 'currency' | 'description' | 'payer' | 'reference' | 'expiresAtUtc'>;

export function chargeBody(request: ChargeRequest): Record<string, unknown> {
  const { method, token = '', msiMonths, returnUrl, capture } = request;
  const body = { ...common(request), method: METHODS[method] ?? method };
  if (method !== 'card') return body;
  // Openpay's antifraud wants the browser's session beside the card's token.
  const [source = '', session] = token.split(':');
  return {
    ...body,
    source_id: source,
    ...(session === undefined ? {} : { device_session_id: session }),
    ...(msiMonths === undefined ? {} : { payment_plan: { payments: msiMonths } }),
    ...(returnUrl === undefined ? {} : { redirect_url: returnUrl }),
    capture: capture === 'automatic',
  };
}

/** A card that the payer gives on Openpay's page. */
export function linkBody(request: LinkRequest): Record<string, unknown> {
  return {
    ...common(request),
    method: 'card',
    confirm: false,
    send_email: false,
    redirect_url: request.returnUrl ?? NOWHERE_ELSE,
    ...(request.msiMonths === undefined ? {} : { payment_plan: { payments: request.msiMonths } }),
  };
}

function common({ amountMinor, currency, description, payer, reference, expiresAtUtc }: Asked) {
  return {
    amount: exactNumber(amountMinor, currency),
    currency,
    description: description.slice(0, MAX_DESCRIPTION),
    order_id: reference,
    ...(expiresAtUtc === undefined ? {} : { due_date: expiresAtUtc.replace(/\.\d+Z$/, 'Z') }),
    customer: {
      ...(payer.name === undefined ? {} : { name: payer.name }),
      ...(payer.email === undefined ? {} : { email: payer.email }),
      ...(payer.phone === undefined ? {} : { phone_number: payer.phone }),
    },
  };
}
