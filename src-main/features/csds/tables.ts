import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const csdsTable = sqliteTable('csds', {
  id: text('id').primaryKey(),
  companyId: text('company_id').notNull(),
  number: text('number').notNull(),
  rfc: text('rfc').notNull(),
  holderName: text('holder_name').notNull(),
  issuerName: text('issuer_name').notNull(),
  validFromUtc: text('valid_from_utc').notNull(),
  validToUtc: text('valid_to_utc').notNull(),
  status: text('status', { enum: ['active', 'standby', 'retired'] }).notNull(),
  demo: integer('demo', { mode: 'boolean' }).notNull(),
  /** X.509 DER. */
  certificate: blob('certificate', { mode: 'buffer' }).notNull(),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
});
export type CsdRow = typeof csdsTable.$inferSelect;
