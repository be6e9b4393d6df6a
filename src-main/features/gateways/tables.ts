import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PaymentMethod } from '#connectors/gateway/types.ts';

export interface GatewayFeeLine {
  readonly method?: PaymentMethod | undefined;
  readonly percent: string;
  readonly fixed: string;
  readonly taxPercent: string;
  /** Of the fixed part; absent: pesos. */
  readonly currency?: string | undefined;
}

export const gatewaysTable = sqliteTable('gateways', {
  id: text('id').primaryKey(),
  companyId: text('company_id').notNull(),
  provider: text('provider').notNull(),
  environment: text('environment', { enum: ['test', 'production'] }).notNull(),
  name: text('name').notNull(),
  currencies: text('currencies', { mode: 'json' }).$type<string[]>().notNull(),
  methods: text('methods', { mode: 'json' }).$type<PaymentMethod[]>().notNull(),
  fees: text('fees', { mode: 'json' }).$type<GatewayFeeLine[]>().notNull(),
  state: text('state', { enum: ['active', 'paused'] }).notNull(),
  problem: text('problem', { enum: ['credentials', 'unavailable', 'rate-limited'] }),
  problemCode: text('problem_code'),
  problemMessage: text('problem_message'),
  problemAtUtc: text('problem_at_utc'),
  lastOkAtUtc: text('last_ok_at_utc'),
  hasWebhookSecret: integer('has_webhook_secret', { mode: 'boolean' }).notNull(),
  /** The endpoint's id at the gateway, and where it leads. */
  webhookId: text('webhook_id'),
  webhookUrl: text('webhook_url'),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
});
export type GatewayRow = typeof gatewaysTable.$inferSelect;
