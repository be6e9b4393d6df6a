/** Spans of days that the first section compares. */

export interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * This month up to `today` (ISO day), and the same days of the month before; a day that it did not have
 * (30 February) ends at its last one.
 */
export function monthSoFar(today: string): { now: Span; before: Span } {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const [beforeYear, beforeMonth] = month === 1 ? [year - 1, 12] : [year, month - 1];
  const lastDay = new Date(Date.UTC(beforeYear, beforeMonth, 0)).getUTCDate();
  const iso = (y: number, m: number, d: number): string =>
    `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  return {
    now: { from: iso(year, month, 1), to: today },
    before: { from: iso(beforeYear, beforeMonth, 1), to: iso(beforeYear, beforeMonth, Math.min(day, lastDay)) },
  };
}
