import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CfdiImportOptions } from '#contract/cfdi-imports.ts';
import type { Locale } from '#i18n/index.ts';
import type { ImportFinding } from './finding.ts';

/** Where the files are: a place that the person at this machine named, or what a window handed over. */
export type StoredSource = { readonly kind: 'path'; readonly path: string } | { readonly kind: 'upload' };

export const cfdiImportRunsTable = sqliteTable('cfdi_import_runs', {
  id: text('id').primaryKey(),
  companyId: text('company_id'),
  source: text('source', { mode: 'json' }).$type<StoredSource>().notNull(),
  options: text('options', { mode: 'json' }).$type<CfdiImportOptions>().notNull(),
  jobId: text('job_id'),
  undoJobId: text('undo_job_id'),
  actor: text('actor').notNull(),
  locale: text('locale').$type<Locale>().notNull(),
  /** Null until the files were counted. */
  total: integer('total'),
  issued: integer('issued').notNull(),
  received: integer('received').notNull(),
  duplicate: integer('duplicate').notNull(),
  conflict: integer('conflict').notNull(),
  ignored: integer('ignored').notNull(),
  refused: integer('refused').notNull(),
  doubtful: integer('doubtful').notNull(),
  undone: integer('undone').notNull(),
  kept: integer('kept').notNull(),
  createdAtUtc: text('created_at_utc').notNull(),
  finishedAtUtc: text('finished_at_utc'),
});
export type ImportRun = typeof cfdiImportRunsTable.$inferSelect;

export const cfdiImportUploadsTable = sqliteTable('cfdi_import_uploads', {
  runId: text('run_id').notNull(),
  /** Name of the file on our disk. */
  number: integer('number').notNull(),
  path: text('path').notNull(),
  bytes: integer('bytes').notNull(),
  receivedBytes: integer('received_bytes').notNull(),
});
export type ImportUpload = typeof cfdiImportUploadsTable.$inferSelect;

export const cfdiImportItemsTable = sqliteTable('cfdi_import_items', {
  runId: text('run_id').notNull(),
  position: integer('position').notNull(),
  path: text('path').notNull(),
  outcome: text('outcome', { enum: ['imported', 'duplicate', 'conflict', 'ignored', 'refused'] }).notNull(),
  findings: text('findings', { mode: 'json' }).$type<readonly ImportFinding[]>().notNull(),
  /** A person should look. */
  problem: integer('problem', { mode: 'boolean' }).notNull(),
  uuid: text('uuid'),
  issuedId: text('issued_id'),
  receivedId: text('received_id'),
});
export type ImportItem = typeof cfdiImportItemsTable.$inferSelect;
