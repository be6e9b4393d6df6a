import { getTableColumns } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { LineTax } from '#contract/taxes.ts';

export const productsTable = sqliteTable('products', {
  id: text('id').primaryKey(),
  companyId: text('company_id').notNull(),
  sku: text('sku'),
  description: text('description').notNull(),
  claveProdServ: text('clave_prod_serv').notNull(),
  claveUnidad: text('clave_unidad').notNull(),
  unitName: text('unit_name'),
  unitPrice: text('unit_price').notNull(),
  priceIncludesTaxes: integer('price_includes_taxes', { mode: 'boolean' }).notNull(),
  currency: text('currency').notNull(),
  objetoImp: text('objeto_imp').notNull(),
  taxes: text('taxes', { mode: 'json' }).$type<LineTax[]>().notNull(),
  archivedAtUtc: text('archived_at_utc'),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
  /** Place in the index of words; the table's own triggers keep it. */
  searchKey: integer('search_key'),
});

const { searchKey: _kept, ...columns } = getTableColumns(productsTable);
/** What a product is, without what only the database needs. */
export const productColumns = columns;
export type ProductRow = Omit<typeof productsTable.$inferSelect, 'searchKey'>;
