/** What Mercado Pago checks of a write, what it does, and what it says. */
import type { SimReply, SimRequest } from '../pac-core/server.ts';
import type { Books, Json, Payment, Preference } from './books.ts';
import type { createObjects } from './objects.ts';

/** Tokens of cards whose holder's name picks the outcome. */
export const TOKENS = {
  APRO: 'b3a2c1d4e5f60718293a4b5c6d7e8f90',
  FUND: 'c4b3d2e1f6a50817293a4b5c6d7e8f91',
  CONT: 'd5c4e3f2a7b60918293a4b5c6d7e8f92',
} as const;

export function json(status: number, body: Json): SimReply {
  return { status, headers: { 'content-type': 'application/json; charset=UTF-8' }, body: JSON.stringify(body) };
}

export function wrong(status: number, message: string, code?: number): SimReply {
  const cause = code === undefined ? [] : [{ code, description: message, data: null }];
  return json(status, { message, error: status === 404 ? 'not_found' : 'bad_request', status, cause });
}

function textIn(body: Json, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}

export function createWrites(books: Books, objects: ReturnType<typeof createObjects>) {
  function parse(request: SimRequest): Json | undefined {
    try {
      return JSON.parse(request.body.toString('utf8')) as Json;
    } catch {
      return undefined;
    }
  }

  /** Centavos of a number of pesos as it stands in the body; text is no number here. */
  function centavos(request: SimRequest, name: string): number | undefined {
    const digits = new RegExp(`"${name}":\\s*(-?\\d+)(?:\\.(\\d{1,2}))?\\s*[,}]`).exec(request.body.toString('utf8'));
    if (digits === null) return undefined;
    const [, whole = '', cents = ''] = digits;
    return Number(whole) * 100 + (whole.startsWith('-') ? -1 : 1) * Number(cents.padEnd(2, '0'));
  }

  function createPayment(request: SimRequest): SimReply {
    const body = parse(request);
    if (body === undefined) return wrong(400, 'invalid json');
    const amount = centavos(request, 'transaction_amount');
    if (amount === undefined || amount <= 0) return wrong(400, 'transaction_amount must be positive', 4037);
    const payer = (body['payer'] ?? {}) as { email?: string };
    if (typeof payer.email !== 'string') return wrong(400, 'payer.email must be a valid email', 4050);
    const token = textIn(body, 'token');
    const common: Partial<Payment> = {
      amount,
      description: textIn(body, 'description') ?? '',
      reference: textIn(body, 'external_reference') ?? null,
      email: payer.email,
    };
    if (token === undefined) {
      const types: Readonly<Record<string, string>> = { oxxo: 'ticket', paycash: 'ticket', clabe: 'bank_transfer' };
      const methodId = String(body['payment_method_id']);
      const typeId = types[methodId];
      if (typeId === undefined) return wrong(400, 'payment_method_id attribute can not be null', 2131);
      const until = body['date_of_expiration'];
      const expiresAt = new Date(typeof until === 'string' ? until : books.clock.now().getTime() + 3 * 24 * 3_600_000);
      const detail = typeId === 'ticket' ? 'pending_waiting_payment' : 'pending_waiting_transfer';
      return json(201, objects.payment(books.open({ ...common, methodId, typeId, detail, expiresAt })));
    }
    if (typeof body['installments'] !== 'number') return wrong(400, 'installments attribute can not be null', 2062);
    const card = {
      ...common,
      methodId: textIn(body, 'payment_method_id') ?? 'visa',
      installments: body['installments'],
    };
    switch (token) {
      case TOKENS.APRO: {
        const held = body['capture'] === false;
        const status = held ? 'authorized' : 'approved';
        const detail = held ? 'pending_capture' : 'accredited';
        return json(201, objects.payment(books.open({ ...card, status, detail, captured: !held })));
      }
      case TOKENS.FUND:
        return json(
          201,
          objects.payment(books.open({ ...card, status: 'rejected', detail: 'cc_rejected_insufficient_amount' })),
        );
      case TOKENS.CONT:
        return json(201, objects.payment(books.open({ ...card, status: 'in_process', detail: 'pending_contingency' })));
      default:
        return wrong(400, 'Card token not found', 2006);
    }
  }

  function changePayment(request: SimRequest, payment: Payment): SimReply {
    const body = parse(request) ?? {};
    if (body['status'] === 'cancelled') {
      if (!['pending', 'in_process', 'authorized'].includes(payment.status)) {
        return wrong(400, 'The action requested is not valid for the current payment state', 2018);
      }
      books.touch(payment, 'cancelled', 'by_collector');
      return json(200, objects.payment(payment));
    }
    if (body['capture'] !== true) return wrong(400, 'nothing to change');
    if (payment.status !== 'authorized') {
      return wrong(400, 'The action requested is not valid for the current payment state', 2063);
    }
    const amount = centavos(request, 'transaction_amount') ?? payment.amount;
    if (amount > payment.amount)
      return wrong(400, 'Invalid transaction_amount: the amount to capture exceeds the authorized one');
    payment.amount = amount;
    payment.captured = true;
    books.touch(payment, 'approved', 'accredited');
    return json(200, objects.payment(payment));
  }

  function refund(request: SimRequest, payment: Payment): SimReply {
    if (!['approved', 'in_mediation'].includes(payment.status)) {
      return wrong(400, 'The action requested is not valid for the current payment state', 2063);
    }
    const left = payment.amount - books.refundedOf(payment);
    const amount = centavos(request, 'amount') ?? left;
    if (amount <= 0 || amount > left) return wrong(400, 'Invalid refund amount: it exceeds what is left', 2085);
    const made = { id: books.newNumber(), amount, status: 'approved', at: books.clock.now() };
    payment.refunds.push(made);
    const all = amount === left;
    books.touch(payment, all ? 'refunded' : 'approved', all ? 'refunded' : 'partially_refunded');
    return json(201, objects.refund(made, payment));
  }

  function createPreference(request: SimRequest): SimReply {
    const body = parse(request);
    const [item] = (body?.['items'] ?? []) as Json[];
    if (body === undefined || item === undefined) return wrong(400, 'items needed');
    const amount = centavos(request, 'unit_price');
    if (amount === undefined || amount <= 0) return wrong(400, 'unit_price invalid');
    const made: Preference = {
      id: books.newId(),
      createdAt: books.clock.now(),
      amount,
      title: String(item['title']),
      reference: textIn(body, 'external_reference') ?? null,
      expires: body['expires'] === true,
      expiresAt: typeof body['expiration_date_to'] === 'string' ? body['expiration_date_to'] : null,
      metadata: {},
      methods: (body['payment_methods'] ?? {}) as Json,
    };
    books.preferences.push(made);
    return json(201, objects.preference(made));
  }

  function changePreference(request: SimRequest, preference: Preference): SimReply {
    const body = parse(request) ?? {};
    if (typeof body['expires'] === 'boolean') preference.expires = body['expires'];
    if (typeof body['expiration_date_to'] === 'string') preference.expiresAt = body['expiration_date_to'];
    if (typeof body['metadata'] === 'object') preference.metadata = { ...(body['metadata'] as Json) };
    return json(200, objects.preference(preference));
  }

  return { createPayment, changePayment, refund, createPreference, changePreference };
}
