/** The files of an invoice: its XML as stored, its printed representation as its state asks for. */
import type { z } from 'zod';
import type { fileContent } from '#contract/common.ts';
import type { PrintedInvoiceView } from '#contract/invoices.ts';
import type { BigCatalogs } from '#domain/catalogs/big.ts';
import { isEntry } from '#domain/catalogs/big.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import type { Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { CompaniesService } from '../companies/service.ts';
import { fileNameOf } from '../printing/file-name.ts';
import type { CatalogTexts, PrintCompany, PrintedCancellation, PrintInput, PrintStatus } from '../printing/input.ts';
import { printInput, type PrintedFile, type PrintRequest } from '../printing/service.ts';
import { saidColumns } from '../records.ts';
import { printMany } from './print-many.ts';
import type { InvoicesService } from './service.ts';
import type { InvoiceRow } from './tables.ts';

export interface InvoicePrintingDeps {
  readonly clock: Clock;
  readonly invoices: Pick<InvoicesService, 'document' | 'draftDocument' | 'row'>;
  readonly companies: Pick<CompaniesService, 'get' | 'logoOf'>;
  readonly catalogs: () => BigCatalogs;
  readonly print: (request: PrintRequest) => Promise<PrintedFile>;
  /** What the mark of a cancellation says; undefined: nothing is known beside the status. */
  readonly cancellationOf: (invoiceId: string) => PrintedCancellation | undefined;
}

type FileContent = z.infer<typeof fileContent>;
export type InvoicePrinting = ReturnType<typeof createInvoicePrinting>;

export function createInvoicePrinting(deps: InvoicePrintingDeps) {
  const { clock, invoices, companies, catalogs, print } = deps;

  /** What to print of an invoice; one object a company, so that its logo crosses to a thread once. */
  function printInputs(locale: Locale): (id: string) => PrintInput {
    const known = new Map<string, PrintCompany>();
    const companyOf = (companyId: string): PrintCompany => {
      const company = known.get(companyId) ?? companyToPrint(companyId);
      known.set(companyId, company);
      return company;
    };
    return (id) => printInput(requestFor(id, locale, companyOf));
  }

  return {
    printInputs,

    /**
     * The stored bytes as they are; nothing of them is read, so that what is stored can always be had.
     * @throws CuadraError INVOICE_NO_FILE
     */
    xmlFile(id: string): FileContent {
      const { xml } = invoices.document(id);
      const { serie, folio, uuid, companyId } = invoices.row(id);
      const facts = { serie: serie ?? '', folio: String(folio ?? ''), rfc: companies.get(companyId).rfc, sealed: true };
      return { name: fileNameOf({ ...facts, uuid: uuid ?? undefined }, 'xml'), base64: xml.toString('base64') };
    },

    /** A draft prints too, marked as one: what would be issued now. */
    async pdfFile(id: string, locale: Locale): Promise<FileContent> {
      const printed = await print(requestFor(id, locale, companyToPrint));
      return { name: printed.name, base64: Buffer.from(printed.bytes).toString('base64') };
    },

    /**
     * As {@link pdfFile}, of many, in worker threads and in their order; one that fails does not stop the others.
     * @throws CuadraError PRINT_CANCELLED when `signal` is aborted
     */
    pdfFiles(ids: readonly string[], locale: Locale, signal?: AbortSignal): Promise<PrintedInvoiceView[]> {
      return printMany(ids, printInputs(locale), locale, signal);
    },
  };

  function companyToPrint(companyId: string): PrintCompany {
    const { tradeName, address, phone, email, website, brandColor } = companies.get(companyId);
    const logo = companies.logoOf(companyId);
    return saidColumns({ tradeName, address, phone, email, website, brandColor, logo });
  }

  function requestFor(id: string, locale: Locale, companyOf: (companyId: string) => PrintCompany): PrintRequest {
    const { xml, row, status } = documentToPrint(invoices, id);
    const marked = status === 'cancelled' || status === 'cancel-requested';
    const cancellation = marked ? deps.cancellationOf(id) : undefined;
    return {
      xml,
      company: companyOf(row.companyId),
      status,
      ...(cancellation === undefined ? {} : { cancellation }),
      demo: row.demo,
      textsOf: (comprobante) => catalogTexts(comprobante, catalogs()),
      // A stamped document always prints to the same bytes.
      createdAt: row.stampedAtUtc === null ? clock.now() : new Date(row.stampedAtUtc),
      locale,
    };
  }
}

const STANDING: Partial<Record<InvoiceRow['status'], PrintStatus>> = {
  cancelled: 'cancelled',
  cancel_requested: 'cancel-requested',
};

function documentToPrint(
  invoices: InvoicePrintingDeps['invoices'],
  id: string,
): { xml: Uint8Array | string; row: InvoiceRow; status: PrintStatus } {
  const row = invoices.row(id);
  if (row.status === 'draft') return { xml: invoices.draftDocument(id), row, status: 'draft' };
  const { xml, kind } = invoices.document(id);
  if (kind === 'sealed') return { xml, row, status: 'sealed-not-stamped' };
  return { xml, row, status: STANDING[row.status] ?? 'stamped' };
}

/** Descriptions of the big catalogs' keys that the document uses. */
function catalogTexts(comprobante: Comprobante, catalogs: BigCatalogs): CatalogTexts {
  const productService: Record<string, string> = {};
  const unit: Record<string, string> = {};
  for (const { claveProdServ, claveUnidad } of comprobante.conceptos) {
    const product = catalogs.prodServ(claveProdServ);
    if (isEntry(product)) productService[claveProdServ] = product.texto;
    const named = catalogs.claveUnidad(claveUnidad);
    if (isEntry(named)) unit[claveUnidad] = named.texto;
  }
  return { productService, unit };
}
