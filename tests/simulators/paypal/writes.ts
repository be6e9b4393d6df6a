/** What PayPal checks of a write, what it does, and what it says. */
import type { SimReply, SimRequest } from '../pac-core/server.ts';
import { feeOf, type Books, type Capture, type Json, type Order } from './books.ts';
import * as objects from './objects.ts';

export function json(status: number, body: Json): SimReply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function wrong(
  status: number,
  name: string,
  issue?: string,
  field = '',
  message = 'The request failed.',
): SimReply {
  const details = issue === undefined ? [] : [{ issue, field, location: 'body', description: `${issue}: ${message}` }];
  return json(status, { name, message, debug_id: 'b5e1f2a3c4d5e', details, links: [] });
}

const unprocessable = (issue: string, field = ''): SimReply => wrong(422, 'UNPROCESSABLE_ENTITY', issue, field);

/** Cents of `{currency_code, value}`; undefined where it is no amount that PayPal takes. */
function cents(amount: unknown): number | undefined {
  const { value } = (amount ?? {}) as { value?: unknown };
  return typeof value === 'string' && /^\d{1,12}\.\d{2}$/.test(value) ? Number(value.replace('.', '')) : undefined;
}

export function createWrites(books: Books) {
  function parse(request: SimRequest): Json {
    return request.body.length === 0 ? {} : (JSON.parse(request.body.toString('utf8')) as Json);
  }

  function createOrder(request: SimRequest): SimReply {
    const body = parse(request);
    const [unit, ...others] = (body['purchase_units'] ?? []) as Json[];
    if (unit === undefined || others.length > 0) return wrong(400, 'INVALID_REQUEST', 'MISSING_REQUIRED_PARAMETER');
    const amount = unit['amount'] as { currency_code?: string } | undefined;
    const value = cents(amount);
    const field = "/purchase_units/@reference_id=='default'/amount/value";
    if (value === undefined) return unprocessable('INVALID_PARAMETER_VALUE', field);
    if (value <= 0) return unprocessable('CANNOT_BE_ZERO_OR_NEGATIVE', field);
    if (!['MXN', 'USD', 'EUR'].includes(amount?.currency_code ?? '')) return unprocessable('INVALID_CURRENCY_CODE');
    if (!['CAPTURE', 'AUTHORIZE'].includes(String(body['intent'])))
      return wrong(400, 'INVALID_REQUEST', 'INVALID_INTENT');
    const source = body['payment_source'] as { paypal?: { experience_context?: { return_url?: string } } } | undefined;
    const made: Order = {
      id: books.newId(),
      at: books.clock.now(),
      intent: String(body['intent']),
      status: source?.paypal === undefined ? 'CREATED' : 'PAYER_ACTION_REQUIRED',
      amount: value,
      currency: amount?.currency_code ?? '',
      customId: typeof unit['custom_id'] === 'string' ? unit['custom_id'] : null,
      invoiceId: typeof unit['invoice_id'] === 'string' ? unit['invoice_id'] : null,
      description: typeof unit['description'] === 'string' ? unit['description'] : '',
      returnUrl: source?.paypal?.experience_context?.return_url ?? null,
      authorisation: null,
      captures: [],
      declines: false,
    };
    books.orders.push(made);
    return json(201, objects.orderJson(made));
  }

  function collect(order: Order, amount: number): Capture {
    const made: Capture = {
      id: books.newId(),
      amount,
      status: 'COMPLETED',
      at: books.clock.now(),
      refunds: [],
      dispute: null,
    };
    order.captures.push(made);
    order.status = 'COMPLETED';
    const { currency, customId: reference } = order;
    books.book({ id: made.id, code: 'T0006', about: order.id, amount, fee: feeOf(amount), currency, reference });
    books.tell('PAYMENT.CAPTURE.COMPLETED', 'capture', objects.capture(made, order));
    return made;
  }

  function complete(order: Order, action: string): SimReply {
    if (action === 'capture' ? order.intent !== 'CAPTURE' : order.intent !== 'AUTHORIZE') {
      return unprocessable('ACTION_DOES_NOT_MATCH_INTENT');
    }
    if (order.status === 'COMPLETED') {
      return unprocessable(action === 'capture' ? 'ORDER_ALREADY_CAPTURED' : 'ORDER_ALREADY_AUTHORIZED');
    }
    if (order.status !== 'APPROVED') return unprocessable('ORDER_NOT_APPROVED');
    if (order.declines) {
      order.status = 'PAYER_ACTION_REQUIRED';
      order.declines = false;
      return unprocessable('INSTRUMENT_DECLINED');
    }
    const twin = books.orders.find(
      (each) => each !== order && each.invoiceId === order.invoiceId && each.captures.length > 0,
    );
    if (order.invoiceId !== null && twin !== undefined) return unprocessable('DUPLICATE_INVOICE_ID');
    if (action === 'capture') collect(order, order.amount);
    else {
      order.authorisation = { id: books.newId(), status: 'CREATED', at: books.clock.now() };
      order.status = 'COMPLETED';
      books.tell('PAYMENT.AUTHORIZATION.CREATED', 'authorization', objects.authorisation(order));
    }
    return json(201, objects.orderJson(order));
  }

  function onAuthorisation(request: SimRequest, order: Order, action: string): SimReply {
    const { authorisation } = order;
    if (authorisation === null) return wrong(404, 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID');
    if (authorisation.status === 'VOIDED') return unprocessable('PREVIOUSLY_VOIDED');
    if (authorisation.status !== 'CREATED') return unprocessable('PREVIOUSLY_CAPTURED');
    if (action === 'void') {
      authorisation.status = 'VOIDED';
      books.tell('PAYMENT.AUTHORIZATION.VOIDED', 'authorization', objects.authorisation(order));
      return { status: 204, body: '' };
    }
    const amount = cents(parse(request)['amount']) ?? order.amount;
    if (amount > order.amount) return unprocessable('MAX_CAPTURE_AMOUNT_EXCEEDED', '/amount/value');
    authorisation.status = 'CAPTURED';
    return json(201, objects.capture(collect(order, amount), order));
  }

  function refund(request: SimRequest, order: Order, capture: Capture): SimReply {
    const gone = capture.refunds
      .filter(({ status }) => status === 'COMPLETED')
      .reduce((sum, each) => sum + each.amount, 0);
    if (gone >= capture.amount) return unprocessable('CAPTURE_FULLY_REFUNDED');
    const amount = cents(parse(request)['amount']) ?? capture.amount - gone;
    if (amount <= 0) return unprocessable('CANNOT_BE_ZERO_OR_NEGATIVE', '/amount/value');
    if (amount > capture.amount - gone) return unprocessable('REFUND_AMOUNT_EXCEEDED', '/amount/value');
    const made = { id: books.newId(), amount, status: 'COMPLETED', at: books.clock.now() };
    capture.refunds.push(made);
    capture.status = gone + amount === capture.amount ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
    const { currency } = order;
    books.book({ id: made.id, code: 'T1107', about: capture.id, amount: -amount, fee: 0, currency, reference: null });
    books.tell('PAYMENT.CAPTURE.REFUNDED', 'refund', objects.refund(made, capture, order));
    return json(201, objects.refund(made, capture, order));
  }

  return { createOrder, complete, onAuthorisation, refund };
}
