/** All SQL that reads an installed catalog pack. */
import Database from 'better-sqlite3';
import {
  CLAVE_UNIDAD_FORM,
  CODIGO_POSTAL_FORM,
  PROD_SERV_FORM,
  type BigCatalogs,
  type CatalogAnswer,
  type CatalogEntry,
  type ClaveUnidadEntry,
  type CodigoPostalEntry,
  type ProdServEntry,
  type TaxOnKey,
} from '#domain/catalogs/index.ts';
import { fold } from '#domain/catalogs/search/fold.ts';
import type { SearchDocument, SearchIndex, Term } from '#domain/catalogs/search/search.ts';
import { Vocabulary } from '#domain/catalogs/search/vocabulary.ts';
import { PACK_FORMAT, PACK_TABLES, type PackMeta } from './pack/schema.ts';

export type BigCatalog = keyof typeof PACK_TABLES;

/** An open pack: answers about keys, and an index for each catalog. */
export interface Pack extends BigCatalogs {
  readonly meta: PackMeta;
  readonly index: Readonly<Record<BigCatalog, SearchIndex>>;
  close(): void;
}

/**
 * Opens a finished pack for reading.
 * @param today local date, to know what is over
 * @throws whatever SQLite says, or Error, if the file is no pack of this format
 */
