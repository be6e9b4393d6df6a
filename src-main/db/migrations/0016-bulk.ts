import type { Migration } from '../types.ts';

/**
 * Bulk work: a run belongs to its job, and its items are the invoices that the selection saw, with the version that
 * each had. An item's state changes in the transaction that does its work, so that a crash repeats nothing; what is done
 * leaves no item but where it can be undone, for which `before` has what is needed. An invoice may be gone (a removed
 * draft), so items do not refer to it.
 */
export const bulk: Migration = {
  number: 16,
  name: 'bulk',
  sql: `
CREATE TABLE bulk_runs (
  job_id TEXT PRIMARY KEY REFERENCES jobs (id),
  company_id TEXT NOT NULL REFERENCES companies (id),
  action TEXT NOT NULL CHECK (action IN ('issue', 'mail', 'print', 'remove-drafts', 'export', 'undo')),
  actor TEXT NOT NULL,
  locale TEXT NOT NULL,
  request TEXT NOT NULL CHECK (json_valid(request)),
  request_sha256 TEXT NOT NULL,
  gathered INTEGER NOT NULL DEFAULT 0,
  gathered_to TEXT,
  total INTEGER,
  done INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  undone INTEGER NOT NULL DEFAULT 0,
  file_name TEXT,
  file_bytes INTEGER,
  file_sha256 TEXT,
  file_content_type TEXT,
  file_expires_at_utc TEXT,
  created_at_utc TEXT NOT NULL
) STRICT;
CREATE INDEX bulk_runs_with_file ON bulk_runs (file_expires_at_utc) WHERE file_expires_at_utc IS NOT NULL;

CREATE TABLE bulk_items (
  job_id TEXT NOT NULL REFERENCES bulk_runs (job_id),
  position INTEGER NOT NULL,
  invoice_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  label TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
  error TEXT CHECK (error IS NULL OR json_valid(error)),
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  PRIMARY KEY (job_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX bulk_items_pending ON bulk_items (job_id, position) WHERE state = 'pending';
CREATE INDEX bulk_items_failed ON bulk_items (job_id, position) WHERE state = 'failed';
CREATE INDEX bulk_items_undoable ON bulk_items (job_id, position) WHERE before IS NOT NULL;
`,
};
