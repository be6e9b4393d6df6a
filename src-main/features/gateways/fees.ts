/** What a charge costs by what was agreed with a gateway. */
import type { PaymentMethod } from '#connectors/gateway/types.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { computeFee, isPercent, termsOf, type Fee } from '#domain/money/fee.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { GatewayFeeLine } from './tables.ts';

export interface FeeQuestion {
  readonly amountMinor: number;
  readonly currency: string;
  readonly method: PaymentMethod;
}

/** Nobody can say it: the fixed part was agreed in another currency. */
export interface FeeNotTold {
  readonly fixedCurrency: string;
}

/**
 * By the first line that names the method, or names none; zero where nothing was agreed.
 * @throws CuadraError MONEY_UNKNOWN_CURRENCY
 */
export function feeOf(
  fees: readonly GatewayFeeLine[],
  { amountMinor, currency, method }: FeeQuestion,
): Fee | FeeNotTold {
  const decimals = decimalsOf(currency, 'currency');
  const terms = termsOf(fees, method, currency);
  return 'unknown' in terms ? { fixedCurrency: terms.unknown } : computeFee(amountMinor, decimals, terms);
}

/** Of lines that are written down now. @throws CuadraError GATEWAY_FEE_OVER */
export function checkFees(fees: readonly GatewayFeeLine[]): void {
  for (const [at, line] of fees.entries()) {
    const field = (['percent', 'taxPercent'] as const).find((part) => !isPercent(line[part]));
    if (field !== undefined) {
      throw new CuadraError('GATEWAY_FEE_OVER', { params: { percent: line[field] }, field: `fees.${at}.${field}` });
    }
  }
}
