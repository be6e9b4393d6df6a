import type { Migration } from '../types.ts';

/**
 * Mail accounts and the outbox. A message keeps one row and one Message-ID for life; its recipients
 * carry the server's verdict each, and every conversation with a server is an attempt of its own.
 */
export const mail: Migration = {
  number: 9,
  name: 'mail',
  sql: `
CREATE TABLE mail_accounts (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL UNIQUE REFERENCES companies (id),
  host TEXT NOT NULL,
  port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
  security TEXT NOT NULL CHECK (security IN ('starttls', 'tls', 'none')),
  username TEXT,
  has_password INTEGER NOT NULL CHECK (has_password IN (0, 1)),
  pinned_certificate TEXT,
  from_name TEXT,
  from_address TEXT NOT NULL,
  reply_to TEXT,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE mail_messages (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies (id),
  invoice_id TEXT NOT NULL REFERENCES invoices (id),
  message_id TEXT NOT NULL UNIQUE,
  idempotency_key TEXT,
  resend_of TEXT REFERENCES mail_messages (id),
  from_name TEXT,
  from_address TEXT NOT NULL,
  reply_to TEXT,
  subject TEXT NOT NULL,
  html TEXT NOT NULL,
  text TEXT NOT NULL,
  locale TEXT NOT NULL,
  attachments TEXT NOT NULL CHECK (json_valid(attachments)),
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'bounced', 'failed', 'unknown')),
  round INTEGER NOT NULL DEFAULT 1,
  attempts INTEGER NOT NULL DEFAULT 0,
  last_reply TEXT,
  last_error_code TEXT,
  last_error_params TEXT CHECK (last_error_params IS NULL OR json_valid(last_error_params)),
  sent_at_utc TEXT,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (company_id, idempotency_key)
) STRICT;
CREATE INDEX mail_messages_recent ON mail_messages (company_id, created_at_utc DESC, id DESC);
CREATE INDEX mail_messages_by_state ON mail_messages (company_id, state, created_at_utc DESC, id DESC);
CREATE INDEX mail_messages_by_invoice ON mail_messages (invoice_id, created_at_utc DESC, id DESC);

CREATE TABLE mail_recipients (
  message_id TEXT NOT NULL REFERENCES mail_messages (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('to', 'cc', 'bcc')),
  name TEXT,
  address TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'deferred', 'refused', 'unknown')),
  reply TEXT,
  PRIMARY KEY (message_id, position),
  UNIQUE (message_id, address)
) STRICT;

CREATE TABLE mail_attempts (
  message_id TEXT NOT NULL REFERENCES mail_messages (id),
  number INTEGER NOT NULL,
  round INTEGER NOT NULL,
  started_at_utc TEXT NOT NULL,
  handed_over_at_utc TEXT,
  ended_at_utc TEXT,
  outcome TEXT CHECK (outcome IN ('accepted', 'rejected', 'failed', 'unknown')),
  error_code TEXT,
  reply TEXT,
  PRIMARY KEY (message_id, number),
  CHECK ((ended_at_utc IS NULL) = (outcome IS NULL))
) STRICT;
`,
};
