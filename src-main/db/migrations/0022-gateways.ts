import type { Migration } from '../types.ts';

/** Payment gateways of each company: its account there, what it charges with, what that costs, and its webhook. */
export const gateways: Migration = {
  number: 22,
  name: 'gateways',
  sql: `
CREATE TABLE gateways (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies (id),
  provider TEXT NOT NULL,
  environment TEXT NOT NULL CHECK (environment IN ('test', 'production')),
  name TEXT NOT NULL,
  currencies TEXT NOT NULL,
  methods TEXT NOT NULL,
  fees TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'paused')),
  problem TEXT CHECK (problem IN ('credentials', 'unavailable', 'rate-limited')),
  problem_code TEXT,
  problem_message TEXT,
  problem_at_utc TEXT,
  last_ok_at_utc TEXT,
  has_webhook_secret INTEGER NOT NULL DEFAULT 0 CHECK (has_webhook_secret IN (0, 1)),
  webhook_id TEXT,
  webhook_url TEXT,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CHECK ((problem IS NULL) = (problem_at_utc IS NULL))
) STRICT;
CREATE UNIQUE INDEX gateways_by_name ON gateways (company_id, name);
`,
};
