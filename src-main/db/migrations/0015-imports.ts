import type { Migration } from '../types.ts';

/** Imports of clients and products from spreadsheets: enough of each to undo it. */
export const imports: Migration = {
  number: 15,
  name: 'imports',
  sql: `
CREATE TABLE record_imports (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies (id),
  kind TEXT NOT NULL CHECK (kind IN ('client', 'product')),
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  imported_at_utc TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  undone_at_utc TEXT,
  undone_by TEXT
) STRICT;
CREATE INDEX record_imports_by_company ON record_imports (company_id, kind, id);

CREATE TABLE record_import_rows (
  import_id TEXT NOT NULL REFERENCES record_imports (id),
  record_id TEXT NOT NULL,
  -- What the import changed, as it was; NULL where it created the record.
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  -- Version that the import left: an undo takes back only what nobody has touched since.
  version INTEGER NOT NULL,
  PRIMARY KEY (import_id, record_id)
) STRICT, WITHOUT ROWID;
`,
};
