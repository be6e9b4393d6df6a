import type { Migration } from '../types.ts';

/**
 * Charges through gateways. A transaction's columns are what its events come to; the events are never changed.
 * Every write to a gateway is an operation with a key of its own, stored before it is sent, so that a dead process
 * or a lost answer never makes a second one. Refunds, disputes and payouts are rows of their own.
 */
export const transactions: Migration = {
  number: 27,
  name: 'transactions',
  sql: `
CREATE TABLE transactions (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies (id),
  gateway_id TEXT NOT NULL REFERENCES gateways (id),
  provider TEXT NOT NULL,
  environment TEXT NOT NULL,
  invoice_id TEXT REFERENCES invoices (id),
  client_id TEXT REFERENCES clients (id),
  kind TEXT NOT NULL CHECK (kind IN ('charge', 'link')),
  reference TEXT NOT NULL UNIQUE,
  request_id TEXT,
  description TEXT NOT NULL,
  request TEXT NOT NULL,
  method TEXT,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  status TEXT NOT NULL,
  authorised_minor INTEGER NOT NULL DEFAULT 0,
  paid_minor INTEGER NOT NULL DEFAULT 0,
  refunded_minor INTEGER NOT NULL DEFAULT 0,
  refund_pending_minor INTEGER NOT NULL DEFAULT 0,
  disputed_minor INTEGER NOT NULL DEFAULT 0,
  lost_minor INTEGER NOT NULL DEFAULT 0,
  kept_minor INTEGER NOT NULL DEFAULT 0,
  fee_minor INTEGER,
  fee_tax_minor INTEGER,
  net_minor INTEGER,
  object_id TEXT,
  object_kind TEXT,
  provider_status TEXT,
  instructions TEXT,
  failure TEXT,
  card TEXT,
  paid_at_utc TEXT,
  read_at_utc TEXT,
  polls INTEGER NOT NULL DEFAULT 0,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX transactions_by_request ON transactions (company_id, request_id) WHERE request_id IS NOT NULL;
CREATE INDEX transactions_newest ON transactions (company_id, created_at_utc, id);
CREATE INDEX transactions_of_invoice ON transactions (invoice_id) WHERE invoice_id IS NOT NULL;

CREATE TABLE transaction_ids (
  gateway_id TEXT NOT NULL REFERENCES gateways (id),
  object_id TEXT NOT NULL,
  transaction_id TEXT NOT NULL REFERENCES transactions (id),
  PRIMARY KEY (gateway_id, object_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE transaction_events (
  id INTEGER PRIMARY KEY,
  transaction_id TEXT NOT NULL REFERENCES transactions (id),
  fact_key TEXT NOT NULL,
  fact TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('api', 'webhook', 'polling', 'statement', 'hand')),
  actor TEXT NOT NULL,
  occurred_at_utc TEXT,
  recorded_at_utc TEXT NOT NULL,
  note TEXT,
  evidence TEXT,
  UNIQUE (transaction_id, fact_key)
) STRICT;

CREATE TABLE transaction_operations (
  id TEXT PRIMARY KEY,
  transaction_id TEXT NOT NULL REFERENCES transactions (id),
  kind TEXT NOT NULL CHECK (kind IN ('create', 'capture', 'cancel', 'refund')),
  request_id TEXT,
  amount_minor INTEGER,
  reason TEXT,
  state TEXT NOT NULL CHECK (state IN ('intent', 'sent', 'done', 'rejected')),
  sends INTEGER NOT NULL DEFAULT 0,
  refund_id TEXT,
  reject_reason TEXT,
  provider_code TEXT,
  provider_message TEXT,
  actor TEXT NOT NULL,
  created_at_utc TEXT NOT NULL,
  first_sent_at_utc TEXT,
  answered_at_utc TEXT,
  CHECK (state <> 'sent' OR first_sent_at_utc IS NOT NULL)
) STRICT;
CREATE INDEX transaction_operations_of ON transaction_operations (transaction_id, created_at_utc);
CREATE UNIQUE INDEX transaction_operations_by_request ON transaction_operations (transaction_id, request_id)
  WHERE request_id IS NOT NULL;

CREATE TABLE transaction_refunds (
  transaction_id TEXT NOT NULL REFERENCES transactions (id),
  refund_id TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'succeeded', 'failed')),
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  PRIMARY KEY (transaction_id, refund_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE transaction_disputes (
  transaction_id TEXT NOT NULL REFERENCES transactions (id),
  dispute_id TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'won', 'lost')),
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  PRIMARY KEY (transaction_id, dispute_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE gateway_payouts (
  gateway_id TEXT NOT NULL REFERENCES gateways (id),
  payout_id TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  status TEXT NOT NULL,
  trace TEXT,
  arrives_at_utc TEXT,
  created_at_utc TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (gateway_id, payout_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE gateway_balance_rows (
  gateway_id TEXT NOT NULL REFERENCES gateways (id),
  row_id TEXT NOT NULL,
  type TEXT NOT NULL,
  provider_type TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  fee_minor INTEGER NOT NULL,
  fee_tax_minor INTEGER NOT NULL,
  net_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  transaction_id TEXT REFERENCES transactions (id),
  payout_id TEXT,
  created_at_utc TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (gateway_id, row_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE invoices ADD COLUMN paid_minor INTEGER NOT NULL DEFAULT 0;
`,
};
