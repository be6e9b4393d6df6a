import type { Migration } from '../types.ts';

/**
 * Who did what, chained by hashes. The triggers keep the program honest; against someone who edits
 * the file by other means there is the chain, the head's authentication code and the anchor
 * (features/audit/service.ts says what each can and cannot show).
 */
export const audit: Migration = {
  number: 3,
  name: 'audit',
  sql: `
CREATE TABLE audit_entries (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  at_utc TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  record TEXT NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_entries_by_record ON audit_entries (record, seq);

CREATE TABLE audit_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  authenticated_seq INTEGER NOT NULL,
  authenticated_hash BLOB NOT NULL,
  mac BLOB CHECK (mac IS NULL OR length(mac) = 32)
) STRICT;

CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_entries_in_order BEFORE INSERT ON audit_entries
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit_entries)
BEGIN SELECT RAISE(ABORT, 'the audit log has no gaps'); END;
CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'the audit log keeps its head'); END;
CREATE TRIGGER audit_head_moves_on BEFORE UPDATE ON audit_head
WHEN NEW.seq < OLD.seq OR NEW.authenticated_seq < OLD.authenticated_seq
BEGIN SELECT RAISE(ABORT, 'the head of the audit log only moves on'); END;
`,
};
