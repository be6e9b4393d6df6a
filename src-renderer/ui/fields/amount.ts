/** Amounts as they are typed: `1,200`, `1200*1.16`, `(100+50)/3`. Exact decimals, never a float. */
import { Decimal } from 'decimal.js';

/** CFDI's t_Importe has six decimals. */
const MOST_DECIMALS = 6;
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/**
 * The value of a number or a sum, as an exact decimal string with at most `decimals` decimals (half up);
 * undefined when it is neither, divides by nothing, or is negative.
 */
export function evaluateAmount(text: string, decimals = MOST_DECIMALS): string | undefined {
  const tokens =
    text
      .replaceAll(/[\s,$]/g, '')
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
