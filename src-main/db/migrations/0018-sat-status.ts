import type { Migration } from '../types.ts';

/**
 * What SAT says of documents, and alerts: what a person should look at.
 *
 * `sat_states` has SAT's last answer about each document, whatever kind it is (`source`); an invoice also carries the
 * state in its own row, so that the list shows it without another table. `alerts_open` is the rule that nothing is
 * told twice: of the same kind, record and subject there is one unresolved alert.
 */
export const satStatus: Migration = {
  number: 18,
  name: 'sat-status',
  sql: `
ALTER TABLE invoices ADD COLUMN sat_state TEXT
  CHECK (sat_state IN ('vigente', 'cancelado', 'no-encontrado', 'no-coincide'));
ALTER TABLE invoices ADD COLUMN sat_checked_at_utc TEXT CHECK ((sat_checked_at_utc IS NULL) = (sat_state IS NULL));
CREATE INDEX invoices_by_stamp ON invoices (stamped_at_utc, id) WHERE uuid IS NOT NULL;
CREATE INDEX invoices_by_rare_sat_state ON invoices (company_id, sat_state, id) WHERE sat_state <> 'vigente';
CREATE INDEX invoices_being_cancelled ON invoices (stamped_at_utc, id) WHERE status = 'cancel_requested';

CREATE TABLE sat_states (
  source TEXT NOT NULL,
  document_id TEXT NOT NULL,
  company_id TEXT NOT NULL REFERENCES companies (id),
  uuid TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('vigente', 'cancelado', 'no-encontrado', 'no-coincide')),
  cancelable TEXT CHECK (cancelable IN ('sin-aceptacion', 'con-aceptacion', 'no-cancelable')),
  cancelacion TEXT CHECK (cancelacion IN ('en-proceso', 'rechazada', 'plazo-vencido', 'con-aceptacion',
    'sin-aceptacion', 'otro')),
  efos_listed INTEGER CHECK (efos_listed IN (0, 1)),
  raw TEXT NOT NULL CHECK (json_valid(raw)),
  environment TEXT NOT NULL CHECK (environment IN ('demo', 'test', 'production')),
  since_utc TEXT NOT NULL,
  checked_at_utc TEXT NOT NULL,
  PRIMARY KEY (source, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sat_states_in_process ON sat_states (source, document_id) WHERE cancelacion = 'en-proceso';

CREATE TABLE sat_runs (
  job_id TEXT PRIMARY KEY REFERENCES jobs (id),
  request TEXT NOT NULL CHECK (json_valid(request)),
  gathered INTEGER NOT NULL DEFAULT 0,
  gathered_to TEXT,
  total INTEGER,
  done INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  different INTEGER NOT NULL DEFAULT 0,
  created_at_utc TEXT NOT NULL
) STRICT;

CREATE TABLE sat_items (
  job_id TEXT NOT NULL REFERENCES sat_runs (job_id),
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  document_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'failed', 'different')),
  tries INTEGER NOT NULL DEFAULT 0,
  error TEXT CHECK (error IS NULL OR json_valid(error)),
  PRIMARY KEY (job_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX sat_items_pending ON sat_items (job_id, tries, position) WHERE state = 'pending';
CREATE INDEX sat_items_told ON sat_items (job_id, state, position) WHERE state <> 'pending';

CREATE TABLE alerts (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
  company_id TEXT REFERENCES companies (id),
  record_kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  params TEXT NOT NULL CHECK (json_valid(params)),
  raised_at_utc TEXT NOT NULL,
  dismissed_at_utc TEXT,
  dismissed_by TEXT,
  resolved_at_utc TEXT,
  CHECK ((dismissed_at_utc IS NULL) = (dismissed_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX alerts_open ON alerts (record_kind, record_id, kind, subject) WHERE resolved_at_utc IS NULL;
CREATE INDEX alerts_shown ON alerts (id) WHERE resolved_at_utc IS NULL AND dismissed_at_utc IS NULL;
`,
};
