import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ReceivedTax } from '#contract/received.ts';
import type { SatState } from '#contract/sat-status.ts';
import type { ImportFinding } from '../cfdi-import/finding.ts';

export const receivedDocumentsTable = sqliteTable('received_documents', {
  id: text('id').primaryKey(),
  /** Names the row in the index of words. */
  searchKey: integer('search_key').notNull(),
  companyId: text('company_id').notNull(),
  role: text('role', { enum: ['received', 'issued', 'foreign'] }).notNull(),
  importRunId: text('import_run_id'),
  uuid: text('uuid').notNull(),
  cfdiVersion: text('cfdi_version').notNull(),
  type: text('type', { enum: ['I', 'E', 'T', 'N', 'P'] }).notNull(),
  status: text('status', { enum: ['stamped', 'cancelled'] }).notNull(),
  serie: text('serie'),
  folio: text('folio'),
  fecha: text('fecha').notNull(),
  stampedAt: text('stamped_at').notNull(),
  placeOfIssue: text('place_of_issue').notNull(),
  issuerRfc: text('issuer_rfc').notNull(),
  issuerName: text('issuer_name').notNull(),
  issuerRegimen: text('issuer_regimen').notNull(),
  receiverRfc: text('receiver_rfc').notNull(),
  receiverName: text('receiver_name').notNull(),
  receiverRegimen: text('receiver_regimen'),
  usoCfdi: text('uso_cfdi').notNull(),
  formaPago: text('forma_pago'),
  metodoPago: text('metodo_pago'),
  currency: text('currency').notNull(),
  currencyDecimals: integer('currency_decimals').notNull(),
  exchangeRate: text('exchange_rate'),
  subtotalMinor: integer('subtotal_minor').notNull(),
  discountMinor: integer('discount_minor').notNull(),
  transferredMinor: integer('transferred_minor').notNull(),
  withheldMinor: integer('withheld_minor').notNull(),
  localMinor: integer('local_minor').notNull(),
  totalMinor: integer('total_minor').notNull(),
  ivaTransferredMinor: integer('iva_transferred_minor').notNull(),
  iepsTransferredMinor: integer('ieps_transferred_minor').notNull(),
  ivaWithheldMinor: integer('iva_withheld_minor').notNull(),
  isrWithheldMinor: integer('isr_withheld_minor').notNull(),
  iepsWithheldMinor: integer('ieps_withheld_minor').notNull(),
  taxes: text('taxes', { mode: 'json' }).$type<readonly ReceivedTax[]>().notNull(),
  totalText: text('total_text').notNull(),
  sealTail: text('seal_tail').notNull(),
  csdNumber: text('csd_number').notNull(),
  pacRfc: text('pac_rfc').notNull(),
  timbreSeal: text('timbre_seal', { enum: ['ok', 'failed', 'unknown'] }).notNull(),
  demo: integer('demo', { mode: 'boolean' }).notNull(),
  stampedAtUtc: text('stamped_at_utc').notNull(),
  satState: text('sat_state').$type<SatState>(),
  satCheckedAtUtc: text('sat_checked_at_utc'),
  findings: text('findings', { mode: 'json' }).$type<readonly ImportFinding[]>().notNull(),
  fingerprint: text('fingerprint').notNull(),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
});
export type ReceivedRow = typeof receivedDocumentsTable.$inferSelect;

export const receivedCertificatesTable = sqliteTable('received_certificates', {
  id: integer('id').primaryKey(),
  sha256: text('sha256').notNull(),
  base64: text('base64').notNull(),
});

export const receivedFilesTable = sqliteTable('received_files', {
  documentId: text('document_id').primaryKey(),
  certificateId: integer('certificate_id').notNull(),
  sha256: text('sha256').notNull(),
  bytes: integer('bytes').notNull(),
  content: blob('content', { mode: 'buffer' }).notNull(),
});
