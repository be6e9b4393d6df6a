import type { Migration } from '../types.ts';

/**
 * PAC accounts of each company, and every try to have a document stamped.
 *
 * `stamp_attempts_open` is the rule that no invoice is ever stamped twice: while one attempt may have
 * left a stamp at a provider (`sent`, `unknown`), or is about to (`intent`), there is no other.
 */
export const stamping: Migration = {
  number: 8,
  name: 'stamping',
  sql: `
CREATE TABLE pac_configs (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies (id),
  provider TEXT NOT NULL,
  environment TEXT NOT NULL CHECK (environment IN ('demo', 'test', 'production')),
  rank INTEGER NOT NULL CHECK (rank >= 1),
  state TEXT NOT NULL CHECK (state IN ('active', 'paused')),
  problem TEXT CHECK (problem IN ('credentials', 'no-credits', 'rate-limited', 'unavailable')),
  problem_code TEXT,
  problem_message TEXT,
  problem_at_utc TEXT,
  blocked_until_utc TEXT,
  last_ok_at_utc TEXT,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (company_id, provider, environment)
) STRICT;
CREATE INDEX pac_configs_by_rank ON pac_configs (company_id, rank, id);

CREATE TABLE stamp_attempts (
  id TEXT PRIMARY KEY,
  invoice_id TEXT NOT NULL REFERENCES invoices (id),
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  pac_config_id TEXT NOT NULL REFERENCES pac_configs (id),
  provider TEXT NOT NULL,
  environment TEXT NOT NULL,
  sealed_sha256 TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('intent', 'sent', 'unknown', 'stamped', 'rejected', 'failed')),
  sends INTEGER NOT NULL DEFAULT 0,
  asks INTEGER NOT NULL DEFAULT 0,
  uuid TEXT,
  outcome TEXT,
  provider_code TEXT,
  provider_message TEXT,
  intent_at_utc TEXT NOT NULL,
  sent_at_utc TEXT,
  answered_at_utc TEXT,
  updated_at_utc TEXT NOT NULL,
  UNIQUE (invoice_id, attempt),
  CHECK (state IN ('intent', 'failed') OR sent_at_utc IS NOT NULL),
  CHECK (state <> 'stamped' OR uuid IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX stamp_attempts_open ON stamp_attempts (invoice_id) WHERE state IN ('intent', 'sent', 'unknown');
CREATE UNIQUE INDEX stamp_attempts_stamped ON stamp_attempts (invoice_id) WHERE state = 'stamped';
`,
};
