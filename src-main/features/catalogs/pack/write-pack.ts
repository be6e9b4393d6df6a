/** Writes a catalog pack from the entries of a source. */
import Database from 'better-sqlite3';
import { makePrivateFile } from '#db/private.ts';
import { isValidAt, lookup, placeKey, type CatalogDate } from '#domain/catalogs/index.ts';
import { fold } from '#domain/catalogs/search/fold.ts';
import { countWords } from '#domain/catalogs/search/memory.ts';
import { everydayUnits, everydayWordsOf, starterProdServEntries } from '#domain/catalogs/starter.ts';
import { PACK_FORMAT, PACK_SCHEMA, PACK_TABLES, type PackMeta } from './schema.ts';
import type { PackCatalog, SourceEntries } from './rows.ts';

type Value = string | number | null;

/** A row to store, with what the search needs of it. */
interface PackRow {
  readonly everyday: number;
  readonly expired: boolean;
  readonly texto: string;
  readonly key: string;
  /** Similar words, symbols and the like: searched after `texto`. */
  readonly extra: string;
  readonly columns: Readonly<Record<string, Value>>;
}

/**
 * Creates `path` and fills it; the file must not exist. Written without a journal, because a pack that
 * was not finished is thrown away.
 * @param today local date: entries that are over by then are shown last
 * @param onProgress rows written so far, of how many
 */
export function writePack(
  path: string,
  source: SourceEntries,
  today: CatalogDate,
  onProgress: (done: number, total: number) => void,
): PackMeta {
  const meta: PackMeta = {
    format: PACK_FORMAT,
    kind: source.kind,
    ...(source.date === undefined ? {} : { date: source.date }),
    postalCodesAreSat: source.postalCodesAreSat,
    prodServ: source.prodServ.length,
    claveUnidad: source.claveUnidad.length,
    codigoPostal: source.codigoPostal.length,
  };
  const total = meta.prodServ + meta.claveUnidad + meta.codigoPostal;
  let done = 0;
  const step = (rows: number): void => {
    done += rows;
    onProgress(done, total);
  };
  makePrivateFile(path);
  const db = new Database(path);
  try {
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('page_size = 4096');
    db.exec(PACK_SCHEMA);
    db.transaction(() => {
      writeCatalog(db, 'c_ClaveProdServ', prodServRows(source, today), step);
      writeCatalog(db, 'c_ClaveUnidad', claveUnidadRows(source, today), step);
      writeCatalog(db, 'c_CodigoPostal', codigoPostalRows(source, today), step);
      const insert = db.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
      for (const [name, value] of Object.entries(meta)) insert.run(name, String(value));
    })();
    for (const table of Object.values(PACK_TABLES))
      db.exec(`INSERT INTO ${table.fts} (${table.fts}) VALUES ('optimize')`);
    db.exec('ANALYZE');
  } finally {
    db.close();
  }
  return meta;
}

const STEP = 2000;

function writeCatalog(
  db: Database.Database,
  catalog: PackCatalog,
  rows: PackRow[],
  step: (rows: number) => void,
): void {
  const table = PACK_TABLES[catalog];
  const sorted = rows.toSorted(
    (a, b) =>
      b.everyday - a.everyday ||
      Number(a.expired) - Number(b.expired) ||
      a.texto.length - b.texto.length ||
      (a.key < b.key ? -1 : 1),
  );
  const names = ['id', 'key', 'texto', 'extra', 'everyday', ...Object.keys(sorted[0]?.columns ?? {})];
  const insert = db.prepare(
    `INSERT INTO ${table.rows} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  const index = db.prepare(`INSERT INTO ${table.fts} (rowid, texto, extra) VALUES (?, ?, ?)`);
  const folded: { texto: string; extra: string }[] = [];
  for (const [i, row] of sorted.entries()) {
    const document = { texto: fold(row.texto), extra: fold(row.extra) };
    folded.push(document);
    insert.run(i + 1, row.key, row.texto, row.extra, row.everyday, ...Object.values(row.columns));
    index.run(i + 1, document.texto, document.extra);
    if (i % STEP === STEP - 1) step(STEP);
  }
  step(sorted.length % STEP);
  const insertWord = db.prepare(`INSERT INTO ${table.words} (word, entries) VALUES (?, ?)`);
  for (const [word, entries] of countWords(folded)) insertWord.run(word, entries);
}

function prodServRows({ prodServ }: SourceEntries, today: CatalogDate): PackRow[] {
  const [starter, everydayWords] = [starterProdServEntries(), everydayWordsOf()];
  return prodServ.map((entry) => ({
    key: entry.key,
    texto: entry.texto,
    extra: [entry.similares, everydayWords.get(entry.key)].filter(Boolean).join(' '),
    everyday: starter.has(entry.key) ? 1 : 0,
    expired: !isValidAt(entry, today),
    columns: {
      similares: entry.similares ?? null,
      iva: entry.iva,
      ieps: entry.ieps,
      complemento: entry.complemento ?? null,
      desde: entry.vigenteDesde ?? null,
      hasta: entry.vigenteHasta ?? null,
      frontera: flag(entry.estimuloFrontera),
    },
  }));
}

function claveUnidadRows({ claveUnidad }: SourceEntries, today: CatalogDate): PackRow[] {
  const everyday = everydayUnits();
  return claveUnidad.map((entry) => ({
    key: entry.key,
    texto: entry.texto,
    extra: entry.simbolo ?? '',
    everyday: everyday.get(entry.key) ?? 0,
    expired: !isValidAt(entry, today),
    columns: {
      descripcion: entry.descripcion ?? null,
      simbolo: entry.simbolo ?? null,
      desde: entry.vigenteDesde ?? null,
      hasta: entry.vigenteHasta ?? null,
    },
  }));
}

function codigoPostalRows({ codigoPostal }: SourceEntries, today: CatalogDate): PackRow[] {
  return codigoPostal.map((entry) => ({
    key: entry.key,
    texto: placeName(entry.estado, entry.municipio),
    extra: localidadName(entry.estado, entry.localidad),
    everyday: 0,
    expired: !isValidAt(entry, today),
    columns: {
      estado: entry.estado,
      municipio: entry.municipio ?? null,
      localidad: entry.localidad ?? null,
      desde: entry.vigenteDesde ?? null,
      hasta: entry.vigenteHasta ?? null,
      frontera: flag(entry.estimuloFrontera),
      zona: entry.zona ?? null,
    },
  }));
}

/** «Hermosillo, Sonora»; SAT's list has only the keys. */
function placeName(estado: string, municipio: string | undefined): string {
  const state = lookup('c_Estado', estado)?.texto ?? estado;
  const town = municipio === undefined ? undefined : lookup('c_Municipio', placeKey(estado, municipio))?.texto;
  return town === undefined ? state : `${town}, ${state}`;
}

function localidadName(estado: string, localidad: string | undefined): string {
  return localidad === undefined ? '' : (lookup('c_Localidad', placeKey(estado, localidad))?.texto ?? '');
}

function flag(value: boolean | undefined): number | null {
  return value === undefined ? null : Number(value);
}
