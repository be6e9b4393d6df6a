/** PayPal's transaction reports: rows of the balance, withdrawals to the bank, and what carries a reference. */
import { evidenceOf, objectOf, pageOf, textOf, Unreadable, type JsonApi, type JsonObject } from '../transport/index.ts';
import type { BalanceTransactionView, ListRequest, Page, PayoutView } from '../types.ts';
import { amountOf, instantOf, rowsOf, text } from './read.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Longest time that one report covers. */
const WINDOW_MS = 31 * DAY_MS;
const PAGE = 500;
const CURSOR = /^(\d{4}-[^|]+Z)\|(\d{1,6})$/;

interface At {
  readonly since: string;
  readonly page: number;
}

export function reportAt({ sinceUtc, cursor }: ListRequest): At {
  const [, since, page] = CURSOR.exec(cursor ?? '') ?? [];
  return { since: since ?? sinceUtc, page: Number(page ?? 1) };
}

/** One page of one window, and where the next one is. */
export async function readReport(
  api: JsonApi,
  at: At,
  now: Date,
  only: Readonly<Record<string, string>> = {},
): Promise<{ rows: JsonObject[]; next: string | undefined }> {
  const from = Date.parse(at.since);
  if (from >= now.getTime()) return { rows: [], next: undefined };
  const until = Math.min(from + WINDOW_MS, now.getTime());
  const query = new URLSearchParams({
    start_date: seconds(from),
    end_date: seconds(until),
    fields: 'transaction_info',
    page_size: String(PAGE),
    page: String(at.page),
    ...only,
  });
  const body = await api.get(`/v1/reporting/transactions?${query.toString()}`);
  if (!Array.isArray(body['transaction_details'])) throw new Unreadable('transaction_details');
  const rows = rowsOf(body['transaction_details'], 'transaction_details').map((each) => {
    const info = objectOf(each['transaction_info']);
    if (info === undefined) throw new Unreadable('transaction_info');
    return info;
  });
  const pages = body['total_pages'];
  if (typeof pages === 'number' && at.page < pages) return { rows, next: `${at.since}|${at.page + 1}` };
  const next = until < now.getTime() ? `${new Date(until).toISOString()}|1` : undefined;
  return { rows, next };
}

/** Reports know seconds. */
function seconds(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

const codeOf = (info: JsonObject): string => text(info['transaction_event_code'], 'transaction_event_code');
/** T04: from the balance to the bank. */
const isPayout = (info: JsonObject): boolean => codeOf(info).startsWith('T04');
/** T00: a payment that was received. */
export const isPayment = (info: JsonObject): boolean => codeOf(info).startsWith('T00');

const PAYOUT_STATUS: Readonly<Record<string, PayoutView['status']>> = {
  S: 'paid',
  P: 'in-transit',
  D: 'failed',
  V: 'cancelled',
};

export async function payoutsPage(api: JsonApi, request: ListRequest, now: Date): Promise<Page<PayoutView>> {
  const { rows, next } = await readReport(api, reportAt(request), now);
  return pageOf(rows.filter(isPayout).map(toPayout), next);
}

function toPayout(info: JsonObject): PayoutView {
  const { amountMinor, currency } = amountOf(info['transaction_amount'], 'transaction_amount');
  const trace = textOf(info['bank_reference_id']);
  return {
    payoutId: text(info['transaction_id'], 'transaction_id'),
    // What leaves the balance is negative there; at the bank it arrives.
    amountMinor: Math.abs(amountMinor),
    currency,
    status: PAYOUT_STATUS[textOf(info['transaction_status']) ?? ''] ?? 'pending',
    createdAtUtc: text(instantOf(info['transaction_initiation_date']), 'transaction_initiation_date'),
    ...(trace === undefined ? {} : { trace }),
    evidence: evidenceOf(info),
  };
}

export async function balancePage(
  api: JsonApi,
  request: ListRequest,
  now: Date,
): Promise<Page<BalanceTransactionView>> {
  const only = { balance_affecting_records_only: 'Y' };
  const { rows, next } = await readReport(api, reportAt(request), now, only);
  // Denied and reversed ones moved nothing, or have a row of their own that took it back.
  return pageOf(rows.filter((info) => info['transaction_status'] !== 'D').map(toBalanceRow), next);
}

/** By the group of the code; the codes themselves are many, and new ones come. */
function typeOf(code: string): BalanceTransactionView['type'] {
  if (code === 'T1107') return 'refund';
  // Reversals, holds for disputes and their release.
  if (code === 'T1106' || code === 'T1110' || code === 'T1111' || code === 'T1114') return 'dispute';
  const groups = { T00: 'charge', T01: 'fee', T04: 'payout' } as const;
  return groups[code.slice(0, 3) as keyof typeof groups] ?? 'adjustment';
}

function toBalanceRow(info: JsonObject): BalanceTransactionView {
  const id = text(info['transaction_id'], 'transaction_id');
  const code = codeOf(info);
  const { amountMinor, currency } = amountOf(info['transaction_amount'], 'transaction_amount');
  // Negative where PayPal keeps it; of a refund it may be given back.
  const feeMinor = info['fee_amount'] === undefined ? 0 : 0 - amountOf(info['fee_amount'], 'fee_amount').amountMinor;
  const about = info['paypal_reference_id_type'] === 'TXN' ? textOf(info['paypal_reference_id']) : undefined;
  const paymentId = isPayment(info) ? id : about;
  return {
    // An id is not unique in reports: with its code it is.
    id: `${id}-${code}`,
    type: typeOf(code),
    providerType: code,
    amountMinor,
    feeMinor,
    feeTaxMinor: 0,
    netMinor: amountMinor - feeMinor,
    currency,
    sourceId: id,
    ...(paymentId === undefined ? {} : { paymentId }),
    createdAtUtc: text(instantOf(info['transaction_initiation_date']), 'transaction_initiation_date'),
    evidence: evidenceOf(info),
  };
}
