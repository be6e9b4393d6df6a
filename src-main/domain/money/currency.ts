/** Decimals of a currency, from SAT's catalog (not ISO's list: they differ, and documents follow SAT's). */
import { lookup } from '#domain/catalogs/index.ts';
import { CuadraError } from '#errors/cuadra-error.ts';

/**
 * Decimals that document-level amounts have in this currency (c_Moneda).
 * @param field path of the field, for the error
 * @throws CuadraError MONEY_UNKNOWN_CURRENCY
 */
export function decimalsOf(moneda: string, field?: string): number {
  const entry = lookup('c_Moneda', moneda);
  if (entry === undefined) {
    throw new CuadraError('MONEY_UNKNOWN_CURRENCY', {
      params: { moneda: moneda.slice(0, 10) },
      ...(field === undefined ? {} : { field }),
    });
  }
  return entry.decimales;
}
