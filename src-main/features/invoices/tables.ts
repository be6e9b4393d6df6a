import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { InvoiceDraft } from '#contract/invoices.ts';
import type { Finding } from '#domain/cfdi/validation/types.ts';

export const invoicesTable = sqliteTable('invoices', {
  id: text('id').primaryKey(),
  companyId: text('company_id').notNull(),
  clientId: text('client_id'),
  type: text('type', { enum: ['I', 'E', 'T', 'P'] }).notNull(),
  status: text('status', {
    enum: ['draft', 'ready', 'stamping', 'unknown', 'stamped', 'rejected', 'cancel_requested', 'cancelled'],
  }).notNull(),
  draft: text('draft', { mode: 'json' }).$type<InvoiceDraft>().notNull(),
  serie: text('serie'),
  folio: integer('folio'),
  receiverRfc: text('receiver_rfc').notNull(),
  receiverName: text('receiver_name').notNull(),
  currency: text('currency').notNull(),
  currencyDecimals: integer('currency_decimals').notNull(),
  subtotalMinor: integer('subtotal_minor').notNull(),
  discountMinor: integer('discount_minor').notNull(),
  transferredMinor: integer('transferred_minor').notNull(),
  withheldMinor: integer('withheld_minor').notNull(),
  localMinor: integer('local_minor').notNull(),
  totalMinor: integer('total_minor').notNull(),
  fecha: text('fecha'),
  zone: text('zone'),
  issuedAtUtc: text('issued_at_utc'),
  csdNumber: text('csd_number'),
  sealedSha256: text('sealed_sha256'),
  uuid: text('uuid'),
  stampedAtUtc: text('stamped_at_utc'),
  pacProvider: text('pac_provider'),
  pacCode: text('pac_code'),
  pacMessage: text('pac_message'),
  findings: text('findings', { mode: 'json' }).$type<readonly Finding[]>(),
  demo: integer('demo', { mode: 'boolean' }).notNull(),
  mailState: text('mail_state', { enum: ['unsent', 'queued', 'sent', 'bounced', 'failed', 'unknown'] }).notNull(),
  paymentState: text('payment_state', { enum: ['unpaid', 'partial', 'paid', 'overpaid'] }).notNull(),
  /** Collected of it, in its currency; what is left is its balance. */
  paidMinor: integer('paid_minor').notNull().default(0),
  /** The import that brought it; NULL for what was made here. */
  importRunId: text('import_run_id'),
  mailTo: text('mail_to', { mode: 'json' }).$type<string[]>(),
  /** SAT's last answer; kept by features/sat-status, which has all of it. */
  satState: text('sat_state', { enum: ['vigente', 'cancelado', 'no-encontrado', 'no-coincide'] }),
  satCheckedAtUtc: text('sat_checked_at_utc'),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
});
export type InvoiceRow = typeof invoicesTable.$inferSelect;
/** Nobody has asked SAT about a new one, or paid it. */
export type NewInvoiceRow = Omit<InvoiceRow, 'satState' | 'satCheckedAtUtc' | 'paidMinor'>;

export const invoiceFilesTable = sqliteTable('invoice_files', {
  invoiceId: text('invoice_id').notNull(),
  kind: text('kind', { enum: ['sealed', 'stamped', 'refused_reply'] }).notNull(),
  sha256: text('sha256').notNull(),
  content: blob('content', { mode: 'buffer' }).notNull(),
  createdAtUtc: text('created_at_utc').notNull(),
});

export const invoiceEventsTable = sqliteTable('invoice_events', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  invoiceId: text('invoice_id').notNull(),
  atUtc: text('at_utc').notNull(),
  event: text('event').notNull(),
  detail: text('detail', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
});
