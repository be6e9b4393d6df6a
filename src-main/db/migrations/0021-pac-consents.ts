import type { Migration } from '../types.ts';

/**
 * The operator's consent that a PAC which seals by itself keeps a CSD: who gave it, when, for which
 * certificate, and what is known of the provider's side. Rows are never removed; one is in force for an
 * account at a time.
 */
export const pacConsents: Migration = {
  number: 21,
  name: 'pac-consents',
  sql: `
CREATE TABLE pac_consents (
  id TEXT PRIMARY KEY,
  pac_config_id TEXT NOT NULL REFERENCES pac_configs (id),
  csd_id TEXT NOT NULL REFERENCES csds (id),
  rfc TEXT NOT NULL,
  number TEXT NOT NULL,
  valid_to_utc TEXT NOT NULL,
  certificate BLOB NOT NULL,
  given_by TEXT NOT NULL,
  given_at_utc TEXT NOT NULL,
  stored_at_utc TEXT,
  withdrawn_by TEXT,
  withdrawn_at_utc TEXT,
  removed_at_utc TEXT,
  CHECK ((withdrawn_by IS NULL) = (withdrawn_at_utc IS NULL)),
  CHECK (removed_at_utc IS NULL OR withdrawn_at_utc IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX pac_consents_in_force ON pac_consents (pac_config_id) WHERE withdrawn_at_utc IS NULL;
CREATE INDEX pac_consents_of_account ON pac_consents (pac_config_id, given_at_utc);
`,
};
