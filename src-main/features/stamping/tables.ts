import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const pacConfigsTable = sqliteTable('pac_configs', {
  id: text('id').primaryKey(),
  companyId: text('company_id').notNull(),
  provider: text('provider').notNull(),
  environment: text('environment', { enum: ['demo', 'test', 'production'] }).notNull(),
  rank: integer('rank').notNull(),
  state: text('state', { enum: ['active', 'paused'] }).notNull(),
  problem: text('problem', { enum: ['credentials', 'no-credits', 'rate-limited', 'unavailable'] }),
  problemCode: text('problem_code'),
  problemMessage: text('problem_message'),
  problemAtUtc: text('problem_at_utc'),
  blockedUntilUtc: text('blocked_until_utc'),
  lastOkAtUtc: text('last_ok_at_utc'),
  /** What it had left, as it said last: a number, or `unlimited`. */
  credits: text('credits'),
  creditsAtUtc: text('credits_at_utc'),
  /** Removed by a person; kept for the attempts that name it. */
  archivedAtUtc: text('archived_at_utc'),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
});
export type PacConfigRow = typeof pacConfigsTable.$inferSelect;

export const stampAttemptsTable = sqliteTable('stamp_attempts', {
  id: text('id').primaryKey(),
  invoiceId: text('invoice_id').notNull(),
  attempt: integer('attempt').notNull(),
  pacConfigId: text('pac_config_id').notNull(),
  provider: text('provider').notNull(),
  environment: text('environment', { enum: ['demo', 'test', 'production'] }).notNull(),
  sealedSha256: text('sealed_sha256').notNull(),
  state: text('state', { enum: ['intent', 'sent', 'unknown', 'stamped', 'rejected', 'failed'] }).notNull(),
  sends: integer('sends').notNull(),
  asks: integer('asks').notNull(),
  uuid: text('uuid'),
  /** Kind of the last outcome, as the PAC interface names it. */
  outcome: text('outcome'),
  providerCode: text('provider_code'),
  providerMessage: text('provider_message'),
  intentAtUtc: text('intent_at_utc').notNull(),
  sentAtUtc: text('sent_at_utc'),
  answeredAtUtc: text('answered_at_utc'),
  updatedAtUtc: text('updated_at_utc').notNull(),
});
export type StampAttemptRow = typeof stampAttemptsTable.$inferSelect;

export const pacConsentsTable = sqliteTable('pac_consents', {
  id: text('id').primaryKey(),
  pacConfigId: text('pac_config_id').notNull(),
  csdId: text('csd_id').notNull(),
  rfc: text('rfc').notNull(),
  number: text('number').notNull(),
  validToUtc: text('valid_to_utc').notNull(),
  /** X.509 DER: what the seals of this account are judged by. */
  certificate: blob('certificate', { mode: 'buffer' }).notNull(),
  givenBy: text('given_by').notNull(),
  givenAtUtc: text('given_at_utc').notNull(),
  /** Since when the provider is known to have it. */
  storedAtUtc: text('stored_at_utc'),
  /** In force until then. */
  withdrawnBy: text('withdrawn_by'),
  withdrawnAtUtc: text('withdrawn_at_utc'),
  /** Since when the provider is known not to have it any more. */
  removedAtUtc: text('removed_at_utc'),
});
export type PacConsentRow = typeof pacConsentsTable.$inferSelect;

export const timbreCertificatesTable = sqliteTable('timbre_certificates', {
  number: text('number').primaryKey(),
  der: blob('der', { mode: 'buffer' }).notNull(),
  provider: text('provider').notNull(),
  firstSeenAtUtc: text('first_seen_at_utc').notNull(),
});
