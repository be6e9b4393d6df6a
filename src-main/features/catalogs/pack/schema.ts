/**
 * The catalog pack: one SQLite file, written once and then only read. Row ids follow the order in which
 * a search shows equals (commoner, in force, shorter first), so that the index, which answers by row
 * id, can stop at the first few. The full-text tables are contentless: they hold folded words and ids.
 */

/** Raised when a reader of this version could not use an older pack. */
export const PACK_FORMAT = 1;

/** Tables of each catalog: rows, full-text index, words for typos. */
export const PACK_TABLES = {
  c_ClaveProdServ: { rows: 'prod_serv', fts: 'prod_serv_fts', words: 'prod_serv_words' },
  c_ClaveUnidad: { rows: 'unidad', fts: 'unidad_fts', words: 'unidad_words' },
  c_CodigoPostal: { rows: 'postal', fts: 'postal_fts', words: 'postal_words' },
} as const;

const fts = (table: string): string => `
CREATE VIRTUAL TABLE ${table} USING fts5 (
  texto, extra, content = '', columnsize = 0, detail = column, prefix = '1 2 3 4', tokenize = 'unicode61'
);`;

const words = (table: string): string => `
CREATE TABLE ${table} (word TEXT PRIMARY KEY, entries INTEGER NOT NULL) STRICT, WITHOUT ROWID;`;

/** Flags are 1, 0 or NULL where the source does not say; taxes are the words of `TaxOnKey`. */
export const PACK_SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE prod_serv (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  texto TEXT NOT NULL,
  similares TEXT,
  extra TEXT NOT NULL,
  iva TEXT NOT NULL CHECK (iva IN ('required', 'none', 'optional', 'unstated')),
  ieps TEXT NOT NULL CHECK (ieps IN ('required', 'none', 'optional', 'unstated')),
  complemento TEXT,
  desde TEXT,
  hasta TEXT,
  frontera INTEGER CHECK (frontera IN (0, 1)),
  everyday INTEGER NOT NULL
) STRICT;
CREATE TABLE unidad (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  texto TEXT NOT NULL,
  descripcion TEXT,
  simbolo TEXT,
  extra TEXT NOT NULL,
  desde TEXT,
  hasta TEXT,
  everyday INTEGER NOT NULL
) STRICT;
CREATE TABLE postal (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  texto TEXT NOT NULL,
  estado TEXT NOT NULL,
  municipio TEXT,
  localidad TEXT,
  extra TEXT NOT NULL,
  desde TEXT,
  hasta TEXT,
  frontera INTEGER CHECK (frontera IN (0, 1)),
  zona TEXT,
  everyday INTEGER NOT NULL
) STRICT;
${Object.values(PACK_TABLES)
  .map((table) => `CREATE INDEX ${table.rows}_by_key ON ${table.rows} (key COLLATE NOCASE);`)
  .join('\n')}
${Object.values(PACK_TABLES)
  .map((table) => fts(table.fts) + words(table.words))
  .join('\n')}
`;

/** What a pack says of itself (table `meta`). */
export interface PackMeta {
  readonly format: number;
  readonly kind: 'sat-workbook' | 'phpcfdi' | 'csv-folder';
  /** Day of the data; absent where neither the source nor its publisher states one. */
  readonly date?: string;
  readonly postalCodesAreSat: boolean;
  readonly prodServ: number;
  readonly claveUnidad: number;
  readonly codigoPostal: number;
}
