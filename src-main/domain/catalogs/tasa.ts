/** c_TasaOCuota: which rates a tax may carry (CFDI40179, 40185, 40219). */
import { tasaOCuota } from './data/taxes.ts';
import { isValidAt } from './small.ts';
import type { TasaOCuotaEntry } from './types.ts';

export interface TasaQuery {
  /** c_Impuesto */
  readonly impuesto: string;
  /** c_TipoFactor; 'Exento' never has a rate and matches nothing. */
  readonly factor: string;
  readonly tipo: 'traslado' | 'retencion';
  /** As written in the document: digits, up to six decimals. */
  readonly valor: string;
  /** `Fecha` of the document; without it validity is not looked at. */
  readonly fecha?: string;
}

/** Every row of c_TasaOCuota, in SAT's order. */
export function listTasas(): readonly TasaOCuotaEntry[] {
  return tasaOCuota;
}

/**
 * The row that allows a rate: a fixed value that equals it, otherwise a range that contains it
 * (both ends included). Undefined when none does. Comparison is exact, by millionths.
 * The published catalog keeps only the rows of today (the IEPS quota range begins on 2026-01-01), so
 * for an older document an answer of undefined with `fecha` proves nothing.
 */
export function findTasa(query: TasaQuery): TasaOCuotaEntry | undefined {
  const valor = millionths(query.valor);
  if (valor === undefined) return undefined;
  const rows = tasaOCuota.filter(
    (row) =>
      row.impuesto === query.impuesto &&
      row.factor === query.factor &&
      row[query.tipo] &&
      (query.fecha === undefined || isValidAt(row, query.fecha)),
  );
  return (
    rows.find((row) => row.tipo === 'Fijo' && millionths(row.valor) === valor) ??
    rows.find((row) => row.tipo === 'Rango' && contains(row, valor))
  );
}

function contains(row: TasaOCuotaEntry, valor: bigint): boolean {
  const low = millionths(row.minimo ?? '0');
  const high = millionths(row.valor);
  return low !== undefined && high !== undefined && low <= valor && valor <= high;
}

/** `0.16` → 160000n; undefined for what is not a plain decimal of up to six places. */
function millionths(decimal: string): bigint | undefined {
  const match = /^(\d+)(?:\.(\d{1,6}))?$/.exec(decimal);
  if (match === null) return undefined;
  return BigInt(`${match[1] ?? ''}${(match[2] ?? '').padEnd(6, '0')}`);
}
