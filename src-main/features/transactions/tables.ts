import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { GatewayObjectKind, Payer, PaymentInstructions, PaymentMethod } from '#connectors/gateway/types.ts';
import type { DisputeStatus, RefundStatus, TransactionFact, TransactionStatus } from '#domain/transactions/facts.ts';

/** What was asked for besides amount and currency; the same for every send. */
export interface StoredRequest {
  readonly methods: readonly PaymentMethod[];
  readonly payer: Payer;
  readonly capture: 'automatic' | 'manual';
  readonly token?: string;
  readonly msiMonths?: number;
  readonly expiresAtUtc?: string;
  readonly returnUrl?: string;
}

export const transactionsTable = sqliteTable('transactions', {
  id: text('id').primaryKey(),
  companyId: text('company_id').notNull(),
  gatewayId: text('gateway_id').notNull(),
  provider: text('provider').notNull(),
  environment: text('environment', { enum: ['test', 'production'] }).notNull(),
  invoiceId: text('invoice_id'),
  clientId: text('client_id'),
  kind: text('kind', { enum: ['charge', 'link'] }).notNull(),
  reference: text('reference').notNull(),
  requestId: text('request_id'),
  description: text('description').notNull(),
  request: text('request', { mode: 'json' }).$type<StoredRequest>().notNull(),
  method: text('method').$type<PaymentMethod>(),
  currency: text('currency').notNull(),
  amountMinor: integer('amount_minor').notNull(),
  status: text('status').$type<TransactionStatus>().notNull(),
  authorisedMinor: integer('authorised_minor').notNull(),
  paidMinor: integer('paid_minor').notNull(),
  refundedMinor: integer('refunded_minor').notNull(),
  refundPendingMinor: integer('refund_pending_minor').notNull(),
  disputedMinor: integer('disputed_minor').notNull(),
  lostMinor: integer('lost_minor').notNull(),
  keptMinor: integer('kept_minor').notNull(),
  feeMinor: integer('fee_minor'),
  feeTaxMinor: integer('fee_tax_minor'),
  netMinor: integer('net_minor'),
  objectId: text('object_id'),
  objectKind: text('object_kind').$type<GatewayObjectKind>(),
  providerStatus: text('provider_status'),
  instructions: text('instructions', { mode: 'json' }).$type<PaymentInstructions>(),
  failure: text('failure', { mode: 'json' }).$type<{ code?: string; message?: string }>(),
  card: text('card', { mode: 'json' }).$type<{ brand?: string; last4?: string }>(),
  paidAtUtc: text('paid_at_utc'),
  readAtUtc: text('read_at_utc'),
  /** How often it was asked about by the clock. */
  polls: integer('polls').notNull(),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
});
export type TransactionRow = typeof transactionsTable.$inferSelect;

export const transactionIdsTable = sqliteTable(
  'transaction_ids',
  {
    gatewayId: text('gateway_id').notNull(),
    objectId: text('object_id').notNull(),
    transactionId: text('transaction_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.gatewayId, table.objectId] })],
);

export type EventSource = 'api' | 'webhook' | 'polling' | 'statement' | 'hand';

export const transactionEventsTable = sqliteTable('transaction_events', {
  id: integer('id').primaryKey(),
  transactionId: text('transaction_id').notNull(),
  factKey: text('fact_key').notNull(),
  fact: text('fact', { mode: 'json' }).$type<TransactionFact>().notNull(),
  source: text('source').$type<EventSource>().notNull(),
  actor: text('actor').notNull(),
  occurredAtUtc: text('occurred_at_utc'),
  recordedAtUtc: text('recorded_at_utc').notNull(),
  note: text('note'),
  evidence: text('evidence'),
});
export type TransactionEventRow = typeof transactionEventsTable.$inferSelect;

export const operationsTable = sqliteTable('transaction_operations', {
  id: text('id').primaryKey(),
  transactionId: text('transaction_id').notNull(),
  kind: text('kind', { enum: ['create', 'capture', 'cancel', 'refund'] }).notNull(),
  requestId: text('request_id'),
  amountMinor: integer('amount_minor'),
  reason: text('reason').$type<'requested' | 'duplicate' | 'fraud'>(),
  state: text('state', { enum: ['intent', 'sent', 'done', 'rejected'] }).notNull(),
  sends: integer('sends').notNull(),
  refundId: text('refund_id'),
  rejectReason: text('reject_reason'),
  providerCode: text('provider_code'),
  providerMessage: text('provider_message'),
  actor: text('actor').notNull(),
  createdAtUtc: text('created_at_utc').notNull(),
  firstSentAtUtc: text('first_sent_at_utc'),
  answeredAtUtc: text('answered_at_utc'),
});
export type OperationRow = typeof operationsTable.$inferSelect;

export const refundsTable = sqliteTable('transaction_refunds', {
  transactionId: text('transaction_id').notNull(),
  refundId: text('refund_id').notNull(),
  amountMinor: integer('amount_minor').notNull(),
  status: text('status').$type<RefundStatus>().notNull(),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
});

export const disputesTable = sqliteTable('transaction_disputes', {
  transactionId: text('transaction_id').notNull(),
  disputeId: text('dispute_id').notNull(),
  amountMinor: integer('amount_minor').notNull(),
  status: text('status').$type<DisputeStatus>().notNull(),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
});
