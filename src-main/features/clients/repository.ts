/** All SQL of clients. */
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { keyset, likePattern, updateAtVersion, type Filter } from '../records.ts';
import { clientsTable as t, type ClientRow } from './tables.ts';

export function insertClient(db: Db, row: ClientRow): void {
  db.insert(t).values(row).run();
}

export function findClient(db: Db, id: string): ClientRow | undefined {
  return db.select().from(t).where(eq(t.id, id)).get();
}

export function updateClient(db: Db, id: string, version: number, columns: Partial<ClientRow>): boolean {
  return updateAtVersion(db, t, id, version, columns);
}

/** Clients by name; `after` is the last row of the page before. */
export function listClients(
  db: Db,
  companyId: string,
  query: string | undefined,
  limit: number,
  after?: { legalName: string; id: string },
): ClientRow[] {
  const matches: Filter =
    query === undefined
      ? undefined
      : or(
          sql`${t.rfc} LIKE ${likePattern(query, 'starts')} ESCAPE '\\'`,
          sql`${t.legalName} LIKE ${likePattern(query, 'contains')} ESCAPE '\\'`,
        );
  const page: Filter = after === undefined ? undefined : keyset([t.legalName, t.id], '>', [after.legalName, after.id]);
  return db
    .select()
    .from(t)
    .where(and(eq(t.companyId, companyId), isNull(t.archivedAtUtc), matches, page))
    .orderBy(asc(t.legalName), asc(t.id))
    .limit(limit)
    .all();
}
