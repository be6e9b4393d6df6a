import type { Migration } from '../types.ts';

/**
 * Durable units of outside work. `run_at_utc` is when a job that is not running may be taken;
 * `lease_owner` is the process instance that runs it. A job is never deleted by the program: its
 * idempotency key is what keeps the same work from being done twice.
 */
export const jobs: Migration = {
  number: 6,
  name: 'jobs',
  sql: `
CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  company_id TEXT REFERENCES companies (id),
  idempotency_key TEXT NOT NULL,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  priority INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'waiting', 'unknown', 'dead')),
  run_at_utc TEXT NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  unknowns INTEGER NOT NULL DEFAULT 0,
  interruptions INTEGER NOT NULL DEFAULT 0,
  lease_owner TEXT,
  lease_until_utc TEXT,
  cancel_requested INTEGER NOT NULL DEFAULT 0 CHECK (cancel_requested IN (0, 1)),
  progress TEXT CHECK (progress IS NULL OR json_valid(progress)),
  result TEXT CHECK (result IS NULL OR json_valid(result)),
  error TEXT CHECK (error IS NULL OR json_valid(error)),
  started_at_utc TEXT,
  finished_at_utc TEXT,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  UNIQUE (kind, idempotency_key),
  CHECK ((state = 'running') = (lease_owner IS NOT NULL)),
  CHECK ((lease_owner IS NULL) = (lease_until_utc IS NULL)),
  CHECK ((state IN ('done', 'dead')) = (finished_at_utc IS NOT NULL))
) STRICT;
CREATE INDEX jobs_due ON jobs (kind, run_at_utc) WHERE state IN ('queued', 'waiting', 'unknown');
CREATE INDEX jobs_running ON jobs (lease_owner) WHERE state = 'running';
CREATE INDEX jobs_by_state ON jobs (state, created_at_utc DESC, id DESC);
CREATE INDEX jobs_finished ON jobs (finished_at_utc) WHERE state = 'done';
CREATE INDEX jobs_recent ON jobs (created_at_utc DESC, id DESC);
`,
};
