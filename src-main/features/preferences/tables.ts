import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const preferencesTable = sqliteTable('preferences', {
  key: text('key').primaryKey(),
  value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
});
