/**
 * Invoices that were stamped elsewhere: brought in by an import, known by their run, and taken back with it.
 *
 * Their series and folio are as printed where they fit our columns, and count for nothing: a folio of ours is only kept
 * from other folios of ours.
 */
import { and, asc, eq, gt, isNotNull, isNull, max } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { prepared, slot, slots } from '#db/prepared.ts';
import type { Db } from '#db/types.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { instantOfFecha } from '#domain/time/zone.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import * as repository from './repository.ts';
import {
  invoiceEventsTable as events,
  invoiceFilesTable as files,
  invoicesTable as t,
  type InvoiceRow,
} from './tables.ts';

/** What an import says of a document that a company issued. */
export interface ImportedInvoice {
  readonly companyId: string;
  readonly clientId: string | undefined;
  readonly importRunId: string;
  /** Where it came from, for its history. */
  readonly path: string;
  readonly type: InvoiceRow['type'];
  readonly uuid: string;
  readonly serie: string | null;
  readonly folio: string | null;
  readonly receiverRfc: string;
  readonly receiverName: string;
  readonly metodoPago: string | null;
  readonly currency: string;
  readonly currencyDecimals: number;
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly transferredMinor: number;
  readonly withheldMinor: number;
  readonly localMinor: number;
  readonly totalMinor: number;
  readonly fecha: string;
  /** FechaTimbrado: local time of central Mexico. */
  readonly stampedAt: string;
  readonly zone: string;
  readonly csdNumber: string;
  readonly demo: boolean;
  readonly xml: Buffer;
  readonly sha256: string;
}

/** Timbres are dated by the clock of central Mexico (Anexo 20, TimbreFiscalDigital). */
const STAMP_ZONE = 'America/Mexico_City';

/**
 * The folio as our columns have it: a plain number. Another system's `000123` or `F-9` is not one, and is never made
 * into one.
 */
export function plainFolio(folio: string | null): number | null {
  return folio !== null && /^[1-9]\d{0,14}$/.test(folio) ? Number(folio) : null;
}

/** Stores it in the caller's transaction and gives its id. */
export function insertImported(tx: Db, said: ImportedInvoice, atUtc: string): string {
  const { path, metodoPago, stampedAt, xml, sha256, clientId, serie, ...facts } = said;
  const id = uuidv7();
  const folio = plainFolio(said.folio);
  const row = {
    ...facts,
    id,
    status: 'stamped',
    draft: {},
    folio,
    // Both or neither: the table's rule.
    ...(folio === null ? {} : { serie: serie ?? '' }),
    ...(clientId === undefined ? {} : { clientId }),
    issuedAtUtc: instantOfFecha(facts.fecha, facts.zone).toISOString(),
    stampedAtUtc: momentOfStamp(stampedAt, facts),
    mailState: 'unsent',
    // What was to be paid at once is history; what was to be paid in parts may still be owed.
    paymentState: metodoPago === 'PPD' ? 'unpaid' : 'paid',
    createdAtUtc: atUtc,
    updatedAtUtc: atUtc,
    version: 1,
  };
  const columns = Object.entries(row).filter(([, value]) => value !== null);
  const names = columns.map(([name]) => name).filter((name) => Object.hasOwn(t, name));
  prepared(tx, `invoices.imported ${names.join()}`, (base) => base.insert(t).values(slots(names)).prepare()).run(
    Object.fromEntries(columns),
  );
  const file = { invoiceId: id, kind: 'stamped', sha256, content: xml, createdAtUtc: atUtc };
  prepared(tx, 'invoices.importedFile', (base) =>
    base
      .insert(files)
      .values(slots(Object.keys(file)))
      .prepare(),
  ).run(file);
  const event = { invoiceId: id, atUtc, event: 'imported', detail: { path, runId: facts.importRunId } };
  prepared(tx, 'invoices.importedEvent', (base) =>
    base
      .insert(events)
      .values(slots(Object.keys(event)))
      .prepare(),
  ).run(event);
  return id;
}

