import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const companiesTable = sqliteTable('companies', {
  id: text('id').primaryKey(),
  rfc: text('rfc').notNull(),
  legalName: text('legal_name').notNull(),
  regimenFiscal: text('regimen_fiscal').notNull(),
  postalCode: text('postal_code').notNull(),
  tradeName: text('trade_name'),
  email: text('email'),
  phone: text('phone'),
  website: text('website'),
  address: text('address'),
  brandColor: text('brand_color'),
  logo: blob('logo', { mode: 'buffer' }),
  archivedAtUtc: text('archived_at_utc'),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
});
export type CompanyRow = typeof companiesTable.$inferSelect;

export const seriesTable = sqliteTable('series', {
  id: text('id').primaryKey(),
  companyId: text('company_id').notNull(),
  type: text('type', { enum: ['I', 'E', 'T', 'P'] }).notNull(),
  serie: text('serie').notNull(),
  nextFolio: integer('next_folio').notNull(),
  isDefault: integer('is_default', { mode: 'boolean' }).notNull(),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
});
export type SeriesRow = typeof seriesTable.$inferSelect;
