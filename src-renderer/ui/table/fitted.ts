/** The columns that find room. */
import type { Column } from './types.ts';

/** The columns without those that yield, as many as do not fit in `room` px. */
export function fitted<Row>(
  columns: readonly Column<Row>[],
  widthOf: (id: string) => number,
  room: number,
): readonly Column<Row>[] {
  // Before it was measured there is no room at all.
  if (room <= 0) return columns;
  const yielding = columns
    .filter(({ yields }) => yields !== undefined)
    .toSorted((a, b) => (b.yields ?? 0) - (a.yields ?? 0));
  let wide = columns.reduce((sum, { id }) => sum + widthOf(id), 0);
  const gone = new Set<Column<Row>>();
  for (const column of yielding) {
    if (wide <= room) break;
    wide -= widthOf(column.id);
    gone.add(column);
  }
  return columns.filter((column) => !gone.has(column));
}
