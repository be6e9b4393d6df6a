/** All SQL of stamping: PAC accounts, attempts, and the files and columns of invoices that stamping reads. */
import { and, asc, count, eq, inArray, isNotNull, isNull, max, ne } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { invoiceFilesTable, invoicesTable, type InvoiceRow } from '../invoices/tables.ts';
import { updateAtVersion } from '../records.ts';
import {
  timbreCertificatesTable,
  pacConfigsTable as c,
  stampAttemptsTable as a,
  type PacConfigRow,
  type StampAttemptRow,
} from './tables.ts';

/** The attempt that left the stamp of an invoice. */
export function findStampedAttempt(db: Db, invoiceId: string): StampAttemptRow | undefined {
  return db
    .select()
    .from(a)
    .where(and(eq(a.invoiceId, invoiceId), eq(a.state, 'stamped')))
    .get();
}

/** States of an attempt that may yet leave, or may have left, a stamp at the provider. */
export const OPEN_STATES = ['intent', 'sent', 'unknown'] as const;

/** An account that is there; not one that was removed. */
export function findConfig(db: Db, id: string): PacConfigRow | undefined {
  return db
    .select()
    .from(c)
    .where(and(eq(c.id, id), isNull(c.archivedAtUtc)))
    .get();
}

export function findRemoved(db: Db, id: string): PacConfigRow | undefined {
  return db
    .select()
    .from(c)
    .where(and(eq(c.id, id), isNotNull(c.archivedAtUtc)))
    .get();
}

export function listRemoved(db: Db): PacConfigRow[] {
  return db.select().from(c).where(isNotNull(c.archivedAtUtc)).all();
}

/** The one of a provider and environment, removed or not. */
export function findConfigOf(
  db: Db,
  companyId: string,
  provider: string,
  environment: PacConfigRow['environment'],
): PacConfigRow | undefined {
  return db
    .select()
    .from(c)
    .where(and(eq(c.companyId, companyId), eq(c.provider, provider), eq(c.environment, environment)))
    .get();
}

/** A company's accounts in the order in which they are asked. */
export function listConfigs(db: Db, companyId: string): PacConfigRow[] {
  return db
    .select()
    .from(c)
    .where(and(eq(c.companyId, companyId), isNull(c.archivedAtUtc)))
    .orderBy(asc(c.rank), asc(c.id))
    .all();
}

export function insertConfig(db: Db, row: PacConfigRow): void {
  db.insert(c).values(row).run();
}

export function updateConfigAtVersion(db: Db, id: string, version: number, columns: Partial<PacConfigRow>): boolean {
  return updateAtVersion(db, c, id, version, columns);
}

/**
 * What the program learned by using an account, unless a person changed it since (`version`). Not a
 * person's change itself, so the version stays.
 */
export function updateConfigHealth(
  db: Db,
  id: string,
  version: number,
  columns: Partial<
    Pick<
      PacConfigRow,
      | 'problem'
      | 'problemCode'
      | 'problemMessage'
      | 'problemAtUtc'
      | 'blockedUntilUtc'
      | 'lastOkAtUtc'
      | 'credits'
      | 'creditsAtUtc'
    >
  >,
): void {
  db.update(c)
    .set(columns)
    .where(and(eq(c.id, id), eq(c.version, version)))
    .run();
}

function setRank(db: Db, id: string, rank: number): void {
  db.update(c)
    .set({ rank })
    .where(and(eq(c.id, id), ne(c.rank, rank)))
    .run();
}

/** Puts `id` at `rank` among a company's accounts and numbers all of them 1, 2, 3… */
export function reorder(db: Db, companyId: string, id?: string, rank?: number): void {
  const ordered = listConfigs(db, companyId).map((row) => row.id);
  if (id !== undefined && rank !== undefined) {
    ordered.splice(ordered.indexOf(id), 1);
    ordered.splice(rank - 1, 0, id);
  }
  for (const [index, each] of ordered.entries()) setRank(db, each, index + 1);
}

/** How many stamps an account is still waited for or asked about. */
export function countOpenAttempts(db: Db, configId: string): number {
  return (
    db
      .select({ n: count() })
      .from(a)
      .where(and(eq(a.pacConfigId, configId), inArray(a.state, [...OPEN_STATES])))
      .get()?.n ?? 0
  );
}

