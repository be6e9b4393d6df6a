/** Values in Mercado Pago's answers, taken without trust. */
import { textOf, Unreadable } from '../transport/index.ts';

export { instantOfText as instantOf, rowsOf } from '../transport/index.ts';

export function text(value: unknown, what: string): string {
  const found = textOf(value);
  if (found === undefined) throw new Unreadable(what);
  return found;
}

/** As it wants times: with an offset, never `Z`. */
export function toTime(instant: string | Date): string {
  return new Date(instant).toISOString().replace('Z', '+00:00');
}
