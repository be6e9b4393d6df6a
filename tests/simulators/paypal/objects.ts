/** The books as PayPal writes them: amounts as text with two decimals, links with relations. */
import { feeOf, type Capture, type Json, type Order, type Refund, type Row, type Told } from './books.ts';

export const HOST = 'https://api.sandbox.paypal.com';

export function money(cents: number, currency: string): Json {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return { currency_code: currency, value: `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` };
}

export const time = (at: Date): string => at.toISOString().replace(/\.\d{3}Z$/, 'Z');
const link = (href: string, rel: string, method = 'GET'): Json => ({ href: `${HOST}${href}`, rel, method });
const related = (order: Order): Json => ({ supplementary_data: { related_ids: { order_id: order.id } } });

export function capture(each: Capture, order: Order): Json {
  const fee = feeOf(each.amount);
  return {
    id: each.id,
    status: each.status,
    amount: money(each.amount, order.currency),
    final_capture: true,
    custom_id: order.customId,
    invoice_id: order.invoiceId,
    seller_receivable_breakdown: {
      gross_amount: money(each.amount, order.currency),
      paypal_fee: money(fee, order.currency),
      net_amount: money(each.amount - fee, order.currency),
    },
    create_time: time(each.at),
    update_time: time(each.at),
    ...related(order),
    links: [link(`/v2/payments/captures/${each.id}`, 'self'), link(`/v2/checkout/orders/${order.id}`, 'up')],
  };
}

export function refund(each: Refund, of: Capture, order: Order): Json {
  return {
    id: each.id,
    status: each.status,
    amount: money(each.amount, order.currency),
    seller_payable_breakdown: {
      gross_amount: money(each.amount, order.currency),
      paypal_fee: money(0, order.currency),
    },
    create_time: time(each.at),
    update_time: time(each.at),
    links: [link(`/v2/payments/refunds/${each.id}`, 'self'), link(`/v2/payments/captures/${of.id}`, 'up')],
  };
}

export function authorisation(order: Order): Json {
  const { authorisation: each } = order;
  return {
    id: each?.id,
    status: each?.status,
    amount: money(order.amount, order.currency),
    create_time: time(each?.at ?? order.at),
    update_time: time(each?.at ?? order.at),
    ...related(order),
    links: [link(`/v2/payments/authorizations/${each?.id ?? ''}`, 'self')],
  };
}

export function orderJson(each: Order): Json {
  const payments: Json = {
    ...(each.authorisation === null ? {} : { authorizations: [authorisation(each)] }),
    ...(each.captures.length === 0 ? {} : { captures: each.captures.map((one) => capture(one, each)) }),
    ...(each.captures.some(({ refunds }) => refunds.length > 0)
      ? { refunds: each.captures.flatMap((one) => one.refunds.map((back) => refund(back, one, each))) }
      : {}),
  };
  const waits = each.status === 'PAYER_ACTION_REQUIRED';
  return {
    id: each.id,
    intent: each.intent,
    status: each.status,
    payment_source: { paypal: {} },
    purchase_units: [
      {
        reference_id: 'default',
        amount: money(each.amount, each.currency),
        custom_id: each.customId,
        invoice_id: each.invoiceId,
        description: each.description,
        ...(Object.keys(payments).length === 0 ? {} : { payments }),
      },
    ],
    create_time: time(each.at),
    links: [
      link(`/v2/checkout/orders/${each.id}`, 'self'),
      ...(waits
        ? [{ href: `https://www.sandbox.paypal.com/checkoutnow?token=${each.id}`, rel: 'payer-action', method: 'GET' }]
        : []),
    ],
  };
}

export function dispute(of: Capture, each: Order): Json {
  const { dispute: known } = of;
  return {
    dispute_id: known?.id,
    create_time: time(of.at),
    update_time: time(of.at),
    disputed_transactions: [{ seller_transaction_id: of.id, seller: { merchant_id: 'RD465XN5VS364' } }],
    reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
    status: known?.status,
    dispute_amount: money(of.amount, each.currency),
    ...(known?.outcome === null || known === null ? {} : { dispute_outcome: { outcome_code: known.outcome } }),
    dispute_life_cycle_stage: 'CHARGEBACK',
  };
}

export function row(each: Row): Json {
  return {
    transaction_info: {
      paypal_account_id: '3YJ8WHM6ZV5WY',
      transaction_id: each.id,
      ...(each.about === null ? {} : { paypal_reference_id: each.about, paypal_reference_id_type: 'TXN' }),
      transaction_event_code: each.code,
      transaction_initiation_date: each.at.toISOString().replace(/\.\d{3}Z$/, '+0000'),
      transaction_updated_date: each.at.toISOString().replace(/\.\d{3}Z$/, '+0000'),
      transaction_amount: money(each.amount, each.currency),
      ...(each.fee === null ? {} : { fee_amount: money(-each.fee, each.currency) }),
      transaction_status: each.status,
      ...(each.reference === null ? {} : { custom_field: each.reference, invoice_id: each.reference }),
      ...(each.bank === null ? {} : { bank_reference_id: each.bank }),
    },
  };
}

export function event(each: Told): Json {
  return {
    id: each.id,
    event_version: '1.0',
    create_time: each.at.toISOString(),
    resource_type: each.resourceType,
    event_type: each.type,
    summary: 'Cobro de prueba: «ñ»',
    resource: each.resource,
    links: [link(`/v1/notifications/webhooks-events/${each.id}`, 'self')],
  };
}
