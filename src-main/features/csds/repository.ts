/** All SQL of the CSDs. */
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { updateAtVersion } from '../records.ts';
import { csdsTable, type CsdRow } from './tables.ts';

export function insertCsd(db: Db, row: CsdRow): void {
  db.insert(csdsTable).values(row).run();
}

export function findCsd(db: Db, id: string): CsdRow | undefined {
  return db.select().from(csdsTable).where(eq(csdsTable.id, id)).get();
}

export function findByNumber(db: Db, companyId: string, number: string): CsdRow | undefined {
  return db
    .select()
    .from(csdsTable)
    .where(and(eq(csdsTable.companyId, companyId), eq(csdsTable.number, number)))
    .get();
}

export function findActive(db: Db, companyId: string): CsdRow | undefined {
  return db
    .select()
    .from(csdsTable)
    .where(and(eq(csdsTable.companyId, companyId), eq(csdsTable.status, 'active')))
    .get();
}

/** The longest valid first. */
export function listCsds(db: Db, companyId: string): CsdRow[] {
  return db
    .select()
    .from(csdsTable)
    .where(eq(csdsTable.companyId, companyId))
    .orderBy(desc(csdsTable.validToUtc), desc(csdsTable.id))
    .all();
}

export function updateCsd(db: Db, id: string, version: number, columns: Partial<CsdRow>): boolean {
  return updateAtVersion(db, csdsTable, id, version, columns);
}