/** The columns of an invoice that decide about its stamp. */
const invoiceColumns = {
  id: invoicesTable.id,
  companyId: invoicesTable.companyId,
  status: invoicesTable.status,
  sealedSha256: invoicesTable.sealedSha256,
  fecha: invoicesTable.fecha,
  zone: invoicesTable.zone,
  uuid: invoicesTable.uuid,
  mailTo: invoicesTable.mailTo,
};
export type StampableInvoice = Pick<InvoiceRow, keyof typeof invoiceColumns>;

export function findInvoice(db: Db, id: string): StampableInvoice | undefined {
  return db.select(invoiceColumns).from(invoicesTable).where(eq(invoicesTable.id, id)).get();
}

/** Series, folio and receiver: how a person calls a document that has its number. */
export function findNumber(db: Db, id: string): string | undefined {
  const row = db
    .select({ serie: invoicesTable.serie, folio: invoicesTable.folio, name: invoicesTable.receiverName })
    .from(invoicesTable)
    .where(eq(invoicesTable.id, id))
    .get();
  if (row === undefined) return undefined;
  return [row.serie, row.folio].filter((part) => part !== null && part !== '').join('-') + ` ${row.name}`;
}

/** Another invoice of ours that has this UUID. */
export function findInvoiceByUuid(db: Db, uuid: string, except: string): string | undefined {
  return db
    .select({ id: invoicesTable.id })
    .from(invoicesTable)
    .where(and(eq(invoicesTable.uuid, uuid), ne(invoicesTable.id, except)))
    .get()?.id;
}

/** The sealed bytes with this hash. */
export function findSealed(db: Db, invoiceId: string, sha256: string): Buffer | undefined {
  return db
    .select({ content: invoiceFilesTable.content })
    .from(invoiceFilesTable)
    .where(
      and(
        eq(invoiceFilesTable.invoiceId, invoiceId),
        eq(invoiceFilesTable.kind, 'sealed'),
        eq(invoiceFilesTable.sha256, sha256),
      ),
    )
    .get()?.content;
}

export function listRefusedReplies(db: Db, invoiceId: string): { sha256: string; atUtc: string }[] {
  return db
    .select({ sha256: invoiceFilesTable.sha256, atUtc: invoiceFilesTable.createdAtUtc })
    .from(invoiceFilesTable)
    .where(and(eq(invoiceFilesTable.invoiceId, invoiceId), eq(invoiceFilesTable.kind, 'refused_reply')))
    .orderBy(asc(invoiceFilesTable.createdAtUtc))
    .all();
}

export function insertAttempt(db: Db, row: StampAttemptRow): void {
  db.insert(a).values(row).run();
}

export function lastAttemptNumber(db: Db, invoiceId: string): number {
  return (
    db
      .select({ n: max(a.attempt) })
      .from(a)
      .where(eq(a.invoiceId, invoiceId))
      .get()?.n ?? 0
  );
}

export function findOpenAttempt(db: Db, invoiceId: string): StampAttemptRow | undefined {
  return db
    .select()
    .from(a)
    .where(and(eq(a.invoiceId, invoiceId), inArray(a.state, [...OPEN_STATES])))
    .get();
}

export function listAttempts(db: Db, invoiceId: string): StampAttemptRow[] {
  return db.select().from(a).where(eq(a.invoiceId, invoiceId)).orderBy(asc(a.attempt)).all();
}

/** Changes an attempt that is still in one of these states; tells whether it did. */
export function updateAttempt(
  db: Db,
  id: string,
  from: readonly StampAttemptRow['state'][],
  columns: Partial<StampAttemptRow>,
): boolean {
  return (
    db
      .update(a)
      .set(columns)
      .where(and(eq(a.id, id), inArray(a.state, [...from])))
      .run().changes === 1
  );
}

/** Keeps the certificate of a timbre that was verified with it; the first one of a number stays. */
export function keepTimbreCertificate(db: Db, number: string, der: Uint8Array, provider: string, atUtc: string): void {
  db.insert(timbreCertificatesTable)
    .values({ number, der: Buffer.from(der), provider, firstSeenAtUtc: atUtc })
    .onConflictDoNothing()
    .run();
}

/** DER of a certificate that sealed a timbre we verified, by NoCertificadoSAT. */
export function findTimbreCertificate(db: Db, number: string): Uint8Array | undefined {
  return db
    .select({ der: timbreCertificatesTable.der })
    .from(timbreCertificatesTable)
    .where(eq(timbreCertificatesTable.number, number))
    .get()?.der;
}
