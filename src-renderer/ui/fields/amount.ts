/** Amounts as they are typed: `1,200`, `1200*1.16`, `(100+50)/3`. Exact decimals, never a float. */
import { Decimal } from 'decimal.js';

/** CFDI's t_Importe has six decimals. */
const MOST_DECIMALS = 6;
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/** What was typed: its value, or why it is none. */
export type ReadAmount =
  | { readonly value: string; readonly problem?: undefined }
  | { readonly problem: 'wrong' }
  /** A comma that parts no thousands: perhaps meant for the cents. `meant`: the same with a point. */
  | { readonly problem: 'comma'; readonly meant: string | undefined }
  | { readonly problem: 'decimals' };

/**
 * What a field takes. A comma only parts thousands (`1,000.50`): read otherwise, `1000,50` would become a hundred times
 * as much. A number that is written out has no more decimals than there are; the result of a sum is rounded to them.
 */
export function readAmount(text: string, decimals = MOST_DECIMALS): ReadAmount {
  const bare = bareOf(text);
  const misplaced = misplacedComma(bare);
  if (misplaced !== undefined) return { problem: 'comma', meant: meantBy(misplaced) };
  const [, fraction] = /^[\d,]*\.(\d*)$/.exec(bare) ?? [];
  if (fraction !== undefined && fraction.replace(/0+$/, '').length > decimals) return { problem: 'decimals' };
  const value = evaluateAmount(text, decimals);
  return value === undefined ? { problem: 'wrong' } : { value };
}

/** Without signs of money and room. A space between figures parts thousands, as a comma does. */
function bareOf(text: string): string {
  return text
    .trim()
    .replaceAll(/(?<=\d)\s+(?=\d)/g, ',')
    .replaceAll(/[\s$]/g, '');
}

function misplacedComma(bare: string): string | undefined {
  const written = bare.match(/[\d.,]*,[\d.,]*/g) ?? [];
  return written.find((number) => !/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(number));
}

/** `1.000,50` and `1000,50` are `1000.50`; what else a comma may stand for is not guessed. */
function meantBy(number: string): string | undefined {
  const [, whole = '', fraction] = /^(\d+|\d{1,3}(?:\.\d{3})+),(\d{1,6})$/.exec(number) ?? [];
  return fraction === undefined ? undefined : `${whole.replaceAll('.', '')}.${fraction}`;
}

/**
 * The value of a number or a sum, as an exact decimal string with at most `decimals` decimals (half up);
 * undefined when it is neither, has a comma that parts no thousands, divides by nothing, or is negative.
 */
export function evaluateAmount(text: string, decimals = MOST_DECIMALS): string | undefined {
  const bare = bareOf(text);
  if (misplacedComma(bare) !== undefined) return undefined;
  const tokens =
    bare
      .replaceAll(',', '')
      .replaceAll('×', '*')
      .match(/\d+(?:\.\d*)?|\.\d+|[-+*/()]|./g) ?? [];
  let at = 0;
  const fail = (): never => {
    throw new SyntaxError(text);
  };
  const factor = (): Decimal => {
    const token = tokens[at++];
    if (token === '(') {
      const inner = sum();
      return tokens[at++] === ')' ? inner : fail();
    }
    if (token === '-') return factor().neg();
    return token !== undefined && /^[\d.]/.test(token) ? new Exact(token) : fail();
  };
  const product = (): Decimal => {
    let value = factor();
    while (tokens[at] === '*' || tokens[at] === '/') {
      const divides = tokens[at++] === '/';
      const by = factor();
      if (divides && by.isZero()) fail();
      value = divides ? value.div(by) : value.mul(by);
    }
    return value;
  };
  function sum(): Decimal {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-')
      value = tokens[at++] === '-' ? value.sub(product()) : value.add(product());
    return value;
  }
  try {
    const value = sum();
    if (at !== tokens.length || value.isNegative() || !value.isFinite()) return undefined;
    const rounded = value.toDecimalPlaces(decimals);
    return rounded.e > 17 ? undefined : rounded.toFixed();
  } catch {
    // What cannot be read is no amount; the field says so.
    return undefined;
  }
}
