import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SatRaw } from '#connectors/sat/consulta-cfdi/index.ts';
import type { SatSync } from '#contract/sat-status.ts';
import type { StoredError } from '../jobs/tables.ts';

export const satStatesTable = sqliteTable('sat_states', {
  source: text('source').notNull(),
  documentId: text('document_id').notNull(),
  companyId: text('company_id').notNull(),
  uuid: text('uuid').notNull(),
  state: text('state', { enum: ['vigente', 'cancelado', 'no-encontrado', 'no-coincide'] }).notNull(),
  cancelable: text('cancelable', { enum: ['sin-aceptacion', 'con-aceptacion', 'no-cancelable'] }),
  cancelacion: text('cancelacion', {
    enum: ['en-proceso', 'rechazada', 'plazo-vencido', 'con-aceptacion', 'sin-aceptacion', 'otro'],
  }),
  efosListed: integer('efos_listed', { mode: 'boolean' }),
  raw: text('raw', { mode: 'json' }).$type<SatRaw>().notNull(),
  environment: text('environment', { enum: ['demo', 'test', 'production'] }).notNull(),
  /** Since when the state has been this one. */
  sinceUtc: text('since_utc').notNull(),
  checkedAtUtc: text('checked_at_utc').notNull(),
});
export type SatStateRow = typeof satStatesTable.$inferSelect;

/** What a run was asked, and the day from which a document is recent; ids are in its items. */
export type RunRequest = Omit<SatSync, 'idempotencyKey' | 'selection'> & {
  readonly recentSinceUtc: string;
  /** Of everything that was asked, for a key that is used again. */
  readonly digest: string;
};

export const satRunsTable = sqliteTable('sat_runs', {
  jobId: text('job_id').primaryKey(),
  request: text('request', { mode: 'json' }).$type<RunRequest>().notNull(),
  gathered: integer('gathered').notNull(),
  /** Where gathering goes on. */
  gatheredTo: text('gathered_to'),
  /** Null while it gathers. */
  total: integer('total'),
  done: integer('done').notNull(),
  failed: integer('failed').notNull(),
  skipped: integer('skipped').notNull(),
  different: integer('different').notNull(),
  createdAtUtc: text('created_at_utc').notNull(),
});
export type SatRun = typeof satRunsTable.$inferSelect;

/** A document that is still to be asked about, or of which there is something to tell; the others leave no item. */
export const satItemsTable = sqliteTable('sat_items', {
  jobId: text('job_id').notNull(),
  position: integer('position').notNull(),
  source: text('source').notNull(),
  documentId: text('document_id').notNull(),
  state: text('state', { enum: ['pending', 'failed', 'different'] }).notNull(),
  /** Times that no answer came. */
  tries: integer('tries').notNull(),
  error: text('error', { mode: 'json' }).$type<StoredError>(),
});
export type SatItem = typeof satItemsTable.$inferSelect;
