/**
 * Amounts in words, as Mexican invoices print them: «MIL DOSCIENTOS TREINTA Y CUATRO PESOS 50/100 M.N.».
 *
 * Our own code, because n2words (tried in version 4) neither shortens «uno» before a noun («veintiuno mil»,
 * «ciento uno pesos») nor joins «mil» groups rightly beyond a billion («… mil billones … billones»).
 * Spelling: Real Academia Española, Diccionario panhispánico de dudas, «cardinales» (apocope of «uno»,
 * gender of the hundreds, «de» after millón and billón). Long scale: a billón is 10^12.
 */
import { CuadraError } from '#errors/cuadra-error.ts';
import { currencyName } from './currency-names.ts';
import { decimalsOf } from './currency.ts';
import { bigPower, parseDecimal, rescale } from './decimal.ts';

/**
 * The form «uno» takes: `noun` shortened before a masculine noun (un peso), `feminine` (una libra), or
 * `alone` (uno).
 */
export type Agreement = 'noun' | 'feminine' | 'alone';

const UNITS = [
  'CERO',
  'UNO',
  'DOS',
  'TRES',
  'CUATRO',
  'CINCO',
  'SEIS',
  'SIETE',
  'OCHO',
  'NUEVE',
  'DIEZ',
  'ONCE',
  'DOCE',
  'TRECE',
  'CATORCE',
  'QUINCE',
  'DIECISÉIS',
  'DIECISIETE',
  'DIECIOCHO',
  'DIECINUEVE',
  'VEINTE',
  'VEINTIUNO',
  'VEINTIDÓS',
  'VEINTITRÉS',
  'VEINTICUATRO',
  'VEINTICINCO',
  'VEINTISÉIS',
  'VEINTISIETE',
  'VEINTIOCHO',
  'VEINTINUEVE',
] as const;

const TENS = ['', '', '', 'TREINTA', 'CUARENTA', 'CINCUENTA', 'SESENTA', 'SETENTA', 'OCHENTA', 'NOVENTA'] as const;

const HUNDREDS = [
  '',
  'CIENTO',
  'DOSCIENT',
  'TRESCIENT',
  'CUATROCIENT',
  'QUINIENT',
  'SEISCIENT',
  'SETECIENT',
  'OCHOCIENT',
  'NOVECIENT',
] as const;

/** First number too large to be written: 18 digits are what t_Importe takes. */
const LIMIT = bigPower(18);
const MILLION = 1_000_000n;

/**
 * A document's total in words, in capitals: integer part, name of the currency, fraction over its decimals and
 * «M.N.» or the currency's code. Currencies without fraction have none (MIL YENES JPY); one whose name we do not
 * know is named by its code alone.
 * @param total decimal text, not negative, up to 18 integer digits
 * @param moneda c_Moneda
 * @throws CuadraError MONEY_MALFORMED, MONEY_NEGATIVE, MONEY_TOO_MANY_DECIMALS, MONEY_UNKNOWN_CURRENCY, WORDS_TOO_LARGE
 */
export function amountInWords(total: string, moneda: string): string {
  const decimals = decimalsOf(moneda, 'moneda');
  const value = parseDecimal(total, 'total');
  const params = { text: total.slice(0, 40), decimals };
  if (value.units < 0) throw new CuadraError('MONEY_NEGATIVE', { field: 'total', params });
  if (value.scale > decimals) throw new CuadraError('MONEY_TOO_MANY_DECIMALS', { field: 'total', params });
  const minor = BigInt(rescale(value.units, value.scale, decimals));
  const unit = bigPower(decimals);
  const whole = minor / unit;
  if (whole >= LIMIT) throw new CuadraError('WORDS_TOO_LARGE', { field: 'total', params });

  const name = currencyName(moneda);
  const words = integerInWords(whole, name === undefined ? 'alone' : name.feminine ? 'feminine' : 'noun');
  const parts = [words];
  if (name !== undefined) {
    // «un millón de pesos», but «un millón un pesos».
    if (whole >= MILLION && whole % MILLION === 0n) parts.push('DE');
    parts.push(whole === 1n ? name.singular : name.plural);
  }
  if (decimals > 0) parts.push(`${String(minor % unit).padStart(decimals, '0')}/${unit}`);
  parts.push(moneda === 'MXN' ? 'M.N.' : moneda);
  return parts.join(' ');
}

/**
 * An integer from 0 to 10^18 − 1 in Spanish capitals.
 * @throws CuadraError WORDS_TOO_LARGE
 */
export function integerInWords(value: bigint, agreement: Agreement = 'alone'): string {
  if (value >= LIMIT || value < 0n) {
    throw new CuadraError('WORDS_TOO_LARGE', { params: { text: String(value) } });
  }
  if (value === 0n) return UNITS[0];
  const billions = Number(value / (MILLION * MILLION));
  const millions = Number((value / MILLION) % MILLION);
  const rest = Number(value % MILLION);
  const parts: string[] = [];
  // «millón» and «billón» are nouns, and masculine: what counts them agrees with them, not with the currency.
  if (billions > 0) parts.push(sixDigits(billions, 'noun'), billions === 1 ? 'BILLÓN' : 'BILLONES');
  if (millions > 0) parts.push(sixDigits(millions, 'noun'), millions === 1 ? 'MILLÓN' : 'MILLONES');
  if (rest > 0) parts.push(sixDigits(rest, agreement));
  return parts.join(' ');
}

/** 1 to 999,999. */
function sixDigits(value: number, agreement: Agreement): string {
  const thousands = Math.trunc(value / 1000);
  const rest = value % 1000;
  const parts: string[] = [];
  // Before «mil» the hundreds agree with the noun (doscientas mil libras) and «uno» shortens (veintiún mil).
  if (thousands > 1) parts.push(threeDigits(thousands, 'noun', agreement === 'feminine'));
  if (thousands > 0) parts.push('MIL');
  if (rest > 0) parts.push(threeDigits(rest, agreement, agreement === 'feminine'));
  return parts.join(' ');
}

/** 1 to 999. */
function threeDigits(value: number, agreement: Agreement, feminineHundreds: boolean): string {
  const hundreds = Math.trunc(value / 100);
  const rest = value % 100;
  if (value === 100) return 'CIEN';
  const parts: string[] = [];
  if (hundreds === 1) parts.push('CIENTO');
  else if (hundreds > 1) parts.push(`${HUNDREDS[hundreds] ?? ''}${feminineHundreds ? 'AS' : 'OS'}`);
  if (rest > 0) parts.push(twoDigits(rest, agreement));
  return parts.join(' ');
}

/** 1 to 99. */
function twoDigits(value: number, agreement: Agreement): string {
  if (value === 1 || value === 21) return value === 1 ? one(agreement) : `VEINTI${one(agreement, 'ÚN')}`;
  if (value < 30) return UNITS[value] ?? '';
  const tens = TENS[Math.trunc(value / 10)] ?? '';
  const unit = value % 10;
  if (unit === 0) return tens;
  return `${tens} Y ${unit === 1 ? one(agreement) : (UNITS[unit] ?? '')}`;
}

/** «Uno» by agreement; the accent of «veintiún» is the caller's. */
function one(agreement: Agreement, shortened: string = 'UN'): string {
  return agreement === 'noun' ? shortened : agreement === 'feminine' ? 'UNA' : 'UNO';
}
