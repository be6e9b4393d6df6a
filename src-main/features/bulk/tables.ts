import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { BulkResult, CancelOptions, ExportOptions, PrintOptions } from '#contract/bulk.ts';
import type { InvoiceFilter, InvoiceSort } from '#contract/invoice-list.ts';
import type { Locale } from '#i18n/index.ts';
import type { StoredError } from '../jobs/tables.ts';

export type RunAction = BulkResult['action'];

/** What was asked for, as far as the items do not say it. */
export interface RunRequest {
  readonly selection:
    | { readonly ids: number }
    | { readonly filter: InvoiceFilter; readonly sort?: InvoiceSort | undefined; readonly except: readonly string[] }
    /** The job whose removed drafts come back. */
    | { readonly removedBy: string };
  readonly print?: PrintOptions;
  readonly export?: ExportOptions;
  readonly cancel?: CancelOptions;
}

export const bulkRunsTable = sqliteTable('bulk_runs', {
  jobId: text('job_id').primaryKey(),
  companyId: text('company_id').notNull(),
  action: text('action').$type<RunAction>().notNull(),
  /** Who asked, and in which language. */
  actor: text('actor').notNull(),
  locale: text('locale').$type<Locale>().notNull(),
  request: text('request', { mode: 'json' }).$type<RunRequest>().notNull(),
  /** Of the whole request, the ids included: tells a repeated key from a reused one. */
  requestSha256: text('request_sha256').notNull(),
  /** Items so far, and where the selection goes on. */
  gathered: integer('gathered').notNull(),
  gatheredTo: text('gathered_to'),
  /** Null while the selection is being gathered. */
  total: integer('total'),
  done: integer('done').notNull(),
  failed: integer('failed').notNull(),
  skipped: integer('skipped').notNull(),
  /** Of what is done, what was undone. */
  undone: integer('undone').notNull(),
  fileName: text('file_name'),
  fileBytes: integer('file_bytes'),
  fileSha256: text('file_sha256'),
  fileContentType: text('file_content_type'),
  fileExpiresAtUtc: text('file_expires_at_utc'),
  createdAtUtc: text('created_at_utc').notNull(),
});
export type BulkRun = typeof bulkRunsTable.$inferSelect;

export const bulkItemsTable = sqliteTable('bulk_items', {
  jobId: text('job_id').notNull(),
  /** Order of the work. */
  position: integer('position').notNull(),
  invoiceId: text('invoice_id').notNull(),
  /** That the selection saw. */
  version: integer('version').notNull(),
  label: text('label').notNull(),
  state: text('state', { enum: ['pending', 'done', 'failed'] }).notNull(),
  error: text('error', { mode: 'json' }).$type<StoredError>(),
  before: text('before', { mode: 'json' }).$type<unknown>(),
});
export type BulkItem = typeof bulkItemsTable.$inferSelect;
