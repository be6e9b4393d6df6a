/** What Conekta does when an order is made, captured, cancelled or refunded. */
import type { SimReply } from '../pac-core/server.ts';
import { hexId, longId, type Books, type Charge, type Json, type Order } from './books.ts';
import { failure, invalid, ok } from './http.ts';
import { refundedOf, type createObjects } from './objects.ts';

const DECLINED = new Set(['tok_test_card_declined', 'tok_test_insufficient_funds']);
const TOKENS = new Set([
  'tok_test_visa_4242',
  'tok_test_visa_1881',
  'tok_test_mastercard_4444',
  'tok_test_mastercard_5100',
  'tok_test_amex_0005',
  ...DECLINED,
]);
const REASONS = new Set([
  'requested_by_client',
  'cannot_be_fulfilled',
  'duplicated_transaction',
  'suspected_fraud',
  'other',
]);

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const whole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value);

export function createWrites(books: Books, objects: ReturnType<typeof createObjects>) {
  /** Says it of the order and of its charge, as Conekta does. */
  function told(order: Order, word: string): void {
    books.tell(`order.${word}`, objects.order(order));
    const charge = order.charges.at(-1);
    if (charge !== undefined) books.tell(`charge.${word}`, objects.charge(charge, order));
  }

  function create(body: Json): SimReply {
    const { currency, customer_info: customer, line_items: lines, charges, checkout } = body;
    if (currency !== 'MXN') return invalid('La moneda no está soportada.', 'currency');
    if (!isObject(customer) || [customer['name'], customer['email'], customer['phone']].some((each) => !each)) {
      return invalid('El cliente necesita nombre, correo y teléfono.', 'customer_info');
    }
    if (!Array.isArray(lines) || lines.length === 0) return invalid('Falta line_items.', 'line_items');
    let amount = 0;
    for (const line of lines as Json[]) {
      if (!whole(line['unit_price']) || line['unit_price'] < 100) return invalid('unit_price inválido', 'unit_price');
      if (!whole(line['quantity'])) return invalid('quantity inválido', 'quantity');
      amount += line['unit_price'] * line['quantity'];
    }
    const order: Order = {
      id: longId('ord'),
      created: books.now(),
      amount,
      currency,
      status: null,
      customer,
      lines: lines as Json[],
      metadata: isObject(body['metadata']) ? body['metadata'] : {},
      preAuthorize: body['pre_authorize'] === true,
      charges: [],
      checkout: null,
    };
    if (isObject(checkout)) return withCheckout(order, checkout);
    const [charge] = Array.isArray(charges) ? (charges as Json[]) : [];
    return withCharge(order, charge ?? {});
  }

  function withCheckout(order: Order, checkout: Json): SimReply {
    const allowed = checkout['allowed_payment_methods'];
    if (!Array.isArray(allowed) || allowed.length === 0) return invalid('Falta el método.', 'allowed_payment_methods');
    const id = hexId();
    order.checkout = {
      ...checkout,
      id,
      object: 'checkout',
      livemode: false,
      name: checkout['name'] ?? 'Pago',
      status: 'Issued',
      url: `https://pay.conekta.com/checkout/${id}`,
      expires_at: checkout['expires_at'] ?? books.now() + 3 * 86_400,
    };
    books.orders.push(order);
    told(order, 'created');
    return ok(objects.order(order));
  }

  function withCharge(order: Order, asked: Json): SimReply {
    const method = isObject(asked['payment_method']) ? asked['payment_method'] : {};
    if (asked['amount'] !== undefined && asked['amount'] !== order.amount) return invalid('amount', 'amount');
    const { type, token_id: token } = method;
    const made: Charge = {
      id: hexId(),
      created: books.now(),
      paidAt: null,
      amount: order.amount,
      status: 'pending_payment',
      method: {},
      referenceId: typeof asked['reference_id'] === 'string' ? asked['reference_id'] : null,
      failure: null,
      refunds: [],
      chargeback: null,
    };
    if (type === 'card') {
      if (typeof token !== 'string' || !TOKENS.has(token)) {
        return failure(
          422,
          'parameter_validation_error',
          'processing.tokenization.used',
          'El token no existe.',
          'token_id',
        );
      }
      made.method = card();
      keep(order, made);
      if (DECLINED.has(token)) {
        made.status = 'declined';
        made.failure = { code: 'card_declined', message: 'La tarjeta fue declinada.' };
        order.status = 'declined';
        told(order, 'declined');
        return failure(402, 'processing_error', 'processing.bank.declined', 'La tarjeta fue declinada.');
      }
      if (order.preAuthorize) {
        made.status = order.status = 'pre_authorized';
        told(order, 'pre_authorized');
      } else settle(order, made);
      return ok(objects.order(order));
    }
    if (type !== 'cash' && type !== 'spei') return invalid('El método de pago no existe.', 'payment_method');
    const expires = method['expires_at'] ?? books.now() + 30 * 86_400;
    if (!whole(expires) || expires <= books.now()) return invalid('Ya venció.', 'expires_at');
    made.method = type === 'cash' ? cash(expires) : spei(expires);
    keep(order, made);
    order.status = 'pending_payment';
    told(order, 'pending_payment');
    return ok(objects.order(order));
  }

  function keep(order: Order, charge: Charge): void {
    order.charges.push(charge);
    if (!books.orders.includes(order)) books.orders.push(order);
    books.tell('order.created', objects.order(order));
  }

  function settle(order: Order, charge: Charge): void {
    books.take(charge, order.currency);
    order.status = 'paid';
    told(order, 'paid');
  }

  /** The payer pays a voucher, a transfer or on the page. */
  function pay(order: Order): void {
    if (order.charges.length === 0) {
      const charge: Charge = {
        id: hexId(),
        created: books.now(),
        paidAt: null,
        amount: order.amount,
        status: 'pending_payment',
        method: card(),
        referenceId: null,
        failure: null,
        refunds: [],
        chargeback: null,
      };
      order.charges.push(charge);
    }
    const charge = order.charges.at(-1);
    if (charge !== undefined) settle(order, charge);
  }

  function capture(order: Order, body: Json): SimReply {
    const charge = order.charges.at(-1);
    if (order.status !== 'pre_authorized' || charge === undefined) return inNoState('capturar');
    const amount = body['amount'] ?? order.amount;
    if (!whole(amount) || amount < 1 || amount > order.amount)
      return invalid('amount es mayor que lo retenido', 'amount');
    order.amount = charge.amount = amount;
    settle(order, charge);
    return ok(objects.order(order));
  }

  function cancel(order: Order): SimReply {
    if (order.status === 'paid' || order.status?.includes('refunded') === true) return inNoState('cancelar');
    const charge = order.charges.at(-1);
    order.status = 'canceled';
    if (charge !== undefined) charge.status = 'canceled';
    if (order.checkout !== null) order.checkout['status'] = 'Cancelled';
    told(order, 'canceled');
    return ok(objects.order(order));
  }

  function refund(order: Order, body: Json): SimReply {
    const { amount, reason } = body;
    const charge = order.charges.find((each) => each.paidAt !== null);
    if (charge === undefined) return inNoState('devolver');
    if (typeof reason !== 'string' || !REASONS.has(reason)) return invalid('reason inválido', 'reason');
    const left = charge.amount - refundedOf(order);
    if (!whole(amount) || amount < 1 || amount > left) return invalid('amount es mayor que lo que queda', 'amount');
    charge.refunds.push({ id: hexId(), created: books.now(), amount, status: 'refunded' });
    order.status = charge.status = amount === left ? 'refunded' : 'partially_refunded';
    books.transactions.push({
      id: hexId(),
      created: books.now(),
      type: 'refund',
      amount: -amount,
      fee: 0,
      currency: order.currency,
      charge: charge.id,
    });
    books.tell(`order.${order.status}`, objects.order(order));
    books.tell('charge.refunded', objects.charge(charge, order));
    return ok(objects.order(order));
  }

  return { create, pay, capture, cancel, refund, told };
}

function inNoState(what: string): SimReply {
  return failure(428, 'precondition_required_error', 'resource.order.status', `La orden no se puede ${what}.`);
}

function card(): Json {
  return {
    object: 'card_payment',
    type: 'credit',
    brand: 'visa',
    last4: '4242',
    name: 'Ana Pérez',
    auth_code: '867667',
  };
}

function cash(expires: number): Json {
  return {
    object: 'cash_payment',
    type: 'cash',
    service_name: 'OxxoPay',
    store_name: 'OXXO',
    reference: '93000262276908',
    barcode_url: 'https://s3.amazonaws.com/cash_payment_barcodes/sandbox_reference.png',
    expires_at: expires,
  };
}

function spei(expires: number): Json {
  return {
    object: 'bank_transfer_payment',
    type: 'spei',
    bank: 'STP',
    clabe: '646180111812345678',
    receiving_account_bank: 'STP',
    receiving_account_number: '646180111812345678',
    receiving_account_holder_name: 'Conekta',
    payment_attempts: [],
    expires_at: expires,
  };
}
