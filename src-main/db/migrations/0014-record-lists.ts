import type { Migration } from '../types.ts';

/**
 * Long lists of clients and products: an index for each order in which they are shown, and words to be found by.
 *
 * `search_key` names a row in the index of words: SQLite's own rowid may change when the file is copied. Names are
 * ordered as people do, without regard to case or accents, ñ after n; prices by value, digit by digit, never as a
 * floating-point number.
 */
export const recordLists: Migration = {
  number: 14,
  name: 'record-lists',
  sql: `
ALTER TABLE clients ADD COLUMN search_key INTEGER;
UPDATE clients SET search_key = rowid;
CREATE UNIQUE INDEX clients_by_search_key ON clients (search_key);
CREATE VIRTUAL TABLE client_words USING fts5(
  rfc, legal_name, emails, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO client_words (rowid, rfc, legal_name, emails) SELECT search_key, rfc, legal_name, emails FROM clients;
CREATE TRIGGER clients_words_insert AFTER INSERT ON clients BEGIN
  UPDATE clients SET search_key = (SELECT coalesce(max(search_key), 0) + 1 FROM clients) WHERE id = NEW.id;
  INSERT INTO client_words (rowid, rfc, legal_name, emails)
    SELECT search_key, rfc, legal_name, emails FROM clients WHERE id = NEW.id;
END;
CREATE TRIGGER clients_words_update AFTER UPDATE OF rfc, legal_name, emails ON clients
WHEN OLD.rfc IS NOT NEW.rfc OR OLD.legal_name IS NOT NEW.legal_name OR OLD.emails IS NOT NEW.emails BEGIN
  UPDATE client_words SET rfc = NEW.rfc, legal_name = NEW.legal_name, emails = NEW.emails WHERE rowid = NEW.search_key;
END;
CREATE TRIGGER clients_words_delete AFTER DELETE ON clients BEGIN
  DELETE FROM client_words WHERE rowid = OLD.search_key;
END;
DROP INDEX clients_by_name;
DROP INDEX clients_by_rfc;
CREATE INDEX clients_by_name ON clients (
  company_id, lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(legal_name, 'Á', 'A'), 'É', 'E'), 'Í', 'I'), 'Ó', 'O'), 'Ú', 'U'), 'Ü', 'U'), 'Ñ', 'N~'), 'á', 'a'), 'é', 'e'), 'í', 'i'), 'ó', 'o'), 'ú', 'u'), 'ü', 'u'), 'ñ', 'n~')),
  id, archived_at_utc, search_key
);
CREATE INDEX clients_by_rfc ON clients (company_id, rfc, id, archived_at_utc, search_key);
CREATE INDEX clients_by_updated ON clients (company_id, updated_at_utc, id, archived_at_utc, search_key);

ALTER TABLE products ADD COLUMN search_key INTEGER;
UPDATE products SET search_key = rowid;
CREATE UNIQUE INDEX products_by_search_key ON products (search_key);
CREATE VIRTUAL TABLE product_words USING fts5(
  sku, description, clave_prod_serv, content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO product_words (rowid, sku, description, clave_prod_serv)
  SELECT search_key, sku, description, clave_prod_serv FROM products;
CREATE TRIGGER products_words_insert AFTER INSERT ON products BEGIN
  UPDATE products SET search_key = (SELECT coalesce(max(search_key), 0) + 1 FROM products) WHERE id = NEW.id;
  INSERT INTO product_words (rowid, sku, description, clave_prod_serv)
    SELECT search_key, sku, description, clave_prod_serv FROM products WHERE id = NEW.id;
END;
CREATE TRIGGER products_words_update AFTER UPDATE OF sku, description, clave_prod_serv ON products
WHEN OLD.sku IS NOT NEW.sku OR OLD.description IS NOT NEW.description
  OR OLD.clave_prod_serv IS NOT NEW.clave_prod_serv BEGIN
  UPDATE product_words SET sku = NEW.sku, description = NEW.description, clave_prod_serv = NEW.clave_prod_serv
    WHERE rowid = NEW.search_key;
END;
CREATE TRIGGER products_words_delete AFTER DELETE ON products BEGIN
  DELETE FROM product_words WHERE rowid = OLD.search_key;
END;
DROP INDEX products_by_description;
CREATE INDEX products_by_description ON products (
  company_id, lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(description, 'Á', 'A'), 'É', 'E'), 'Í', 'I'), 'Ó', 'O'), 'Ú', 'U'), 'Ü', 'U'), 'Ñ', 'N~'), 'á', 'a'), 'é', 'e'), 'í', 'i'), 'ó', 'o'), 'ú', 'u'), 'ü', 'u'), 'ñ', 'n~')),
  id, archived_at_utc, search_key
);
CREATE INDEX products_by_code ON products (
  company_id, coalesce(lower(sku), char(1114111)), id, archived_at_utc, search_key
);
CREATE INDEX products_by_price ON products (
  company_id,
  substr('000000000000000000' || substr(unit_price, 1, instr(unit_price || '.', '.') - 1), -18)
    || substr(substr(unit_price, instr(unit_price || '.', '.') + 1) || '000000', 1, 6),
  id, archived_at_utc, search_key
);
CREATE INDEX products_by_updated ON products (company_id, updated_at_utc, id, archived_at_utc, search_key);
`,
};
