import type { Migration } from '../types.ts';

/**
 * CFDIs that were made elsewhere and are brought in: the runs that brought them, what came of every file, and the
 * documents that a company received.
 *
 * Those that a company issued become invoices that name their run. They keep the number they were printed with, and
 * their numbers are another system's: the index that keeps ours from being given twice no longer knows of them.
 */
export const cfdiImport: Migration = {
  number: 20,
  name: 'cfdi-import',
  sql: `
CREATE TABLE cfdi_import_runs (
  id TEXT PRIMARY KEY,
  company_id TEXT REFERENCES companies (id),
  source TEXT NOT NULL CHECK (json_valid(source)),
  options TEXT NOT NULL CHECK (json_valid(options)),
  job_id TEXT REFERENCES jobs (id),
  undo_job_id TEXT REFERENCES jobs (id),
  actor TEXT NOT NULL,
  locale TEXT NOT NULL,
  -- Files in all; NULL until they were counted.
  total INTEGER,
  issued INTEGER NOT NULL DEFAULT 0,
  received INTEGER NOT NULL DEFAULT 0,
  duplicate INTEGER NOT NULL DEFAULT 0,
  conflict INTEGER NOT NULL DEFAULT 0,
  ignored INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0,
  -- Files that came in and have something to look at.
  doubtful INTEGER NOT NULL DEFAULT 0,
  -- What an undo took back, and what it had to leave.
  undone INTEGER NOT NULL DEFAULT 0,
  kept INTEGER NOT NULL DEFAULT 0,
  created_at_utc TEXT NOT NULL,
  finished_at_utc TEXT
) STRICT;

-- Files that a window hands over in pieces, until their run is over.
CREATE TABLE cfdi_import_uploads (
  run_id TEXT NOT NULL REFERENCES cfdi_import_runs (id),
  number INTEGER NOT NULL,
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  received_bytes INTEGER NOT NULL,
  PRIMARY KEY (run_id, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX cfdi_import_uploads_path ON cfdi_import_uploads (run_id, path);

CREATE TABLE cfdi_import_items (
  run_id TEXT NOT NULL REFERENCES cfdi_import_runs (id),
  position INTEGER NOT NULL,
  -- As the person knows it: path inside the folder or the ZIP. Never used as a path by us.
  path TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'duplicate', 'conflict', 'ignored', 'refused')),
  findings TEXT NOT NULL CHECK (json_valid(findings)),
  problem INTEGER NOT NULL CHECK (problem IN (0, 1)),
  uuid TEXT,
  issued_id TEXT,
  received_id TEXT,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX cfdi_import_items_path ON cfdi_import_items (run_id, path);
CREATE INDEX cfdi_import_items_outcome ON cfdi_import_items (run_id, outcome, position);
CREATE INDEX cfdi_import_items_problem ON cfdi_import_items (run_id, position) WHERE problem = 1;

ALTER TABLE invoices ADD COLUMN import_run_id TEXT REFERENCES cfdi_import_runs (id);
DROP INDEX invoices_folio;
CREATE UNIQUE INDEX invoices_folio ON invoices (company_id, type, serie, folio)
  WHERE folio IS NOT NULL AND import_run_id IS NULL;
CREATE INDEX invoices_by_import ON invoices (import_run_id, id) WHERE import_run_id IS NOT NULL;

CREATE TABLE received_documents (
  id TEXT PRIMARY KEY,
  search_key INTEGER NOT NULL UNIQUE,
  company_id TEXT NOT NULL REFERENCES companies (id),
  -- issued: payroll of the company, which is no invoice. foreign: of nobody on this desk, kept because a person said so.
  role TEXT NOT NULL CHECK (role IN ('received', 'issued', 'foreign')),
  import_run_id TEXT REFERENCES cfdi_import_runs (id),
  uuid TEXT NOT NULL,
  cfdi_version TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('I', 'E', 'T', 'N', 'P')),
  status TEXT NOT NULL CHECK (status IN ('stamped', 'cancelled')),
  serie TEXT,
  folio TEXT,
  fecha TEXT NOT NULL,
  stamped_at TEXT NOT NULL,
  place_of_issue TEXT NOT NULL,
  issuer_rfc TEXT NOT NULL,
  issuer_name TEXT NOT NULL,
  issuer_regimen TEXT NOT NULL,
  receiver_rfc TEXT NOT NULL,
  receiver_name TEXT NOT NULL,
  receiver_regimen TEXT,
  uso_cfdi TEXT NOT NULL,
  forma_pago TEXT,
  metodo_pago TEXT,
  currency TEXT NOT NULL,
  currency_decimals INTEGER NOT NULL,
  exchange_rate TEXT,
  subtotal_minor INTEGER NOT NULL,
  discount_minor INTEGER NOT NULL,
  transferred_minor INTEGER NOT NULL,
  withheld_minor INTEGER NOT NULL,
  local_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  -- By tax; the rates are in taxes.
  iva_transferred_minor INTEGER NOT NULL,
  ieps_transferred_minor INTEGER NOT NULL,
  iva_withheld_minor INTEGER NOT NULL,
  isr_withheld_minor INTEGER NOT NULL,
  ieps_withheld_minor INTEGER NOT NULL,
  taxes TEXT NOT NULL CHECK (json_valid(taxes)),
  -- As the document writes it, and the end of its seal: what SAT's status service is asked with.
  total_text TEXT NOT NULL,
  seal_tail TEXT NOT NULL,
  csd_number TEXT NOT NULL,
  pac_rfc TEXT NOT NULL,
  timbre_seal TEXT NOT NULL CHECK (timbre_seal IN ('ok', 'failed', 'unknown')),
  demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
  -- What SAT said last.
  stamped_at_utc TEXT NOT NULL,
  sat_state TEXT CHECK (sat_state IN ('vigente', 'cancelado', 'no-encontrado', 'no-coincide')),
  sat_checked_at_utc TEXT CHECK ((sat_checked_at_utc IS NULL) = (sat_state IS NULL)),
  findings TEXT NOT NULL CHECK (json_valid(findings)),
  -- Of the seal and what it covers: the same document in other bytes has the same.
  fingerprint TEXT NOT NULL,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX received_uuid ON received_documents (company_id, uuid);
CREATE INDEX received_recent ON received_documents (company_id, role, id);
CREATE INDEX received_by_fecha ON received_documents (company_id, role, fecha, id);
CREATE INDEX received_by_total ON received_documents (company_id, role, total_minor, id);
CREATE INDEX received_by_issuer ON received_documents (company_id, role, issuer_name, id);
CREATE INDEX received_by_stamp ON received_documents (stamped_at_utc, id);
CREATE INDEX received_by_import ON received_documents (import_run_id, id) WHERE import_run_id IS NOT NULL;

CREATE VIRTUAL TABLE received_words USING fts5(
  words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4'
);
CREATE TRIGGER received_words_insert AFTER INSERT ON received_documents BEGIN
  INSERT INTO received_words (rowid, words) VALUES (NEW.search_key,
    NEW.issuer_name || ' ' || NEW.issuer_rfc || ' ' || NEW.receiver_name || ' ' || NEW.receiver_rfc || ' '
    || coalesce(NEW.folio, '') || ' ' || coalesce(NEW.serie, '') || coalesce(NEW.folio, '') || ' '
    || NEW.uuid || ' ' || replace(NEW.uuid, '-', ''));
END;
CREATE TRIGGER received_words_delete AFTER DELETE ON received_documents BEGIN
  DELETE FROM received_words WHERE rowid = OLD.search_key;
END;

-- A certificate is half of what a small CFDI weighs and does not compress, and an issuer has few: kept once, it is the
-- dictionary with which the documents that carry it are compressed.
CREATE TABLE received_certificates (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  base64 TEXT NOT NULL
) STRICT;
CREATE TABLE received_files (
  document_id TEXT PRIMARY KEY REFERENCES received_documents (id),
  certificate_id INTEGER NOT NULL REFERENCES received_certificates (id),
  -- Of the bytes as they came, which come back bit for bit.
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;
`,
};
