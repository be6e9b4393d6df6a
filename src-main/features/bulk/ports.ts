/** What bulk work needs of its neighbours, as narrow as it uses it; the composition root fits them. */
import type { CancelOptions } from '#contract/bulk.ts';
import type { InvoiceFilter, InvoiceSort } from '#contract/invoice-list.ts';
import type { FindingView, InvoiceRowView } from '#contract/invoices.ts';
import type { Db } from '#db/types.ts';
import type { CuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { Logger } from '#ports/logger.ts';
import type { Timers } from '#ports/timers.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { JobsService } from '../jobs/service.ts';
import type { PrintInput } from '../printing/input.ts';

/** A page of the list of invoices, as `invoices.list` gives it. */
export type ListPage = (
  input: InvoiceFilter & {
    readonly sort?: InvoiceSort | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
  signal: AbortSignal,
) => Promise<{ readonly rows: readonly InvoiceRowView[]; readonly nextCursor?: string }>;

/** The files of an invoice. */
export interface InvoiceFiles {
  /** @throws CuadraError INVOICE_NO_FILE */
  xmlFile(id: string): { readonly name: string; readonly base64: string };
  /** What to print of an invoice; companies are read once each. @throws CuadraError of documents that cannot be read */
  printInputs(locale: Locale): (id: string) => PrintInput;
}

export interface BulkDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly audit: AuditAppend;
  readonly faultPoints: FaultPoints;
  readonly queue: Pick<JobQueue, 'enqueue' | 'register'>;
  readonly jobs: Pick<JobsService, 'get'>;
  /** Folder of the files that runs make. */
  readonly exportsFolder: string;
  /** The database, for a thread of its own to read. */
  readonly databasePath: string;
  readonly companyOf: (companyId: string) => { readonly rfc: string; readonly legalName: string };
  readonly clientName: (clientId: string) => string | undefined;
  readonly listInvoices: ListPage;
  readonly issue: (
    id: string,
    version: number,
    by: RequestContext,
  ) => { readonly issued: boolean; readonly findings: readonly FindingView[] };
  /** Puts a mail of the invoice into the outbox, to the client's addresses. */
  readonly mail: (invoiceId: string, idempotencyKey: string, by: RequestContext) => void;
  /** Asks for the cancellation of a stamped invoice. */
  readonly cancel: (request: CancelOptions & { readonly invoiceId: string }, by: RequestContext) => void;
  readonly removeDraft: (id: string, version: number, by: RequestContext) => void;
  readonly files: InvoiceFiles;
}

/** What became of one invoice. */
export type ItemOutcome =
  /** `before`: what undoing it needs. */
  | { readonly state: 'done'; readonly before?: unknown }
  | { readonly state: 'skipped' }
  | { readonly state: 'failed'; readonly error: CuadraError | FindingView };
