/** What must be right before money is asked for: amount, currency, method, payer. */
import type { GatewayDeclaration, LinkOffer, Payer, PaymentMethod } from '#connectors/gateway/types.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { fromMinor } from '#domain/money/money.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { GatewayRow } from '../gateways/tables.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** No gateway tells how long a link of its may live; a year is longer than anybody waits. */
const LINK_DAYS = { minDays: 0, maxDays: 365 } as const;

/** An invoice as far as it can be charged. */
export interface ChargeableInvoice {
  readonly companyId: string;
  readonly clientId: string | undefined;
  readonly label: string;
  readonly chargeable: boolean;
  readonly status: string;
  /** SAT says so, whatever is known here. */
  readonly cancelledAtSat: boolean;
  /** Its cancellation is planned or under way. */
  readonly cancelling: boolean;
  readonly currency: string;
  readonly totalMinor: number;
  readonly paidMinor: number;
}

export interface Asked {
  readonly amountMinor: number;
  readonly currency: string;
  readonly methods: readonly PaymentMethod[];
  readonly by: 'charge' | 'link';
  readonly payer: Payer;
  readonly capture: 'automatic' | 'manual';
  readonly msiMonths: number | undefined;
  readonly expiresAtUtc: string | undefined;
  readonly now: Date;
}

/**
 * Amount and currency of a charge: of the invoice's balance, or free.
 * @throws CuadraError TRANSACTION_INVOICE_CANCELLED, TRANSACTION_INVOICE_CANCELLING, TRANSACTION_NOT_CHARGEABLE,
 *   TRANSACTION_CURRENCY_DIFFERS, TRANSACTION_OVER_BALANCE, TRANSACTION_AMOUNT_MISSING
 */
export function amountOf(
  invoice: ChargeableInvoice | undefined,
  asked: { readonly amountMinor?: number | undefined; readonly currency?: string | undefined },
): { amountMinor: number; currency: string } {
  if (invoice === undefined) {
    if (asked.amountMinor === undefined || asked.currency === undefined) {
      throw new CuadraError('TRANSACTION_AMOUNT_MISSING', {
        field: asked.amountMinor === undefined ? 'amountMinor' : 'currency',
      });
    }
    return { amountMinor: asked.amountMinor, currency: asked.currency };
  }
  const { currency, totalMinor, paidMinor, label } = invoice;
  // Nobody owes what was cancelled, and what is being cancelled may not be owed tomorrow.
  const ended = endOf(invoice);
  if (ended !== undefined) {
    throw new CuadraError(`TRANSACTION_INVOICE_${ended}`, { params: { invoice: label }, field: 'invoiceId' });
  }
  if (!invoice.chargeable) {
    throw new CuadraError('TRANSACTION_NOT_CHARGEABLE', {
      params: { invoice: label, status: `invoices.status.${invoice.status}` },
      field: 'invoiceId',
    });
  }
  if (asked.currency !== undefined && asked.currency !== currency) {
    throw new CuadraError('TRANSACTION_CURRENCY_DIFFERS', { params: { invoice: label, currency }, field: 'currency' });
  }
  const balanceMinor = Math.max(0, totalMinor - paidMinor);
  const amountMinor = asked.amountMinor ?? balanceMinor;
  if (amountMinor < 1 || amountMinor > balanceMinor) {
    const decimals = decimalsOf(currency);
    const params = {
      invoice: label,
      amount: fromMinor(amountMinor, decimals),
      balance: fromMinor(balanceMinor, decimals),
      currency,
    };
    throw new CuadraError('TRANSACTION_OVER_BALANCE', { params, field: 'amountMinor' });
  }
  return { amountMinor, currency };
}

function endOf({ status, cancelledAtSat, cancelling }: ChargeableInvoice): 'CANCELLED' | 'CANCELLING' | undefined {
  if (status === 'cancelled' || cancelledAtSat) return 'CANCELLED';
  return status === 'cancel_requested' || cancelling ? 'CANCELLING' : undefined;
}

