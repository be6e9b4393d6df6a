/** What Openpay does when a charge is made, captured, refunded or paid. */
import type { SimReply } from '../pac-core/server.ts';
import { central, newId, type Books, type Json, type Transaction } from './books.ts';
import { charge, failure, ok } from './objects.ts';

const CARDS: Readonly<Record<string, readonly [brand: string, number: string]>> = {
  kvisa4111111111111111: ['visa', '411111XXXXXX1111'],
  kmaster55555555554444: ['mastercard', '555555XXXXXX4444'],
};
const DECLINED = 'kdeclined000000000002';

/** Centavos of an amount as its very digits in the body; undefined for more than two decimals. */
export function centavosIn(body: string): number | undefined {
  const text = /"amount":(-?\d+(?:\.\d+)?)(?=[,}])/.exec(body)?.[1];
  const [whole = '', decimals = ''] = (text ?? '').split('.');
  if (text === undefined || decimals.length > 2) return undefined;
  const centavos = Math.abs(Number(whole)) * 100 + Number(decimals.padEnd(2, '0'));
  return text.startsWith('-') ? -centavos : centavos;
}

export function createWrites(books: Books) {
  const told = (type: string, of: Transaction): void => books.tell(type, { transaction: charge(of) });

  function create(body: Json, raw: string): SimReply {
    const { currency, description, order_id: orderId, method, customer } = body;
    const centavos = centavosIn(raw);
    if (centavos === undefined) return failure(400, 1001, 'amount must have at most two decimals');
    if (centavos < 100) return failure(400, 1001, 'amount must be greater than or equal to 1');
    if (currency !== 'MXN') return failure(400, 1001, 'currency is not supported');
    if (typeof description !== 'string' || description === '') return failure(400, 1001, 'description is required');
    const { name, email } = (customer ?? {}) as Json;
    if (!name || !email) return failure(400, 1001, 'customer name is required, customer email is required');
    if (typeof orderId === 'string' && books.transactions.some((each) => each.orderId === orderId)) {
      return failure(409, 1006, 'The order_id has already been processed');
    }
    const due = typeof body['due_date'] === 'string' ? body['due_date'] : null;
    if (due !== null && Date.parse(due) <= books.now().getTime()) return failure(400, 1001, 'due_date must be later');
    const made: Transaction = {
      id: newId('tr'),
      created: books.now(),
      operated: books.now(),
      centavos,
      currency,
      method: 'card',
      status: 'in_progress',
      description,
      orderId: typeof orderId === 'string' ? orderId : null,
      authorization: null,
      errorMessage: null,
      card: null,
      paymentMethod: null,
      due: due === null ? null : central(new Date(due)),
      refunds: [],
      charged: false,
    };
    if (method === 'card') return body['confirm'] === false ? page(made, body) : card(made, body);
    if (method !== 'store' && method !== 'bank_account') return failure(400, 1001, 'method is not valid');
    made.method = method;
    made.paymentMethod =
      method === 'store'
        ? {
            type: 'store',
            reference: '000020TR2QXTZ2LJMMGHTBVDHLJKS4RI',
            barcode_url: 'https://sandbox-api.openpay.mx/barcode/000020TR2QXTZ2LJMMGHTBVDHLJKS4RI?width=1&height=100',
          }
        : {
            type: 'bank_transfer',
            agreement: '1411217',
            bank: 'BBVA Bancomer',
            clabe: '012914002014112176',
            name: '11030021342311520255',
          };
    return keep(made, 'charge.created');
  }

  function page(made: Transaction, body: Json): SimReply {
    if (typeof body['redirect_url'] !== 'string') return failure(400, 1001, 'redirect_url is required');
    made.status = 'charge_pending';
    made.paymentMethod = {
      type: 'redirect',
      url: `https://sandbox-api.openpay.mx/v1/m/charges/${made.id}/card_capture`,
    };
    return keep(made, 'charge.created');
  }

  function card(made: Transaction, body: Json): SimReply {
    const source = typeof body['source_id'] === 'string' ? body['source_id'] : '';
    const found = CARDS[source];
    if (source === DECLINED) {
      made.status = 'failed';
      made.errorMessage = 'The card was declined by the bank';
      // The attempt is kept, without the order_id: that can be used again.
      made.orderId = null;
      books.transactions.push(made);
      told('charge.failed', made);
      return failure(402, 3001, 'The card was declined by the bank', 'gateway');
    }
    if (found === undefined) return failure(404, 1005, `The token with id ${source} does not exist`);
    made.card = { type: 'credit', brand: found[0], card_number: found[1], holder_name: 'Ana Pérez', bank_name: 'BBVA' };
    made.authorization = '801585';
    if (body['capture'] === false) return keep(made, 'charge.created');
    made.status = 'completed';
    made.charged = true;
    return keep(made, 'charge.succeeded');
  }

  function keep(made: Transaction, type: string): SimReply {
    books.transactions.push(made);
    told(type, made);
    return ok(charge(made));
  }

  /** The payer pays a voucher, a transfer or on the page. */
  function pay(of: Transaction): void {
    of.status = 'completed';
    of.charged = true;
    of.operated = books.now();
    if (of.method === 'card') {
      of.card = { type: 'credit', brand: 'visa', card_number: '411111XXXXXX1111', holder_name: 'Ana Pérez' };
      of.paymentMethod = null;
    }
    of.authorization = '801586';
    told('charge.succeeded', of);
  }

  function capture(of: Transaction, raw: string): SimReply {
    const centavos = centavosIn(raw);
    if (of.method !== 'card' || of.status !== 'in_progress' || of.authorization === null) {
      return failure(412, 1003, 'The charge is not waiting to be confirmed');
    }
    if (centavos === undefined) return failure(400, 1001, 'amount is required');
    if (centavos < 1 || centavos > of.centavos) return failure(422, 1003, 'amount is greater than the authorized one');
    of.centavos = centavos;
    of.status = 'completed';
    of.charged = true;
    told('charge.succeeded', of);
    return ok(charge(of));
  }

  function refund(of: Transaction, body: Json, raw: string): SimReply {
    if (of.method !== 'card') return failure(422, 1003, 'Only charges via card can be refunded');
    if (of.status === 'in_progress' && of.authorization !== null) {
      of.status = 'cancelled';
      told('charge.cancelled', of);
      return ok(charge(of));
    }
    if (!of.charged) return failure(412, 1003, 'The charge is not completed');
    const gone = of.refunds.filter(({ status }) => status !== 'failed').reduce((sum, each) => sum + each.centavos, 0);
    const centavos = body['amount'] === undefined ? of.centavos - gone : centavosIn(raw);
    if (centavos === undefined || centavos < 1 || centavos > of.centavos - gone) {
      return failure(422, 1003, 'amount is greater than what is left');
    }
    const description = typeof body['description'] === 'string' ? body['description'] : null;
    of.refunds.push({ id: newId('tr'), created: books.now(), centavos, status: 'completed', description });
    told('charge.refunded', of);
    return ok(charge(of));
  }

  return { create, pay, capture, refund, told };
}
