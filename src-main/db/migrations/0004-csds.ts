import type { Migration } from '../types.ts';

/** Seal certificates. The key of each is in the vault (`csds`, id, `private_key`) until it is retired. */
export const csds: Migration = {
  number: 4,
  name: 'csds',
  sql: `
CREATE TABLE csds (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies (id),
  number TEXT NOT NULL CHECK (length(number) = 20),
  rfc TEXT NOT NULL,
  holder_name TEXT NOT NULL,
  issuer_name TEXT NOT NULL,
  valid_from_utc TEXT NOT NULL,
  valid_to_utc TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'standby', 'retired')),
  demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
  certificate BLOB NOT NULL,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (company_id, number)
) STRICT;
CREATE UNIQUE INDEX csds_one_active ON csds (company_id) WHERE status = 'active';
`,
};
