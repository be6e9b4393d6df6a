/** What a declaration already says that a gateway refuses: said before anything is sent. */
import type { Rejected } from '../outcomes.ts';
import type { GatewayDeclaration, PaymentMethod } from '../types.ts';

/** @param method of a charge; absent of a link, on whose page several are offered */
export function refusedBy(
  { currencies, methods }: GatewayDeclaration,
  {
    amountMinor,
    currency,
    method,
  }: { readonly amountMinor: number; readonly currency: string; readonly method?: PaymentMethod },
): Pick<Rejected, 'reason' | 'field'> | undefined {
  if (!currencies.includes(currency)) return { reason: 'invalid', field: 'currency' };
  const declared = methods.find((each) => each.method === method);
  if (method !== undefined && declared?.by.includes('charge') !== true)
    return { reason: 'unsupported', field: 'method' };
  const { minMinor, maxMinor = Infinity } = declared?.limits[currency] ?? { minMinor: 1 };
  const within = Number.isSafeInteger(amountMinor) && amountMinor >= minMinor && amountMinor <= maxMinor;
  return within ? undefined : { reason: 'invalid', field: 'amountMinor' };
}
