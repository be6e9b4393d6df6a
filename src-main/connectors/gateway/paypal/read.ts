/** Values in PayPal's answers, taken without trust. */
import { minorOf, objectOf, rowsOf as allRowsOf, textOf, Unreadable, type JsonObject } from '../transport/index.ts';

export { instantOfText as instantOf } from '../transport/index.ts';

export function text(value: unknown, what: string): string {
  const found = textOf(value);
  if (found === undefined) throw new Unreadable(what);
  return found;
}

/** `{currency_code, value}` with the value as decimal text. */
export function amountOf(value: unknown, what: string): { amountMinor: number; currency: string } {
  const money = objectOf(value);
  const currency = text(money?.['currency_code'], what);
  return { amountMinor: minorOf(money?.['value'], currency, what), currency };
}

/** Rows of a list that may be left out. */
export function rowsOf(value: unknown, what: string): JsonObject[] {
  return value === undefined || value === null ? [] : allRowsOf(value, what);
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
