/** All SQL of preferences. */
import { count, eq } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { preferencesTable as t } from './tables.ts';

export function allPreferences(db: Db): { key: string; value: unknown }[] {
  return db.select({ key: t.key, value: t.value }).from(t).all();
}

export function hasPreference(db: Db, key: string): boolean {
  return db.select({ key: t.key }).from(t).where(eq(t.key, key)).get() !== undefined;
}

export function countPreferences(db: Db): number {
  return db.select({ rows: count() }).from(t).get()?.rows ?? 0;
}

export function putPreference(db: Db, key: string, value: unknown, updatedAtUtc: string): void {
  db.insert(t)
    .values({ key, value, updatedAtUtc })
    .onConflictDoUpdate({ target: t.key, set: { value, updatedAtUtc } })
    .run();
}

export function removePreference(db: Db, key: string): void {
  db.delete(t).where(eq(t.key, key)).run();
}
