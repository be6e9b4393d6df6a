import type { Migration } from '../types.ts';

/*
 * Three things that make a million invoices quick to look at, all kept by triggers on `invoices`:
 *
 * - `invoice_list`: what lists filter, sort and add up, in narrow rows. `n` is stable (an implicit rowid is not) and
 *   grows in the order of insertion, so that the full-text index read backwards is newest first, without a sort.
 * - `invoice_search`: words, and every fact that can be said as a word, in one full-text index. The company is such
 *   a word: a search never passes through the rows of another one. Facts start with U+E000, which nobody types.
 *   Without positions (`detail=none`) a word that a million rows share takes a megabyte, and prefixes are cheap.
 * - `invoice_totals`: sums by day and state, so that totals of a whole desk need no pass over its invoices.
 */

/** A fact as one token: U+E000, a letter for its kind, its value. */
const fact = (kind: string, value: string): string => `' ' || char(57344) || '${kind}' || ${value}`;

/** What is found of an invoice; `row` is `new`, `old` or a table's alias. */
const words = (row: string): string => `(
  ${row}.receiver_name || ' ' || ${row}.receiver_rfc
  || CASE WHEN ${row}.folio IS NULL THEN '' ELSE ' ' || ${row}.folio || ' '
    || replace(replace(replace(replace(${row}.serie, '-', ''), ' ', ''), '/', ''), '.', '') || ${row}.folio END
  || CASE WHEN ${row}.uuid IS NULL THEN '' ELSE ${fact('u', `replace(${row}.uuid, '-', '')`)} END
  || ${fact('c', `replace(${row}.company_id, '-', '')`)}
  || CASE WHEN ${row}.client_id IS NULL THEN '' ELSE ${fact('r', `replace(${row}.client_id, '-', '')`)} END
  || ${fact('x', `hex(${row}.receiver_rfc)`)}
  || ${fact('s', `replace(${row}.status, '_', '')`)}
  || ${fact('t', `${row}.type`)}
  || ${fact('k', `${row}.currency`)}
  || ${fact('m', `${row}.mail_state`)}
  || ${fact('p', `${row}.payment_state`)}
  || ${fact('d', `substr(${moment(row)}, 1, 4) || substr(${moment(row)}, 6, 2)`)})`;

/** Fiscal moment; a draft has none and counts when it was made, by the clock of central Mexico (no summer time since 2022). */
function moment(row: string): string {
  return `coalesce(${row}.fecha, strftime('%Y-%m-%dT%H:%M:%S', ${row}.created_at_utc, '-6 hours'))`;
}

const LIST_COLUMNS = `invoice_id, company, type, status, serie, folio, receiver_name, moment, currency, currency_decimals,
  subtotal_minor, discount_minor, transferred_minor, withheld_minor, total_minor, mail_state, payment_state`;

const listValues = (row: string): string => `
  ${row}.id, (SELECT code FROM invoice_companies WHERE company_id = ${row}.company_id), ${row}.type, ${row}.status,
  coalesce(${row}.serie, ''), coalesce(${row}.folio, 0), ${row}.receiver_name, ${moment(row)}, ${row}.currency,
  ${row}.currency_decimals, ${row}.subtotal_minor, ${row}.discount_minor, ${row}.transferred_minor, ${row}.withheld_minor,
  ${row}.total_minor, ${row}.mail_state, ${row}.payment_state`;

const TOTALS_KEY = 'company, status, day, type, currency, currency_decimals, mail_state, payment_state';
const AMOUNTS = ['subtotal_minor', 'discount_minor', 'transferred_minor', 'withheld_minor', 'total_minor'];

const totalsKeyOf = (row: string): string =>
  `${row}.company, ${row}.status, substr(${row}.moment, 1, 10), ${row}.type, ${row}.currency, ${row}.currency_decimals,
  ${row}.mail_state, ${row}.payment_state`;

const ADD_TOTALS = `
  INSERT INTO invoice_totals (${TOTALS_KEY}, count, ${AMOUNTS.join(', ')})
  VALUES (${totalsKeyOf('new')}, 1, ${AMOUNTS.map((amount) => `new.${amount}`).join(', ')})
  ON CONFLICT (${TOTALS_KEY}) DO UPDATE SET count = count + 1,
    ${AMOUNTS.map((amount) => `${amount} = ${amount} + excluded.${amount}`).join(', ')};`;

const TAKE_TOTALS = `
  UPDATE invoice_totals SET count = count - 1,
    ${AMOUNTS.map((amount) => `${amount} = ${amount} - old.${amount}`).join(', ')}
  WHERE (${TOTALS_KEY}) = (${totalsKeyOf('old')});
  DELETE FROM invoice_totals WHERE (${TOTALS_KEY}) = (${totalsKeyOf('old')}) AND count = 0;`;

/** Fills everything from `invoices`, whose triggers must not have done so. */
export const FILL_INVOICE_LIST = `
INSERT INTO invoice_companies (company_id) SELECT DISTINCT company_id FROM invoices ORDER BY company_id;
INSERT INTO invoice_list (${LIST_COLUMNS}) SELECT ${listValues('i')} FROM invoices i ORDER BY i.created_at_utc, i.id;
INSERT INTO invoice_totals (${TOTALS_KEY}, count, ${AMOUNTS.join(', ')})
SELECT company, status, substr(moment, 1, 10) AS day, type, currency, currency_decimals, mail_state, payment_state,
  count(*), ${AMOUNTS.map((amount) => `sum(${amount})`).join(', ')}
FROM invoice_list GROUP BY ${TOTALS_KEY};
INSERT INTO invoice_search (invoice_search) VALUES ('rebuild');
INSERT INTO invoice_search (invoice_search) VALUES ('optimize');`;

