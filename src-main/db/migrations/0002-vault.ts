import type { Migration } from '../types.ts';

/**
 * The master key's shadow (never the key itself in clear) and what is sealed with it. There is one
 * row of `vault_keys`; a rotation replaces it, and the foreign key proves that no envelope stayed behind.
 */
export const vault: Migration = {
  number: 2,
  name: 'vault',
  sql: `
CREATE TABLE vault_keys (
  version INTEGER PRIMARY KEY CHECK (version >= 1),
  kept_in TEXT NOT NULL CHECK (kept_in IN ('keychain', 'passphrase')),
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
  recovery_public_key BLOB NOT NULL,
  recovery_mac BLOB NOT NULL CHECK (length(recovery_mac) = 32),
  recovery_wrap BLOB NOT NULL,
  passphrase_wrap BLOB,
  scrypt_salt BLOB,
  scrypt_n INTEGER,
  scrypt_r INTEGER,
  scrypt_p INTEGER,
  created_at_utc TEXT NOT NULL,
  CHECK ((kept_in = 'passphrase') = (passphrase_wrap IS NOT NULL)),
  CHECK ((passphrase_wrap IS NULL) = (scrypt_salt IS NULL AND scrypt_n IS NULL AND scrypt_r IS NULL
    AND scrypt_p IS NULL))
) STRICT;

CREATE TABLE vault_envelopes (
  table_name TEXT NOT NULL,
  record_id TEXT NOT NULL,
  column_name TEXT NOT NULL,
  key_version INTEGER NOT NULL REFERENCES vault_keys (version),
  iv BLOB NOT NULL CHECK (length(iv) = 12),
  sealed BLOB NOT NULL CHECK (length(sealed) >= 16),
  updated_at_utc TEXT NOT NULL,
  PRIMARY KEY (table_name, record_id, column_name)
) STRICT, WITHOUT ROWID;
CREATE INDEX vault_envelopes_by_key ON vault_envelopes (key_version);
`,
};
