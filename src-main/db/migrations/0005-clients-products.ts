import type { Migration } from '../types.ts';

/** Clients (receptores), products and the named tax profiles that lines take. */
export const clientsProducts: Migration = {
  number: 5,
  name: 'clients-products',
  sql: `
CREATE TABLE clients (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies (id),
  rfc TEXT NOT NULL,
  legal_name TEXT NOT NULL,
  regimen_fiscal TEXT NOT NULL,
  postal_code TEXT NOT NULL CHECK (length(postal_code) = 5),
  default_uso_cfdi TEXT NOT NULL,
  residencia_fiscal TEXT,
  num_reg_id_trib TEXT,
  emails TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(emails)),
  notes TEXT,
  archived_at_utc TEXT,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX clients_by_name ON clients (company_id, legal_name, id);
CREATE INDEX clients_by_rfc ON clients (company_id, rfc);

CREATE TABLE products (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies (id),
  sku TEXT,
  description TEXT NOT NULL,
  clave_prod_serv TEXT NOT NULL,
  clave_unidad TEXT NOT NULL,
  unit_name TEXT,
  unit_price TEXT NOT NULL,
  price_includes_taxes INTEGER NOT NULL CHECK (price_includes_taxes IN (0, 1)),
  currency TEXT NOT NULL,
  objeto_imp TEXT NOT NULL,
  taxes TEXT NOT NULL CHECK (json_valid(taxes)),
  archived_at_utc TEXT,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX products_by_description ON products (company_id, description, id);
CREATE UNIQUE INDEX products_by_sku ON products (company_id, sku) WHERE sku IS NOT NULL;
`,
};
