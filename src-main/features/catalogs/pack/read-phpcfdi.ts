/** The SQLite database that phpcfdi/resources-sat-catalogs publishes (tables `cfdi_40_…`, one a catalog). */
import Database from 'better-sqlite3';
import { CuadraError } from '#errors/cuadra-error.ts';
import {
  readClaveUnidad,
  readCodigoPostal,
  readProdServ,
  type Cell,
  type RawTable,
  type SourceEntries,
} from './rows.ts';

const TABLES = {
  prodServ: 'cfdi_40_productos_servicios',
  claveUnidad: 'cfdi_40_claves_unidades',
  codigoPostal: 'cfdi_40_codigos_postales',
} as const;

/** Its tables do not say of which day they are: that is for whoever published the file to say. */
export function readPhpcfdi(path: string, name: string): SourceEntries {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    // A truncated file still opens: every page is looked at before anything is believed.
    const verdict: unknown = db.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') throw damaged(name, String(verdict));
    return {
      kind: 'phpcfdi',
      prodServ: readProdServ(readTable(db, TABLES.prodServ, name), name),
      claveUnidad: readClaveUnidad(readTable(db, TABLES.claveUnidad, name), name),
      codigoPostal: readCodigoPostal(readTable(db, TABLES.codigoPostal, name), name),
      postalCodesAreSat: true,
    };
  } catch (error) {
    if (error instanceof Database.SqliteError) throw damaged(name, error.message, error);
    throw error;
  } finally {
    db?.close();
  }
}

function damaged(name: string, detail: string, cause?: unknown): CuadraError {
  return new CuadraError('CATALOG_SOURCE_DAMAGED', { params: { name, detail }, cause });
}

function readTable(db: Database.Database, table: string, name: string): RawTable {
  const exists = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table);
  if (exists === undefined) throw new CuadraError('CATALOG_SOURCE_LAYOUT', { params: { name, missing: table } });
  const rows = db.prepare<[], Cell[]>(`SELECT * FROM "${table}"`).raw();
  return { columns: rows.columns().map((column) => column.name), rows: rows.iterate() };
}
