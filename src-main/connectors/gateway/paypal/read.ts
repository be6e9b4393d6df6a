/** Values in PayPal's answers, taken without trust. */
import { minorOf, objectOf, textOf, Unreadable, type JsonObject } from '../transport/index.ts';

export function text(value: unknown, what: string): string {
  const found = textOf(value);
  if (found === undefined) throw new Unreadable(what);
  return found;
}

export function instantOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** `{currency_code, value}` with the value as decimal text. */
export function amountOf(value: unknown, what: string): { amountMinor: number; currency: string } {
  const money = objectOf(value);
  const currency = text(money?.['currency_code'], what);
  return { amountMinor: minorOf(money?.['value'], currency, what), currency };
}

/** Rows of a list that may be left out. */
export function rowsOf(value: unknown, what: string): JsonObject[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Unreadable(what);
  return value.map((each) => {
    const row = objectOf(each);
    if (row === undefined) throw new Unreadable(what);
    return row;
  });
}

/** Address of the link with one of these names. */
export function linkOf(value: unknown, ...rels: readonly string[]): string | undefined {
  const links = rowsOf(value, 'links');
  for (const rel of rels) {
    const href = links.find((each) => each['rel'] === rel)?.['href'];
    if (typeof href === 'string') return href;
  }
  return undefined;
}
