import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CatalogProgress } from '#contract/catalogs.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { FEW, writeCsvFolder, writePhpcfdi, writeWorkbook } from '../../../../tests/catalogs/synthetic.ts';
import { openPack } from '../repository.ts';
import { buildPack, sha256Of } from './build.ts';
import { decompressBzip2 } from './decompress.ts';
import { catalogDate, foldHeading } from './rows.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-pack-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const build = (source: string, minimums = FEW) =>
  buildPack({ source, target: at('pack.sqlite'), today: '2026-11-23', minimums }, () => {});

/** Debian's bzip2 where there is one: an independent writer of what phpcfdi publishes. */
const hasBzip2 = ['/usr/bin/bzip2', '/bin/bzip2'].some((path) => existsSync(path));
/** A tiny bzip2 file, made once with bzip2(1): `printf 'hola\n' | bzip2`. */
const HOLA_BZ2 = Buffer.from('QlpoOTFBWSZTWfrU2zUAAAFBAAAQIESgACGDQZoJqHF3JFOFCQ+tTbNQ', 'base64');

describe('every source gives the same answers', () => {
  test.each([
    ['sat-workbook', 'catCFDI_V_4.xls', (path: string) => writeWorkbook(path, 'biff8')],
    ['sat-workbook', 'libro.xlsx', (path: string) => writeWorkbook(path, 'xlsx')],
    ['phpcfdi', 'catalogs.db', (path: string) => writePhpcfdi(path)],
    ['csv-folder', 'carpeta', (path: string) => writeCsvFolder(path)],
  ] as const)('%s (%s)', async (kind, name, write) => {
    write(at(name));
    const { meta } = await build(at(name));
    const sat = kind !== 'csv-folder';
    expect(meta).toMatchObject({
      kind,
      prodServ: 4,
      claveUnidad: 3,
      codigoPostal: sat ? 4 : 3,
      postalCodesAreSat: sat,
    });

    const pack = openPack(at('pack.sqlite'), '2026-11-23');
    expect(pack.prodServ('01010101')).toMatchObject({
      texto: 'No existe en el catálogo',
      similares: 'Público en general',
    });
    expect(pack.prodServ('10101506')).toMatchObject({ iva: 'required', estimuloFrontera: true });
    expect(pack.prodServ('15101514')).toMatchObject({
      texto: 'Gasolina regular menor a 91 octanos',
      complemento: 'Hidrocarburos',
      ieps: 'required',
    });
    expect(pack.prodServ('93151507')).toMatchObject({ vigenteHasta: '2023-03-15' });
    expect(pack.prodServ('99999999')).toBe('unknown');
    expect(pack.prodServ('9999')).toBe('unknown');
    expect(pack.claveUnidad('18')).toMatchObject({ texto: 'Tambor de cincuenta y cinco galones (EUA)' });
    expect(pack.claveUnidad('KGM')).toMatchObject({ simbolo: 'kg', vigenteDesde: '2022-01-01' });
    expect(pack.claveUnidad('kgm')).toBe('unknown');
    expect(pack.codigoPostal('83000')).toMatchObject({ texto: 'Hermosillo, Sonora', estado: 'SON', municipio: '030' });
    pack.close();
  });

  test('only SAT’s list says «Opcional», borders, zones, and that a postal code does not exist', async () => {
    writeWorkbook(at('sat.xls'), 'biff8');
    await build(at('sat.xls'));
    const sat = openPack(at('pack.sqlite'), '2026-11-23');
    expect(sat.meta.date).toBe('2026-08-06');
    expect(sat.prodServ('01010101')).toMatchObject({ iva: 'optional', ieps: 'optional', vigenteDesde: '2022-01-01' });
    expect(sat.prodServ('93151507')).toMatchObject({ iva: 'none' });
    expect(sat.codigoPostal('06600')).toMatchObject({
      estado: 'CMX',
      municipio: '015',
      localidad: '01',
      zona: 'America/Mexico_City',
      estimuloFrontera: false,
    });
    expect(sat.codigoPostal('22000')).toMatchObject({ zona: 'America/Tijuana', estimuloFrontera: true });
    expect(sat.codigoPostal('83000')).toMatchObject({ zona: 'America/Hermosillo' });
    expect(sat.codigoPostal('30700')).toMatchObject({ estimuloFrontera: true });
    expect(sat.codigoPostal('99998')).toBe('unknown');
    sat.close();
  });

  test('codes of Correos de México are suggestions: names mended, none unknown, no zone', async () => {
    writeCsvFolder(at('csv'));
    await build(at('csv'));
    const csv = openPack(at('pack.sqlite'), '2026-11-23');
    expect(csv.codigoPostal('06600')).toEqual({
      key: '06600',
      texto: 'Cuauhtémoc, Ciudad de México',
      estado: 'CMX',
      municipio: '015',
    });
    expect(csv.codigoPostal('99998')).toEqual({ key: '99998', texto: 'Zacatecas', estado: 'ZAC' });
    expect(csv.codigoPostal('86991')).toBe('not-verified');
    expect(csv.codigoPostal('8699')).toBe('unknown');
    // A conversion that keeps 0 and 1 cannot tell «No» from «Opcional».
    expect(csv.prodServ('01010101')).toMatchObject({ iva: 'unstated' });
    csv.close();
  });

  test('a folder in Latin-1 reads the same', async () => {
    writeCsvFolder(at('utf8'));
    writeCsvFolder(at('latin1'), {
      'c_ClaveProdServ.csv': Buffer.from(readFileSync(join(at('utf8'), 'c_ClaveProdServ.csv'), 'utf8'), 'latin1'),
    });
    await build(at('latin1'));
    const pack = openPack(at('pack.sqlite'), '2026-11-23');
    expect(pack.prodServ('01010101')).toMatchObject({ texto: 'No existe en el catálogo' });
    pack.close();
  });

  test('hashes of source and pack, and progress to the end', async () => {
    writePhpcfdi(at('catalogs.db'), 5000);
    const seen: CatalogProgress[] = [];
    const result = await buildPack(
      { source: at('catalogs.db'), target: at('pack.sqlite'), today: '2026-11-23', minimums: FEW, date: '2026-08-06' },
      (progress) => seen.push(progress),
    );
    expect(result.sourceSha256).toBe(await sha256Of(at('catalogs.db')));
    expect(result.packSha256).toBe(await sha256Of(at('pack.sqlite')));
    expect(result.meta.date).toBe('2026-08-06');
    expect(seen[0]).toEqual({ phase: 'reading', done: 0 });
    expect(seen.at(-1)).toEqual({ phase: 'building', done: 5011, total: 5011 });
  });
});

