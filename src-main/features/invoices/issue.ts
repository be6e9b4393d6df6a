/** The one transaction that issues an invoice: folio, document, seal, stored bytes, event, audit and job. */
import { createHash } from 'node:crypto';
import type { InvoiceDraft } from '#contract/invoices.ts';
import type { Db } from '#db/types.ts';
import { sealCfdi, type Signer } from '#domain/cfdi/seal.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { canStamp, validateCfdi } from '#domain/cfdi/validation/index.ts';
import type { Finding, ValidationContext } from '#domain/cfdi/validation/types.ts';
import { utf8Of } from '#domain/xml/write.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { AuditAppend } from '../audit/port.ts';
import * as companies from '../companies/repository.ts';
import { columnsOf, type InvoiceDocuments } from './documents.ts';
import * as repository from './repository.ts';
import type { InvoiceRow } from './tables.ts';

/** The certificate that seals, as the validations see it. */
export interface IssuingSigner {
  readonly signer: Signer;
  readonly certificate: NonNullable<ValidationContext['certificate']>;
}

export interface IssueDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  readonly documents: InvoiceDocuments;
  /** Queues the stamping of a sealed invoice within the transaction that seals it. */
  readonly enqueueStamping: (tx: Db, invoice: { id: string; companyId: string; sealedSha256: string }) => void;
  readonly faultPoints: FaultPoints;
}

export interface IssueResult {
  readonly issued: boolean;
  readonly findings: readonly Finding[];
}

/** Carries findings out of a transaction that must leave nothing behind. */
class Refused extends Error {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super('refused by validation');
    this.findings = findings;
  }
}

/** Totals and receiver are not those that the person saw when they decided to issue. */
export class ChangedSinceShown extends Error {}

/**
 * Issues a draft, or a rejected invoice again, so that a crash leaves all of it or none. When a finding
 * is an error nothing is changed, the folio included.
 * @throws CuadraError INVOICE_NOT_ISSUABLE, INVOICE_NO_SERIES, STALE_VERSION; ChangedSinceShown
 */
export function issueInvoice(
  deps: IssueDeps,
  find: (tx: Db) => InvoiceRow,
  version: number,
  issuing: IssuingSigner,
  actor: string,
): IssueResult {
  try {
    const findings = deps.db.transaction((tx) => issueWithin(deps, tx, at(find(tx), version), issuing, actor), {
      behavior: 'immediate',
    });
    deps.faultPoints.hit('invoices.issued');
    return { issued: true, findings };
  } catch (error) {
    if (error instanceof Refused) return { issued: false, findings: error.findings };
    throw error;
  }
}

/** The row, if it is still the one that was shown. @throws CuadraError STALE_VERSION */
function at(row: InvoiceRow, version: number): InvoiceRow {
  if (row.version !== version) throw new CuadraError('STALE_VERSION');
  return row;
}

function issueWithin(
  deps: IssueDeps,
  tx: Db,
  row: InvoiceRow,
  { signer, certificate }: IssuingSigner,
  actor: string,
): readonly Finding[] {
  if (row.status !== 'draft' && row.status !== 'rejected') {
    throw new CuadraError('INVOICE_NOT_ISSUABLE', { params: { status: `invoices.status.${row.status}` } });
  }
  const { id, companyId } = row;
  const now = deps.clock.now().toISOString();
  const numbering = numberOf(tx, row, now);
  const document = deps.documents.compute(row.draft, numbering);
  const columns = columnsOf(row.draft, document);
  if (SHOWN.some((column) => columns[column] !== row[column])) throw new ChangedSinceShown();
  const sealed = sealCfdi(document.comprobante, signer);
  deps.faultPoints.hit('invoices.sealed');
  // What is judged is what will be read: the bytes that were sealed, not the value they were written from.
  const written = parseCfdi(sealed.xml);
  const findings = validateCfdi(written, deps.documents.validationContext(document.zone, certificate));
  if (!canStamp(findings)) throw new Refused(findings);

  const content = utf8Of(sealed.xml);
  const sealedSha256 = createHash('sha256').update(content).digest('hex');
  const facts = { ...numbering, fecha: document.fecha, csdNumber: signer.noCertificado, sealedSha256 };
  repository.insertFile(tx, { invoiceId: id, kind: 'sealed', sha256: sealedSha256, content, createdAtUtc: now });
  const stored = repository.updateInvoice(tx, id, row.version, {
    ...columns,
    ...facts,
    status: 'ready',
    zone: document.zone,
    issuedAtUtc: now,
    findings,
    pacCode: null,
    pacMessage: null,
    updatedAtUtc: now,
  });
  if (!stored) throw new CuadraError('STALE_VERSION');
  repository.insertEvent(tx, id, now, 'issued', facts);
  deps.audit(tx, { actor, action: 'invoice.issued', record: `invoice:${id}`, after: facts });
  deps.enqueueStamping(tx, { id, companyId, sealedSha256 });
  deps.faultPoints.hit('invoices.before-commit');
  return findings;
}

/** What a person looks at before issuing: if any of it is different now, they have not decided on this document. */
const SHOWN = [
  'receiverRfc',
  'receiverName',
  'currency',
  'subtotalMinor',
  'discountMinor',
  'transferredMinor',
  'withheldMinor',
  'localMinor',
  'totalMinor',
] as const satisfies readonly (keyof InvoiceRow)[];

/** The next folio of its series; a rejected invoice keeps the one it has, since another would leave a gap. */
function numberOf(tx: Db, row: InvoiceRow, now: string): { serie: string; folio: number } {
  if (row.folio !== null && row.serie !== null) return { serie: row.serie, folio: row.folio };
  const series = seriesOf(tx, row.draft);
  return { serie: series.serie, folio: companies.takeFolio(tx, series.id, now) };
}

/** @throws CuadraError INVOICE_NO_SERIES */
function seriesOf(tx: Db, { companyId, type, serie }: InvoiceDraft) {
  const series =
    serie === undefined
      ? companies.findDefaultSeries(tx, companyId, type)
      : companies.findSeries(tx, companyId, type, serie);
  if (series !== undefined) return series;
  throw new CuadraError('INVOICE_NO_SERIES', { params: { serie: serie ?? '', type }, field: 'serie' });
}
