/** The discount of a line. */
import type { DraftLine } from '#domain/cfdi/draft.ts';
import { compareUnits, formatUnits, multiplyUnits, rescale, type Units } from '#domain/money/decimal.ts';
import { lineError, readAmount, SCALE, toMicros, type LineContext } from './amounts.ts';

/**
 * Amount of a discount in micros, rounded half up to `decimals`: an amount as it is, or a percentage of `importe`.
 * @throws CuadraError DRAFT_DISCOUNT_NOT_ALLOWED (type T), DRAFT_DISCOUNT_PERCENT, DRAFT_DISCOUNT_ABOVE_AMOUNT (40169)
 */
export function discountOf(
  discount: NonNullable<DraftLine['descuento']>,
  index: number,
  importe: Units,
  decimals: number,
  context: LineContext,
): Units {
  const value = readAmount(discount.valor, index, 'descuento');
  if (value.units === 0) return 0;
  if (context.tipoDeComprobante === 'T') throw lineError('DRAFT_DISCOUNT_NOT_ALLOWED', index, 'descuento');
  if (discount.tipo === 'porcentaje') {
    if (value.units > 100 * 10 ** value.scale) {
      throw lineError('DRAFT_DISCOUNT_PERCENT', index, 'descuento');
    }
    const cut = rescale(multiplyUnits(importe, value.units), SCALE + 2 + value.scale, decimals);
    return rescale(cut, decimals, SCALE);
  }
  const amount = rescale(rescale(toMicros(value), SCALE, decimals), decimals, SCALE);
  if (compareUnits(amount, importe) > 0) {
    throw lineError('DRAFT_DISCOUNT_ABOVE_AMOUNT', index, 'descuento', {
      descuento: discount.valor,
      importe: formatUnits(importe, SCALE, context.decimals),
    });
  }
  return amount;
}
