import type { Migration } from '../types.ts';

/**
 * A PAC account that a person removed stays for the attempts that name it; what it has left, as it said last.
 * `credits`: a number of stamps, or `unlimited`.
 */
export const pacAccountRemoval: Migration = {
  number: 26,
  name: 'pac-account-removal',
  sql: `
ALTER TABLE pac_configs ADD COLUMN archived_at_utc TEXT;
ALTER TABLE pac_configs ADD COLUMN credits TEXT;
ALTER TABLE pac_configs ADD COLUMN credits_at_utc TEXT;
`,
};
