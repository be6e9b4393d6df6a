/** A stored transaction as its gateway is asked for it: the same every time. */
import type { ChargeRequest, LinkRequest } from '#connectors/gateway/types.ts';
import type { TransactionRow } from './tables.ts';

export function linkRequest(row: TransactionRow, idempotencyKey: string): LinkRequest {
  const { token: _token, methods, ...request } = row.request;
  const { reference, amountMinor, currency, description } = row;
  return { ...request, methods, idempotencyKey, reference, amountMinor, currency, description };
}

export function chargeRequest(row: TransactionRow, idempotencyKey: string): ChargeRequest {
  const { methods, ...request } = row.request;
  const [method] = methods;
  if (method === undefined) throw new Error(`transaction ${row.id} has no method`);
  const { reference, amountMinor, currency, description } = row;
  return { ...request, method, idempotencyKey, reference, amountMinor, currency, description };
}
