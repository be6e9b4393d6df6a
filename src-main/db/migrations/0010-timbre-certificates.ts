import type { Migration } from '../types.ts';

/**
 * Certificates with which PACs sealed timbres that we verified. They are not inside the document, so a
 * later look at it (an import, `invoice verify`, offline) needs them kept.
 */
export const timbreCertificates: Migration = {
  number: 10,
  name: 'timbre-certificates',
  sql: `
CREATE TABLE timbre_certificates (
  number TEXT PRIMARY KEY CHECK (length(number) = 20),
  der BLOB NOT NULL,
  provider TEXT NOT NULL,
  first_seen_at_utc TEXT NOT NULL
) STRICT;
`,
};
