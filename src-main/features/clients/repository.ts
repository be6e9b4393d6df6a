/** All SQL of clients. */
import { and, eq, sql } from 'drizzle-orm';
import type { ClientSort } from '#contract/clients.ts';
import type { RecordFilter } from '#contract/lists.ts';
import { prepared, slot, slots } from '#db/prepared.ts';
import type { Db } from '#db/types.ts';
import { countRecords, listParts, type ListKind, type ListPage } from '../record-list.ts';
import { folded, updateAtVersion } from '../records.ts';
import { clientColumns, clientsTable as t, type ClientRow } from './tables.ts';

const LIST: ListKind<ClientSort> = {
  table: t,
  words: sql.raw('client_words'),
  orders: { name: folded(t.legalName), rfc: sql`${t.rfc}`, updated: sql`${t.updatedAtUtc}` },
};

export function insertClient(db: Db, row: ClientRow): void {
  const names = Object.keys(clientColumns);
  prepared(db, 'clients.insert', (base) => base.insert(t).values(slots(names)).prepare()).run({ ...row });
}

export function findClient(db: Db, id: string): ClientRow | undefined {
  return prepared(db, 'clients.find', (base) =>
    base
      .select(clientColumns)
      .from(t)
      .where(eq(t.id, slot('id')))
      .prepare(),
  ).get({ id });
}

/** The company's clients with this RFC, archived ones too, the oldest first. */
export function findClientsByRfc(db: Db, companyId: string, rfc: string): ClientRow[] {
  return prepared(db, 'clients.byRfc', (base) =>
    base
      .select(clientColumns)
      .from(t)
      .where(and(eq(t.companyId, slot('companyId')), eq(t.rfc, slot('rfc'))))
      .orderBy(t.id)
      .limit(100)
      .prepare(),
  ).all({ companyId, rfc });
}

export function updateClient(db: Db, id: string, version: number, columns: Partial<ClientRow>): boolean {
  return updateAtVersion(db, t, id, version, columns);
}

export function listClients(db: Db, page: ListPage<ClientSort>): { row: ClientRow; sortKey: string }[] {
  const parts = listParts(db, LIST, page);
  if (parts === undefined) return [];
  return db
    .select({ row: clientColumns, sortKey: parts.sortKey })
    .from(t)
    .where(parts.where)
    .orderBy(...parts.orderBy)
    .limit(page.limit + 1)
    .offset(parts.offset)
    .all();
}

export function countClients(db: Db, filter: RecordFilter): number {
  return countRecords(db, LIST, filter);
}
