import type { Migration } from '../types.ts';

/** What a window remembers: theme, columns, saved views, unfinished forms. */
export const preferences: Migration = {
  number: 12,
  name: 'preferences',
  sql: `
CREATE TABLE preferences (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  updated_at_utc TEXT NOT NULL
) STRICT;
`,
};
