import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AlertKind, AlertSeverity } from '#contract/alerts.ts';

export const alertsTable = sqliteTable('alerts', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<AlertKind>().notNull(),
  severity: text('severity').$type<AlertSeverity>().notNull(),
  companyId: text('company_id'),
  recordKind: text('record_kind').notNull(),
  recordId: text('record_id').notNull(),
  /** Tells alerts of one kind and record apart, e.g. the threshold that was passed. */
  subject: text('subject').notNull(),
  params: text('params', { mode: 'json' }).$type<Readonly<Record<string, string | number>>>().notNull(),
  raisedAtUtc: text('raised_at_utc').notNull(),
  dismissedAtUtc: text('dismissed_at_utc'),
  dismissedBy: text('dismissed_by'),
  resolvedAtUtc: text('resolved_at_utc'),
});
export type AlertRow = typeof alertsTable.$inferSelect;
