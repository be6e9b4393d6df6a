/** The books as Mercado Pago writes them: pesos as JSON numbers, times of Mexico's centre with their offset. */
import type { Books, Json, Payment, Preference, Refund } from './books.ts';

/** 123450 → 1234.5, as a JSON number has it. */
export const pesos = (centavos: number): number => Number((centavos / 100).toFixed(2));

export const time = (at: Date): string => new Date(at.getTime() - 6 * 3_600_000).toISOString().replace('Z', '-06:00');

const timeOrNull = (at: Date | null): string | null => (at === null ? null : time(at));

/** 3.49 % and four pesos, IVA within. */
export const feeOf = (payment: Payment): number => Math.round((payment.amount * 0.0349 + 400) * 1.16);

export function createObjects(books: Books) {
  const refund = (each: Refund, payment: Payment): Json => ({
    id: each.id,
    payment_id: payment.id,
    amount: pesos(each.amount),
    metadata: {},
    source: { id: '724484980', name: 'Cuadra pruebas', type: 'collector' },
    date_created: time(each.at),
    unique_sequence_number: null,
    refund_mode: 'standard',
    adjustment_amount: 0,
    status: each.status,
    reason: null,
  });

  /** As a search gives it: without refunds and fees. */
  function brief(payment: Payment): Json {
    const fee = feeOf(payment);
    const approved = payment.approvedAt !== null;
    const waiting = payment.status === 'pending';
    const voucher = payment.typeId === 'ticket';
    return {
      id: payment.id,
      date_created: time(payment.createdAt),
      date_approved: timeOrNull(payment.approvedAt),
      date_last_updated: time(payment.updatedAt),
      date_of_expiration: timeOrNull(payment.expiresAt),
      money_release_date: approved
        ? time(new Date((payment.approvedAt ?? new Date()).getTime() + 14 * 86_400_000))
        : null,
      operation_type: 'regular_payment',
      payment_method_id: payment.methodId,
      payment_type_id: payment.typeId,
      payment_method: {
        id: payment.methodId,
        type: payment.typeId,
        data: payment.typeId === 'bank_transfer' ? { reference_id: '6410293433784980810' } : {},
      },
      status: payment.status,
      status_detail: payment.detail,
      currency_id: 'MXN',
      description: payment.description,
      live_mode: true,
      external_reference: payment.reference,
      transaction_amount: pesos(payment.amount),
      transaction_amount_refunded: pesos(books.refundedOf(payment)),
      transaction_details: {
        net_received_amount: approved ? pesos(payment.amount - fee - payment.withheld) : 0,
        total_paid_amount: pesos(payment.amount),
        overpaid_amount: 0,
        external_resource_url:
          waiting && payment.typeId !== 'credit_card'
            ? `https://www.mercadopago.com.mx/payments/${payment.id}/ticket?caller_id=34728475&hash=f3a8630a`
            : null,
        payment_method_reference_id: voucher ? String(payment.id) : null,
        barcode: voucher ? { content: `4502${payment.id}0000000` } : null,
      },
      captured: payment.captured,
      installments: payment.installments,
      payer: { id: '1', email: payment.email, type: 'customer' },
      card:
        payment.typeId === 'credit_card'
          ? { first_six_digits: '407559', last_four_digits: '3764', expiration_month: 11 }
          : {},
    };
  }

  const payment = (each: Payment): Json => ({
    ...brief(each),
    fee_details:
      each.approvedAt === null ? [] : [{ type: 'mercadopago_fee', amount: pesos(feeOf(each)), fee_payer: 'collector' }],
    charges_details: [],
    taxes_amount: pesos(each.withheld),
    refunds: each.refunds.map((one) => refund(one, each)),
    order: each.preference === null ? {} : { id: '1', type: 'mercadopago' },
  });

  const preference = (each: Preference): Json => ({
    id: each.id,
    client_id: '6295877106812064',
    collector_id: 724_484_980,
    date_created: time(each.createdAt),
    expires: each.expires,
    expiration_date_from: null,
    expiration_date_to: each.expiresAt,
    external_reference: each.reference,
    init_point: `https://www.mercadopago.com.mx/checkout/v1/redirect?pref_id=${each.id}`,
    sandbox_init_point: `https://sandbox.mercadopago.com.mx/checkout/v1/redirect?pref_id=${each.id}`,
    items: [{ id: each.reference, title: each.title, quantity: 1, unit_price: pesos(each.amount), currency_id: 'MXN' }],
    metadata: each.metadata,
    payment_methods: each.methods,
    site_id: 'MLM',
  });

  return { brief, payment, preference, refund };
}
