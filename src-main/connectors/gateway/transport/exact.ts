/** JSON of gateways that write amounts as decimals: read and written digit by digit, never as floats. */
import { decimalsOf } from '#domain/money/currency.ts';
import { fromMinor, toMinor } from '#domain/money/money.ts';
import type { HttpAnswer } from '#connectors/pac/transport/http.ts';
import { objectOf, type JsonObject } from '#connectors/pac/transport/json.ts';
import { Unreadable } from './outcomes.ts';

/** What TypeScript's library does not know yet of JSON: the text of a number, in both directions. */
interface ExactJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): unknown;
}
const exact = JSON as unknown as ExactJson;
const utf8 = new TextDecoder('utf-8', { fatal: true });
const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** The object in a body, in which every number that is no safe integer is its own text. */
export function readExactJson({ body }: Pick<HttpAnswer, 'body'>): JsonObject | undefined {
  try {
    return objectOf(
      exact.parse(utf8.decode(body), (_key, value, { source }) =>
        typeof value === 'number' && (!Number.isSafeInteger(value) || !/^-?\d+$/.test(source ?? '')) ? source : value,
      ),
    );
  } catch {
    // Not UTF-8 or not JSON: the caller says so of the whole answer.
    return undefined;
  }
}

/** A number in a JSON body that is to be written, with these very digits. */
export function exactNumber(minor: number, currency: string): unknown {
  return exact.rawJSON(decimalOf(minor, currency));
}

/** Minor units as the decimal text of their currency. */
export function decimalOf(minor: number, currency: string): string {
  return fromMinor(minor, decimalsOf(currency));
}

/** Minor units of a decimal, as text or as a number of {@link readExactJson}. @throws Unreadable */
export function minorOf(value: unknown, currency: string, what: string): number {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !DECIMAL.test(text)) throw new Unreadable(what);
  try {
    return toMinor(text, decimalsOf(currency));
  } catch {
    // More decimals than the currency has, or a currency that nobody knows: no amount of money.
    throw new Unreadable(what);
  }
}
