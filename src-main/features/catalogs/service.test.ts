import { createRouterClient } from '@orpc/server';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
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
import { zoneOfPostalCode } from '#domain/time/zone.ts';
import { createHttp } from '#platform/http.ts';
import { fixedClock } from '#ports/clock.ts';
import { silentLogger } from '#ports/logger.ts';
import { serveFile, type FileServer } from '../../../tests/catalogs/file-server.ts';
import { FEW, writeCsvFolder, writePhpcfdi, writeWorkbook } from '../../../tests/catalogs/synthetic.ts';
import { mapErrors } from '../../rpc/map-errors.ts';
import { buildPackInWorker } from './pack/build-in-worker.ts';
import { buildPack } from './pack/build.ts';
import { catalogsHandlers } from './handlers.ts';
import { createCatalogsService, type CatalogsDeps, type CatalogsService } from './service.ts';

let folder: string;
let directory: string;
const services: CatalogsService[] = [];
const servers: FileServer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-catalogs-'));
  directory = join(folder, 'data', 'catalogs');
});
afterEach(async () => {
  for (const service of services.splice(0)) service.close();
  for (const server of servers.splice(0)) await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(more: Partial<CatalogsDeps> = {}): CatalogsService {
  const service = createCatalogsService({
    directory,
    clock: fixedClock('2026-11-23T18:00:00.000Z'),
    http: createHttp(),
    minimums: FEW,
    backoff: () => Promise.resolve(),
    // In this thread, because a new one takes most of a second; the tests of the thread say so.
    build: buildPack,
    ...more,
  });
  services.push(service);
  return service;
}

const at = (name: string): string => join(folder, name);
const failsWith = (code: string) => expect.objectContaining({ code });
const packs = (): string[] => readdirSync(directory).filter((name) => name.endsWith('.sqlite'));

function phpcfdi(name: string, rows = 0): string {
  writePhpcfdi(at(name), rows);
  return at(name);
}

describe('before a pack is installed', () => {
  test('the starter set answers and searches; other keys are not verified', () => {
    const service = open();
    expect(service.status()).toMatchObject({ state: 'starter', source: { kind: 'starter', postalCodesAreSat: false } });
    expect(service.search({ catalog: 'c_ClaveProdServ', query: 'laptop', limit: 3 })[0]).toMatchObject({
      key: '43211503',
      match: 'similar',
    });
    expect(service.search({ catalog: 'c_ClaveUnidad', query: 'pieza', limit: 3 })[0]?.key).toBe('H87');
    expect(service.search({ catalog: 'c_CodigoPostal', query: '06600', limit: 3 })).toEqual([]);
    expect(service.get({ catalog: 'c_ClaveProdServ', key: '99999999' })).toEqual({ answer: 'not-verified' });
    expect(service.get({ catalog: 'c_ClaveProdServ', key: 'x' })).toEqual({ answer: 'unknown' });
    expect(zoneOfPostalCode('22000', service.big)).toBe('America/Tijuana');
    // Looking writes nothing.
    expect(existsSync(directory)).toBe(false);
  });

  test('small catalogs: list, get and search', () => {
    const service = open();
    expect(service.list({ catalog: 'c_MetodoPago' }).map((entry) => entry.key)).toEqual(['PUE', 'PPD']);
    expect(service.list({ catalog: 'c_ObjetoImp', at: '2023-01-01' })).toHaveLength(4);
    expect(service.get({ catalog: 'c_UsoCFDI', key: 'CN01' })).toMatchObject({
      answer: 'found',
      entry: { fields: { fisica: true, moral: false, regimenes: ['605'] } },
    });
    expect(service.get({ catalog: 'c_UsoCFDI', key: 'P01' })).toEqual({ answer: 'unknown' });
    expect(service.search({ catalog: 'c_RegimenFiscal', query: 'confiansa', limit: 1 })[0]).toMatchObject({
      key: '626',
      match: 'typo',
    });
    expect(service.search({ catalog: 'c_FormaPago', query: '03', limit: 1 })[0]).toMatchObject({ match: 'code' });
  });
});

describe('importing', () => {
  test('installs, shows source, date and counts, and answers from then on, also after a restart', async () => {
    const service = open();
    writeWorkbook(at('catCFDI_V_4.xls'), 'biff8');
    const { big } = service;
    const phases = new Set<string>();
    const status = await service.importFrom(at('catCFDI_V_4.xls'), (progress) => phases.add(progress.phase));
    expect(status).toEqual({
      state: 'installed',
      counts: { prodServ: 4, claveUnidad: 3, codigoPostal: 4 },
      source: {
        kind: 'sat-workbook',
        date: '2026-08-06',
        name: 'catCFDI_V_4.xls',
        postalCodesAreSat: true,
        sha256: createHash('sha256')
          .update(readFileSync(at('catCFDI_V_4.xls')))
          .digest('hex'),
      },
      installedAtUtc: '2026-11-23T18:00:00.000Z',
    });
    expect([...phases]).toEqual(expect.arrayContaining(['reading', 'building', 'installing']));
    // Whoever kept `big` sees the new pack.
    expect(big.prodServ('99999999')).toBe('unknown');
    expect(big.source.kind).toBe('sat-workbook');
    expect(zoneOfPostalCode('22000', big)).toBe('America/Tijuana');
    const again = open();
    expect(again.status()).toEqual(status);
    expect(again.search({ catalog: 'c_ClaveProdServ', query: 'yeguas', limit: 1 })[0]?.key).toBe('10101506');
  });

  test('another source replaces the pack; the old file goes', async () => {
    const service = open();
    await service.importFrom(phpcfdi('one.db', 10));
    const [before] = packs();
    await service.importFrom(phpcfdi('two.db', 20));
    expect(packs()).toHaveLength(1);
    expect(packs()[0]).not.toBe(before);
    expect(service.status().counts.prodServ).toBe(24);
    expect(service.get({ catalog: 'c_ClaveProdServ', key: '60000015' }).answer).toBe('found');
  });

  test('while a pack is read, another process may install: the reader goes on with the old one', async () => {
    const [reader, writer] = [open(), open()];
    await writer.importFrom(phpcfdi('one.db', 10));
    const late = open();
    expect(late.get({ catalog: 'c_ClaveProdServ', key: '60000005' }).answer).toBe('found');
    await writer.importFrom(phpcfdi('two.db', 20));
    expect(late.get({ catalog: 'c_ClaveProdServ', key: '60000005' }).answer).toBe('found');
    expect(late.get({ catalog: 'c_ClaveProdServ', key: '60000015' }).answer).toBe('unknown');
    expect(reader.status().state).toBe('starter');
  });

  test('the same source twice', async () => {
    const service = open();
    const source = phpcfdi('one.db');
    await service.importFrom(source);
    const status = await service.importFrom(source);
    expect(status.state).toBe('installed');
    expect(packs()).toHaveLength(1);
    expect(service.get({ catalog: 'c_ClaveUnidad', key: 'H87' }).answer).toBe('found');
  });

  test('a wrong file changes nothing and leaves nothing', async () => {
    const service = open({ build: buildPackInWorker });
    await service.importFrom(phpcfdi('one.db', 10));
    const before = [readdirSync(directory).toSorted(), service.status()];
    truncateSync(phpcfdi('short.db', 5000), 40_000);
    writeFileSync(at('empty.db'), '');
    await expect(service.importFrom(at('short.db'))).rejects.toEqual(failsWith('CATALOG_SOURCE_DAMAGED'));
    await expect(service.importFrom(at('empty.db'))).rejects.toEqual(failsWith('CATALOG_SOURCE_DAMAGED'));
    await expect(service.importFrom(at('none.db'))).rejects.toEqual(failsWith('CATALOG_SOURCE_NOT_FOUND'));
    expect([readdirSync(directory).toSorted(), service.status()]).toEqual(before);
    expect(service.get({ catalog: 'c_ClaveProdServ', key: '60000005' }).answer).toBe('found');
  });

  test('one at a time', async () => {
    const service = open({ build: buildPackInWorker });
    const first = service.importFrom(phpcfdi('one.db', 1000));
    await expect(service.importFrom(at('one.db'))).rejects.toEqual(failsWith('CATALOG_BUSY'));
    expect(service.status().activity).toBeDefined();
    await first;
    expect(service.status().activity).toBeUndefined();
  });

  test('cancelled in the middle, nothing changes', async () => {
    const service = open({ build: buildPackInWorker });
    const source = phpcfdi('big.db', 12_000);
    const running = service.importFrom(source, (progress) => {
      if (progress.phase === 'building') service.cancel();
    });
    await expect(running).rejects.toEqual(failsWith('CATALOG_CANCELLED'));
    expect(service.status().state).toBe('starter');
    expect(readdirSync(directory)).toEqual([]);
    expect((await service.importFrom(source)).state).toBe('installed');
  });

  test('the engine does not stand still while a pack is built', async () => {
    const service = open({ build: buildPackInWorker });
    let answered = 0;
    const timer = setInterval(() => {
      answered += service.search({ catalog: 'c_ClaveUnidad', query: 'kilo', limit: 1 }).length;
    }, 1);
    await service.importFrom(phpcfdi('big.db', 12_000));
    clearInterval(timer);
    expect(answered).toBeGreaterThan(10);
  });
});

describe('a pack that is not whole', () => {
  test('cut short on disk: the starter set stands in, a new import mends it', async () => {
    const service = open();
    await service.importFrom(phpcfdi('one.db'));
    service.close();
    truncateSync(join(directory, packs()[0] ?? ''), 8192);
    const again = open();
    expect(again.status().state).toBe('damaged');
    expect(again.get({ catalog: 'c_ClaveProdServ', key: '99999999' }).answer).toBe('not-verified');
    expect((await again.importFrom(at('one.db'))).state).toBe('installed');
    expect(again.get({ catalog: 'c_ClaveProdServ', key: '99999999' }).answer).toBe('unknown');
  });

  test('another file in its place is not taken for it', async () => {
    const service = open();
    await service.importFrom(phpcfdi('one.db'));
    const path = join(directory, packs()[0] ?? '');
    service.close();
    const other = await buildPack(
      { source: phpcfdi('two.db', 3000), target: at('two.sqlite'), today: '2026-11-23', minimums: FEW },
      () => {},
    );
    expect(other.meta.prodServ).toBe(3004);
    writeFileSync(path, readFileSync(at('two.sqlite')));
    expect(open().status().state).toBe('damaged');
  });

  test('altered inside: from the first failed read on, the starter set stands in', async () => {
    const service = open();
    await service.importFrom(phpcfdi('one.db', 5000));
    service.close();
    const path = join(directory, packs()[0] ?? '');
    const bytes = readFileSync(path);
    bytes.fill(0xff, 4096 * 3);
    writeFileSync(path, bytes);
    const again = open();
    expect(again.search({ catalog: 'c_ClaveProdServ', query: 'servicios', limit: 1 })).toHaveLength(1);
    expect(again.status().state).toBe('damaged');
    expect(again.get({ catalog: 'c_ClaveProdServ', key: '43211503' }).answer).toBe('found');
  });

  test('a record that is no record, and what an interrupted import left', () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'current.json'), '{"file": "../../etc/passwd"');
    expect(open().status().state).toBe('damaged');
    rmSync(join(directory, 'current.json'));
    writeFileSync(join(directory, 'building-x.sqlite'), 'half');
    writeFileSync(join(directory, 'mine.txt'), 'not ours');
    expect(open().status().state).toBe('starter');
    expect(readdirSync(directory)).toEqual(['mine.txt']);
  });
});

