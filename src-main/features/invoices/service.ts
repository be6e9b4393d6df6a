/** Invoices: drafts, what they amount to, and the one transaction that issues them. */
import { v7 as uuidv7 } from 'uuid';
import type { FindingView, InvoiceDetail, InvoiceDraft, InvoiceRowView, InvoiceStatus } from '#contract/invoices.ts';
import { totalsOf } from '#domain/cfdi/totals/index.ts';
import { validateCfdi } from '#domain/cfdi/validation/index.ts';
import type { Finding } from '#domain/cfdi/validation/types.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { translate, type Locale } from '#i18n/index.ts';
import type { RequestContext } from '../../rpc/context.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import { recordSteps, withoutNulls } from '../records.ts';
import { columnsOf, createInvoiceDocuments, type DocumentsDeps } from './documents.ts';
import { issueInvoice, type IssueDeps, type IssuingSigner } from './issue.ts';
import * as repository from './repository.ts';
import type { InvoiceRow } from './tables.ts';

export interface InvoicesDeps extends DocumentsDeps, Omit<IssueDeps, 'documents'> {
  /** The company's active CSD, decrypted; throws when there is none or the vault is locked. */
  readonly signerFor: (companyId: string, at: Date) => IssuingSigner;
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
    },
    deps,
  );

  const documents = createInvoiceDocuments(deps);

  function detail(row: InvoiceRow, by: RequestContext): InvoiceDetail {
    return {
      ...toRowView(row),
      draft: row.draft,
      findings: (row.findings ?? []).map((finding) => toFindingView(finding, by.locale)),
      events: repository.listEvents(db, row.id),
    };
  }

  return {
    create(draft: InvoiceDraft, by: RequestContext): InvoiceDetail {
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
    },

    /** Replaces the draft of an invoice that has not been sealed, or whose sealed document was rejected. */
    update(id: string, version: number, draft: InvoiceDraft, by: RequestContext): InvoiceDetail {
      const row = steps.mustFind(db, id);
      if (row.status !== 'draft' && row.status !== 'rejected') {
        throw new CuadraError('INVOICE_NOT_EDITABLE', { params: { status: `invoices.status.${row.status}` } });
      }
      // The folio of a rejected invoice belongs to its company, type and series.
      if (row.folio !== null && (draft.companyId !== row.companyId || draft.type !== row.type)) {
        throw new CuadraError('INVOICE_NOT_EDITABLE', {
          params: { status: `invoices.status.${row.status}` },
          field: 'type',
        });
      }
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
          before: toRowView(row),
        });
        return { removed: true };
      });
    },

    /** What a draft amounts to and what stands in its way, without saving anything. */
    preview(
      draft: InvoiceDraft,
      by: RequestContext,
    ): { totals: ReturnType<typeof totalsOf>; findings: FindingView[]; xml: string } {
      const { comprobante, zone } = documents.compute(draft);
      const findings = validateCfdi(comprobante, documents.validationContext(zone));
      return {
        totals: totalsOf(comprobante),
        findings: findings.map((finding) => toFindingView(finding, by.locale)),
        xml: writeCfdi(comprobante),
      };
    },

    /**
     * Issues a draft (or a rejected invoice again); see `issue.ts`.
     * @throws CuadraError INVOICE_NOT_ISSUABLE, INVOICE_NO_SERIES, and the CSD's and the vault's own
     */
    issue(id: string, by: RequestContext): { issued: boolean; invoice: InvoiceDetail; findings: FindingView[] } {
      const issuing = deps.signerFor(steps.mustFind(db, id).companyId, clock.now());
      const { issued, findings } = issueInvoice(
        { ...deps, documents },
        (tx) => steps.mustFind(tx, id),
        issuing,
        by.actor,
      );
      return {
        issued,
        invoice: detail(steps.mustFind(db, id), by),
        findings: findings.map((finding) => toFindingView(finding, by.locale)),
      };
    },

    get(id: string, by: RequestContext): InvoiceDetail {
      return detail(steps.mustFind(db, id), by);
    },

    list({ cursor, limit, ...filter }: Page & repository.InvoiceFilter) {
      const after = cursor === undefined ? undefined : decodeCursor(cursor, ['createdAtUtc', 'id']);
      const rows = repository.listInvoices(db, filter, limit + 1, after);
      return toPage(rows, limit, ({ createdAtUtc, id }) => ({ createdAtUtc, id }), withoutNulls);
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
      steps.mustFind(db, id);
      const stamped = repository.findFile(db, id, 'stamped');
      if (stamped !== undefined) return { xml: stamped, kind: 'stamped' };
      const sealed = repository.findFile(db, id, 'sealed');
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

/** A finding in the words of the person's language. */
export function toFindingView(finding: Finding, locale: Locale): FindingView {
  return {
    code: finding.code,
    severity: finding.severity,
    field: finding.field,
    message: translate(finding.messageKey, finding.params, locale),
  };
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
    ...shown
  } = row;
  return withoutNulls(shown);
}
