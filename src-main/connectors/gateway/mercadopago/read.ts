/** Values in Mercado Pago's answers, taken without trust. */
import { objectOf, textOf, Unreadable, type JsonObject } from '../transport/index.ts';

export function text(value: unknown, what: string): string {
  const found = textOf(value);
  if (found === undefined) throw new Unreadable(what);
  return found;
}

/** Its times have an offset (`2026-11-23T12:00:00.000-06:00`). */
export function instantOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** As it wants times: with an offset, never `Z`. */
export function toTime(instant: string | Date): string {
  return new Date(instant).toISOString().replace('Z', '+00:00');
}

export function rowsOf(value: unknown, what: string): JsonObject[] {
  if (!Array.isArray(value)) throw new Unreadable(what);
  return value.map((each) => {
    const row = objectOf(each);
    if (row === undefined) throw new Unreadable(what);
    return row;
  });
}