describe('downloading', () => {
  async function publish(content: Buffer): Promise<FileServer> {
    const server = await serveFile(content);
    servers.push(server);
    return server;
  }
  const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

  test('downloads over broken connections, compares the checksum, installs; then there is nothing newer', async () => {
    const content = readFileSync(phpcfdi('catalogs.db', 3000));
    const server = await publish(content);
    server.checksums = `${hashOf(content)}  catalogs.db\n`;
    server.plan = [{ breakAfter: 10_000 }, { status: 503 }];
    const service = open({ publication: { url: server.url, checksumUrl: `${server.origin}/sums` } });
    expect((await service.checkForUpdate()).newer).toBe('yes');
    const seen: CatalogProgress[] = [];
    const status = await service.download((progress) => seen.push(progress));
    expect(status).toMatchObject({
      state: 'installed',
      counts: { prodServ: 3004 },
      source: { kind: 'phpcfdi', date: '2026-08-06', url: server.url, sha256: hashOf(content), checksumCompared: true },
    });
    expect([...new Set(seen.map((progress) => progress.phase))]).toEqual(
      'connecting downloading checking reading building installing'.split(' '),
    );
    expect(readdirSync(directory).filter((name) => name.startsWith('download'))).toEqual([]);
    expect(await service.checkForUpdate()).toEqual({
      newer: 'no',
      url: server.url,
      date: '2026-08-06',
      bytes: content.length,
    });
    server.publish(readFileSync(phpcfdi('new.db', 3100)));
    expect(await service.checkForUpdate()).toMatchObject({ newer: 'yes', date: '2026-08-07' });
    server.checksums = undefined;
    expect(await service.download()).toMatchObject({ counts: { prodServ: 3104 }, source: { checksumCompared: false } });
  });

  test('a published checksum that cannot be had is in the log, and in the status in the reader’s words', async () => {
    const server = await publish(readFileSync(phpcfdi('catalogs.db')));
    const warned: string[] = [];
    const logger = { ...silentLogger, warn: (_fields: object, message: string) => void warned.push(message) };
    const service = open({ publication: { url: server.url, checksumUrl: `${server.origin}/sums` }, logger });
    const client = createRouterClient(catalogsHandlers(service), { context: { actor: 'ana', locale: 'en' } });
    const status = await client.download();
    expect(status.source.checksumCompared).toBe(false);
    expect(status.notes).toEqual([expect.stringContaining('was not compared')]);
    expect(warned).toEqual([expect.stringContaining('no published checksum')]);
    expect((await client.status()).notes).toEqual(status.notes);
  });

  test('a wrong checksum: thrown away, the installed pack stays', async () => {
    const service0 = open();
    await service0.importFrom(phpcfdi('one.db'));
    const content = readFileSync(phpcfdi('catalogs.db', 100));
    const server = await publish(content);
    server.checksums = 'f'.repeat(64);
    const service = open({ publication: { url: server.url, checksumUrl: `${server.origin}/sums` } });
    await expect(service.download()).rejects.toEqual(failsWith('CATALOG_CHECKSUM_MISMATCH'));
    expect(service.status()).toMatchObject({ state: 'installed', source: { name: 'one.db' } });
    expect(readdirSync(directory).filter((name) => name.startsWith('download'))).toEqual([]);
  });

  test('a whole file that is no catalog is not kept for the next time', async () => {
    const server = await publish(Buffer.from('<html>Página no encontrada</html>'));
    const service = open({ publication: { url: server.url } });
    await expect(service.download()).rejects.toEqual(failsWith('CATALOG_SOURCE_UNKNOWN'));
    server.publish(readFileSync(phpcfdi('catalogs.db')));
    expect((await service.download()).state).toBe('installed');
  });

  test('a server that says nothing of versions: unknown', async () => {
    const server = await publish(readFileSync(phpcfdi('catalogs.db')));
    server.validators = { etag: false, lastModified: false };
    const service = open({ publication: { url: server.url } });
    // Nor does it say of which day the file is: today would be a guess.
    expect((await service.download()).source).not.toHaveProperty('date');
    expect((await service.checkForUpdate()).newer).toBe('unknown');
  });

  test('cancelled while the server is silent; what came is used the next time', async () => {
    const server = await publish(readFileSync(phpcfdi('catalogs.db')));
    server.plan = ['stall'];
    const service = open({ publication: { url: server.url } });
    const stalled = server.stalled();
    const running = service.download();
    await stalled;
    service.cancel();
    await expect(running).rejects.toEqual(failsWith('CATALOG_CANCELLED'));
    expect((await service.download()).state).toBe('installed');
  });
});

