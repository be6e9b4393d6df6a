import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SatAnswer } from '#domain/cfdi/cancelacion/index.ts';

export const cancellationsTable = sqliteTable('cancellations', {
  id: text('id').primaryKey(),
  companyId: text('company_id').notNull(),
  invoiceId: text('invoice_id').notNull(),
  uuid: text('uuid').notNull(),
  motivo: text('motivo', { enum: ['01', '02', '03', '04'] }).notNull(),
  /** Ours that replaces it, with motivo 01; a draft while the cancellation is planned. */
  replacementId: text('replacement_id'),
  replacementUuid: text('replacement_uuid'),
  note: text('note'),
  state: text('state', {
    enum: [
      'planned',
      'queued',
      'sending',
      'unknown',
      'requested',
      'in_process',
      'cancelled',
      'rejected',
      'refused',
      'withdrawn',
    ],
  }).notNull(),
  route: text('route', { enum: ['with_acceptance', 'without_acceptance', 'expired', 'unspecified'] }),
  /** Why it was refused or withdrawn: a key `cancellation.reason.<reason>`. */
  reason: text('reason', {
    enum: ['code', 'not-cancelable', 'not-found', 'operator', 'superseded', 'broken-chain', 'not-stamped', 'at-sat'],
  }),
  environment: text('environment', { enum: ['demo', 'test', 'production'] }).notNull(),
  provider: text('provider'),
  providerCode: text('provider_code'),
  providerMessage: text('provider_message'),
  /** The signed request that is sent. */
  requestSha256: text('request_sha256'),
  signedAtUtc: text('signed_at_utc'),
  sends: integer('sends').notNull(),
  rejectedBefore: integer('rejected_before', { mode: 'boolean' }).notNull(),
  seenInProcess: integer('seen_in_process', { mode: 'boolean' }).notNull(),
  satEstado: text('sat_estado').$type<SatAnswer['estado']>(),
  satCancelable: text('sat_cancelable').$type<NonNullable<SatAnswer['cancelable']>>(),
  satCancelacion: text('sat_cancelacion').$type<NonNullable<SatAnswer['cancelacion']>>(),
  satCheckedAtUtc: text('sat_checked_at_utc'),
  asks: integer('asks').notNull(),
  requestedBy: text('requested_by').notNull(),
  requestedAtUtc: text('requested_at_utc').notNull(),
  takenAtUtc: text('taken_at_utc'),
  finishedAtUtc: text('finished_at_utc'),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
});
export type CancellationRow = typeof cancellationsTable.$inferSelect;

export type CancellationReason = NonNullable<CancellationRow['reason']>;

export const cancellationAttemptsTable = sqliteTable('cancellation_attempts', {
  id: text('id').primaryKey(),
  cancellationId: text('cancellation_id').notNull(),
  attempt: integer('attempt').notNull(),
  pacConfigId: text('pac_config_id').notNull(),
  provider: text('provider').notNull(),
  form: text('form', { enum: ['signed-request', 'stored-csd'] }).notNull(),
  requestSha256: text('request_sha256'),
  /** Written `sent` before the call is made. */
  state: text('state', { enum: ['sent', 'unknown', 'accepted', 'in_process', 'refused', 'failed'] }).notNull(),
  /** Kind of the outcome, as the PAC interface names it. */
  outcome: text('outcome'),
  providerCode: text('provider_code'),
  providerMessage: text('provider_message'),
  sentAtUtc: text('sent_at_utc').notNull(),
  answeredAtUtc: text('answered_at_utc'),
});
export type CancellationAttemptRow = typeof cancellationAttemptsTable.$inferSelect;

export const cancellationFilesTable = sqliteTable('cancellation_files', {
  cancellationId: text('cancellation_id').notNull(),
  kind: text('kind', { enum: ['request', 'acuse', 'refused_acuse'] }).notNull(),
  sha256: text('sha256').notNull(),
  content: blob('content', { mode: 'buffer' }).notNull(),
  createdAtUtc: text('created_at_utc').notNull(),
});

export const invoiceRelationsTable = sqliteTable('invoice_relations', {
  invoiceId: text('invoice_id').notNull(),
  tipoRelacion: text('tipo_relacion').notNull(),
  /** In capitals. */
  uuid: text('uuid').notNull(),
});
