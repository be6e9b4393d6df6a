import { getTableColumns } from 'drizzle-orm';
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
  /** Place in the index of words; the table's own triggers keep it. */
  searchKey: integer('search_key'),
});

const { searchKey: _kept, ...columns } = getTableColumns(clientsTable);
/** What a client is, without what only the database needs. */
export const clientColumns = columns;
export type ClientRow = Omit<typeof clientsTable.$inferSelect, 'searchKey'>;
