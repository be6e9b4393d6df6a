/**
 * One line of a draft into its amounts.
 *
 * Amounts keep up to six decimals and are written with at least the currency's: both readings of "n"
 * in SAT's limits (decimals of the currency, or those of the written amount) admit the exact product
 * rounded half up at any such place, and rounding waits for the document's totals.
 */
import type { DraftLine } from '#domain/cfdi/draft.ts';
import { formatUnits, multiplyUnits, rescale, subtractUnits } from '#domain/money/decimal.ts';
import { checkSize, fieldOf, lineError, readAmount, SCALE, type ComputedLine, type LineContext } from './amounts.ts';
import { discountOf } from './discount.ts';
import { priceWithoutTaxes } from './included.ts';
import { computeTaxes } from './taxes.ts';

/**
 * A line with its amounts and taxes.
 * @throws CuadraError DRAFT_QUANTITY_ZERO, DRAFT_PRICE_ZERO, DRAFT_DISCOUNT_…, DRAFT_TAX_BASE_ZERO,
 *   DRAFT_INCLUDED_PRICE_TOO_LOW and those of {@link readAmount}
 */
export function computeLine(line: DraftLine, index: number, context: LineContext): ComputedLine {
  const quantity = readAmount(line.cantidad, index, 'cantidad');
  if (quantity.units === 0) throw lineError('DRAFT_QUANTITY_ZERO', index, 'cantidad');
  const price = readAmount(line.precioUnitario, index, 'precioUnitario');
  // CFDI40166: above zero in I and E; a transfer of goods may well be worth nothing.
  if (price.units === 0 && context.tipoDeComprobante !== 'T')
    throw lineError('DRAFT_PRICE_ZERO', index, 'precioUnitario');

  if (line.precioIncluyeImpuestos === true && context.tipoDeComprobante !== 'T') {
    const included = priceWithoutTaxes(line, index, quantity, price, context);
    const taxes = computeTaxes(
      line,
      index,
      subtractUnits(included.importe, included.descuento),
      quantity,
      context.rates,
    );
    return { ...included, draft: line, cantidad: formatUnits(quantity.units, quantity.scale, 0), taxes };
  }

  const importe = checkSize(
    rescale(multiplyUnits(quantity.units, price.units), quantity.scale + price.scale, SCALE),
    fieldOf(index, 'precioUnitario'),
  );
  const descuento = line.descuento === undefined ? 0 : discountOf(line.descuento, index, importe, SCALE, context);
  const taxes =
    line.impuestos.length === 0
      ? []
      : computeTaxes(line, index, subtractUnits(importe, descuento), quantity, context.rates);
  return {
    draft: line,
    cantidad: formatUnits(quantity.units, quantity.scale, 0),
    valorUnitario: formatUnits(price.units, price.scale, context.decimals),
    importe,
    descuento,
    taxes,
  };
}