describe('a source that is not right leaves nothing behind', () => {
  const failing = async (source: string, minimums = FEW) => {
    const error: unknown = await build(source, minimums).catch((reason: unknown) => reason);
    expect(readdirSync(folder).filter((name) => name.startsWith('pack.sqlite'))).toEqual([]);
    return isCuadraError(error) ? { code: error.code, ...error.params } : error;
  };

  test('no file, an empty one, one of another kind', async () => {
    expect(await failing(at('nothing.xls'))).toEqual({ code: 'CATALOG_SOURCE_NOT_FOUND', name: 'nothing.xls' });
    writeFileSync(at('empty.xls'), '');
    expect(await failing(at('empty.xls'))).toMatchObject({ code: 'CATALOG_SOURCE_DAMAGED' });
    writeFileSync(at('foto.xls'), '\u0089PNG');
    expect(await failing(at('foto.xls'))).toEqual({ code: 'CATALOG_SOURCE_UNKNOWN', name: 'foto.xls' });
    expect(await failing(folder)).toMatchObject({ code: 'CATALOG_SOURCE_UNKNOWN' });
  });

  test('a database cut short, and one of something else', async () => {
    writePhpcfdi(at('catalogs.db'), 5000);
    truncateSync(at('catalogs.db'), 40_000);
    expect(await failing(at('catalogs.db'))).toMatchObject({ code: 'CATALOG_SOURCE_DAMAGED' });
    const bytes = readFileSync(phpcfdiWithMore('altered.db'));
    writeFileSync(at('altered.db'), bytes.fill(0xff, bytes.length - 4096));
    expect(await failing(at('altered.db'))).toMatchObject({ code: 'CATALOG_SOURCE_DAMAGED' });
    const other = new Database(at('otra.db'));
    other.exec('CREATE TABLE notas (id)');
    other.close();
    expect(await failing(at('otra.db'))).toMatchObject({
      code: 'CATALOG_SOURCE_LAYOUT',
      missing: 'cfdi_40_productos_servicios',
    });
  });

  test('a workbook cut short, of something else, without a sheet, without a column', async () => {
    writeWorkbook(at('corto.xlsx'), 'xlsx');
    truncateSync(at('corto.xlsx'), 3000);
    expect(await failing(at('corto.xlsx'))).toMatchObject({ code: 'CATALOG_SOURCE_DAMAGED' });
    const sheets = ['c_ClaveProdServ', 'c_ClaveUnidad', 'c_CodigoPostal_Parte_1', 'c_CodigoPostal_Parte_2'];
    writeWorkbook(at('otro.xls'), 'biff8', { without: sheets });
    expect(await failing(at('otro.xls'))).toMatchObject({ code: 'CATALOG_SOURCE_UNKNOWN' });
    writeWorkbook(at('sin.xls'), 'biff8', { without: ['c_ClaveUnidad'] });
    expect(await failing(at('sin.xls'))).toMatchObject({ code: 'CATALOG_SOURCE_LAYOUT', missing: 'c_ClaveUnidad' });
    writeWorkbook(at('cambiado.xls'), 'biff8', {
      prodServHeadings: ['c_ClaveProdServ', 'Otra cosa', 'FechaInicioVigencia'],
    });
    expect(await failing(at('cambiado.xls'))).toMatchObject({
      code: 'CATALOG_SOURCE_LAYOUT',
      missing: 'c_ClaveProdServ: texto',
    });
  });

  test('rows without sense, beyond a note or two', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => [`clave ${i}`, 'Algo', null, null, null, 44562]);
    writeWorkbook(at('filas.xls'), 'biff8', { rows: { c_ClaveProdServ: rows } });
    expect(await failing(at('filas.xls'))).toMatchObject({
      code: 'CATALOG_ROWS_INVALID',
      count: 30,
      catalog: 'c_ClaveProdServ',
      example: 'clave 0 | Algo | ',
    });
  });

  test('too few keys to be a whole catalog', async () => {
    writePhpcfdi(at('catalogs.db'));
    expect(await failing(at('catalogs.db'), { ...FEW, c_CodigoPostal: 90_000 })).toEqual({
      code: 'CATALOG_SOURCE_TOO_SMALL',
      name: 'catalogs.db',
      catalog: 'c_CodigoPostal',
      found: 4,
      expected: 90_000,
    });
  });

  test('a folder with half of the files, or with broken quotes', async () => {
    writeCsvFolder(at('csv'));
    rmSync(join(at('csv'), 'c_ClaveUnidad.csv'));
    expect(await failing(at('csv'))).toMatchObject({ code: 'CATALOG_SOURCE_LAYOUT', missing: 'c_ClaveUnidad.csv' });
    writeCsvFolder(at('roto'), { 'c_ClaveUnidad.csv': 'id,texto\nH87,"Pieza' });
    expect(await failing(at('roto'))).toMatchObject({ code: 'CATALOG_SOURCE_DAMAGED', name: 'c_ClaveUnidad.csv' });
  });
});

