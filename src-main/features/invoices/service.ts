/** Invoices: drafts, what they amount to, and the one transaction that issues them. */
import { v7 as uuidv7 } from 'uuid';
import type { InvoiceCancellation } from '#contract/cancellation.ts';
import type {
  Breakdown,
  FindingView,
  InvoiceDetail,
  InvoiceDraft,
  InvoiceRowView,
  InvoiceStatus,
} from '#contract/invoices.ts';
import { totalsOf } from '#domain/cfdi/totals/index.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { validateCfdi } from '#domain/cfdi/validation/index.ts';
import type { Finding } from '#domain/cfdi/validation/types.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { fromMinor } from '#domain/money/money.ts';
import type { Db } from '#db/types.ts';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
import { translate, type Locale } from '#i18n/index.ts';
import type { RequestContext } from '../../rpc/context.ts';
import { recordSteps, saidColumns, withoutNulls } from '../records.ts';
import { breakdownOf } from './breakdown.ts';
import { duplicateOf } from './duplicate.ts';
import { columnsOf, createInvoiceDocuments, type DocumentsDeps } from './documents.ts';
import { draftOfDocument } from './imported-draft.ts';
import { ChangedSinceShown, issueInvoice, type IssueDeps, type IssuingSigner } from './issue.ts';
import * as repository from './repository.ts';
import type { InvoiceRow } from './tables.ts';

export interface InvoicesDeps extends DocumentsDeps, Omit<IssueDeps, 'documents'> {
  /** The company's active CSD, decrypted; throws when there is none or the vault is locked. */
  readonly signerFor: (companyId: string, at: Date) => IssuingSigner;
  /** Whether the company has a PAC in use; without one a folio would be spent on a document that waits for ever. */
  readonly hasPac: (companyId: string) => boolean;
  /** How its cancellation stands, and what it replaces. */
  readonly cancellationOf: (invoiceId: string, locale: Locale) => InvoiceCancellation | undefined;
}

export type InvoicesService = ReturnType<typeof createInvoicesService>;

