import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const auditEntriesTable = sqliteTable('audit_entries', {
  seq: integer('seq').primaryKey(),
  atUtc: text('at_utc').notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  record: text('record').notNull(),
  /** Canonical JSON, secrets taken out; it is this text that the hash covers. */
  before: text('before'),
  after: text('after'),
  hash: blob('hash', { mode: 'buffer' }).notNull(),
});
export type AuditEntryRow = typeof auditEntriesTable.$inferSelect;

export const auditHeadTable = sqliteTable('audit_head', {
  one: integer('one').primaryKey(),
  /** Last entry that the program wrote. */
  seq: integer('seq').notNull(),
  hash: blob('hash', { mode: 'buffer' }).notNull(),
  /** Last entry that was written while the vault was unlocked, and the code that proves it. */
  authenticatedSeq: integer('authenticated_seq').notNull(),
  authenticatedHash: blob('authenticated_hash', { mode: 'buffer' }).notNull(),
  mac: blob('mac', { mode: 'buffer' }),
});
export type AuditHeadRow = typeof auditHeadTable.$inferSelect;
