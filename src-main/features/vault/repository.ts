/** All SQL of the vault. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { vaultEnvelopesTable, vaultKeysTable, type VaultEnvelopeRow, type VaultKeyRow } from './tables.ts';

/** Where a secret belongs: the envelope opens in this place only. */
export interface SecretScope {
  readonly table: string;
  readonly id: string;
  readonly column: string;
}

/** The key's row; undefined before the vault was set up. */
export function currentKey(db: Db): VaultKeyRow | undefined {
  return db.select().from(vaultKeysTable).orderBy(desc(vaultKeysTable.version)).limit(1).get();
}

export function insertKey(db: Db, row: VaultKeyRow): void {
  db.insert(vaultKeysTable).values(row).run();
}

export function updateKey(db: Db, version: number, columns: Partial<VaultKeyRow>): void {
  db.update(vaultKeysTable).set(columns).where(eq(vaultKeysTable.version, version)).run();
}

export function deleteKey(db: Db, version: number): void {
  db.delete(vaultKeysTable).where(eq(vaultKeysTable.version, version)).run();
}

export function countEnvelopes(db: Db): number {
  return (
    db
      .select({ count: sql<number>`count(*)` })
      .from(vaultEnvelopesTable)
      .get()?.count ?? 0
  );
}

export function listEnvelopes(db: Db): VaultEnvelopeRow[] {
  return db.select().from(vaultEnvelopesTable).all();
}

export function findEnvelope(db: Db, scope: SecretScope): VaultEnvelopeRow | undefined {
  return db.select().from(vaultEnvelopesTable).where(at(scope)).get();
}

export function putEnvelope(db: Db, row: VaultEnvelopeRow): void {
  db.insert(vaultEnvelopesTable)
    .values(row)
    .onConflictDoUpdate({
      target: [vaultEnvelopesTable.tableName, vaultEnvelopesTable.recordId, vaultEnvelopesTable.columnName],
      set: { keyVersion: row.keyVersion, iv: row.iv, sealed: row.sealed, updatedAtUtc: row.updatedAtUtc },
    })
    .run();
}

export function deleteEnvelope(db: Db, scope: SecretScope): void {
  db.delete(vaultEnvelopesTable).where(at(scope)).run();
}

function at({ table, id, column }: SecretScope) {
  return and(
    eq(vaultEnvelopesTable.tableName, table),
    eq(vaultEnvelopesTable.recordId, id),
    eq(vaultEnvelopesTable.columnName, column),
  );
}
