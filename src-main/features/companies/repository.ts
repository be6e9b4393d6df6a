/** All SQL of companies and their series. */
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { keyset, updateAtVersion } from '../records.ts';
import { companiesTable, seriesTable, type CompanyRow, type SeriesRow } from './tables.ts';

export function insertCompany(db: Db, row: CompanyRow): void {
  db.insert(companiesTable).values(row).run();
}

export function findCompany(db: Db, id: string): CompanyRow | undefined {
  return db.select().from(companiesTable).where(eq(companiesTable.id, id)).get();
}

export function findCompanyByRfc(db: Db, rfc: string): CompanyRow | undefined {
  return db.select().from(companiesTable).where(eq(companiesTable.rfc, rfc)).get();
}

/** Companies by legal name, the archived ones or the others; `after` is the last row of the page before. */
export function listCompanies(
  db: Db,
  archived: boolean,
  limit: number,
  after?: { legalName: string; id: string },
): CompanyRow[] {
  const page =
    after === undefined
      ? undefined
      : keyset([companiesTable.legalName, companiesTable.id], '>', [after.legalName, after.id]);
  return db
    .select()
    .from(companiesTable)
    .where(and((archived ? isNotNull : isNull)(companiesTable.archivedAtUtc), page))
    .orderBy(asc(companiesTable.legalName), asc(companiesTable.id))
    .limit(limit)
    .all();
}

export function listRfcs(db: Db): { id: string; rfc: string }[] {
  return db.select({ id: companiesTable.id, rfc: companiesTable.rfc }).from(companiesTable).all();
}

export function updateCompany(db: Db, id: string, version: number, columns: Partial<CompanyRow>): boolean {
  return updateAtVersion(db, companiesTable, id, version, columns);
}

export function insertSeries(db: Db, row: SeriesRow): void {
  db.insert(seriesTable).values(row).run();
}

export function listSeries(db: Db, companyId: string): SeriesRow[] {
  return db
    .select()
    .from(seriesTable)
    .where(eq(seriesTable.companyId, companyId))
    .orderBy(asc(seriesTable.type), asc(seriesTable.serie))
    .all();
}

export function findSeries(db: Db, companyId: string, type: SeriesRow['type'], serie: string): SeriesRow | undefined {
  return db
    .select()
    .from(seriesTable)
    .where(and(eq(seriesTable.companyId, companyId), eq(seriesTable.type, type), eq(seriesTable.serie, serie)))
    .get();
}

export function findSeriesById(db: Db, id: string): SeriesRow | undefined {
  return db.select().from(seriesTable).where(eq(seriesTable.id, id)).get();
}

export function updateSeries(db: Db, id: string, version: number, columns: Partial<SeriesRow>): boolean {
  return updateAtVersion(db, seriesTable, id, version, columns);
}

export function deleteSeries(db: Db, id: string, version: number): boolean {
  const result = db
    .delete(seriesTable)
    .where(and(eq(seriesTable.id, id), eq(seriesTable.version, version)))
    .run();
  return result.changes === 1;
}

export function findDefaultSeries(db: Db, companyId: string, type: SeriesRow['type']): SeriesRow | undefined {
  return db
    .select()
    .from(seriesTable)
    .where(and(eq(seriesTable.companyId, companyId), eq(seriesTable.type, type), eq(seriesTable.isDefault, true)))
    .get();
}

export function clearDefaultSeries(db: Db, companyId: string, type: SeriesRow['type']): void {
  db.update(seriesTable)
    .set({ isDefault: false })
    .where(and(eq(seriesTable.companyId, companyId), eq(seriesTable.type, type)))
    .run();
}

/**
 * Takes the next folio of a series. One UPDATE … RETURNING inside the caller's transaction: two
 * issues at the same time cannot get the same number, and a rolled-back issue leaves no gap.
 */
export function takeFolio(db: Db, seriesId: string, nowUtc: string): number {
  const row = db
    .update(seriesTable)
    .set({ nextFolio: sql`${seriesTable.nextFolio} + 1`, updatedAtUtc: nowUtc })
    .where(eq(seriesTable.id, seriesId))
    .returning({ taken: sql<number>`${seriesTable.nextFolio} - 1` })
    .get();
  if (row === undefined) throw new Error(`series ${seriesId} vanished inside its transaction`);
  return row.taken;
}
