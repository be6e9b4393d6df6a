/** Values in Stripe's answers, taken without trust: its types say what should be there, not what is. */
import { minorUnits, requiredText, Unreadable } from '../transport/index.ts';

/** Stripe counts in minor units as we do, but for currencies without them (JPY), which are whole there, too. */
export { minorUnits as minor, requiredText as text };

export function currencyOf(value: unknown): string {
  return requiredText(value, 'currency').toUpperCase();
}

/** Seconds since 1970 as an instant. */
export function instantOf(value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return undefined;
  return new Date(value * 1000).toISOString();
}

/** Id of something that is given as its id or whole. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
  return typeof value.id === 'string' ? value.id : undefined;
}

/** The thing itself where it was expanded. */
export function expanded<T extends object>(value: string | T | null | undefined): T | undefined {
  return typeof value === 'object' && value !== null ? value : undefined;
}

/** Rows of a list, each with its id. */
export function rowsOf<T extends { readonly id: string }>(page: { readonly data: readonly T[] }): readonly T[] {
  const rows: unknown = page.data;
  if (!Array.isArray(rows) || rows.some((row) => idOf(row) === undefined)) throw new Unreadable('list');
  return page.data;
}
