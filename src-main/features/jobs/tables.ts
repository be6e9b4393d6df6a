import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { JobProgress } from '#contract/jobs.ts';
import type { ProviderWords } from '#errors/cuadra-error.ts';
import type { MessageParams } from '#i18n/index.ts';

/** An error as it is kept: the Spanish text as shown then, and what is needed to say it in another language. */
export interface StoredError {
  readonly code: string;
  readonly message: string;
  readonly params: MessageParams;
  readonly provider?: ProviderWords;
}

export const jobsTable = sqliteTable('jobs', {
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  companyId: text('company_id'),
  idempotencyKey: text('idempotency_key').notNull(),
  payload: text('payload', { mode: 'json' }).$type<unknown>().notNull(),
  priority: integer('priority').notNull(),
  state: text('state', { enum: ['queued', 'running', 'done', 'waiting', 'unknown', 'dead'] }).notNull(),
  runAtUtc: text('run_at_utc').notNull(),
  attempt: integer('attempt').notNull(),
  failures: integer('failures').notNull(),
  unknowns: integer('unknowns').notNull(),
  interruptions: integer('interruptions').notNull(),
  leaseOwner: text('lease_owner'),
  leaseUntilUtc: text('lease_until_utc'),
  cancelRequested: integer('cancel_requested', { mode: 'boolean' }).notNull(),
  progress: text('progress', { mode: 'json' }).$type<JobProgress>(),
  result: text('result', { mode: 'json' }).$type<unknown>(),
  error: text('error', { mode: 'json' }).$type<StoredError>(),
  startedAtUtc: text('started_at_utc'),
  finishedAtUtc: text('finished_at_utc'),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
});
export type JobRow = typeof jobsTable.$inferSelect;
