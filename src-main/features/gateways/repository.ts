/** All SQL of gateway accounts. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { updateAtVersion } from '../records.ts';
import { gatewaysTable as t, type GatewayRow } from './tables.ts';

export function findGateway(db: Db, id: string): GatewayRow | undefined {
  return db.select().from(t).where(eq(t.id, id)).get();
}

export function listGateways(db: Db, companyId?: string): GatewayRow[] {
  return db
    .select()
    .from(t)
    .where(companyId === undefined ? undefined : eq(t.companyId, companyId))
    .orderBy(asc(t.name), asc(t.id))
    .all();
}

export function allGateways(db: Db): GatewayRow[] {
  return db.select().from(t).orderBy(asc(t.createdAtUtc), asc(t.id)).all();
}

export function insertGateway(db: Db, row: GatewayRow): void {
  db.insert(t).values(row).run();
}

export function updateGateway(db: Db, id: string, version: number, columns: Partial<GatewayRow>): boolean {
  return updateAtVersion(db, t, id, version, columns);
}

/** How the account fares; no version of its own, since nobody edits it. */
export function noteHealth(
  db: Db,
  id: string,
  columns: Pick<GatewayRow, 'problem' | 'problemCode' | 'problemMessage' | 'problemAtUtc'> &
    Partial<Pick<GatewayRow, 'lastOkAtUtc'>>,
): void {
  db.update(t).set(columns).where(eq(t.id, id)).run();
}
