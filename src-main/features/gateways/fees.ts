/** What a charge costs by what was agreed with a gateway. */
import type { PaymentMethod } from '#connectors/gateway/types.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { computeFee, type Fee } from '#domain/money/fee.ts';
import type { GatewayFeeLine } from './tables.ts';

export interface FeeQuestion {
  readonly amountMinor: number;
  readonly currency: string;
  readonly method: PaymentMethod;
}

/**
 * By the first line that names the method, or names none; zero where nothing was agreed.
 * @throws CuadraError MONEY_UNKNOWN_CURRENCY
 */
export function feeOf(fees: readonly GatewayFeeLine[], { amountMinor, currency, method }: FeeQuestion): Fee {
  const terms = fees.find((fee) => fee.method === undefined || fee.method === method);
  const decimals = decimalsOf(currency, 'currency');
  return computeFee(amountMinor, decimals, terms ?? { percent: '0', fixed: '0', taxPercent: '0' });
}
