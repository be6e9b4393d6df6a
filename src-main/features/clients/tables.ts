import { sqliteTable, text, integer } from 'drizzle-orm/sqlite-core';

export const clientsTable = sqliteTable('clients', {
  id: text('id').primaryKey(),
  companyId: text('company_id').notNull(),
  rfc: text('rfc').notNull(),
  legalName: text('legal_name').notNull(),
  regimenFiscal: text('regimen_fiscal').notNull(),
  postalCode: text('postal_code').notNull(),
  defaultUsoCfdi: text('default_uso_cfdi').notNull(),
  residenciaFiscal: text('residencia_fiscal'),
  numRegIdTrib: text('num_reg_id_trib'),
  emails: text('emails', { mode: 'json' }).$type<string[]>().notNull(),
  notes: text('notes'),
  archivedAtUtc: text('archived_at_utc'),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
});
export type ClientRow = typeof clientsTable.$inferSelect;
