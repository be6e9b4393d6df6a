/** The amounts of a document as integers, for the database and reports. */
import type { Comprobante } from '#domain/cfdi/model.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { addDecimals, formatDecimal, parseDecimal, subtractDecimals, type Decimal } from '#domain/money/decimal.ts';
import { toMinor } from '#domain/money/money.ts';

/** Amounts in minor units of `currency`. */
export interface DocumentTotals {
  readonly currency: string;
  /** Decimals of the currency: 2 means that 100 minor units are one peso. */
  readonly currencyDecimals: number;
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  /** Federal transferred taxes. */
  readonly transferredMinor: number;
  /** Federal withheld taxes. */
  readonly withheldMinor: number;
  /** Local taxes: transferred − withheld, so it may be negative. */
  readonly localMinor: number;
  readonly totalMinor: number;
}

const ZERO: Decimal = { units: 0, scale: 0 };

/**
 * The amounts that a document states, ours or received; what it does not state is 0. Nothing is
 * recomputed: total = subtotal − discount + transferred − withheld + local holds as far as the document
 * itself is right. Transferred taxes are the stated total or, without one, the sum of the nodes.
 * @throws CuadraError MONEY_UNKNOWN_CURRENCY, MONEY_MALFORMED, MONEY_TOO_MANY_DECIMALS, MONEY_OVERFLOW (with the field's path)
 */
export function totalsOf(c: Comprobante): DocumentTotals {
  const decimals = decimalsOf(c.moneda, 'moneda');
  const minor = (text: string | undefined, field: string): number =>
    text === undefined ? 0 : toMinor(text, decimals, field);
  return {
    currency: c.moneda,
    currencyDecimals: decimals,
    subtotalMinor: minor(c.subTotal, 'subTotal'),
    discountMinor: minor(c.descuento, 'descuento'),
    transferredMinor: minor(
      c.impuestos?.totalImpuestosTrasladados ?? sumOf(c.impuestos?.traslados),
      'impuestos.totalImpuestosTrasladados',
    ),
    withheldMinor: minor(
      c.impuestos?.totalImpuestosRetenidos ?? sumOf(c.impuestos?.retenciones),
      'impuestos.totalImpuestosRetenidos',
    ),
    localMinor: minor(formatDecimal(localOf(c)), 'complementos'),
    totalMinor: minor(c.total, 'total'),
  };
}

function sumOf(nodes: readonly { readonly importe?: string }[] | undefined): string {
  let sum = ZERO;
  for (const node of nodes ?? []) if (node.importe !== undefined) sum = addDecimals(sum, parseDecimal(node.importe));
  return formatDecimal(sum);
}

function localOf(c: Comprobante): Decimal {
  let sum = ZERO;
  for (const complemento of c.complementos.flat()) {
    if (complemento.kind !== 'implocal') continue;
    for (const item of complemento.items) {
      const importe = parseDecimal(item.importe, 'complementos');
      sum = item.tipo === 'traslado' ? addDecimals(sum, importe) : subtractDecimals(sum, importe);
    }
  }
  return sum;
}
