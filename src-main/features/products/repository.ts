/** All SQL of products. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { RecordFilter } from '#contract/lists.ts';
import type { ProductSort } from '#contract/products.ts';
import { prepared, slot, slots } from '#db/prepared.ts';
import type { Db } from '#db/types.ts';
import { countRecords, listParts, type ListKind, type ListPage } from '../record-list.ts';
import { folded, updateAtVersion } from '../records.ts';
import { productColumns, productsTable as t, type ProductRow } from './tables.ts';

/** 18 digits and 6 decimals without the point: as text in the order of its value. */
const PRICE = sql`substr('000000000000000000' || substr(${t.unitPrice}, 1, instr(${t.unitPrice} || '.', '.') - 1), -18) || substr(substr(${t.unitPrice}, instr(${t.unitPrice} || '.', '.') + 1) || '000000', 1, 6)`;

const LIST: ListKind<ProductSort> = {
  table: t,
  words: sql.raw('product_words'),
  orders: {
    description: folded(t.description),
    // Those without a code come last.
    sku: sql`coalesce(lower(${t.sku}), char(1114111))`,
    price: PRICE,
    updated: sql`${t.updatedAtUtc}`,
  },
};

export function insertProduct(db: Db, row: ProductRow): void {
  const names = Object.keys(productColumns);
  prepared(db, 'products.insert', (base) => base.insert(t).values(slots(names)).prepare()).run({ ...row });
}

export function findProduct(db: Db, id: string): ProductRow | undefined {
  return prepared(db, 'products.find', (base) =>
    base
      .select(productColumns)
      .from(t)
      .where(eq(t.id, slot('id')))
      .prepare(),
  ).get({ id });
}

export function findProductBySku(db: Db, companyId: string, sku: string): ProductRow | undefined {
  return prepared(db, 'products.bySku', (base) =>
    base
      .select(productColumns)
      .from(t)
      .where(and(eq(t.companyId, slot('companyId')), eq(t.sku, slot('sku'))))
      .prepare(),
  ).get({ companyId, sku });
}

/** A product in use without code and with exactly this description. */
export function findProductByDescription(db: Db, companyId: string, description: string): ProductRow | undefined {
  return prepared(db, 'products.byDescription', (base) =>
    base
      .select(productColumns)
      .from(t)
      .where(
        and(
          eq(t.companyId, slot('companyId')),
          // The index is over the folded text; the plain comparison then tells them apart.
          sql`${folded(t.description)} = ${folded(sql`${slot('description')}`)}`,
          eq(t.description, slot('description')),
          isNull(t.sku),
          isNull(t.archivedAtUtc),
        ),
      )
      .limit(1)
      .prepare(),
  ).get({ companyId, description });
}

export function updateProduct(db: Db, id: string, version: number, columns: Partial<ProductRow>): boolean {
  return updateAtVersion(db, t, id, version, columns);
}

export function listProducts(db: Db, page: ListPage<ProductSort>): { row: ProductRow; sortKey: string }[] {
  const parts = listParts(db, LIST, page);
  if (parts === undefined) return [];
  return db
    .select({ row: productColumns, sortKey: parts.sortKey })
    .from(t)
    .where(parts.where)
    .orderBy(...parts.orderBy)
    .limit(page.limit + 1)
    .offset(parts.offset)
    .all();
}

export function countProducts(db: Db, filter: RecordFilter): number {
  return countRecords(db, LIST, filter);
}