/** The catalogs, and after them a table that is not read, so that damage there goes unseen by reading. */
function phpcfdiWithMore(name: string): string {
  writePhpcfdi(at(name));
  const db = new Database(at(name));
  db.exec('CREATE TABLE colonias (nombre TEXT)');
  const insert = db.prepare('INSERT INTO colonias VALUES (?)');
  for (let i = 0; i < 500; i++) insert.run(`Colonia número ${i}`.repeat(10));
  db.close();
  return at(name);
}

test('a pack that cannot be finished is taken away', async () => {
  writePhpcfdi(at('catalogs.db'));
  writeFileSync(at('pack.sqlite'), 'in the way');
  await expect(build(at('catalogs.db'))).rejects.toMatchObject({ code: 'CATALOG_BUILD_FAILED' });
  expect(readdirSync(folder)).toEqual(['catalogs.db']);
});

describe('bzip2', () => {
  test('a small file made by bzip2(1)', async () => {
    writeFileSync(at('hola.bz2'), HOLA_BZ2);
    await decompressBzip2(at('hola.bz2'), at('hola'), 'hola.bz2', () => {});
    expect(readFileSync(at('hola'), 'utf8')).toBe('hola\n');
  });

  test('cut short, altered, too large once unpacked', async () => {
    const unpack = (bytes: Buffer, maxBytes?: number) => {
      writeFileSync(at('x.bz2'), bytes);
      return decompressBzip2(at('x.bz2'), at('x'), 'x.bz2', () => {}, maxBytes);
    };
    const damaged = expect.objectContaining({ code: 'CATALOG_SOURCE_DAMAGED' });
    await expect(unpack(HOLA_BZ2.subarray(0, 30))).rejects.toEqual(damaged);
    await expect(unpack(HOLA_BZ2.subarray(0, 4))).rejects.toEqual(damaged);
    const altered = Buffer.from(HOLA_BZ2);
    altered[12] = (altered[12] ?? 0) ^ 1;
    await expect(unpack(altered)).rejects.toEqual(damaged);
    await expect(unpack(HOLA_BZ2, 4)).rejects.toEqual(damaged);
    await expect(unpack(HOLA_BZ2, 5)).resolves.toBeUndefined();
  });

  test.skipIf(!hasBzip2)('the database as phpcfdi publishes it', async () => {
    writePhpcfdi(at('catalogs.db'), 4000);
    copyFileSync(at('catalogs.db'), at('copy.db'));
    execFileSync('bzip2', [at('catalogs.db')]);
    const { meta, sourceSha256 } = await build(at('catalogs.db.bz2'));
    expect(meta).toMatchObject({ kind: 'phpcfdi', prodServ: 4004 });
    expect(sourceSha256).toBe(await sha256Of(at('catalogs.db.bz2')));
    expect(readdirSync(folder).toSorted()).toEqual(['catalogs.db.bz2', 'copy.db', 'pack.sqlite']);
  });
});

describe('cells', () => {
  test.each([
    ['2022-01-01', '2022-01-01'],
    ['07-01-2019', '2019-01-07'],
    ['1/2/2022', '2022-02-01'],
    ['44562', '2022-01-01'],
    ['44562.0', '2022-01-01'],
    ['2022-01-01 00:00:00', '2022-01-01'],
    ['', undefined],
    ['31-02-2022', undefined],
    ['mañana', undefined],
    ['2022', undefined],
  ])('date %j', (text, expected) => {
    expect(catalogDate(text)).toBe(expected);
  });

  test('headings', () => {
    expect(foldHeading(' Estímulo  Franja Fronteriza ')).toBe('estimulofranjafronteriza');
    expect(foldHeading('c_ClaveProdServ')).toBe('cclaveprodserv');
  });
});

test('the pack opens only as what it is', () => {
  const other = new Database(at('other.sqlite'));
  other.exec("CREATE TABLE meta (name TEXT, value TEXT); INSERT INTO meta VALUES ('format', '999')");
  other.close();
  expect(() => openPack(at('other.sqlite'), '2026-11-23')).toThrow('format');
});
