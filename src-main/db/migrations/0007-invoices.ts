import type { Migration } from '../types.ts';

/**
 * Fiscal documents that we issue, from draft on, and the XML that belongs to each.
 * `sealed_sha256` names the one sealed document that may be stamped for this row.
 */
export const invoices: Migration = {
  number: 7,
  name: 'invoices',
  sql: `
CREATE TABLE invoices (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies (id),
  client_id TEXT REFERENCES clients (id),
  type TEXT NOT NULL CHECK (type IN ('I', 'E', 'T', 'P')),
  status TEXT NOT NULL CHECK (status IN ('draft', 'ready', 'stamping', 'unknown', 'stamped', 'rejected',
    'cancel_requested', 'cancelled')),
  draft TEXT NOT NULL CHECK (json_valid(draft)),
  serie TEXT,
  folio INTEGER,
  receiver_rfc TEXT NOT NULL,
  receiver_name TEXT NOT NULL,
  currency TEXT NOT NULL,
  currency_decimals INTEGER NOT NULL,
  subtotal_minor INTEGER NOT NULL,
  discount_minor INTEGER NOT NULL,
  transferred_minor INTEGER NOT NULL,
  withheld_minor INTEGER NOT NULL,
  local_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  fecha TEXT,
  zone TEXT,
  issued_at_utc TEXT,
  csd_number TEXT,
  sealed_sha256 TEXT,
  uuid TEXT UNIQUE,
  stamped_at_utc TEXT,
  pac_provider TEXT,
  pac_code TEXT,
  pac_message TEXT,
  findings TEXT CHECK (findings IS NULL OR json_valid(findings)),
  demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
  mail_state TEXT NOT NULL DEFAULT 'unsent' CHECK (mail_state IN ('unsent', 'queued', 'sent', 'bounced', 'failed', 'unknown')),
  payment_state TEXT NOT NULL DEFAULT 'unpaid' CHECK (payment_state IN ('unpaid', 'partial', 'paid', 'overpaid')),
  mail_to TEXT CHECK (mail_to IS NULL OR json_valid(mail_to)),
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CHECK ((folio IS NULL) = (serie IS NULL)),
  CHECK (status NOT IN ('stamped', 'cancel_requested', 'cancelled') OR uuid IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX invoices_folio ON invoices (company_id, type, serie, folio) WHERE folio IS NOT NULL;
CREATE INDEX invoices_recent ON invoices (company_id, created_at_utc DESC, id DESC);
CREATE INDEX invoices_by_status ON invoices (company_id, status, created_at_utc DESC, id DESC);
CREATE INDEX invoices_by_receiver ON invoices (company_id, receiver_rfc, created_at_utc DESC, id DESC);

CREATE TABLE invoice_files (
  invoice_id TEXT NOT NULL REFERENCES invoices (id),
  kind TEXT NOT NULL CHECK (kind IN ('sealed', 'stamped', 'refused_reply')),
  sha256 TEXT NOT NULL,
  content BLOB NOT NULL,
  created_at_utc TEXT NOT NULL,
  PRIMARY KEY (invoice_id, kind, sha256)
) STRICT;
CREATE UNIQUE INDEX invoice_files_one_stamped ON invoice_files (invoice_id) WHERE kind = 'stamped';

CREATE TABLE invoice_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  invoice_id TEXT NOT NULL REFERENCES invoices (id),
  at_utc TEXT NOT NULL,
  event TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail))
) STRICT;
CREATE INDEX invoice_events_by_invoice ON invoice_events (invoice_id, id);
`,
};