export function createInvoicesService(deps: InvoicesDeps) {
  const { db, clock, audit } = deps;
  const steps = recordSteps<InvoiceRow, InvoiceRowView>(
    {
      kind: 'invoice',
      nameKey: 'invoices.name',
      find: repository.findInvoice,
      update: repository.updateInvoice,
      toView: toRowView,
      toAudited,
    },
    deps,
  );

  const documents = createInvoiceDocuments(deps);

  /** A draft is judged each time it is shown; an issued document keeps what was found when it was issued. */
  function findingsOf(row: InvoiceRow): readonly Finding[] {
    if (row.status !== 'draft') return row.findings ?? [];
    try {
      const { comprobante, zone } = documents.compute(row.draft);
      return validateCfdi(comprobante, documents.validationContext(zone));
    } catch (error) {
      // What it refers to may be archived meanwhile: a draft is still shown, and issuing says why it cannot be.
      if (isCuadraError(error)) return [];
      throw error;
    }
  }

  /** What the document would be as a draft of ours; what was imported has none but its XML. */
  function draftOf(row: InvoiceRow): InvoiceDraft | undefined {
    const { id, draft, companyId, clientId, importRunId } = row;
    if (importRunId === null) return draft;
    const xml = repository.findFile(db, id, 'stamped');
    if (xml === undefined) return undefined;
    // Who was no client at the import may be one now.
    const client = clientId ?? deps.clients.idOf(companyId, row.receiverRfc, row.receiverName);
    return draftOfDocument(parseCfdi(xml, { bom: 'skip' }), companyId, client ?? null);
  }

  /** @throws CuadraError NOT_FOUND, INVOICE_NO_DRAFT */
  function mustHaveDraft(id: string): InvoiceDraft {
    const row = steps.mustFind(db, id);
    const draft = draftOf(row);
    if (draft === undefined) throw new CuadraError('INVOICE_NO_DRAFT', { params: { receiver: row.receiverName } });
    return draft;
  }

  function detail(row: InvoiceRow, by: RequestContext): InvoiceDetail {
    const cancellation =
      row.status === 'draft' && row.draft.cfdiRelacionados.length === 0
        ? undefined
        : deps.cancellationOf(row.id, by.locale);
    const state = cancellation?.current?.state;
    // Of one that is cancelled without a request no earlier one is news.
    const isOver = row.status === 'cancelled' || state === 'cancelled' || state === 'withdrawn';
    return {
      ...toRowView(row),
      ...(state === undefined || isOver ? {} : { cancellationState: state }),
      ...saidColumns({ draft: draftOf(row) }),
      findings: findingsOf(row).map((finding) => toFindingView(finding, by.locale)),
      events: repository.listEvents(db, row.id),
      ...(cancellation === undefined ? {} : { cancellation }),
    };
  }

  /** A product that was archived, or is no more, makes no new documents. */
  function isGone(productId: string): boolean {
    try {
      return deps.products.get(productId).archivedAtUtc !== undefined;
    } catch (error) {
      if (isCuadraError(error) && error.code === 'NOT_FOUND') return true;
      throw error;
    }
  }

  function create(said: InvoiceDraft, by: RequestContext): InvoiceDetail {
    const draft = documents.complete(said);
    const document = documents.compute(draft);
    const id = uuidv7();
    return db.transaction((tx) => {
      const at = clock.now().toISOString();
      repository.insertInvoice(tx, {
        ...emptyInvoice,
        ...columnsOf(draft, document),
        id,
        createdAtUtc: at,
        updatedAtUtc: at,
        version: 1,
      });
      repository.insertEvent(tx, id, at, 'created');
      steps.created(tx, id, by.actor);
      return detail(steps.mustFind(tx, id), by);
    });
  }

  return {
    create,

    /**
     * A new draft like another invoice, whatever became of that one; see `duplicate.ts`.
     * @throws CuadraError NOT_FOUND, INVOICE_NO_DRAFT, INVOICE_ARCHIVED when its client or company makes no new documents
     */
    duplicate(id: string, by: RequestContext): InvoiceDetail {
      return create(duplicateOf(mustHaveDraft(id), isGone), by);
    },

    /**
     * A new draft like a stamped document, related to it as what replaces it (TipoRelacion 04).
     * @throws CuadraError as {@link duplicate}
     */
    duplicateToReplace(id: string, uuid: string, by: RequestContext): InvoiceDetail {
      const draft = duplicateOf(mustHaveDraft(id), isGone);
      const replaces = { tipoRelacion: '04', uuids: [uuid] };
      return create({ ...draft, cfdiRelacionados: [...draft.cfdiRelacionados, replaces] }, by);
    },

    /** Replaces the draft of an invoice that has not been sealed, or whose sealed document was rejected. */
    update(id: string, version: number, said: InvoiceDraft, by: RequestContext): InvoiceDetail {
      const row = steps.mustFind(db, id);
      refuseFixed(row, said);
      const draft = documents.complete(said);
      steps.change(id, version, by.actor, 'updated', columnsOf(draft, documents.compute(draft)));
      return detail(steps.mustFind(db, id), by);
    },

    remove(id: string, version: number, by: RequestContext): { removed: true } {
      return db.transaction((tx) => {
        const row = steps.mustFind(tx, id);
        if (row.status !== 'draft')
          throw new CuadraError('INVOICE_NOT_EDITABLE', { params: { status: `invoices.status.${row.status}` } });
        if (!repository.deleteDraft(tx, id, version)) throw new CuadraError('STALE_VERSION');
        audit(tx, {
          actor: by.actor,
          action: 'invoice.draft-removed',
          record: `invoice:${id}`,
          before: toAudited(row),
        });
        return { removed: true };
      });
    },

    /** What a draft amounts to and what stands in its way, without saving anything. */
    preview(
      said: InvoiceDraft,
      by: RequestContext,
    ): { totals: ReturnType<typeof totalsOf>; breakdown: Breakdown; findings: FindingView[]; xml: string } {
      const { comprobante, zone } = documents.compute(documents.complete(said));
      const findings = validateCfdi(comprobante, documents.validationContext(zone));
      return {
        totals: totalsOf(comprobante),
        breakdown: breakdownOf(comprobante),
        findings: findings.map((finding) => toFindingView(finding, by.locale)),
        xml: writeCfdi(comprobante),
      };
    },

    /**
     * Issues a draft (or a rejected invoice again); see `issue.ts`.
     * @param version of the record that the person saw
     * @throws CuadraError INVOICE_NOT_ISSUABLE, INVOICE_NO_SERIES, STALE_VERSION, INVOICE_NO_PAC, INVOICE_CHANGED_SINCE_SHOWN (the
     *   draft is then stored as it is computed now), and the CSD's and the vault's own
     */
    issue(
      id: string,
      version: number,
      by: RequestContext,
    ): { issued: boolean; invoice: InvoiceDetail; findings: FindingView[] } {
      const before = steps.mustFind(db, id);
      if (!deps.hasPac(before.companyId)) throw new CuadraError('INVOICE_NO_PAC');
      const issuing = deps.signerFor(before.companyId, clock.now());
      try {
        const find = (tx: Db): InvoiceRow => steps.mustFind(tx, id);
        const { issued, findings } = issueInvoice({ ...deps, documents }, find, version, issuing, by.actor);
        return {
          issued,
          invoice: detail(steps.mustFind(db, id), by),
          findings: findings.map((finding) => toFindingView(finding, by.locale)),
        };
      } catch (error) {
        if (!(error instanceof ChangedSinceShown)) throw error;
        const columns = columnsOf(before.draft, documents.compute(before.draft));
        steps.change(id, version, by.actor, 'refreshed', columns);
        const show = (row: Pick<InvoiceRow, 'totalMinor' | 'currencyDecimals' | 'currency'>): string =>
          `${fromMinor(row.totalMinor, row.currencyDecimals)} ${row.currency}`;
        throw new CuadraError('INVOICE_CHANGED_SINCE_SHOWN', {
          params: { shown: show(before), now: show(columns), receiver: columns.receiverName },
        });
      }
    },

    get(id: string, by: RequestContext): InvoiceDetail {
      return detail(steps.mustFind(db, id), by);
    },

    /** The record itself, for the features that print and mail it. @throws CuadraError NOT_FOUND */
    row(id: string): InvoiceRow {
      return steps.mustFind(db, id);
    },

    /**
     * The stamped document, or the sealed one while there is none.
     * @throws CuadraError INVOICE_NO_FILE
     */
    document(id: string): { xml: Buffer; kind: 'stamped' | 'sealed' } {
      const { sealedSha256 } = steps.mustFind(db, id);
      const stamped = repository.findFile(db, id, 'stamped');
      if (stamped !== undefined) return { xml: stamped, kind: 'stamped' };
      // By its hash: a rejected invoice that was issued again has several.
      const sealed = sealedSha256 === null ? undefined : repository.findFile(db, id, 'sealed', sealedSha256);
      if (sealed === undefined) throw new CuadraError('INVOICE_NO_FILE');
      return { xml: sealed, kind: 'sealed' };
    },

    /** The unsealed document of a draft, as it would be issued now (for its printed preview). */
    draftDocument(id: string): string {
      const { draft } = steps.mustFind(db, id);
      return writeCfdi(documents.compute(draft).comprobante);
    },
  };
}

