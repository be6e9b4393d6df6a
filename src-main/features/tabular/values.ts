/** What people write in cells, as values: text, numbers, rates, codes that lost their zeros, mails, yes and no. */
import { fold } from '#domain/catalogs/search/fold.ts';
import { formatDecimal, formatRounded, tryParseDecimal } from '#domain/money/decimal.ts';

/** One line, without the spaces around it and without marks that do not print. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

export interface CleanDecimal {
  /** At most six decimals, without zeros at the end. */
  readonly value: string;
  /** Whether there were more. */
  readonly rounded: boolean;
}

/** Digits in one writing or another, and the exponent that a CSV may have. */
const NUMBER = /^(?=\.?\d)\d*(?:\.\d*)?(?:e[+-]?\d{1,3})?$/i;

/**
 * A number that is not negative: `$1,234.50`, `MXN 1 234.5`, `1.234,50`, `1,234,567`, `.5`. A single comma before
 * three digits separates thousands, as it does in Mexico; before any other number of digits it is a decimal comma.
 * @returns undefined when it is not a number, or one that no invoice can have
 */
export function decimalOf(text: string): CleanDecimal | undefined {
  const bare = cleanText(text)
    .replaceAll(/(?:MXN|USD|EUR|M\.?N\.?|pesos?|US|\$|€|'|’|\s)/giu, '')
    .trim();
  const plain = withPoint(bare);
  if (plain === undefined || !NUMBER.test(plain)) return undefined;
  const written = withoutExponent(plain);
  const exact = written === undefined ? undefined : tryParseDecimal(written);
  if (exact === undefined) return undefined;
  const value = exact.scale <= 6 ? formatDecimal(exact) : trimZeros(formatRounded(exact, 6));
  return /^\d{1,18}(?:\.\d{1,6})?$/.test(value) ? { value, rounded: exact.scale > 6 } : undefined;
}

/** The same number with a point and nothing between its thousands. */
function withPoint(text: string): string | undefined {
  const points = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (commas === 0) return points <= 1 ? text : ungrouped(text, '.');
  if (points === 0) {
    if (commas > 1) return ungrouped(text, ',');
    return /^[1-9]\d{0,2},\d{3}$/.test(text) ? text.replace(',', '') : text.replace(',', '.');
  }
  const decimal = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  const at = text.lastIndexOf(decimal);
  const whole = ungrouped(text.slice(0, at), decimal === '.' ? ',' : '.');
  return whole === undefined ? undefined : `${whole}.${text.slice(at + 1)}`;
}

function ungrouped(text: string, separator: ',' | '.'): string | undefined {
  const groups = text.split(separator);
  const [first = '', ...rest] = groups;
  return /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group)) ? groups.join('') : undefined;
}

function withoutExponent(text: string): string | undefined {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', decimals = ''] = mantissa.split('.');
  const shift = Number(exponent);
  if (Math.abs(shift) > 40) return undefined;
  const digits = whole + decimals;
  const point = whole.length + shift;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const cut = Math.max(1, point);
  const integer = padded.slice(0, cut).replace(/^0+(?=\d)/, '');
  const fraction = trimZeros(`.${padded.slice(cut)}`);
  return `${integer}${fraction === '.' ? '' : fraction}`;
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/**
 * A rate with six decimals: `16`, `16 %`, `0.16`, `IVA 16%` are 0.160000. From one on it is a percentage.
 * @returns undefined when it is none
 */
export function rateOf(text: string): string | undefined {
  const bare = cleanText(text)
    .replace(/^[^\d.,]+/u, '')
    .replace(/\s*%\s*$/u, '');
  const found = decimalOf(bare);
  const exact = found === undefined ? undefined : tryParseDecimal(found.value);
  if (found === undefined || exact === undefined) return undefined;
  const isPercentage = text.includes('%') || /^[1-9]/.test(found.value);
  return formatRounded(isPercentage ? { units: exact.units, scale: exact.scale + 2 } : exact, 6);
}

/** Digits of a code, with the zero that a spreadsheet took from its beginning; other text as it is. */
export function codeOf(text: string, length: number): string {
  const bare = cleanText(text).replace(/\.0+$/, '');
  return /^\d+$/.test(bare) && bare.length >= length - 1 ? bare.padStart(length, '0') : bare;
}

/** A postal code: `6700`, `C.P. 06700` and `06700.0` are 06700. */
export function postalCodeOf(text: string): string {
  return codeOf(cleanText(text).replace(/^c\.?\s*p\.?:?\s*/i, ''), 5);
}

/** The key at the beginning of «601 - General de Ley Personas Morales». */
export function leadingKey(text: string, form: RegExp): string | undefined {
  const first = /^[\p{L}\p{N}]+/u.exec(cleanText(text))?.[0]?.toUpperCase();
  return first !== undefined && form.test(first) ? first : undefined;
}

/** Mails separated by commas, semicolons, spaces or lines; each once. */
export function emailsOf(text: string): string[] {
  const parts = text
    .split(/[\s,;|]+/u)
    .map((part) =>
      cleanText(part)
        .replace(/^(?:mailto:|<)+/i, '')
        .replace(/>$/, ''),
    )
    .filter((part) => part !== '');
  return [...new Set(parts)];
}

const YES = new Set(['si', 's', 'yes', 'y', 'verdadero', 'true', '1', 'x', 'incluido', 'incluye']);
const NO = new Set(['no', 'n', 'falso', 'false', '0', 'no incluye', 'mas iva']);

export function booleanOf(text: string): boolean | undefined {
  const word = fold(cleanText(text));
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}