function momentOfStamp(stampedAt: string, { fecha, zone }: Pick<ImportedInvoice, 'fecha' | 'zone'>): string {
  try {
    return instantOfFecha(stampedAt, STAMP_ZONE).toISOString();
  } catch (error) {
    // The import has said so; the moment of issue is the nearest that there is.
    if (!isCuadraError(error, 'FECHA_MALFORMED')) throw error;
    return instantOfFecha(fecha, zone).toISOString();
  }
}

export interface KnownInvoice {
  readonly id: string;
  readonly importRunId: string | null;
  /** Of the stamped document. */
  readonly sha256: string;
}

/** The invoice with this UUID, ours or imported, in whichever letters its PAC wrote it. */
export function findStamped(tx: Db, uuid: string): KnownInvoice | undefined {
  const find = (written: string): KnownInvoice | undefined =>
    prepared(tx, 'invoices.stampedByUuid', (base) =>
      base
        .select({ id: t.id, importRunId: t.importRunId, sha256: files.sha256 })
        .from(t)
        .innerJoin(files, and(eq(files.invoiceId, t.id), eq(files.kind, 'stamped')))
        .where(eq(t.uuid, slot('uuid')))
        .prepare(),
    ).get({ uuid: written });
  return find(uuid.toUpperCase()) ?? find(uuid.toLowerCase());
}

/** An invoice of our own making with this number, imported ones apart. */
export function findOwnNumber(
  tx: Db,
  number: Pick<InvoiceRow, 'companyId' | 'type' | 'serie'> & { readonly folio: number },
): Pick<InvoiceRow, 'id' | 'uuid' | 'sealedSha256'> | undefined {
  return prepared(tx, 'invoices.ownNumber', (base) =>
    base
      .select({ id: t.id, uuid: t.uuid, sealedSha256: t.sealedSha256 })
      .from(t)
      .where(
        and(
          eq(t.companyId, slot('companyId')),
          eq(t.type, slot('type')),
          eq(t.serie, slot('serie')),
          eq(t.folio, slot('folio')),
          isNotNull(t.folio),
          isNull(t.importRunId),
        ),
      )
      .prepare(),
  ).get({ ...number, serie: number.serie ?? '' });
}

/** The seal with which we sent a document of ours to be stamped; undefined when there is none that can be read. */
export function sealOf(tx: Db, id: string, sealedSha256: string | null): string | undefined {
  const xml = sealedSha256 === null ? undefined : repository.findFile(tx, id, 'sealed', sealedSha256);
  return xml === undefined ? undefined : parseCfdi(xml).sello;
}

/** Invoices that a run brought. */
export function listOfImport(tx: Db, runId: string, after: string, limit: number): { id: string; version: number }[] {
  return tx
    .select({ id: t.id, version: t.version })
    .from(t)
    .where(and(eq(t.importRunId, runId), gt(t.id, after)))
    .orderBy(asc(t.id))
    .limit(limit)
    .all();
}

/** The highest number that a run brought of each series. */
export function highestFolios(
  db: Db,
  runId: string,
): { companyId: string; type: InvoiceRow['type']; serie: string; folio: number }[] {
  return db
    .select({ companyId: t.companyId, type: t.type, serie: t.serie, folio: max(t.folio) })
    .from(t)
    .where(and(eq(t.importRunId, runId), isNotNull(t.folio)))
    .groupBy(t.companyId, t.type, t.serie)
    .all()
    .map(({ companyId, type, serie, folio }) => ({ companyId, type, serie: serie ?? '', folio: folio ?? 0 }));
}

/** Takes an imported invoice away with its file and history; the tables refuse where another record refers to it. */
export function removeImported(tx: Db, id: string): void {
  tx.delete(events).where(eq(events.invoiceId, id)).run();
  tx.delete(files).where(eq(files.invoiceId, id)).run();
  tx.delete(t)
    .where(and(eq(t.id, id), isNotNull(t.importRunId)))
    .run();
}