/** What may not change any more. @throws CuadraError INVOICE_NOT_EDITABLE */
function refuseFixed(row: InvoiceRow, draft: InvoiceDraft): void {
  const params = { status: `invoices.status.${row.status}` };
  if (row.status !== 'draft' && row.status !== 'rejected') throw new CuadraError('INVOICE_NOT_EDITABLE', { params });
  // The folio of a rejected invoice belongs to its company, type and series.
  if (row.folio === null) return;
  if (draft.companyId !== row.companyId) throw new CuadraError('INVOICE_NUMBER_FIXED', { field: 'companyId' });
  if (draft.type !== row.type) throw new CuadraError('INVOICE_NUMBER_FIXED', { field: 'type' });
  if (draft.serie !== undefined && draft.serie !== row.serie)
    throw new CuadraError('INVOICE_NUMBER_FIXED', { field: 'serie' });
}

/** The audit log keeps the draft too: an edit of a description changes nothing else. */
function toAudited(row: InvoiceRow): unknown {
  return { ...toRowView(row), draft: row.draft };
}

/** A finding in the words of the person's language. */
export function toFindingView(finding: Finding, locale: Locale): FindingView {
  return {
    code: finding.code,
    severity: finding.severity,
    field: finding.field,
    message: translate(finding.messageKey, finding.params, locale),
  };
}

/** SAT's last answer, as rows show it. */
export function satStatusOf({
  satState: state,
  satCheckedAtUtc: checkedAtUtc,
}: Pick<InvoiceRow, 'satState' | 'satCheckedAtUtc'>): Pick<InvoiceRowView, 'satStatus'> {
  return state === null || checkedAtUtc === null ? {} : { satStatus: { state, checkedAtUtc } };
}

const emptyInvoice = {
  status: 'draft' satisfies InvoiceStatus as InvoiceStatus,
  serie: null,
  folio: null,
  fecha: null,
  zone: null,
  issuedAtUtc: null,
  csdNumber: null,
  sealedSha256: null,
  uuid: null,
  stampedAtUtc: null,
  pacProvider: null,
  pacCode: null,
  pacMessage: null,
  findings: null,
  demo: false,
  mailState: 'unsent',
  paymentState: 'unpaid',
  importRunId: null,
} as const;

function toRowView(row: InvoiceRow): InvoiceRowView {
  const {
    draft: _draft,
    findings: _findings,
    mailTo: _mailTo,
    zone: _zone,
    issuedAtUtc: _at,
    csdNumber: _csd,
    sealedSha256: _sha,
    satState,
    satCheckedAtUtc,
    ...shown
  } = row;
  return { ...withoutNulls(shown), ...satStatusOf({ satState, satCheckedAtUtc }) };
}
