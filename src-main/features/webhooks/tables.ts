import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { GatewayEvent, GatewayEventType, GatewayObjectKind } from '#connectors/gateway/types.ts';
import type { StoredError } from '../jobs/tables.ts';

export const webhookEventsTable = sqliteTable('webhook_events', {
  id: text('id').primaryKey(),
  gatewayId: text('gateway_id').notNull(),
  companyId: text('company_id').notNull(),
  provider: text('provider').notNull(),
  providerEventId: text('provider_event_id').notNull(),
  via: text('via', { enum: ['webhook', 'poll'] }).notNull(),
  trust: text('trust', { enum: ['verified', 'hint'] }).notNull(),
  type: text('type').$type<GatewayEventType>().notNull(),
  providerType: text('provider_type').notNull(),
  objectId: text('object_id').notNull(),
  objectKind: text('object_kind').$type<GatewayObjectKind>().notNull(),
  state: text('state', { enum: ['pending', 'waiting', 'done', 'ignored', 'dead'] }).notNull(),
  attempts: integer('attempts').notNull(),
  deliveries: integer('deliveries').notNull(),
  runAtUtc: text('run_at_utc').notNull(),
  occurredAtUtc: text('occurred_at_utc').notNull(),
  receivedAtUtc: text('received_at_utc').notNull(),
  settledAtUtc: text('settled_at_utc'),
  error: text('error', { mode: 'json' }).$type<StoredError>(),
  event: text('event', { mode: 'json' }).$type<GatewayEvent>().notNull(),
  headers: text('headers', { mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
  body: blob('body', { mode: 'buffer' }).notNull(),
});
export type WebhookEventRow = typeof webhookEventsTable.$inferSelect;

export const webhookRefusalsTable = sqliteTable(
  'webhook_refusals',
  {
    gatewayId: text('gateway_id').notNull(),
    reason: text('reason').notNull(),
    count: integer('count').notNull(),
    firstAtUtc: text('first_at_utc').notNull(),
    lastAtUtc: text('last_at_utc').notNull(),
  },
  (t) => [primaryKey({ columns: [t.gatewayId, t.reason] })],
);
export type WebhookRefusalRow = typeof webhookRefusalsTable.$inferSelect;

export const webhookPollsTable = sqliteTable('webhook_polls', {
  gatewayId: text('gateway_id').primaryKey(),
  sinceUtc: text('since_utc').notNull(),
  polledAtUtc: text('polled_at_utc'),
  error: text('error', { mode: 'json' }).$type<StoredError>(),
});
export type WebhookPollRow = typeof webhookPollsTable.$inferSelect;