describe('through the contract', () => {
  test('search, get, list, importFile and its errors', async () => {
    const service = open();
    const client = createRouterClient(catalogsHandlers(service), {
      context: { actor: 'test', locale: 'es-MX' },
      interceptors: [mapErrors(silentLogger)],
    });
    expect(await client.search({ catalog: 'c_FormaPago', query: 'efectivo' })).toMatchObject([
      { key: '01', match: 'words' },
    ]);
    writeWorkbook(at('libro.xlsx'), 'xlsx');
    const base64 = readFileSync(at('libro.xlsx')).toString('base64');
    const status = await client.importFile({ file: { name: 'libro.xlsx', base64 } });
    expect(status).toMatchObject({ state: 'installed', source: { name: 'libro.xlsx' } });
    expect(await client.get({ catalog: 'c_CodigoPostal', key: '22000' })).toMatchObject({
      answer: 'found',
      entry: { texto: 'Tijuana, Baja California', fields: { zona: 'America/Tijuana' } },
    });
    expect(await client.list({ catalog: 'c_Exportacion' })).toHaveLength(4);
    await expect(
      client.importFile({ file: { name: 'foto.png', base64: Buffer.from('PNG').toString('base64') } }),
    ).rejects.toMatchObject({ data: { code: 'CATALOG_SOURCE_UNKNOWN', message: expect.stringContaining('foto.png') } });
    expect(readdirSync(directory).filter((name) => name.startsWith('building'))).toEqual([]);
  });

  test('an installation is told to who keeps the audit log, under who asked for it', async () => {
    const told: unknown[] = [];
    const service = open({ onInstalled: (installed, actor) => told.push([actor, installed.source.name]) });
    const client = createRouterClient(catalogsHandlers(service), { context: { actor: 'ana', locale: 'es-MX' } });
    const base64 = readFileSync(phpcfdi('one.db')).toString('base64');
    const status = await client.importFile({ file: { name: 'one.db', base64 } });
    await service.importFrom(at('one.db'));
    await expect(service.importFrom(at('nowhere.db'))).rejects.toEqual(failsWith('CATALOG_SOURCE_NOT_FOUND'));
    expect(told).toEqual([
      ['ana', 'one.db'],
      ['system', 'one.db'],
    ]);
    // Its tables do not say of which day they are, and when the file was copied is no answer.
    expect(status.source).not.toHaveProperty('date');
    expect(status.notes).toEqual([expect.stringContaining('de qué día')]);
    expect(open().status().source).not.toHaveProperty('date');
  });

  test('a folder of CSVs by path', async () => {
    writeCsvFolder(at('csv'));
    const status = await open().importFrom(at('csv'));
    expect(status.source).toMatchObject({ kind: 'csv-folder', name: 'csv', postalCodesAreSat: false });
    expect(status.source.sha256).toBeUndefined();
  });
});
