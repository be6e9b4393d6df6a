import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { StoredError } from '../jobs/tables.ts';

export const tunnelSettingsTable = sqliteTable('tunnel_settings', {
  id: text('id', { enum: ['tunnel'] }).primaryKey(),
  provider: text('provider').notNull(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  /** Without what is secret. */
  settings: text('settings', { mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
  localPort: integer('local_port'),
  /** The last one that worked. */
  publicUrl: text('public_url'),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
});
export type TunnelSettingsRow = typeof tunnelSettingsTable.$inferSelect;

export const webhookEndpointsTable = sqliteTable('webhook_endpoints', {
  gatewayId: text('gateway_id').primaryKey(),
  url: text('url').notNull(),
  webhookId: text('webhook_id'),
  /** Ids at the gateway that are still to be removed there. */
  stale: text('stale', { mode: 'json' }).$type<readonly string[]>().notNull(),
  state: text('state', { enum: ['wanted', 'registered', 'unconfirmed', 'by-hand', 'failed'] }).notNull(),
  error: text('error', { mode: 'json' }).$type<StoredError>(),
  /** The first time. */
  registeredAtUtc: text('registered_at_utc'),
  updatedAtUtc: text('updated_at_utc').notNull(),
});
export type WebhookEndpointRow = typeof webhookEndpointsTable.$inferSelect;
