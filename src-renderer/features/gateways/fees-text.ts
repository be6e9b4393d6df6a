/** Fees as one line: `Tarjeta 3.6 % + $3.00 · OXXO 4 %, + IVA 16 %`. */
import type { Gateway, PaymentMethodView } from '#contract/gateways.ts';
import { groupDecimal } from '../../i18n/format.ts';

type Fee = Gateway['fees'][number];

export interface FeeWords {
  readonly method: (method: PaymentMethodView) => string;
  /** Of a line that stands for all that no other names. */
  readonly rest: string;
  readonly tax: (percent: string) => string;
}

const isZero = (decimal: string): boolean => /^[0.]*$/.test(decimal);

/** Empty where nothing was agreed. */
export function feesText(fees: readonly Fee[], say: FeeWords): string {
  const [first] = fees;
  if (first === undefined) return '';
  const sameTax = fees.every(({ taxPercent }) => taxPercent === first.taxPercent);
  const tax = (fee: Fee): string => (isZero(fee.taxPercent) ? '' : ` + ${say.tax(groupDecimal(fee.taxPercent))}`);
  const lines = fees.map((fee) => {
    const parts = [
      ...(isZero(fee.percent) ? [] : [`${groupDecimal(fee.percent)} %`]),
      ...(isZero(fee.fixed)
        ? []
        : [`$${groupDecimal(fee.fixed, 2)}${fee.currency === undefined ? '' : ` ${fee.currency}`}`]),
    ];
    const whose = fee.method === undefined ? (fees.length > 1 ? say.rest : '') : say.method(fee.method);
    const cost = parts.length === 0 ? '0 %' : parts.join(' + ');
    return `${whose === '' ? '' : `${whose} `}${cost}${sameTax ? '' : tax(fee)}`;
  });
  return `${lines.join(' · ')}${sameTax ? tax(first) : ''}`;
}
