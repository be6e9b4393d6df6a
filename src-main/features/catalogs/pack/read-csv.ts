/** A folder of CSV files: c_ClaveProdServ.csv, c_ClaveUnidad.csv, and postal codes if there are any. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { list, placeKey, type CodigoPostalEntry } from '#domain/catalogs/index.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { readClaveUnidad, readCodigoPostal, readProdServ, type RawTable, type SourceEntries } from './rows.ts';

/** SAT's postal codes, and the list of Correos de México, which is not SAT's. */
const SAT_POSTAL = 'c_CodigoPostal.csv';
const SEPOMEX_POSTAL = 'sepomex_codigos_postales.csv';

export function readCsvFolder(folder: string, name: string): SourceEntries {
  const prodServ = readCsv(folder, 'c_ClaveProdServ.csv');
  const claveUnidad = readCsv(folder, 'c_ClaveUnidad.csv');
  if (prodServ === undefined && claveUnidad === undefined) {
    throw new CuadraError('CATALOG_SOURCE_UNKNOWN', { params: { name } });
  }
  if (prodServ === undefined || claveUnidad === undefined) {
    const missing = prodServ === undefined ? 'c_ClaveProdServ.csv' : 'c_ClaveUnidad.csv';
    throw new CuadraError('CATALOG_SOURCE_LAYOUT', { params: { name, missing } });
  }
  const satPostal = readCsv(folder, SAT_POSTAL);
  const sepomex = satPostal === undefined ? readCsv(folder, SEPOMEX_POSTAL) : undefined;
  return {
    kind: 'csv-folder',
    prodServ: readProdServ(prodServ, name),
    claveUnidad: readClaveUnidad(claveUnidad, name),
    codigoPostal: satPostal === undefined ? readSepomex(sepomex) : readCodigoPostal(satPostal, name),
    postalCodesAreSat: satPostal !== undefined,
  };
}

function readCsv(folder: string, file: string): RawTable | undefined {
  const path = join(folder, file);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  try {
    const rows: string[][] = parse(decodeText(readFileSync(path)), { bom: true, skipEmptyLines: true });
    return { columns: rows[0] ?? [], rows: rows.slice(1) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CuadraError('CATALOG_SOURCE_DAMAGED', { params: { name: file, detail }, cause: error });
  }
}

/** UTF-8, or Latin-1 (as Excel saves in Mexico) where the bytes are not that. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8 is the answer sought here, not a failure.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * Correos de México: code, state and the municipality's name; its other columns are its own numbering.
 * Copies are about that lost their accented letters to U+FFFD: the name is then looked for in SAT's list
 * of the state by the letters that are left.
 */
function readSepomex(table: RawTable | undefined): CodigoPostalEntry[] {
  if (table === undefined) return [];
  const place = (column: string): number => table.columns.indexOf(column);
  const [id, estado, nombre] = [place('id'), place('estado'), place('nombre_municipio')];
  if (id < 0 || estado < 0) return [];
  const municipios = municipioFinder();
  const entries: CodigoPostalEntry[] = [];
  for (const row of table.rows) {
    const key = String(row[id] ?? '');
    if (!/^\d{5}$/.test(key)) continue;
    const state = String(row[estado] ?? '');
    const municipio = municipios(state, String(row[nombre] ?? ''));
    entries.push({ key, texto: '', estado: state, ...(municipio === undefined ? {} : { municipio }) });
  }
  return entries;
}

function municipioFinder(): (estado: string, nombre: string) => string | undefined {
  const found = new Map<string, string | undefined>();
  for (const { estado, clave, texto } of list('c_Municipio')) {
    const name = placeKey(estado, asciiOf(texto));
    // Two that differ only in their accents cannot be told apart in such a copy.
    found.set(name, found.has(name) ? undefined : clave);
  }
  return (estado, nombre) => found.get(placeKey(estado, asciiOf(nombre)));
}

/** What a lossy copy keeps of a name: every letter outside ASCII is U+FFFD. */
function asciiOf(name: string): string {
  return name.replace(/[^ -~]/g, '\ufffd').toLowerCase();
}
