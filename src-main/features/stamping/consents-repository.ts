/** All SQL of the consents that providers keep a CSD. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { pacConsentsTable as k, type PacConsentRow } from './tables.ts';

/** The one in force for an account. */
export function findConsent(db: Db, pacConfigId: string): PacConsentRow | undefined {
  return db
    .select()
    .from(k)
    .where(and(eq(k.pacConfigId, pacConfigId), isNull(k.withdrawnAtUtc)))
    .get();
}

/** The newest whose CSD the provider may still have, in force or not. */
export function findUnremoved(db: Db, pacConfigId: string): PacConsentRow | undefined {
  return db
    .select()
    .from(k)
    .where(and(eq(k.pacConfigId, pacConfigId), isNull(k.removedAtUtc)))
    .orderBy(desc(k.givenAtUtc), desc(k.id))
    .get();
}

/** Certificates (DER) that an account was ever given consent for. */
export function listCertificates(db: Db, pacConfigId: string): Buffer[] {
  return db
    .select({ certificate: k.certificate })
    .from(k)
    .where(eq(k.pacConfigId, pacConfigId))
    .orderBy(asc(k.givenAtUtc))
    .all()
    .map((row) => row.certificate);
}

export function insertConsent(db: Db, row: PacConsentRow): void {
  db.insert(k).values(row).run();
}

/** The provider has this one now, and so none of those before it. */
export function markStored(db: Db, { id, pacConfigId }: PacConsentRow, atUtc: string): void {
  db.update(k).set({ storedAtUtc: atUtc }).where(eq(k.id, id)).run();
  removeWithdrawn(db, pacConfigId, atUtc);
}

/** Ends the consent in force. */
export function withdraw(db: Db, pacConfigId: string, by: string, atUtc: string): void {
  db.update(k)
    .set({ withdrawnBy: by, withdrawnAtUtc: atUtc })
    .where(and(eq(k.pacConfigId, pacConfigId), isNull(k.withdrawnAtUtc)))
    .run();
}

/** The provider has none of those that were withdrawn. */
export function removeWithdrawn(db: Db, pacConfigId: string, atUtc: string): void {
  for (const row of db.select().from(k).where(eq(k.pacConfigId, pacConfigId)).all()) {
    if (row.withdrawnAtUtc === null || row.removedAtUtc !== null) continue;
    db.update(k).set({ removedAtUtc: atUtc }).where(eq(k.id, row.id)).run();
  }
}
