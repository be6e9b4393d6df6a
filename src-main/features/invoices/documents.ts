/** From a stored draft to the document it describes: records read, amounts computed, columns filled. */
import type { InvoiceDraft } from '#contract/invoices.ts';
import type { BigCatalogs } from '#domain/catalogs/big.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { computeComprobante, totalsOf } from '#domain/cfdi/totals/index.ts';
import type { ValidationContext } from '#domain/cfdi/validation/types.ts';
import { fechaLocal } from '#domain/time/zone.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { ClientsService } from '../clients/service.ts';
import type { CompaniesService } from '../companies/service.ts';
import type { ProductsService } from '../products/service.ts';
import { resolveDraft, withProducts, type DraftRecords } from './resolve-draft.ts';
import type { InvoiceRow } from './tables.ts';

export interface DocumentsDeps {
  readonly clock: Clock;
  readonly companies: Pick<CompaniesService, 'get'>;
  readonly clients: Pick<ClientsService, 'get' | 'idOf'>;
  readonly products: Pick<ProductsService, 'get'>;
  readonly catalogs: () => BigCatalogs;
  /** IANA zone of a postal code. */
  readonly zoneOf: (postalCode: string) => string;
}

/** Serie and folio of a document; both absent while it is a draft. */
export interface Numbering {
  readonly serie?: string;
  readonly folio?: number;
}

/** A draft as it would be issued at this moment, unsealed. */
export interface DraftDocument {
  readonly records: DraftRecords;
  readonly comprobante: Comprobante;
  /** Local time of the place of issue, in `zone`. */
  readonly fecha: string;
  readonly zone: string;
}

export type InvoiceDocuments = ReturnType<typeof createInvoiceDocuments>;

export function createInvoiceDocuments(deps: DocumentsDeps) {
  const { clock } = deps;

  function recordsOf(draft: InvoiceDraft): DraftRecords {
    const company = deps.companies.get(draft.companyId);
    const client = deps.clients.get(draft.clientId);
    refuseOtherCompany(client.companyId, company.id, 'clients.name', 'clientId');
    refuseArchived(company, 'companies.name', 'companyId');
    refuseArchived(client, 'clients.name', 'clientId');
    return { company, client };
  }

  return {
    /**
     * The draft as it is stored: its lines complete, independent of the products that they came from.
     * @throws CuadraError NOT_FOUND, INVOICE_OTHER_COMPANY, INVOICE_ARCHIVED, INVOICE_PRICE_CURRENCY
     */
    complete(draft: InvoiceDraft): InvoiceDraft {
      const ids = new Set(draft.lines.flatMap((line) => line.productId ?? []));
      const products = new Map([...ids].map((id) => [id, deps.products.get(id)] as const));
      for (const product of products.values()) {
        refuseOtherCompany(product.companyId, draft.companyId, 'products.name', 'lines');
        refuseArchived(product, 'products.name', 'lines');
      }
      return withProducts(draft, products);
    },

    /**
     * @param draft a complete one
     * @throws CuadraError NOT_FOUND, INVOICE_OTHER_COMPANY, INVOICE_ARCHIVED, those of `resolveDraft` and of the totals engine
     */
    compute(draft: InvoiceDraft, numbering: Numbering = {}): DraftDocument {
      const records = recordsOf(draft);
      const zone = deps.zoneOf(draft.lugarExpedicion ?? records.company.postalCode);
      const fecha = fechaLocal(clock.now(), zone);
      const comprobante = computeComprobante(resolveDraft(draft, records, { fecha, ...numbering }));
      return { records, comprobante, zone, fecha };
    },

    /** What the validations must know besides the document; with a certificate: it is about to be stamped. */
    validationContext(zone: string, certificate?: ValidationContext['certificate']): ValidationContext {
      return {
        at: clock.now(),
        zoneOfIssue: zone,
        catalogs: deps.catalogs(),
        forStamping: certificate !== undefined,
        ...(certificate === undefined ? {} : { certificate }),
      };
    },
  };
}

/** Columns of an invoice that follow from its draft: receiver and amounts. */
export function columnsOf(draft: InvoiceDraft, { records, comprobante }: DraftDocument) {
  return {
    companyId: draft.companyId,
    clientId: draft.clientId,
    type: draft.type,
    draft,
    receiverRfc: records.client.rfc,
    receiverName: records.client.legalName,
    mailTo: draft.mailTo ?? null,
    ...totalsOf(comprobante),
  } satisfies Partial<InvoiceRow>;
}

function refuseOtherCompany(
  owner: string,
  company: string,
  nameKey: 'clients.name' | 'products.name',
  field: string,
): void {
  if (owner !== company) throw new CuadraError('INVOICE_OTHER_COMPANY', { params: { what: nameKey }, field });
}

/** What was put away makes no new documents. */
function refuseArchived(
  record: { archivedAtUtc?: string | undefined },
  nameKey: 'companies.name' | 'clients.name' | 'products.name',
  field: string,
): void {
  if (record.archivedAtUtc !== undefined)
    throw new CuadraError('INVOICE_ARCHIVED', { params: { what: nameKey }, field });
}
