/** The gateways that the demo plays. */
import type { Dialect } from './dialect.ts';
import { conekta } from './conekta.ts';
import { mercadopago } from './mercadopago.ts';
import { openpay } from './openpay.ts';
import { paypal } from './paypal.ts';
import { stripe } from './stripe.ts';

export type { Dialect, Thing, Told } from './dialect.ts';

const DIALECTS: Readonly<Record<string, Dialect>> = { stripe, conekta, mercadopago, paypal, openpay };

/** @throws RangeError for a gateway that the demo does not play */
export function dialectOf(provider: string): Dialect {
  const dialect = DIALECTS[provider];
  if (dialect === undefined) throw new RangeError(`the demo does not play ${provider}`);
  return dialect;
}
