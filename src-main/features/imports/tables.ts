import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const recordImportsTable = sqliteTable('record_imports', {
  id: text('id').primaryKey(),
  companyId: text('company_id').notNull(),
  kind: text('kind', { enum: ['client', 'product'] }).notNull(),
  fileName: text('file_name').notNull(),
  fileSha256: text('file_sha256').notNull(),
  importedAtUtc: text('imported_at_utc').notNull(),
  importedBy: text('imported_by').notNull(),
  created: integer('created').notNull(),
  updated: integer('updated').notNull(),
  undoneAtUtc: text('undone_at_utc'),
  undoneBy: text('undone_by'),
});
export type RecordImportRow = typeof recordImportsTable.$inferSelect;

export const recordImportRowsTable = sqliteTable(
  'record_import_rows',
  {
    importId: text('import_id').notNull(),
    recordId: text('record_id').notNull(),
    before: text('before', { mode: 'json' }).$type<Record<string, unknown>>(),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.recordId] })],
);
export type RecordImportRowRow = typeof recordImportRowsTable.$inferSelect;
