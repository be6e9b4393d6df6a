/** Keyset paging: a cursor is the sort key of the last row shown, in Base64url JSON. */
import { CuadraError } from '#errors/cuadra-error.ts';

export interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export function encodeCursor(key: Readonly<Record<string, string>>): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws CuadraError INPUT_INVALID when it is not a cursor with exactly these keys */
export function decodeCursor<K extends string>(cursor: string, keys: readonly K[]): Record<K, string> {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      typeof value === 'object' &&
      value !== null &&
      keys.every((k) => typeof (value as Record<string, unknown>)[k] === 'string')
    ) {
      return value as Record<K, string>;
    }
  } catch {
    // Falls through: a cursor that is not JSON is refused like one with other keys.
  }
  throw new CuadraError('INPUT_INVALID', { params: { detail: 'cursor' }, field: 'cursor' });
}

/** Cuts the one row too many that was read and turns the last shown one into a cursor. */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  cursorKey: (row: R) => Readonly<Record<string, string>>,
  map: (row: R) => T,
): { rows: T[]; nextCursor?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return rows.length > limit && last !== undefined
    ? { rows: shown.map(map), nextCursor: encodeCursor(cursorKey(last)) }
    : { rows: shown.map(map) };
}
