import type { Migration } from '../types.ts';

/*
 * Cancellations of stamped documents, every call that brought a request to a PAC, and the files of both: the signed
 * request before it leaves, SAT's receipts (acuses) as they came.
 *
 * `cancellations_open` is the rule that a document has one request under way at a time; a request that the receiver
 * rejected is over, and another may follow it. `cancellations_done`: nothing is cancelled twice.
 *
 * `invoice_relations` says who relates to whom (CfdiRelacionados of stamped documents), so that what stands in the
 * way of a cancellation is found by index; triggers keep it, whoever stores a stamped document.
 */
const OPEN = `('planned', 'queued', 'sending', 'unknown', 'requested', 'in_process')`;

const relationsOf = (row: string): string => `
  SELECT ${row}.id, json_extract(r.value, '$.tipoRelacion'), upper(u.value)
  FROM json_each(${row}.draft, '$.cfdiRelacionados') r, json_each(r.value, '$.uuids') u`;

export const cancellation: Migration = {
  number: 19,
  name: 'cancellation',
  sql: `
CREATE TABLE cancellations (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies (id),
  invoice_id TEXT NOT NULL REFERENCES invoices (id),
  uuid TEXT NOT NULL,
  motivo TEXT NOT NULL CHECK (motivo IN ('01', '02', '03', '04')),
  replacement_id TEXT,
  replacement_uuid TEXT,
  note TEXT,
  state TEXT NOT NULL CHECK (state IN ('planned', 'queued', 'sending', 'unknown', 'requested', 'in_process',
    'cancelled', 'rejected', 'refused', 'withdrawn')),
  route TEXT CHECK (route IN ('with_acceptance', 'without_acceptance', 'expired', 'unspecified')),
  reason TEXT,
  environment TEXT NOT NULL CHECK (environment IN ('demo', 'test', 'production')),
  provider TEXT,
  provider_code TEXT,
  provider_message TEXT,
  request_sha256 TEXT,
  signed_at_utc TEXT,
  sends INTEGER NOT NULL DEFAULT 0,
  rejected_before INTEGER NOT NULL DEFAULT 0 CHECK (rejected_before IN (0, 1)),
  seen_in_process INTEGER NOT NULL DEFAULT 0 CHECK (seen_in_process IN (0, 1)),
  sat_estado TEXT,
  sat_cancelable TEXT,
  sat_cancelacion TEXT,
  sat_checked_at_utc TEXT,
  asks INTEGER NOT NULL DEFAULT 0,
  requested_by TEXT NOT NULL,
  requested_at_utc TEXT NOT NULL,
  taken_at_utc TEXT,
  finished_at_utc TEXT,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CHECK ((motivo = '01') = (replacement_id IS NOT NULL)),
  CHECK (replacement_uuid IS NULL OR motivo = '01'),
  CHECK (state = 'planned' OR state = 'withdrawn' OR motivo <> '01' OR replacement_uuid IS NOT NULL),
  CHECK ((state IN ('cancelled', 'rejected', 'refused', 'withdrawn')) = (finished_at_utc IS NOT NULL)),
  CHECK ((state = 'cancelled') = (route IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX cancellations_open ON cancellations (invoice_id) WHERE state IN ${OPEN};
CREATE UNIQUE INDEX cancellations_done ON cancellations (invoice_id) WHERE state = 'cancelled';
CREATE INDEX cancellations_by_invoice ON cancellations (invoice_id, created_at_utc DESC, id DESC);
CREATE INDEX cancellations_by_company ON cancellations (company_id, created_at_utc DESC, id DESC);
CREATE INDEX cancellations_by_replacement ON cancellations (replacement_id) WHERE replacement_id IS NOT NULL;

CREATE TABLE cancellation_attempts (
  id TEXT PRIMARY KEY,
  cancellation_id TEXT NOT NULL REFERENCES cancellations (id),
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  pac_config_id TEXT NOT NULL REFERENCES pac_configs (id),
  provider TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('signed-request', 'stored-csd')),
  request_sha256 TEXT,
  state TEXT NOT NULL CHECK (state IN ('sent', 'unknown', 'accepted', 'in_process', 'refused', 'failed')),
  outcome TEXT,
  provider_code TEXT,
  provider_message TEXT,
  sent_at_utc TEXT NOT NULL,
  answered_at_utc TEXT,
  UNIQUE (cancellation_id, attempt),
  CHECK ((form = 'signed-request') = (request_sha256 IS NOT NULL))
) STRICT;

CREATE TABLE cancellation_files (
  cancellation_id TEXT NOT NULL REFERENCES cancellations (id),
  kind TEXT NOT NULL CHECK (kind IN ('request', 'acuse', 'refused_acuse')),
  sha256 TEXT NOT NULL,
  content BLOB NOT NULL,
  created_at_utc TEXT NOT NULL,
  PRIMARY KEY (cancellation_id, kind, sha256)
) STRICT;

CREATE TABLE invoice_relations (
  invoice_id TEXT NOT NULL REFERENCES invoices (id),
  tipo_relacion TEXT NOT NULL,
  uuid TEXT NOT NULL,
  PRIMARY KEY (uuid, invoice_id, tipo_relacion)
) STRICT, WITHOUT ROWID;
CREATE INDEX invoice_relations_by_invoice ON invoice_relations (invoice_id);
INSERT OR IGNORE INTO invoice_relations (invoice_id, tipo_relacion, uuid)
  SELECT i.id, json_extract(r.value, '$.tipoRelacion'), upper(u.value)
  FROM invoices i, json_each(i.draft, '$.cfdiRelacionados') r, json_each(r.value, '$.uuids') u
  WHERE i.uuid IS NOT NULL;
CREATE TRIGGER invoice_relations_inserted AFTER INSERT ON invoices WHEN new.uuid IS NOT NULL
BEGIN
  INSERT OR IGNORE INTO invoice_relations (invoice_id, tipo_relacion, uuid) ${relationsOf('new')};
END;
CREATE TRIGGER invoice_relations_stamped AFTER UPDATE OF uuid ON invoices
WHEN new.uuid IS NOT NULL AND old.uuid IS NULL
BEGIN
  INSERT OR IGNORE INTO invoice_relations (invoice_id, tipo_relacion, uuid) ${relationsOf('new')};
END;

-- A check cannot be changed in place: bulk runs learn the action 'cancel'.
CREATE TABLE bulk_runs_next (
  job_id TEXT PRIMARY KEY REFERENCES jobs (id),
  company_id TEXT NOT NULL REFERENCES companies (id),
  action TEXT NOT NULL CHECK (action IN ('issue', 'mail', 'print', 'remove-drafts', 'export', 'cancel', 'undo')),
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
INSERT INTO bulk_runs_next SELECT * FROM bulk_runs;
DROP TABLE bulk_runs;
ALTER TABLE bulk_runs_next RENAME TO bulk_runs;
CREATE INDEX bulk_runs_with_file ON bulk_runs (file_expires_at_utc) WHERE file_expires_at_utc IS NOT NULL;
`,
};
