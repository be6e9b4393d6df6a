/**
 * What every step of the totals shares: amounts as integer millionths ("micros", the six decimals of
 * tdCFDI:t_Importe), reading a draft's decimals, and the shape of a computed line.
 */
import type { DraftLine } from '#domain/cfdi/draft.ts';
import {
  bigPower,
  formatUnits,
  multiplyUnits,
  rescale,
  tryParseDecimal,
  type Decimal,
  type Units,
} from '#domain/money/decimal.ts';
import { CuadraError, type CuadraErrorOptions, type ErrorCode } from '#errors/cuadra-error.ts';

/** Decimals of a concept amount: tdCFDI:t_Importe takes up to six. */
export const SCALE = 6;

/** t_Importe takes eighteen digits before the point: amounts stay under 10^18. */
const LIMIT_MICROS = bigPower(18 + SCALE);

/** One tax of a line. `importe` is 0 and `rate` absent when Exento. */
export interface TaxAmount {
  readonly tipo: 'traslado' | 'retencion';
  readonly impuesto: string;
  readonly tipoFactor: string;
  readonly rate: Rate | undefined;
  /** Micros. */
  readonly base: Units;
  /** Micros. Reconciling tax-included prices may move it to the next or previous minor unit. */
  importe: Units;
}

/** A TasaOCuota: its value and its text with six decimals. */
export interface Rate {
  readonly value: Decimal;
  readonly text: string;
}

/** Rates already read, by their text: a document repeats the same two or three. */
export type RateCache = Map<string, Rate>;

/** What the lines of a document share while they are computed. */
export interface LineContext {
  readonly tipoDeComprobante: 'I' | 'E' | 'T';
  /** Decimals of the currency. */
  readonly decimals: number;
  readonly rates: RateCache;
  /** How lines whose price includes taxes get their Importe: see `included.ts`. */
  readonly mode: IncludedMode;
}

export type IncludedMode = 'product' | 'closed';

/** A line with its amounts, all in micros. */
export interface ComputedLine {
  readonly draft: DraftLine;
  readonly cantidad: string;
  readonly valorUnitario: string;
  /** Gross: before the discount. */
  readonly importe: Units;
  /** 0 when there is none. */
  readonly descuento: Units;
  readonly taxes: readonly TaxAmount[];
  /** What the line must cost with its transferred taxes; absent when its price has no taxes inside. */
  readonly promised?: Units;
}

/** Path of a field of a line, as errors name it: `lines[2].descuento`. */
export function fieldOf(index: number, name: string): string {
  return `lines[${index}].${name}`;
}

/** An error about a line; people count lines from 1. */
export function lineError(
  code: ErrorCode,
  index: number,
  name: string,
  params: CuadraErrorOptions['params'] = {},
): CuadraError {
  return new CuadraError(code, { field: fieldOf(index, name), params: { ...params, line: index + 1 } });
}

/**
 * A decimal of a line: not negative, at most six significant decimals and eighteen digits before the point.
 * @throws CuadraError MONEY_MALFORMED, MONEY_NEGATIVE, MONEY_TOO_MANY_DECIMALS, MONEY_OVERFLOW
 */
export function readAmount(text: string, index: number, name: string): Decimal {
  const value = tryParseDecimal(text);
  if (
    value === undefined ||
    value.units < 0 ||
    value.scale > SCALE ||
    (typeof value.units === 'bigint' && value.units >= bigPower(18 + value.scale))
  ) {
    throw badAmount(text, value, SCALE, fieldOf(index, name));
  }
  return value;
}

/** Why an amount cannot be taken. */
export function badAmount(text: string, value: Decimal | undefined, decimals: number, field: string): CuadraError {
  const params = { text: text.slice(0, 40), decimals };
  if (value === undefined) return new CuadraError('MONEY_MALFORMED', { field, params });
  if (value.units < 0) return new CuadraError('MONEY_NEGATIVE', { field, params });
  if (value.scale > decimals) return new CuadraError('MONEY_TOO_MANY_DECIMALS', { field, params });
  return new CuadraError('MONEY_OVERFLOW', { field, params });
}

/** Micros of a decimal of at most six decimals: exact. */
export function toMicros(value: Decimal): Units {
  return rescale(value.units, value.scale, SCALE);
}

/** `micros × factor` in micros, rounded half up once. */
export function scaleMicros(micros: Units, factor: Decimal): Units {
  if (typeof micros === 'number' && typeof factor.units === 'number') {
    // Amounts in whole cents may lose their four zeros first: it keeps large ones out of bigint.
    const product = micros * factor.units;
    if (product > Number.MAX_SAFE_INTEGER && micros % 10_000 === 0) {
      return rescale(multiplyUnits(micros / 10_000, factor.units), factor.scale + 2, SCALE);
    }
  }
  return rescale(multiplyUnits(micros, factor.units), factor.scale + SCALE, SCALE);
}

/** Refuses an amount that t_Importe cannot write. @throws CuadraError MONEY_OVERFLOW */
export function checkSize(micros: Units, field: string): Units {
  if (typeof micros === 'bigint' && micros >= LIMIT_MICROS) {
    throw new CuadraError('MONEY_OVERFLOW', { field, params: { text: formatUnits(micros, SCALE, 2) } });
  }
  return micros;
}
