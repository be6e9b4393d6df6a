/** The books as Openpay writes them in JSON: amounts are numbers in pesos with their decimals. */
import type { SimReply } from '../pac-core/server.ts';
import { central, type Json, type Refund, type Transaction, type Webhook } from './books.ts';

const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => unknown };

/** Centavos as Openpay writes them: 123450 is 1234.50. */
function pesos(centavos: number): unknown {
  const text = String(centavos).padStart(3, '0');
  return rawJSON(`${text.slice(0, -2)}.${text.slice(-2)}`);
}

/** Ten-thousandths of a peso, as fees have them. */
function fine(tenThousandths: number): unknown {
  const text = String(tenThousandths).padStart(5, '0');
  return rawJSON(`${text.slice(0, -4)}.${text.slice(-4)}`);
}

function refund(each: Refund, of: Transaction): Json {
  return {
    id: each.id,
    amount: pesos(each.centavos),
    authorization: of.authorization,
    method: 'card',
    operation_type: 'out',
    transaction_type: 'refund',
    status: each.status,
    currency: of.currency,
    creation_date: central(each.created),
    operation_date: central(each.created),
    description: each.description,
    error_message: null,
    order_id: null,
    customer_id: null,
  };
}

export function charge(each: Transaction): Json {
  const [first, ...more] = each.refunds;
  // 2.9 % and 2.50 pesos, IVA 16 % on it, in ten-thousandths of a peso.
  const fee = Math.round(each.centavos * 2.9) + 25_000;
  return {
    id: each.id,
    authorization: each.authorization,
    operation_type: 'in',
    method: each.method,
    transaction_type: 'charge',
    status: each.status,
    conciliated: false,
    creation_date: central(each.created),
    operation_date: central(each.operated),
    description: each.description,
    error_message: each.errorMessage,
    order_id: each.orderId,
    amount: pesos(each.centavos),
    currency: each.currency,
    ...(each.card === null ? {} : { card: each.card }),
    ...(each.paymentMethod === null ? {} : { payment_method: each.paymentMethod }),
    ...(each.due === null ? {} : { due_date: each.due }),
    ...(each.charged ? { fee: { amount: fine(fee), tax: fine(Math.round(fee * 0.16)), currency: each.currency } } : {}),
    ...(first === undefined ? {} : { refund: refund(each.refunds.at(-1) ?? first, each) }),
    ...(more.length === 0 ? {} : { refunds: each.refunds.map((one) => refund(one, each)) }),
  };
}

/** Never with its password. */
export function webhook({ id, url, user, types, status }: Webhook): Json {
  return { id, url, user, event_types: types, status };
}

export function ok(body: unknown, status = 200): SimReply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function failure(status: number, error_code: number, description: string, category = 'request'): SimReply {
  const request_id = '8c9a5f1c-3d4b-4d6e-9e6f-1a2b3c4d5e6f';
  return ok({ category, description, http_code: status, error_code, request_id, fraud_rules: null }, status);
}
