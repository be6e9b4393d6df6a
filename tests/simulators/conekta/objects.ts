/** The books as Conekta writes them in JSON, version 2.3.0. */
import type { Books, Charge, ConektaEvent, Json, Order, Transaction, Transfer } from './books.ts';

export function createObjects(books: Books, livemode: boolean) {
  const list = (data: Json[], path: string): Json => ({ object: 'list', has_more: false, next_page_url: path, data });

  function charge(each: Charge, of: Order): Json {
    return {
      id: each.id,
      object: 'charge',
      livemode,
      created_at: each.created,
      currency: of.currency,
      description: 'Payment from order',
      amount: each.amount,
      status: each.status,
      customer_id: '',
      order_id: of.id,
      payment_method: each.method,
      ...(each.paidAt === null ? {} : { paid_at: each.paidAt }),
      ...(each.referenceId === null ? {} : { reference_id: each.referenceId }),
      ...(each.failure === null ? {} : { failure_code: each.failure.code, failure_message: each.failure.message }),
      ...(each.chargeback === null
        ? {}
        : { chargeback: { ...each.chargeback, object: 'chargeback', charge_id: each.id, reason: 'fraudulent' } }),
      ...(each.refunds.length === 0
        ? {}
        : {
            refunds: list(
              // A refund is told below zero.
              each.refunds.map((one) => ({
                id: one.id,
                object: 'refund',
                amount: -one.amount,
                auth_code: '840562',
                created_at: one.created,
                status: one.status,
              })),
              '/refunds',
            ),
          }),
    };
  }

  function order(each: Order): Json {
    const refunded = refundedOf(each);
    return {
      id: each.id,
      object: 'order',
      livemode,
      amount: each.amount,
      amount_refunded: refunded,
      currency: each.currency,
      customer_info: { object: 'customer_info', ...each.customer },
      created_at: each.created,
      updated_at: books.now(),
      is_refundable: each.status === 'paid',
      ...(each.status === null ? {} : { payment_status: each.status }),
      metadata: each.metadata,
      line_items: list(
        each.lines.map((line, at) => ({ ...line, id: `line_item_${at}`, object: 'line_item', parent_id: each.id })),
        '/line_items',
      ),
      ...(each.charges.length === 0
        ? {}
        : {
            charges: list(
              each.charges.map((one) => charge(one, each)),
              `/orders/${each.id}/charges`,
            ),
          }),
      ...(each.checkout === null ? {} : { checkout: each.checkout }),
    };
  }

  const transaction = (each: Transaction): Json => ({
    id: each.id,
    object: 'transaction',
    livemode,
    type: each.type,
    amount: each.amount,
    fee: each.fee,
    net: each.amount - each.fee,
    currency: each.currency,
    charge: each.charge,
    status: 'paid',
    created_at: each.created,
  });

  const transfer = (each: Transfer): Json => ({
    id: each.id,
    object: 'transfer',
    livemode,
    amount: each.amount,
    currency: each.currency,
    status: each.status,
    statement_description: 'conekta',
    statement_reference: each.id.slice(-7),
    created_at: each.created,
    destination: { id: 'payee_1', object: 'bank_transfer_payout_method', bank: 'BBVA', account_number: '012180' },
  });

  const event = (each: ConektaEvent): Json => ({
    id: each.id,
    object: 'event',
    type: each.type,
    created_at: each.created,
    livemode,
    webhook_status: 'pending',
    webhook_logs: [],
    data: { object: each.object, previous_attributes: {} },
  });

  return { order, charge, transaction, transfer, event };
}

export function refundedOf(order: Order): number {
  const refunds = order.charges.flatMap((charge) => charge.refunds).filter(({ status }) => status !== 'failed');
  return refunds.reduce((sum, each) => sum + each.amount, 0);
}
