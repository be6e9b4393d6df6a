import type { Migration } from '../types.ts';

/**
 * Numeric references of transfers by SPEI: the next one of each company. Given out in the transaction that makes the
 * charge, and never twice: a counter only grows.
 */
export const speiReferences: Migration = {
  number: 29,
  name: 'spei-references',
  sql: `
CREATE TABLE spei_references (
  company_id TEXT PRIMARY KEY REFERENCES companies (id),
  next INTEGER NOT NULL CHECK (next >= 0)
) STRICT;
`,
};
