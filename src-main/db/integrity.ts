/** Whether a database file can be trusted. */
import Database from 'better-sqlite3';

/** "CUAD" in the SQLite header: what tells our file from any other SQLite file. */
export const APPLICATION_ID = 0x43554144;

/**
 * Reads every page and index of the file (`quick_check`): seconds for a million rows, hence only
 * after an unclean end.
 * @returns the first fault in SQLite's words, or undefined when there is none
 */
export function findFault(raw: Database.Database): string | undefined {
  try {
    const rows = raw.pragma('quick_check(1)') as { quick_check: string }[];
    const first = rows[0]?.quick_check ?? 'quick_check gave no answer';
    return first === 'ok' ? undefined : first;
  } catch (error) {
    if (isCorruption(error)) return (error as Error).message;
    throw error;
  }
}

/** Whether SQLite says that the file is not, or no longer, a sound database. */
export function isCorruption(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}