/**
 * @throws CuadraError GATEWAY_PAUSED, TRANSACTION_CURRENCY_NOT_TAKEN, TRANSACTION_METHOD_NOT_TAKEN,
 *   TRANSACTION_AMOUNT_OUT_OF_RANGE, TRANSACTION_PAYER_MISSING, TRANSACTION_EXPIRY_NOT_TAKEN, TRANSACTION_EXPIRY_OUT_OF_RANGE
 */
export function checkAsked(gateway: GatewayRow, declaration: GatewayDeclaration, asked: Asked): void {
  const { amountMinor, currency } = asked;
  const common = { gateway: gateway.name };
  if (gateway.state !== 'active') throw new CuadraError('GATEWAY_PAUSED', { params: common, field: 'gatewayId' });
  if (!gateway.currencies.includes(currency)) {
    throw new CuadraError('TRANSACTION_CURRENCY_NOT_TAKEN', { params: { ...common, currency }, field: 'currency' });
  }
  const offers = declaration.capabilities.linkOffers ?? [];
  const carries = (what: LinkOffer): boolean => asked.by === 'charge' || offers.includes(what);
  for (const method of asked.methods) {
    const declared = declaration.methods.find((each) => each.method === method);
    const can =
      declared !== undefined &&
      gateway.methods.includes(method) &&
      declared.currencies.includes(currency) &&
      declared.by.includes(asked.by) &&
      (asked.capture === 'automatic' || (declared.holds && carries('holds'))) &&
      (asked.msiMonths === undefined || (declared.msi.includes(asked.msiMonths) && carries('msi')));
    if (declared === undefined || !can) {
      const params = { ...common, method: `gateway.method.${method}` };
      throw new CuadraError('TRANSACTION_METHOD_NOT_TAKEN', { params, field: 'method' });
    }
    const limit = declared.limits[currency];
    if (limit !== undefined && (amountMinor < limit.minMinor || amountMinor > (limit.maxMinor ?? Infinity))) {
      const decimals = decimalsOf(currency);
      const max = fromMinor(limit.maxMinor ?? Number.MAX_SAFE_INTEGER, decimals);
      const params = {
        ...common,
        method: `gateway.method.${method}`,
        min: fromMinor(limit.minMinor, decimals),
        max,
        currency,
      };
      throw new CuadraError('TRANSACTION_AMOUNT_OUT_OF_RANGE', { params, field: 'amountMinor' });
    }
    const needed = asked.by === 'link' ? (declaration.capabilities.linkPayer ?? []) : declared.payer;
    const missing = needed.find((part) => asked.payer[part] === undefined);
    if (missing !== undefined) {
      const params = { ...common, what: `transactions.payer.${missing}` };
      throw new CuadraError('TRANSACTION_PAYER_MISSING', { params, field: `payer.${missing}` });
    }
    if (asked.expiresAtUtc !== undefined) {
      const range = asked.by === 'charge' ? declared.expiry : carries('expiry') ? LINK_DAYS : undefined;
      checkExpiry(asked.expiresAtUtc, asked.now, range, { ...common, method: `gateway.method.${method}` });
    }
  }
}

/** Up to the end of the last day. */
function checkExpiry(
  expiresAtUtc: string,
  now: Date,
  range: { readonly minDays: number; readonly maxDays: number } | undefined,
  said: Readonly<Record<string, string>>,
): void {
  const field = 'expiresAtUtc';
  if (range === undefined) throw new CuadraError('TRANSACTION_EXPIRY_NOT_TAKEN', { params: said, field });
  const days = (Date.parse(expiresAtUtc) - now.getTime()) / DAY_MS;
  if (days >= range.minDays && days < range.maxDays + 1) return;
  const params = { ...said, min: range.minDays, max: range.maxDays };
  throw new CuadraError('TRANSACTION_EXPIRY_OUT_OF_RANGE', { params, field });
}
