/** All SQL of imports. */
import { and, desc, eq, lt } from 'drizzle-orm';
import { prepared, slots } from '#db/prepared.ts';
import type { Db } from '#db/types.ts';
import {
  recordImportRowsTable as rows,
  recordImportsTable as t,
  type RecordImportRow,
  type RecordImportRowRow,
} from './tables.ts';

export function insertImport(db: Db, row: RecordImportRow): void {
  db.insert(t).values(row).run();
}

export function insertImportRow(db: Db, row: RecordImportRowRow): void {
  // Null and JSON need two statements: a place of a prepared one would write null as the text «null».
  const { before, ...plain } = row;
  if (before === null) {
    const names = ['importId', 'recordId', 'version'];
    prepared(db, 'imports.insertCreated', (base) => base.insert(rows).values(slots(names)).prepare()).run(plain);
  } else {
    const names = ['importId', 'recordId', 'before', 'version'];
    prepared(db, 'imports.insertChanged', (base) => base.insert(rows).values(slots(names)).prepare()).run(row);
  }
}

export function findImport(db: Db, kind: RecordImportRow['kind'], id: string): RecordImportRow | undefined {
  return db
    .select()
    .from(t)
    .where(and(eq(t.id, id), eq(t.kind, kind)))
    .get();
}

export function importRows(db: Db, importId: string): RecordImportRowRow[] {
  return db.select().from(rows).where(eq(rows.importId, importId)).all();
}

export function markUndone(db: Db, id: string, undoneAtUtc: string, undoneBy: string): void {
  db.update(t).set({ undoneAtUtc, undoneBy }).where(eq(t.id, id)).run();
}

/** Newest first; `before` is the last one of the page before. */
export function listImports(
  db: Db,
  kind: RecordImportRow['kind'],
  companyId: string,
  limit: number,
  before?: string,
): RecordImportRow[] {
  const page = before === undefined ? undefined : lt(t.id, before);
  return db
    .select()
    .from(t)
    .where(and(eq(t.companyId, companyId), eq(t.kind, kind), page))
    .orderBy(desc(t.id))
    .limit(limit)
    .all();
}
