/** Days as they are typed: `hoy`, `ayer`, `mañana`, `15`, `15/10`, `15/10/26`, `2026-10-15`. */

const RELATIVE: Readonly<Record<string, number>> = {
  hoy: 0,
  today: 0,
  ayer: -1,
  yesterday: -1,
  mañana: 1,
  manana: 1,
  tomorrow: 1,
};

/**
 * The ISO day that a person means, seen from `today` (ISO day); undefined when it is none.
 * A day alone is of this month, a day and month of this year.
 */
export function readDay(text: string, today: string): string | undefined {
  const typed = text.trim().toLowerCase();
  const offset = RELATIVE[typed];
  if (offset !== undefined) return addDays(today, offset);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso !== null) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = /^(\d{1,2})(?:[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?)?$/.exec(typed);
  if (parts === null) return undefined;
  const [thisYear = 0, thisMonth = 0] = today.split('-').map(Number);
  const year = parts[3] === undefined ? thisYear : Number(parts[3]) + (parts[3].length === 2 ? 2000 : 0);
  return isoDay(year, parts[2] === undefined ? thisMonth : Number(parts[2]), Number(parts[1]));
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Today on this machine's calendar. */
export function todayHere(now = new Date()): string {
  return isoDay(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? '';
}

function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || year > 2999 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}
