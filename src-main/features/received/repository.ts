/** All SQL of received documents but for their list. */
import { createHash } from 'node:crypto';
import { and, asc, eq, gt, max } from 'drizzle-orm';
import { prepared, slot, slots } from '#db/prepared.ts';
import type { Db } from '#db/types.ts';
import {
  receivedCertificatesTable as certificates,
  receivedDocumentsTable as t,
  receivedFilesTable as files,
  type ReceivedRow,
} from './tables.ts';

export interface PackedFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly content: Buffer;
  /** Base64, as it stands in the document; what the content was packed with. */
  readonly certificate: string;
}

/** Stores a document with its file; its place in the index of words is the next one. */
export function insertReceived(db: Db, row: Omit<ReceivedRow, 'searchKey'>, file: PackedFile): void {
  const searchKey = 1 + (lastSearchKey(db) ?? 0);
  const columns = Object.fromEntries(Object.entries({ ...row, searchKey }).filter(([, value]) => value !== null));
  const names = Object.keys(columns).filter((name) => Object.hasOwn(t, name));
  prepared(db, `received.insert ${names.join()}`, (base) => base.insert(t).values(slots(names)).prepare()).run(columns);
  prepared(db, 'received.insertFile', (base) =>
    base
      .insert(files)
      .values(slots(['documentId', 'certificateId', 'sha256', 'bytes', 'content']))
      .prepare(),
  ).run({
    documentId: row.id,
    certificateId: certificateIdOf(db, file.certificate),
    sha256: file.sha256,
    bytes: file.bytes,
    content: file.content,
  });
}

function lastSearchKey(db: Db): number | undefined {
  return (
    prepared(db, 'received.lastKey', (base) =>
      base
        .select({ last: max(t.searchKey) })
        .from(t)
        .prepare(),
    ).get({})?.last ?? undefined
  );
}

function certificateIdOf(db: Db, base64: string): number {
  const sha256 = createHash('sha256').update(base64).digest('hex');
  const find = (): number | undefined =>
    prepared(db, 'received.certificate', (base) =>
      base
        .select({ id: certificates.id })
        .from(certificates)
        .where(eq(certificates.sha256, slot('sha256')))
        .prepare(),
    ).get({ sha256 })?.id;
  const known = find();
  if (known !== undefined) return known;
  return db.insert(certificates).values({ sha256, base64 }).returning({ id: certificates.id }).get().id;
}

export function findReceived(db: Db, id: string): ReceivedRow | undefined {
  return db.select().from(t).where(eq(t.id, id)).get();
}

/** The company's document with this UUID, and what tells it from another one. */
export function findByUuid(
  db: Db,
  companyId: string,
  uuid: string,
): { readonly id: string; readonly fingerprint: string; readonly importRunId: string | null } | undefined {
  return prepared(db, 'received.byUuid', (base) =>
    base
      .select({ id: t.id, fingerprint: t.fingerprint, importRunId: t.importRunId })
      .from(t)
      .where(and(eq(t.companyId, slot('companyId')), eq(t.uuid, slot('uuid'))))
      .prepare(),
  ).get({ companyId, uuid });
}

export function findFile(db: Db, documentId: string): PackedFile | undefined {
  return db
    .select({ sha256: files.sha256, bytes: files.bytes, content: files.content, certificate: certificates.base64 })
    .from(files)
    .innerJoin(certificates, eq(certificates.id, files.certificateId))
    .where(eq(files.documentId, documentId))
    .get();
}

/** Documents that a run of an import brought. */
export function listOfImport(db: Db, runId: string, after: string, limit: number): { id: string; version: number }[] {
  return db
    .select({ id: t.id, version: t.version })
    .from(t)
    .where(and(eq(t.importRunId, runId), gt(t.id, after)))
    .orderBy(asc(t.id))
    .limit(limit)
    .all();
}

export function deleteReceived(db: Db, id: string): void {
  db.delete(files).where(eq(files.documentId, id)).run();
  db.delete(t).where(eq(t.id, id)).run();
}