export function openPack(path: string, today: string): Pack {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    db.pragma('query_only = ON');
    db.pragma('mmap_size = 67108864');
    const meta = readMeta(db);
    return {
      meta,
      source: {
        kind: meta.kind,
        ...(meta.date === undefined ? {} : { date: meta.date }),
        postalCodesAreSat: meta.postalCodesAreSat,
      },
      prodServ: reader(byKey<ProdServRow>(db, 'c_ClaveProdServ'), PROD_SERV_FORM, 'unknown', toProdServ),
      claveUnidad: reader(byKey<UnidadRow>(db, 'c_ClaveUnidad'), CLAVE_UNIDAD_FORM, 'unknown', toClaveUnidad),
      codigoPostal: reader(
        byKey<PostalRow>(db, 'c_CodigoPostal'),
        CODIGO_POSTAL_FORM,
        meta.postalCodesAreSat ? 'unknown' : 'not-verified',
        toCodigoPostal,
      ),
      index: {
        c_ClaveProdServ: packIndex(db, 'c_ClaveProdServ', today),
        c_ClaveUnidad: packIndex(db, 'c_ClaveUnidad', today),
        c_CodigoPostal: packIndex(db, 'c_CodigoPostal', today),
      },
      close: () => {
        db.close();
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

function readMeta(db: Database.Database): PackMeta {
  const rows = db.prepare<[], { name: string; value: string }>('SELECT name, value FROM meta').all();
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  const number = (name: string): number => Number(values.get(name));
  const kind = values.get('kind');
  if (number('format') !== PACK_FORMAT || (kind !== 'sat-workbook' && kind !== 'phpcfdi' && kind !== 'csv-folder')) {
    throw new Error(`not a catalog pack of format ${PACK_FORMAT}`);
  }
  const date = values.get('date');
  return {
    format: PACK_FORMAT,
    kind,
    ...(date === undefined ? {} : { date }),
    postalCodesAreSat: values.get('postalCodesAreSat') === 'true',
    prodServ: number('prodServ'),
    claveUnidad: number('claveUnidad'),
    codigoPostal: number('codigoPostal'),
  };
}

/** Columns that every catalog has. */
interface BaseRow {
  readonly key: string;
  readonly texto: string;
  readonly extra: string;
  readonly desde: string | null;
  readonly hasta: string | null;
  readonly everyday: number;
}
interface ProdServRow extends BaseRow {
  readonly similares: string | null;
  readonly iva: TaxOnKey;
  readonly ieps: TaxOnKey;
  readonly complemento: string | null;
  readonly frontera: number | null;
}
interface UnidadRow extends BaseRow {
  readonly descripcion: string | null;
  readonly simbolo: string | null;
}
interface PostalRow extends BaseRow {
  readonly estado: string;
  readonly municipio: string | null;
  readonly localidad: string | null;
  readonly frontera: number | null;
  readonly zona: string | null;
}

type ByKey<R> = Database.Statement<[string], R>;

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names the columns of the table
function byKey<R extends BaseRow>(db: Database.Database, catalog: BigCatalog): ByKey<R> {
  return db.prepare<[string], R>(`SELECT * FROM ${PACK_TABLES[catalog].rows} WHERE key = ?`);
}

function reader<R extends BaseRow, E extends CatalogEntry>(
  select: ByKey<R>,
  form: RegExp,
  absent: 'unknown' | 'not-verified',
  toEntry: (row: R) => E,
): (key: string) => CatalogAnswer<E> {
  return (key) => {
    if (!form.test(key)) return 'unknown';
    const row = select.get(key);
    return row === undefined ? absent : toEntry(row);
  };
}

const base = (row: BaseRow): CatalogEntry => ({
  key: row.key,
  texto: row.texto,
  ...(row.desde === null ? {} : { vigenteDesde: row.desde }),
  ...(row.hasta === null ? {} : { vigenteHasta: row.hasta }),
});

function toProdServ(row: ProdServRow): ProdServEntry {
  return {
    ...base(row),
    iva: row.iva,
    ieps: row.ieps,
    ...(row.complemento === null ? {} : { complemento: row.complemento }),
    ...(row.similares === null ? {} : { similares: row.similares }),
    ...(row.frontera === null ? {} : { estimuloFrontera: row.frontera === 1 }),
  };
}

function toClaveUnidad(row: UnidadRow): ClaveUnidadEntry {
  return {
    ...base(row),
    ...(row.simbolo === null ? {} : { simbolo: row.simbolo }),
    ...(row.descripcion === null ? {} : { descripcion: row.descripcion }),
  };
}

function toCodigoPostal(row: PostalRow): CodigoPostalEntry {
  return {
    ...base(row),
    estado: row.estado,
    ...(row.municipio === null ? {} : { municipio: row.municipio }),
    ...(row.localidad === null ? {} : { localidad: row.localidad }),
    ...(row.frontera === null ? {} : { estimuloFrontera: row.frontera === 1 }),
    ...(row.zona === null ? {} : { zona: row.zona }),
  };
}

function packIndex(db: Database.Database, catalog: BigCatalog, today: string): SearchIndex {
  const table = PACK_TABLES[catalog];
  const columns = 'key, texto, extra, desde, hasta, everyday';
  const byKeys = db.prepare<[string], BaseRow>(
    `SELECT ${columns} FROM ${table.rows} WHERE key IN (SELECT value FROM json_each(?))`,
  );
  // A range over an index without case: `{` comes after every letter and digit.
  const byRange = db.prepare<[string, string, number], BaseRow>(
    `SELECT ${columns} FROM ${table.rows} WHERE key COLLATE NOCASE >= ? AND key COLLATE NOCASE < ? ORDER BY key COLLATE NOCASE LIMIT ?`,
  );
  // No ORDER BY rank: the row ids already are the order wanted, and the first few are enough.
  const byWords = db.prepare<[string, number], BaseRow>(
    `SELECT ${columns} FROM ${table.rows} WHERE id IN (SELECT rowid FROM ${table.fts} WHERE ${table.fts} MATCH ? ORDER BY rowid LIMIT ?)`,
  );
  const first = db.prepare<[number], BaseRow>(
    `SELECT ${columns} FROM ${table.rows} WHERE everyday > 0 ORDER BY id LIMIT ?`,
  );
  const allWords = db.prepare<[], { word: string; entries: number }>(`SELECT word, entries FROM ${table.words}`);
  let vocabulary: Vocabulary | undefined;

  const toDocument = (row: BaseRow): SearchDocument => ({
    key: row.key,
    texto: fold(row.texto),
    extra: fold(row.extra),
    everyday: row.everyday,
    expired: row.hasta !== null && row.hasta < today,
  });

  return {
    byKeys: (keys) => {
      const found = new Map(byKeys.all(JSON.stringify(keys)).map((row) => [row.key, toDocument(row)]));
      return keys.map((key) => found.get(key)).filter((doc) => doc !== undefined);
    },
    byKeyPrefix: (prefix, limit) => byRange.all(prefix, `${prefix}{`, limit).map(toDocument),
    matching: (groups, field, limit) => byWords.all(ftsQuery(groups, field), limit).map(toDocument),
    everyday: (limit) => first.all(limit).map(toDocument),
    get vocabulary() {
      vocabulary ??= new Vocabulary(new Map(allWords.all().map(({ word, entries }) => [word, entries])));
      return vocabulary;
    },
  };
}

/** `texto : (("vino" * OR "vinos") AND ("tint" *))`. Words are letters and digits only, so quotes need no escape. */
function ftsQuery(groups: readonly (readonly Term[])[], field: 'texto' | 'any'): string {
  const expression = groups
    .map((terms) => `(${terms.map((term) => `"${term.word}"${term.prefix ? ' *' : ''}`).join(' OR ')})`)
    .join(' AND ');
  return field === 'texto' ? `texto : (${expression})` : expression;
}
