/** Invoices: drafts, what they amount to, and the one transaction that issues them. */
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { FindingView, InvoiceDetail, InvoiceDraft, InvoiceRowView, InvoiceStatus } from '#contract/invoices.ts';
import type { Db } from '#db/types.ts';
import type { BigCatalogs } from '#domain/catalogs/big.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { sealCfdi, type Signer } from '#domain/cfdi/seal.ts';
import { computeComprobante, totalsOf } from '#domain/cfdi/totals/index.ts';
import { validateCfdi } from '#domain/cfdi/validation/index.ts';
import type { Finding, ValidationContext } from '#domain/cfdi/validation/types.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { fechaLocal } from '#domain/time/zone.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { translate, type Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { ClientsService } from '../clients/service.ts';
import * as companiesRepository from '../companies/repository.ts';
import type { CompaniesService } from '../companies/service.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import type { ProductsService } from '../products/service.ts';
import { recordSteps, withoutNulls } from '../records.ts';
import * as repository from './repository.ts';
import { resolveDraft, type DraftRecords } from './resolve-draft.ts';
import type { InvoiceRow } from './tables.ts';

/** The certificate that seals, as the validations see it. */
export interface IssuingSigner {
  readonly signer: Signer;
  readonly certificate: NonNullable<ValidationContext['certificate']>;
}

export interface InvoicesDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  readonly companies: Pick<CompaniesService, 'get'>;
  readonly clients: Pick<ClientsService, 'get'>;
  readonly products: Pick<ProductsService, 'get'>;
  /** The company's active CSD, decrypted; throws when there is none or the vault is locked. */
  readonly signerFor: (companyId: string, at: Date) => IssuingSigner;
  readonly catalogs: () => BigCatalogs;
  /** IANA zone of a postal code. */
  readonly zoneOf: (postalCode: string) => string;
  /** Queues the stamping of a sealed invoice within the transaction that seals it. */
  readonly enqueueStamping: (tx: Db, invoice: { id: string; companyId: string; sealedSha256: string }) => void;
  readonly faultPoints: FaultPoints;
}

export type InvoicesService = ReturnType<typeof createInvoicesService>;