/** Indexes of the sort orders; `n`, the last column of each, makes every order a total one. */
export const INVOICE_LIST_INDEXES = `
CREATE INDEX invoice_list_by_created ON invoice_list (company);
CREATE INDEX invoice_list_by_moment ON invoice_list (company, moment);
CREATE INDEX invoice_list_by_total ON invoice_list (company, total_minor);
CREATE INDEX invoice_list_by_receiver ON invoice_list (company, receiver_name);
CREATE INDEX invoice_list_by_folio ON invoice_list (company, serie, folio);`;

const bump = (row: string): string =>
  `UPDATE invoice_companies SET revision = revision + 1 WHERE company_id = ${row}.company_id;`;

export const INVOICE_LIST_TRIGGERS = `
CREATE TRIGGER invoices_list_insert AFTER INSERT ON invoices BEGIN
  INSERT OR IGNORE INTO invoice_companies (company_id) VALUES (new.company_id);
  INSERT INTO invoice_list (${LIST_COLUMNS}) VALUES (${listValues('new')});
  INSERT INTO invoice_search (rowid, words)
  VALUES ((SELECT n FROM invoice_list WHERE invoice_id = new.id), ${words('new')});
  ${bump('new')}
END;
CREATE TRIGGER invoices_list_update AFTER UPDATE ON invoices
WHEN (${listValues('old')}) IS NOT (${listValues('new')}) BEGIN
  INSERT OR IGNORE INTO invoice_companies (company_id) VALUES (new.company_id);
  UPDATE invoice_list SET (${LIST_COLUMNS}) = (SELECT ${listValues('new')}) WHERE invoice_id = old.id;
  ${bump('old')}
  ${bump('new')}
END;
CREATE TRIGGER invoices_search_update AFTER UPDATE ON invoices WHEN ${words('old')} IS NOT ${words('new')} BEGIN
  INSERT INTO invoice_search (invoice_search, rowid, words)
  VALUES ('delete', (SELECT n FROM invoice_list WHERE invoice_id = new.id), ${words('old')});
  INSERT INTO invoice_search (rowid, words)
  VALUES ((SELECT n FROM invoice_list WHERE invoice_id = new.id), ${words('new')});
  ${bump('old')}
  ${bump('new')}
END;
CREATE TRIGGER invoices_list_delete BEFORE DELETE ON invoices BEGIN
  INSERT INTO invoice_search (invoice_search, rowid, words)
  VALUES ('delete', (SELECT n FROM invoice_list WHERE invoice_id = old.id), ${words('old')});
  DELETE FROM invoice_list WHERE invoice_id = old.id;
  ${bump('old')}
END;
CREATE TRIGGER invoice_list_totals_insert AFTER INSERT ON invoice_list BEGIN ${ADD_TOTALS} END;
CREATE TRIGGER invoice_list_totals_update AFTER UPDATE ON invoice_list BEGIN ${TAKE_TOTALS} ${ADD_TOTALS} END;
CREATE TRIGGER invoice_list_totals_delete AFTER DELETE ON invoice_list BEGIN ${TAKE_TOTALS} END;`;

const TABLES = `
CREATE TABLE invoice_companies (
  code INTEGER PRIMARY KEY,
  company_id TEXT NOT NULL UNIQUE REFERENCES companies (id),
  -- Grows with every change of an invoice of the company: what was computed before is out of date.
  revision INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE invoice_list (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  invoice_id TEXT NOT NULL UNIQUE,
  company INTEGER NOT NULL REFERENCES invoice_companies (code),
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  serie TEXT NOT NULL,
  folio INTEGER NOT NULL,
  receiver_name TEXT NOT NULL,
  moment TEXT NOT NULL,
  currency TEXT NOT NULL,
  currency_decimals INTEGER NOT NULL,
  subtotal_minor INTEGER NOT NULL,
  discount_minor INTEGER NOT NULL,
  transferred_minor INTEGER NOT NULL,
  withheld_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  mail_state TEXT NOT NULL,
  payment_state TEXT NOT NULL
) STRICT;
CREATE TABLE invoice_totals (
  company INTEGER NOT NULL,
  status TEXT NOT NULL,
  day TEXT NOT NULL,
  type TEXT NOT NULL,
  currency TEXT NOT NULL,
  currency_decimals INTEGER NOT NULL,
  mail_state TEXT NOT NULL,
  payment_state TEXT NOT NULL,
  count INTEGER NOT NULL,
  subtotal_minor INTEGER NOT NULL,
  discount_minor INTEGER NOT NULL,
  transferred_minor INTEGER NOT NULL,
  withheld_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  PRIMARY KEY (${TOTALS_KEY})
) STRICT, WITHOUT ROWID;
CREATE VIEW invoice_search_source AS
SELECT l.n AS n, ${words('i')} AS words FROM invoice_list l JOIN invoices i ON i.id = l.invoice_id;
CREATE VIRTUAL TABLE invoice_search USING fts5 (words, content = 'invoice_search_source', content_rowid = 'n',
  detail = none, columnsize = 0, prefix = '1 2 3 4 5 6 7 8 9 10', tokenize = 'unicode61 remove_diacritics 2');`;

/** Listing, searching and adding up invoices. */
export const invoiceList: Migration = {
  number: 11,
  name: 'invoice-list',
  sql: [TABLES, FILL_INVOICE_LIST, INVOICE_LIST_INDEXES, INVOICE_LIST_TRIGGERS].join('\n'),
};
