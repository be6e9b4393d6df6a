import type { Migration } from '../types.ts';

/**
 * A message may be about a charge instead of an invoice: how it is paid. One of both it is about; the charge's own
 * invoice is not named again, since what an invoice shows of its mail is the document's.
 */
export const paymentMail: Migration = {
  number: 31,
  name: 'payment-mail',
  sql: `
CREATE TABLE mail_messages_next (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies (id),
  invoice_id TEXT REFERENCES invoices (id),
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
  transaction_id TEXT REFERENCES transactions (id),
  UNIQUE (company_id, idempotency_key),
  CHECK ((invoice_id IS NULL) <> (transaction_id IS NULL))
) STRICT;
INSERT INTO mail_messages_next SELECT *, NULL FROM mail_messages;
DROP TABLE mail_messages;
ALTER TABLE mail_messages_next RENAME TO mail_messages;
CREATE INDEX mail_messages_recent ON mail_messages (company_id, created_at_utc DESC, id DESC);
CREATE INDEX mail_messages_by_state ON mail_messages (company_id, state, created_at_utc DESC, id DESC);
CREATE INDEX mail_messages_by_invoice ON mail_messages (invoice_id, created_at_utc DESC, id DESC)
  WHERE invoice_id IS NOT NULL;
CREATE INDEX mail_messages_by_transaction ON mail_messages (transaction_id, created_at_utc DESC, id DESC)
  WHERE transaction_id IS NOT NULL;
`,
};