/** Carries findings out of a transaction that must leave nothing behind. */
class Refused extends Error {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super('refused by validation');
    this.findings = findings;
  }
}

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

  function recordsOf(draft: InvoiceDraft): DraftRecords {
    const company = deps.companies.get(draft.companyId);
    const client = deps.clients.get(draft.clientId);
    refuseOtherCompany(client.companyId, company.id, 'clients.name', 'clientId');
    const products = new Map(
      [...new Set(draft.lines.flatMap((line) => line.productId ?? []))].map((id) => {
        const product = deps.products.get(id);
        refuseOtherCompany(product.companyId, company.id, 'products.name', 'lines');
        return [id, product] as const;
      }),
    );
    return { company, client, products };
  }

  function contextFor(
    zone: string,
    forStamping: boolean,
    certificate: ValidationContext['certificate'],
  ): ValidationContext {
    return {
      at: clock.now(),
      zoneOfIssue: zone,
      catalogs: deps.catalogs(),
      forStamping,
      ...(certificate ? { certificate } : {}),
    };
  }

  /** The document as it would be issued at this moment, unsealed. */
  function compute(draft: InvoiceDraft, records: DraftRecords, numbering: { serie?: string; folio?: number }) {
    const zone = deps.zoneOf(draft.lugarExpedicion ?? records.company.postalCode);
    const fecha = fechaLocal(clock.now(), zone);
    const comprobante = computeComprobante(resolveDraft(draft, records, { fecha, ...numbering }));
    return { comprobante, zone, fecha };
  }

  /** Columns that follow from the draft's amounts and receiver. */
  function amountColumns(draft: InvoiceDraft, records: DraftRecords, comprobante: Comprobante) {
    const totals = totalsOf(comprobante);
    return {
      companyId: draft.companyId,
      clientId: draft.clientId,
      type: draft.type,
      draft,
      receiverRfc: records.client.rfc,
      receiverName: records.client.legalName,
      currency: totals.currency,
      currencyDecimals: totals.currencyDecimals,
      subtotalMinor: totals.subtotalMinor,
      discountMinor: totals.discountMinor,
      transferredMinor: totals.transferredMinor,
      withheldMinor: totals.withheldMinor,
      localMinor: totals.localMinor,
      totalMinor: totals.totalMinor,
      mailTo: draft.mailTo ?? null,
    };
  }

  function detail(row: InvoiceRow, by: RequestContext): InvoiceDetail {
    return {
      ...toRowView(row),
      draft: row.draft,
      findings: (row.findings ?? []).map((finding) => toFindingView(finding, by.locale)),
      events: repository.listEvents(db, row.id),
    };
  }

  /** The series that numbers this invoice. @throws CuadraError INVOICE_NO_SERIES */
  function seriesOf(tx: Db, draft: InvoiceDraft) {
    const series =
      draft.serie === undefined
        ? companiesRepository.findDefaultSeries(tx, draft.companyId, draft.type)
        : companiesRepository.findSeries(tx, draft.companyId, draft.type, draft.serie);
    if (series === undefined) {
      throw new CuadraError('INVOICE_NO_SERIES', {
        params: { serie: draft.serie ?? '', type: draft.type },
        field: 'serie',
      });
    }
    return series;
  }

  /** Everything that must happen together when an invoice is issued; see {@link issue}. */
  function issueInTransaction(tx: Db, id: string, issuing: IssuingSigner, actor: string): readonly Finding[] {
    const row = steps.mustFind(tx, id);
    if (row.status !== 'draft' && row.status !== 'rejected') {
      throw new CuadraError('INVOICE_NOT_ISSUABLE', { params: { status: `invoices.status.${row.status}` } });
    }
    const now = clock.now().toISOString();
    const records = recordsOf(row.draft);
    // A rejected invoice keeps its number: taking another would leave a gap.
    const numbering =
      row.folio !== null && row.serie !== null
        ? { serie: row.serie, folio: row.folio }
        : numberFrom(tx, seriesOf(tx, row.draft), now);
    const { comprobante, zone, fecha } = compute(row.draft, records, numbering);
    const { signer, certificate } = issuing;
    const sealed = sealCfdi(comprobante, signer);
    deps.faultPoints.hit('invoices.sealed');
    const findings = validateCfdi(sealed.comprobante, contextFor(zone, true, certificate));
    if (findings.some((finding) => finding.severity === 'error')) throw new Refused(findings);

    const content = Buffer.from(sealed.xml, 'utf8');
    const sealedSha256 = createHash('sha256').update(content).digest('hex');
    repository.insertFile(tx, { invoiceId: id, kind: 'sealed', sha256: sealedSha256, content, createdAtUtc: now });
    const written = repository.updateInvoice(tx, id, row.version, {
      ...amountColumns(row.draft, records, sealed.comprobante),
      status: 'ready',
      serie: numbering.serie,
      folio: numbering.folio,
      fecha,
      zone,
      issuedAtUtc: now,
      csdNumber: signer.noCertificado,
      sealedSha256,
      findings,
      pacCode: null,
      pacMessage: null,
      updatedAtUtc: now,
    });
    if (!written) throw new CuadraError('STALE_VERSION');
    repository.insertEvent(tx, id, now, 'issued', {
      ...numbering,
      fecha,
      sealedSha256,
      csdNumber: signer.noCertificado,
    });
    audit(tx, {
      actor,
      action: 'invoice.issued',
      record: `invoice:${id}`,
      after: { ...numbering, fecha, sealedSha256 },
    });
    deps.enqueueStamping(tx, { id, companyId: row.companyId, sealedSha256 });
    deps.faultPoints.hit('invoices.before-commit');
    return findings;
  }

  return {
    create(draft: InvoiceDraft, by: RequestContext): InvoiceDetail {
      const records = recordsOf(draft);
      const { comprobante } = compute(draft, records, {});
      const id = uuidv7();
      return db.transaction((tx) => {
        const at = clock.now().toISOString();
        repository.insertInvoice(tx, {
          ...emptyInvoice,
          ...amountColumns(draft, records, comprobante),
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
      const records = recordsOf(draft);
      const { comprobante } = compute(draft, records, {});
      steps.change(id, version, by.actor, 'updated', amountColumns(draft, records, comprobante));
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
      const { comprobante, zone } = compute(draft, recordsOf(draft), {});
      const findings = validateCfdi(comprobante, contextFor(zone, false, undefined));
      return {
        totals: totalsOf(comprobante),
        findings: findings.map((finding) => toFindingView(finding, by.locale)),
        xml: writeCfdi(comprobante),
      };
    },

    /**
     * Issues a draft (or a rejected invoice again): folio, document, seal, stored bytes, event, audit
     * and stamping job in one transaction, so that a crash leaves all of it or none. When a finding is
     * an error nothing is changed, the folio included.
     * @throws CuadraError INVOICE_NOT_ISSUABLE, INVOICE_NO_SERIES, and the CSD's and the vault's own
     */
    issue(id: string, by: RequestContext): { issued: boolean; invoice: InvoiceDetail; findings: FindingView[] } {
      const companyId = steps.mustFind(db, id).companyId;
      const issuing = deps.signerFor(companyId, clock.now());
      try {
        const findings = db.transaction((tx) => issueInTransaction(tx, id, issuing, by.actor), {
          behavior: 'immediate',
        });
        return {
          issued: true,
          invoice: detail(steps.mustFind(db, id), by),
          findings: findings.map((finding) => toFindingView(finding, by.locale)),
        };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return {
          issued: false,
          invoice: detail(steps.mustFind(db, id), by),
          findings: error.findings.map((finding) => toFindingView(finding, by.locale)),
        };
      }
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
      return writeCfdi(compute(draft, recordsOf(draft), {}).comprobante);
    },
  };
}

function numberFrom(tx: Db, series: { id: string; serie: string }, now: string): { serie: string; folio: number } {
  return { serie: series.serie, folio: companiesRepository.takeFolio(tx, series.id, now) };
}

function refuseOtherCompany(
  owner: string,
  company: string,
  nameKey: 'clients.name' | 'products.name',
  field: string,
): void {
  if (owner !== company) throw new CuadraError('INVOICE_OTHER_COMPANY', { params: { what: nameKey }, field });
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
