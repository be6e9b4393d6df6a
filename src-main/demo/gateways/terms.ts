/** What the demo's gateways keep of a charge: about what each asks of a small Mexican business. */
import type { PaymentMethod } from '#connectors/gateway/types.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { computeFee, type Fee, type FeeTerms } from '#domain/money/fee.ts';

/** IVA on fees. */
const TAX_PERCENT = '16';

/** Percent and fixed part, by method; `other` for the rest. */
const TERMS: Readonly<Record<string, Readonly<Partial<Record<PaymentMethod | 'other', readonly [string, string]>>>>> = {
  stripe: { other: ['3.6', '3.00'] },
  conekta: { spei: ['0', '12.50'], cash: ['3.9', '0'], other: ['3.4', '3.00'] },
  mercadopago: { other: ['3.49', '4.00'] },
  paypal: { other: ['3.95', '4.00'] },
  openpay: { spei: ['0', '8.00'], other: ['2.9', '2.50'] },
};

/** As an account's settings say it, so that the desk expects what is kept. */
export function termsOf(provider: string): (FeeTerms & { readonly method?: PaymentMethod })[] {
  return Object.entries(TERMS[provider] ?? {}).map(([method, [percent, fixed]]) => {
    const terms = { percent, fixed, taxPercent: TAX_PERCENT };
    return method === 'other' ? terms : Object.assign(terms, { method: method as PaymentMethod });
  });
}

export function keptOf(provider: string, method: PaymentMethod, amountMinor: number, currency: string): Fee {
  const terms = termsOf(provider).find((each) => each.method === undefined || each.method === method);
  if (terms === undefined) throw new RangeError(`the demo does not play ${provider}`);
  return computeFee(amountMinor, decimalsOf(currency), terms);
}
