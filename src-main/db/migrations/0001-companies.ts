import type { Migration } from '../types.ts';

/** Companies (emisores) and their numbering. */
export const companies: Migration = {
  number: 1,
  name: 'companies',
  sql: `
CREATE TABLE companies (
  id TEXT PRIMARY KEY,
  rfc TEXT NOT NULL UNIQUE,
  legal_name TEXT NOT NULL,
  regimen_fiscal TEXT NOT NULL,
  postal_code TEXT NOT NULL CHECK (length(postal_code) = 5),
  trade_name TEXT,
  email TEXT,
  phone TEXT,
  website TEXT,
  address TEXT,
  brand_color TEXT,
  logo BLOB,
  archived_at_utc TEXT,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE series (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies (id),
  type TEXT NOT NULL CHECK (type IN ('I', 'E', 'T', 'P')),
  serie TEXT NOT NULL,
  next_folio INTEGER NOT NULL CHECK (next_folio BETWEEN 1 AND 1000000000001),
  is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (company_id, type, serie)
) STRICT;
CREATE UNIQUE INDEX series_one_default ON series (company_id, type) WHERE is_default = 1;
`,
};
