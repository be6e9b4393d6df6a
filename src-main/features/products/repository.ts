/** All SQL of products. */
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { keyset, likePattern, updateAtVersion, type Filter } from '../records.ts';
import { productsTable as t, type ProductRow } from './tables.ts';

export function insertProduct(db: Db, row: ProductRow): void {
  db.insert(t).values(row).run();
}

export function findProduct(db: Db, id: string): ProductRow | undefined {
  return db.select().from(t).where(eq(t.id, id)).get();
}

export function findProductBySku(db: Db, companyId: string, sku: string): ProductRow | undefined {
  return db
    .select()
    .from(t)
    .where(and(eq(t.companyId, companyId), eq(t.sku, sku)))
    .get();
}

export function updateProduct(db: Db, id: string, version: number, columns: Partial<ProductRow>): boolean {
  return updateAtVersion(db, t, id, version, columns);
}

/** Products by description; `after` is the last row of the page before. */
export function listProducts(
  db: Db,
  companyId: string,
  query: string | undefined,
  limit: number,
  after?: { description: string; id: string },
): ProductRow[] {
  const matches: Filter =
    query === undefined
      ? undefined
      : or(
          sql`${t.sku} LIKE ${likePattern(query, 'starts')} ESCAPE '\\'`,
          sql`${t.description} LIKE ${likePattern(query, 'contains')} ESCAPE '\\'`,
        );
  const page: Filter =
    after === undefined ? undefined : keyset([t.description, t.id], '>', [after.description, after.id]);
  return db
    .select()
    .from(t)
    .where(and(eq(t.companyId, companyId), isNull(t.archivedAtUtc), matches, page))
    .orderBy(asc(t.description), asc(t.id))
    .limit(limit)
    .all();
}
